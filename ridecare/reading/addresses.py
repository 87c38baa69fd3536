"""Finds street addresses and takes them apart with `usaddress`."""

from __future__ import annotations

import re
from dataclasses import dataclass

import usaddress

from ridecare.reading.plain import Plain
from ridecare.reading.towns import towns

_TYPES = (
    "street|st|str|avenue|ave|av|boulevard|blvd|road|rd|drive|dr|lane|ln|court|ct|circle|cir|place|pl|parkway|pkwy|terrace|ter|trail|trl|way|square|sq|"
    "highway|hwy|mall|plaza|plz|loop|alley|row|crossing|path|point|pt|ridge|calle|avenida"
)
_SAINTS = r"(?! (?:paul|cloud|louis|anthony|peter|francis|james|croix|mary|marys|john|johns|joseph|josephs|luke|lukes|michael|bonifacius|charles|gabriel|gabriels)\b)"
_DIRECTION = r"(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|northeast|northwest|southeast|southwest)"
_NOT_A_NAME = (
    r"(?!(?:to|from|at|am|pm|and|or|with|for|my|the|a|an|in|on|of|see|by|tomorrow|today|i|im|me|is|need|appointment|pick|kids|children|people|years?|minutes?|hours?|days?|"
    r"a las|las|el|la|de|en|y|con|mi|para|al|manana|hoy|oclock)\b)"
)
_UNIT = r"(?:apartment|apartamento|apto|apt|unit|suite|ste|room|rm|floor|fl|lot|bldg|building|trailer|door|piso)\b\.?(?: (?:is|es|number|numero))?,? ?#? ?(?:\d[a-z0-9-]{0,5}|[a-z](?:-?\d{1,4})?)\b|# ?(?:\d[a-z0-9-]{0,5}|[a-z]\d{0,4})\b"
_TAIL = re.compile(
    rf"(?:,? ?(?:{_UNIT}))?(?P<town>(?:,? (?:in |en )?[a-z.]+(?: [a-z.]+){{0,3}})?)(?P<state>,? ?\b(?:mn|minn|minnesota|wi|wisconsin|ia|iowa|nd|sd)\b\.?)?(?P<zip>,? ?\d{{5}}(?:-\d{{4}})?\b)?"
)
_STREET = re.compile(
    rf"(?<![\d/:.$-])\b\d{{1,6}}(?:-\d{{1,4}}|[a-d])?(?: 1/2)? (?:{_DIRECTION}\.? )?(?:{_NOT_A_NAME}[a-z0-9.]+ ){{1,4}}?(?:{_TYPES})\b{_SAINTS}\.?(?: {_DIRECTION}\b\.?)?(?: \d{{1,4}}\b(?! ?[ap]m))?"
)
_ROAD = re.compile(
    rf"(?<![\d/:.$-])\b\d{{1,6}} (?:{_DIRECTION}\.? )?(?:county road|co rd|cty rd|county rd|highway|hwy|state highway|us highway|route|rt|broadway|avenue|ave|calle|avenida) ?[a-z0-9]{{1,12}}\b(?: {_DIRECTION}\b)?"
)
_NAMED_STREET = re.compile(
    rf"\b(?:on |calle )?(?:\d{{1,3}}(?:st|nd|rd|th)|[a-z]{{3,}}) (?:street|st|avenue|ave|blvd|boulevard|road|rd|lane|parkway|pkwy)\b{_SAINTS}"
)
_ORDINAL_PLACE = re.compile(r"\bon \d{1,3}(?:st|nd|rd|th)\b(?! (?:of|at|de)\b)")
_UNIT_ALONE = re.compile(_UNIT)
_AGE = re.compile(
    r"\b(?:age|aged|ages)? ?\d{1,3}[ -]?(?:yrs?|years?|yo|y/o|anos|months?|meses)\b(?:[ -]old)?"
)
_CODE = re.compile(
    r"\b(?:code|codigo|buzz(?:er)?|timbre|gate|door|room|building|bldg|zip|codigo postal|floor|bus|route|line|ext|extension|gate code|po box|box) (?:number |is |code |#)?\d{1,6}\b"
)
_ZIP = re.compile(r"\b(?:mn|minnesota),? \d{5}\b|\b5[56]\d{3}\b")

_PARTS = {
    "number": ("AddressNumberPrefix", "AddressNumber", "AddressNumberSuffix"),
    "street": (
        "StreetNamePreModifier", "StreetNamePreDirectional", "StreetNamePreType", "StreetName", "StreetNamePostType", "StreetNamePostDirectional",
    ),
    "unit": ("OccupancyType", "OccupancyIdentifier", "SubaddressType", "SubaddressIdentifier"),
    "city": ("PlaceName",),
    "state": ("StateName",),
    "zip": ("ZipCode", "ZipPlus4"),
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """An address and where it stands in the plain words."""

    start: int
    end: int
    parts: tuple[tuple[str, str | None], ...]


def addresses(said: Plain) -> list[Address]:
    """Every numbered street address, in reading order."""
    words = said.words
    if not any(char.isdigit() for char in words):
        return []
    found: list[Address] = []
    for pattern in (_ROAD, _STREET):
        for match in pattern.finditer(words):
            if any(each.start < match.end() and match.start() < each.end for each in found):
                continue
            end = _with_tail(words, match.end())
            end -= len(words[:end]) - len(words[:end].rstrip(" .,"))
            found.append(Address(match.start(), end, _parts(said.original(match.start(), end))))
    return sorted(found, key=lambda each: each.start)


def other_numbers(words: str) -> list[tuple[int, int]]:
    """Spans with digits that are no date or time: streets without a house number, units, ages, door codes, ZIPs."""
    patterns = (_NAMED_STREET, _ORDINAL_PLACE, _UNIT_ALONE, _AGE, _CODE, _ZIP)
    return [
        match.span()
        for pattern in patterns
        for match in pattern.finditer(words)
        if any(char.isdigit() for char in match.group())
    ]


def unit_alone(said: Plain) -> str | None:
    """The apartment or suite that is named, in the member's words."""
    match = _UNIT_ALONE.search(said.words)
    return said.original(*match.span()) if match else None


def _with_tail(words: str, end: int) -> int:
    """Where unit, town, state and ZIP after a street end."""
    match = _TAIL.match(words, end)
    if not match:
        return end
    stop = match.start("town")
    town = re.findall(r"[a-z.]+", match["town"])
    skip = 1 if town and town[0] in ("in", "en") else 0
    for length in range(min(3, len(town) - skip), 0, -1):
        name = " ".join(town[skip : skip + length]).replace(".", "")
        if name in towns():
            place = re.compile(r"\W+".join(re.escape(word) for word in town[: skip + length])).search(
                words, stop
            )
            stop = place.end() if place else stop
            break
    rest = re.compile(r",? ?\b(?:mn|minn|minnesota|wi|wisconsin)\b\.?").match(words, stop)
    stop = rest.end() if rest else stop
    code = re.compile(r",? ?\d{5}(?:-\d{4})?\b").match(words, stop)
    return code.end() if code else stop


def _parts(text: str) -> tuple[tuple[str, str | None], ...]:
    tagged: dict[str, str] = {}
    for word, label in usaddress.parse(text):
        tagged[label] = f"{tagged[label]} {word}" if label in tagged else word
    return tuple(
        (name, " ".join(tagged[label].strip(" ,") for label in labels if label in tagged) or None)
        for name, labels in _PARTS.items()
    )
