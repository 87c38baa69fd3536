"""Which door, buzzer, code or building a driver is to look for: words that belong to the place they were said with."""

from __future__ import annotations

import re

_SIDE = r"(?:side|back|front|rear|main|north|south|east|west|emergency|employees?|garage|lobby|alley|patio|basement|red|blue|green|white|black|brown|yellow|glass|left|right|other)"
_BY = r"(?: (?:by|near|next to|behind|beside|facing|across from|off) (?:the |my |a )?[a-z]+(?: (?:lot|ramp|store|area|court|side|sign|dock|can|bin)s?)?)?"
_CODE = r"[#*]?\d[\d#*-]{0,7}"
_LEVEL = r"(?:lower|upper|ground|garden|basement|main|first|second|third|top|bottom) (?:level|floor)"
_USE = r"(?:(?:please )?(?:use|take|come to|go to|pull up (?:to|at)|meet me at|wait (?:at|by)|enter (?:at|by|through|from)|through|at|by|its|it is|the) ){0,4}"
_USE_ES = (
    r"(?:(?:por favor )?(?:use|usen|usar|entre|entren|entrar|por|en|es|vengan a|esperen? en|la|el) ){0,4}"
)
_DOORS = re.compile(
    rf"(?<![^\W_])(?:"
    rf"{_USE}{_SIDE} (?:door|entrance|entry|entryway|gate)s?\b{_BY}|"
    rf"{_USE}(?:door|gate|entrance)(?: (?:number|no|letter))? #?(?:\d{{1,3}}[a-z]?|[a-h])\b{_BY}|"
    rf"(?:(?:the |my )?(?:door|gate|entry|building|lobby|lock ?box|key ?pad|buzzer|garage) )?code(?: (?:number|is|for the (?:door|gate)|to get in))*:? ?{_CODE}(?!\w)|"
    rf"(?:the |my |ring |press |push |dial |use )*(?:buzzer|intercom|doorbell|call ?box|bell)(?: (?:number|no|code|is|for|button))*:? ?(?:{_CODE}(?!\w)|[a-z]?\d{{1,4}}[a-z]?\b)|"
    rf"(?:please )?(?:buzz|dial|ring|press)(?: (?:number|unit|apt))? #?\d{{1,4}}[a-z]?\b(?! ?(?:times|am|pm))|"
    rf"(?:building|bldg) (?:[a-h]|\d{{1,2}})\b(?:,? (?:the )?{_LEVEL})?|"
    rf"{_USE}(?:the )?{_LEVEL}\b(?= ?(?:[,.;]|$))|"
    rf"{_USE_ES}(?:puerta|entrada|reja|porton)(?: (?:de (?:atras|enfrente|adelante|al lado|lado|servicio|emergencias?|empleados|la calle|vidrio)|trasera|principal|lateral|delantera|norte|sur|este|oeste|roja|azul|verde|blanca|negra|cafe|numero \d{{1,3}}|\d{{1,3}}[a-z]?|[a-h]))(?![^\W_])(?: (?:junto|al lado|cerca|detras|atras) (?:a|de|del|al)(?: (?:la|el))? [a-z]+)?|"
    rf"(?:(?:el|la|mi) )?(?:codigo|clave)(?: (?:de|para)(?: (?:la|el))? (?:puerta|entrada|reja|porton|edificio))?(?: (?:es|numero))*:? ?{_CODE}(?!\w)|"
    rf"(?:(?:el|la|mi|toque|toquen|tocar|marque|use) )*(?:timbre|interfon|intercomunicador)(?: (?:numero|es|el|del))*:? ?{_CODE}[a-z]?(?!\w)|"
    rf"(?:edificio) (?:[a-h]|\d{{1,2}})\b(?:,? (?:el |la |en el )?(?:planta baja|primer piso|segundo piso|sotano))?|"
    rf"{_USE_ES}(?:planta baja|sotano)\b(?= ?(?:[,.;]|$))"
    rf")"
)
# "Help to the front door" is a need, "the front door of Oak Plaza" and "door 3 at Oak Clinic" begin the name of a place.
_NEED = re.compile(
    r"\b(?:help|walk|assist\w*|arm|hand|ayuda|acompan\w*|knock)(?: \w+){0,3} (?:to|on|from|at|a|hasta|en)? ?$"
)
_LEADS_ON = re.compile(r",? (?:of|at|to|de|del|en) (?:the |la |el )?[a-z0-9]")
_FILLER = re.compile(
    r"\b(?:please|no|not|wait|sorry|perdon|and|also|the|its|it|is|use|there|thanks|thank you|ok|oh|driver|can|you|they|he|should|tell|to|my|a|por favor|y|tambien|es|la|el|gracias|que|use|chofer)\b"
)
_KEYWORDS = re.compile(
    r"\b(?:buzzer|buzz|intercom|code|codigo|clave|timbre|door|puerta|gate|reja|entrance|entrada|building|bldg|edificio|level|floor|bell)\b"
)

_CODES = re.compile(r"\b(?:buzz\w*|intercom|code|codigo|clave|timbre|bell|doorbell|dial)\b")


def spans(words: str) -> list[tuple[int, int]]:
    """Where door words stand in plain words: those that follow a place or stand by themselves."""
    found = []
    for match in _DOORS.finditer(words):
        if _NEED.search(words[: match.start()]) or _LEADS_ON.match(words, match.end()):
            continue
        found.append(match.span())
    return found


def without_doors(words: str) -> str:
    """Plain words without the door words in them, wherever these stand."""
    return _DOORS.sub(" ", words)


def only_doors(words: str) -> bool:
    """Whether the words say nothing but which door."""
    rest = list(words)
    found = spans(words)
    for start, end in found:
        rest[start:end] = " " * (end - start)
    return bool(found) and not re.search(r"[^\W_]", _FILLER.sub(" ", "".join(rest)))


def is_code(words: str) -> bool:
    """Whether it is a buzzer, a bell or a code, which nobody means as a place."""
    return bool(_CODES.search(words)) and any(char.isdigit() for char in words)


def reach(words: str, end: int, found: list[tuple[int, int]]) -> int:
    """Where a place ends that ends here, with the door words that follow it at once."""
    for start, stop in sorted(found):
        if start < end < stop:
            end = stop
        elif start >= end and not re.search(
            r"[^\W_]", re.sub(r"\b(?:and|y|with|con)\b", " ", words[end:start])
        ):
            if re.search(r"[.!?;\n]", words[end:start]) and "." not in words[end:start]:
                break
            end = stop
    return end


def joined(place: str, doors: str) -> str:
    """The place with these door words; what was said before about the same thing ("buzzer 12") is put right."""
    kind = _KEYWORDS.search(doors.lower())
    if doors.lower() in place.lower():
        return place
    if kind:
        for start, end in reversed(spans(place.lower())):
            if kind.group() in place.lower()[start:end]:
                return f"{place[:start].rstrip(' ,')}, {doors}{place[end:]}"
    return f"{place}, {doors}"
