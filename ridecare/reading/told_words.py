"""Tells a sentence from a place or a name: whoever says "they will be late" where a place was asked names none."""

from __future__ import annotations

import re

from ridecare.reading.plain import folded

# Words of a sentence that no place and no name has. What is written as a name ("We Care Clinic") is one all the same.
_TOLD = frozenset(
    """i im ive ill you youre he hes she shes they theyre we it its is are was am be been will would could can cant cannot do does did
    dont didnt doesnt wont isnt arent wasnt have has had havent hasnt need needs want wants know think tell told said say says lost get gets got
    going went come comes coming call feel feels hurt hurts wait waiting prefer rather changed depends because why how what when sorry months weeks
    years minutes question picked ready private
    yo usted ella ellos ellas son estoy tengo tiene tienen quiero quiere puedo puede voy va van vamos dice dicen dijo dijeron llegan llego llega
    recogieron duele siento siente prefiero depende olvidelo equivoque nunca todavia porque espereme llameme repita usa necesito necesita le se me
    nos cuando como privado gratis lejos meses semanas anos fue no""".split()
)
# "It's for my husband", "for my knees", "porque estoy enferma": why, and for whom.
_WHY = re.compile(
    r"^ ?(?:(?:its|it is|is|es|seria|that is|thats) )?(?:because|porque|(?:for|para|por) (?:my|his|her|our|the|mi|mis|su|sus|la|el|las|los|un|una)) "
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def is_told(text: str) -> bool:
    """Whether the words of a message are a sentence, as it is written."""
    shouted = text.isupper()
    return any(
        folded(word).strip() in _TOLD and (shouted or word[0].islower() or word in ("I", "I'm", "I’m"))
        for word in _WORD.findall(text)
    )


def says_why(words: str) -> bool:
    """Whether a message, folded, says for whom or why."""
    return bool(_WHY.match(words))
