"""Where another answer begins in a message that gives several: "… and I use a cane", "…, voy sola"."""

from __future__ import annotations

import re

from ridecare.reading.calendar_words import MONTHS, WEEKDAYS, either

_DAY = rf"(?:(?:the |el )?(?:{either(MONTHS)}|{either(WEEKDAYS)}|\d{{1,2}}/\d|\d{{1,2}}(?:st|nd|rd|th)\b|\d{{1,2}} de ))"
_ALONG = r"(?:(?:rides?|goes|go|comes?|coming|riding|going|is coming|is riding) (?:along|with|too)|rides? along|come along|(?:lo|la|me|nos) acompanan?\b|(?:viene|va|vienen|van) conmigo)"
# What begins an answer to another question, whatever stands before it; no place and no note goes on so.
STARTS = (
    r"(?:"
    r"(?:i|he|she) (?:can )?(?:uses?|walks?|travels?|lives?|rides?|goes alone|go alone|have to be there|bring|brings|have (?:a (?:walker|cane|scooter|power|manual)|oxygen))\b"
    r"|(?:i|we) (?:dont|do not) need (?:a|one|the) (?:ride|way)|(?:im|i am) (?:in an? (?:\w+ )?(?:wheel)?chair|going to [a-z]+ )|(?:ill|i will|i can) (?:call|phone|text|ring)\b"
    r"|my (?:name|phone|cell|number|appointment|visit|member|birthday)\b|(?:the )?(?:ride|rider|passenger)(?: is|:) |(?:its|it is) for my |(?:take|bring) me (?:home|to)\b"
    r"|pick (?:me|us|him|her) up (?:at|from)\b|pick up (?:at|from)\b|from \d|(?:the )?(?:return )?ride (?:home|back) |return ride\b|(?:the )?way home\b"
    r"|for the way home\b|(?:going )?to (?:the )?(?:\d{2,5} [a-z]|(?:dr|doctor|dra)\b|(?:[a-z]+ ){1,3}(?:clinic|hospital|center|dental|dialysis|therapy|building|office|pharmacy)\b)|(?:my|mi|mis) (?:[a-z]+ )?(?:kids?|children|hij[oa]s?|nin[oa]s?),? (?:ages? |de )?\d"
    r"|(?:the )?(?:visit|appointment|day|date) (?:is|starts|begins|at|on)\b|(?:its|it is) on\b"
    rf"|(?:on|for|para|es) {_DAY}|nobody\b|no ?one (?:else|is|comes|rides)|(?:one|two|three|\d) (?:person|people|adults?)\b|no (?:ride|return)\b|one way\b|call me (?:at|on)\b|tell (?:the|my) driver|note for the driver|no notes?\b|nothing for"
    rf"|(?:my|mi) (?:[a-z]+ ){{1,6}}{_ALONG}|(?:[a-z]+ ){{1,2}}[a-z]+, (?:the|la|el|his|her|su) [a-z]+,? {_ALONG}"
    r"|me llamo\b|soy [a-z]+ [a-z]+|el viaje es\b|es para mi\b|recojan?me\b|desde (?:la |el )?[\da-z]+ |vivo en\b|salgo de\b|voy (?:a|al|sol[oa]|con)\b|llev[ae]n?me a\b|(?:mi|la) (?:cita|visita) (?:es|empieza)\b"
    r"|tengo (?:que estar|un (?:andador|baston|perro|scooter))\b|uso (?:un |una )?[a-z]+|camino(?: (?:sin|con|bien|sol[oa]|despacio|y)\b| ?(?:$|[.,;|]))|solo (?:de )?ida\b|no (?:necesito|hace falta)\b|para el regreso\b|el regreso\b|quiero (?:regresar|volver)\b|(?:yo )?llamo (?:cuando|al)\b|llamem?e?\b"
    r"|mi (?:telefono|numero|celular|nombre)\b|(?:llevo|traigo) a mis?\b|nadie\b|(?:una|dos|tres) personas?\b|ningun adulto\b|va sol[oa]\b|dig[ae]n?le al\b|para el (?:chofer|conductor)\b|nada para\b|sin notas\b"
    r")"
)
# "Carmen Ruiz, voy sola" says more than a name; "Tim Hale, 9" and "Ruiz, Carmen" do not.
AND_MORE = re.compile(rf"(?:[,.;] ?|\b(?:and|y) ){STARTS}")
# Nothing but an answer to another question.
BEGINS = re.compile(rf"^ ?{STARTS}")
_JOINT = re.compile(r"[,.;:!?\n]+|\b(?:and|y|but|pero)\b")
_WORD = re.compile(r"[^\W_]+")


def first(words: str) -> str:
    """The bare words of the first clause: all that answers the question where the rest answers others."""
    for part in _JOINT.split(words):
        bare = " ".join(_WORD.findall(part))
        if bare:
            return bare
    return ""
