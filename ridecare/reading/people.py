"""People: the rider's name, who asks, who rides along."""

from __future__ import annotations

import re

from ridecare.reading.plain import folded

_CUE = re.compile(
    r"\b(?:my name is|name is|name's|the name is|rider is|rider's name is|the rider is|i am|i'm|im|this is|it is for|it's for|its for|ride for|for my \w+,?|me llamo|mi nombre es|el nombre es|se llama|soy|(?:viaje|ride|raite|transporte|carro|cita) para(?: mi \w+,?)?|es para(?: mi \w+,?)?|para mi \w+,?|nombre:|name:|my (?:son|daughter|mom|mother|dad|father|wife|husband|grandson|granddaughter)(?= [a-z]+ [a-z]+ (?:is|needs|has)\b))\s+"
    r"(?:my (?:mom|mother|dad|father|wife|husband|son|daughter|sister|brother|aunt|uncle|grandma|grandmother|friend|client|patient|kid|child|mi \w+)[ ,]+)?(?P<name>[^\d,.;:!?]{2,60})"
)
_STOP = re.compile(
    r"\b(?:being|getting|having|doing|done|ready|discharged|released|at|home|desde|hasta|manana|hoy|lunes|martes|miercoles|jueves|viernes|sabado|monday|tuesday|wednesday|thursday|friday|saturday|next|this|el|al|sure|sorry|fine|good|ok|okay|able|still|stranded|stuck|waiting|lost|scared|hurt|tired|blind|and|y|i|he|she|need|needs|needing|want|wants|a|the|to|from|at|on|for|with|tomorrow|today|my|is|born|dob|phone|member|id|please|thanks|gracias|por favor|necesito|quiero|para|de la|un|una|el|la|mi|con|he's|she's|who|que|calling|here|looking|trying|going|not|in|disabled|sick|blind|late|also|just|so|really|years?|old|rides?|as|on the card)\b"
)
_LEAD = re.compile(
    r"^(?:(?:it's|its|it is|yes|ok|okay|sure|hi|hello|hola|si|um+|uh+|the name is|name|rider|for|para|es|that's|thats|that would be|mr|mrs|ms|miss|dr|sr|sra|don|dona|my (?:mom|mother|dad|father|wife|husband|son|daughter|sister|brother|aunt|uncle|grandma|grandmother|friend|client)|mi (?:mama|papa|esposa|esposo|hijo|hija|hermana|hermano|abuela|abuelo|madre|padre))[ ,.:]+)+"
)
_NOT_NAME = re.compile(
    r"^(?:go on|continue|carry on|seguir|adelante|drop it)$|\b(?:yes|no|ok|okay|ride|need|want|help|stop|tomorrow|today|appointment|doctor|wheelchair|clinic|hospital|street|ave|avenue|st|skip|what|why|how|who|when|where|person|agent|cancel|change|hello|hola|thanks|know|dont|don't|idk|nothing|none|cost|address|phone|number|viaje|necesito|quiero|cita|manana|ayuda|gracias|nada|quien|como|por que|porque|miembro|tarjeta|same|monday|tuesday|wednesday|thursday|friday|lunes|martes|jueves|viernes|dialysis|dialisis|rather|prefer|"
    r"taxi|bus|pay|free|video|english|spanish|ingles|espanol|person|someone|somebody|human|please|sorry|wait|repeat|again|start|over|never|mind|forget|it|this|that|the|is|are|can|could|do|does|will|would)\b"
)


def name_in(text: str, plain: str) -> str | None:
    """A name that is introduced as one ("my name is …", "it's for my mom Rosa Diaz")."""
    for found in _CUE.finditer(plain):
        said = text[found.start("name") : found.end("name")]
        stop = _STOP.search(plain[found.start("name") : found.end("name")])
        said = said[: stop.start()] if stop else said
        name = _clean(said)
        if name and len(name.split()) >= (
            1 if "name" in found.group(0) or "llam" in found.group(0) or "nombre" in found.group(0) else 2
        ):
            return name
    return None


def name_answer(text: str, plain: str) -> str | None:
    """The name that a message gives at the question for it, or None when it is no name."""
    introduced = name_in(text, plain)
    if introduced:
        return introduced
    lead = _LEAD.match(plain)
    rest = text[lead.end() :] if lead else text
    first = re.split(r"[,;.\n(]| - ", rest.strip(), maxsplit=1)[0]
    stop = _STOP.search(folded(first), 1)
    first = first[: stop.start()] if stop else first
    name = _clean(first)
    if not name or "?" in text or _NOT_NAME.search(folded(first)):
        return None
    return name if len(name.split()) <= 6 else None


def person_words(text: str) -> str | None:
    """Somebody in the member's words ("her mother", "Rosa Diaz, his aunt")."""
    said = re.sub(r"\s+", " ", text).strip(" .!")
    return said[:120] if re.search(r"\w{2}", said) and "?" not in said else None


def nobody(plain: str) -> bool:
    """Whether it says that nobody rides along."""
    said = plain.strip(" .!")
    return bool(
        re.match(
            r"(?:nobody|no one|noone|none|nope|nadie|ningun[oa]?|alone|by (?:him|her)self|sol[oa]|0|zero)\b",
            said,
        )
        or re.fullmatch(r"no|no adult|no hay nadie|just (?:him|her)", said)
        or re.search(
            r"\b(?:he|she|they|my \w+) (?:rides?|goes|go|will go|is going|can go|travels?) (?:alone|by (?:him|her)self)\b|\b(?:va|viaja|ira) sol[oa]\b",
            said,
        )
    )


def _clean(said: str) -> str | None:
    name = re.sub(r"\s+", " ", said).strip(" ,.;:!-\"'")
    if not name or any(char.isdigit() for char in name) or not any(char.isalpha() for char in name):
        return None
    if len(name) < 2 or len(name) > 60:
        return None
    return name
