"""Answers in the member's own words: the note for the driver, and what is said there about another field instead."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from ridecare.reading.calendar_words import DAY_PARTS, either
from ridecare.reading.plain import Plain

_NOTHING = re.compile(
    r"^(?:no|none|nothing|nope|nah|na|n a|no thanks|no thank you|nothing else|thats all|thats it|no notes?|no nothing|not really|all good|im good|nothing special|i am good|nada|ninguno|ninguna|no nada|nada mas|es todo|eso es todo|no gracias|(?:no )?(?:i think )?(?:thats|that is) (?:it|all)|ninguna nota|no hay nada|nada especial)(?: (?:thanks|thank you|please|gracias|por favor))*$"
)
_WAIT = re.compile(
    r"^(?:oh |ay |no )*(?:wait|sorry|actually|i made a mistake|i got that wrong|i meant|perdon|espere|en realidad|me equivoque)\b"
)
_HAS_WORD = re.compile(r"\w\w")
_NO_NOTE = ("yes", "skip", "unknown", "go_on", "no")

_FIRST = r"^ ?(?:(?:no|oh|wait|sorry|actually|please|also|and|but|almost|i made a mistake|i got that wrong|ay|espere|perdon|me equivoque|en realidad|pero|tambien|y|por favor)\b[ ,:;.]*)*"
# A field is said to have a value: where, when, which number. What follows has to be one, to the end.
_STATES = re.compile(
    _FIRST
    + r"(?:pick (?:me|us|him|her) up (?:at|from|in|on)|pick up(?: (?:address|place|location))? (?:is|should be|at|from)|(?:the|my) (?:pick up|home address|address)(?: (?:address|place|location))? (?:is|should be)"
    r"|(?:i am |im |we are |were |he is |she is )?going to|take (?:me|us|him|her) to|drop (?:me|us|him|her)(?: off)? at|(?:the |my )?(?:destination|clinic|hospital) (?:is|should be)"
    r"|(?:the |my )?(?:appointment|visit|app)(?: time)? (?:is|starts)|(?:the |my )?(?:time|hour)(?: of the (?:visit|appointment))? (?:is|should be)|(?:the |my )?(?:date|day) (?:is|should be)|(?:its|it is) on"
    r"|(?:the |my )?(?:phone|cell|number|phone number|cell number) (?:is|should be)"
    r"|(?:me )?recojan?me (?:en|de)|(?:la |mi )?recogida es(?: en)?|(?:mi |la )?direccion es(?: en)?|voy a(?: ir a)?|llev[ae]n?me a|(?:el |mi )?destino es(?: en)?"
    r"|(?:la |mi )?(?:cita|hora|hora de la cita|fecha) es|el dia es|(?:el |mi )?(?:telefono|celular|numero)(?: de telefono)? es)"
    r"(?: (?:at|on|the|to|from|in|en|el|la|las|a las?|for|para))* ?(?=\S)"
)
_REST = re.compile(
    rf"^[ .!,]*(?:(?:in the |at |this |de la |en la |por la )?(?:{either(DAY_PARTS)})\b)?[ .!]*(?:(?:please|thanks|thank you|por favor|gracias|instead)[ .!]*)*$"
)
# A name of a place, where one is said to be gone to: "I'm going to Hudson Skin Clinic", and not "… to be late".
_TO_A_PLACE = re.compile(
    _FIRST
    + r"(?:(?:i am |im |we are )?going to|take me to|(?:the |my )?destination (?:is|should be)(?: at)?|voy a(?:l| la| el)?|lleveme a(?:l| la| el)?|(?:el |mi )?destino es(?: en)?(?: el| la)?) (?=\S)"
)
_NAMED_PLACE = re.compile(r"[A-ZÁÉÍÓÚÑ]\w")


def note(said: Plain, bare: str, answer: str | None) -> str | None:
    """The note for the driver, `none` when there is said to be none, or None when this is no note."""
    text = said.text.strip()
    if _NOTHING.match(bare):
        return "none"
    return text if answer not in _NO_NOTE and "?" not in text and _HAS_WORD.search(text) else None


def where_now(said: Plain, answer: str | None) -> str | None:
    """Where somebody in danger is."""
    text = said.text.strip()
    return text if answer not in ("yes", "no", "skip", "unknown") and _HAS_WORD.search(text) else None


def takes_back(bare: str, *, others: Set[str], timed: bool) -> bool:
    """Whether a message that corrects something means another answer ("oh wait, it's on Friday").

    others: the other fields that it names. timed: a day, a time or a phone number stands in it.
    """
    return bool(others or (_WAIT.match(bare) and timed))


def states_other(said: Plain, found: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing is said but what another field is ("pick me up at 4325 Birch Lane").

    found: where days, times, phone numbers and addresses stand.
    """
    words = said.words
    stated = _STATES.match(words)
    if stated:
        begun = [end for start, end in found if start <= stated.end() < end or start == stated.end()]
        last = max(begun, default=0)
        while nearer := [end for start, end in found if last and 0 <= start - last <= 2 and end > last]:
            last = max(nearer)
        if last and _REST.match(words[last:]):
            return True
    place = _TO_A_PLACE.match(words)
    rest = said.original(place.end(), len(words)) if place else ""
    return bool(_NAMED_PLACE.match(rest)) and len(rest.split()) <= 7 and "." not in rest.rstrip(" .")
