"""Finds street addresses in a message and takes them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import usaddress

from ridecare.reading.address_streets import Street, rural, streets
from ridecare.reading.address_tail import Tail, tail, unit_at
from ridecare.reading.address_turned import turned
from ridecare.reading.address_words import DIRECTIONS, Token, tokens
from ridecare.reading.calendar_words import NUMBERS, either
from ridecare.reading.plain import Plain
from ridecare.reading.towns import is_town_slip

_TYPES = "street|st|avenue|ave|blvd|boulevard|road|rd|lane|parkway|pkwy"
_SAINTS = r"(?! (?:paul|cloud|louis|anthony|peter|francis|james|croix|mary|marys|john|johns|joseph|josephs|luke|lukes|michael|bonifacius|charles|gabriel|gabriels)\b)"
_UNIT = r"(?:apartment|apartamento|apto|apt|unit|suite|ste|room|rm|floor|fl|lot|bldg|building|trailer|door|piso)\b\.?(?: (?:is|es|number|numero))?,? ?#? ?(?:\d[a-z0-9-]{0,5}|[a-z](?:-?\d{1,4})?)\b|# ?(?:\d[a-z0-9-]{0,5}|[a-z]\d{0,4})\b"
_NAMED_STREET = re.compile(
    rf"\b(?:on |calle )?(?:\d{{1,3}}(?:st|nd|rd|th)|[a-z]{{3,}}) (?:{_TYPES})\b{_SAINTS}"
)
_ORDINAL_PLACE = re.compile(r"\bon \d{1,3}(?:st|nd|rd|th)\b(?! (?:of|at|de)\b)")
_UNIT_ALONE = re.compile(_UNIT)
_AGE = re.compile(
    r"\b(?:(?:age|aged|ages) ?)?(?<!\bin )(?<!\ben )\d{1,3}[ -]?(?:yrs?|years?|yo|y/o|anos|months?|meses)\b(?:[ -]old)?"
)
_NO_HOUR = r"(?![:/]|[.-]\d| ?[ap]\.? ?m\b| ?o ?clock| (?:de|en|por) la (?:manana|tarde|noche)| in the )"
_CODE = re.compile(
    r"\b(?:(?:code|codigo|buzz(?:er)?|timbre|gate|door|room|building|bldg|zip|codigo postal|floor|bus|route|line|ext|extension|gate code|po box|box) (?:number |is |code |#)?\d{1,6}\b"
    r"|(?:(?<!y )(?<!menos )(?<!un )cuarto|habitacion|sala|consultorio|puerta|edificio|ruta|linea|camion|autobus|parada|ward|bay|locker|exit|session|sesion|grade|chapter|stage|level)"
    rf" (?:number |numero |no\.? |es (?:el |la )?|is |#)?\d{{1,4}}\b{_NO_HOUR}"
    rf"|(?:ride|trip|viaje|case|caso|order|claim|confirmation|confirmacion|reservation|reservacion)(?: (?:number|numero|no|id|is|es)\b\.?| ?#)+ ?#?\d{{1,9}}\b{_NO_HOUR}"
    r"|(?:ride|trip|viaje|case|caso|order|claim) (?:\d{5,9}|[3-9]\d{3}|2[5-9]\d\d|\d\d[6-9]\d)\b)"
)
# "la 38 y Chicago": where two streets meet; the only hour with "la" is one.
_CORNER = re.compile(
    rf"\b(?:la|calle|avenida) (?!1\b)\d{{1,3}} (?:y|con|&) (?!(?:media|cuarto|un|pico|{either(NUMBERS)})\b)[a-z]{{3,}}"
)
_ZIP = re.compile(r"\b(?:mn|minnesota),? \d{5}\b|\b5[56]\d{3}\b")
_ZIP_APART = re.compile(r"\b(?:zip(?: ?code)?|codigo postal)(?: (?:is|es))?:? (\d{5}(?:-\d{4})?)\b")

_FIELDS = ("number", "street", "unit", "city", "state", "zip")
# At other questions a number with a name is an ID, a birth date or a count, and no address.
_BARE_ASKED = (None, "pickup", "destination")
# "I live at 620 Olive": what is said to be an address needs no type of street.
_CUE = re.compile(
    r"\b(?:address(?: is)?|(?:live|lives|living|stay|stays|staying) (?:at|on)|vivo en(?: el)?|direccion(?: es)?|domicilio(?: es)?):? $"
)
_LIVES = re.compile(
    r"\b(?:live|lives|living|stay|stays|staying|vivo|vive|address|direccion|domicilio)(?: (?:is|es|at|on|in|en|la|el))* $"
)
# What may stand before a house number in the answer to where: "it's 88 Elm in Waconia".
_LEAD = frozenset(
    "its it is at from to my address home yes ok es en desde a la el mi casa direccion si".split()
)
# Words between a unit and the number that belongs to it: "rm 214 now, 1101 9th St".
_BETWEEN = frozenset("now at of in en de ahora and y".split())

# "The 5 Chicago Ave bus" is no house.
_LINES = frozenset("bus buses line train ruta".split())


@dataclass(frozen=True)
class Address:
    """An address and where it stands in the plain words."""

    start: int
    end: int
    parts: tuple[tuple[str, str | None], ...]


def addresses(said: Plain, asked: str | None = None) -> list[Address]:
    """Every numbered street address, in reading order."""
    words = said.words
    if not any(char.isdigit() for char in words):
        return []
    all_tokens = tokens(said)
    boxes = {_first(all_tokens, start): _first(all_tokens, end) for start, end in rural(words)}
    found: list[Address] = []
    place = done = 0
    while place < len(all_tokens):
        read = _at(said, all_tokens, place, boxes.get(place), asked)
        if read:
            found.append(_address(said, all_tokens, *read, after=done))
            done = read[1].end
        place = max(place + 1, done)
    found += _turned(said, all_tokens, found, asked)
    return _with_zip(sorted(found, key=lambda each: each.start), said)


def _turned(
    said: Plain, all_tokens: Sequence[Token], found: Sequence[Address], asked: str | None
) -> list[Address]:
    """What has its house number after the street, where no other address stands."""
    more: list[Address] = []
    for each in turned(all_tokens, said.words, asked_place=asked in ("pickup", "destination")):
        rest = tail(all_tokens, each.end)
        start, end = all_tokens[each.start].start, all_tokens[rest.end - 1].end
        if any(other.start < end and start < other.end for other in (*found, *more)):
            continue
        whole = each.start == 0 and rest.end == len(all_tokens)
        if not (each.sure or rest.parts or whole or _LIVES.search(said.words[:start])):
            continue  # "on Rice Street 1015" may be a time
        places = {**rest.parts, "number": (each.number, each.number + 1), "street": each.street}
        texts = {name: _text(said, all_tokens, span, end) for name, span in places.items()}
        more.append(Address(start, end, tuple((name, texts.get(name)) for name in _FIELDS)))
    return more


def other_numbers(words: str) -> list[tuple[int, int]]:
    """Spans with digits that are no date or time: streets without a house number, units, ages, door codes, ZIPs."""
    patterns = (_NAMED_STREET, _ORDINAL_PLACE, _UNIT_ALONE, _AGE, _CODE, _CORNER, _ZIP)
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


def _first(all_tokens: Sequence[Token], place: int) -> int:
    return next((number for number, each in enumerate(all_tokens) if each.start >= place), len(all_tokens))


def _at(
    said: Plain, all_tokens: Sequence[Token], place: int, box: int | None, asked: str | None
) -> tuple[Street, Tail] | None:
    """The address whose number, or whose rural route, stands at this place."""
    if not any(char.isdigit() for char in all_tokens[place].word) and box is None:
        return None
    if box is not None:
        return Street(place, place, box, sure=True), tail(all_tokens, box)
    alone = place == 0 or all_tokens[place].gap in (",", ":")
    cue = bool(_CUE.search(said.words[: all_tokens[place].start]))
    led = all(each.word in _LEAD for each in all_tokens[:place])
    alone = alone or led
    bare = asked in _BARE_ASKED and (place == 0 or cue or (led and asked is not None))
    for street in streets(all_tokens, place, said.words, bare):
        rest = tail(all_tokens, street.end, ends_message=alone)
        if rest.end == street.end < len(all_tokens) and all_tokens[street.end].word in _LINES:
            continue
        if street.sure or _confirmed(all_tokens, street, rest, alone=alone, bare=bare, cue=cue, asked=asked):
            return street, rest
    return None


def _confirmed(
    all_tokens: Sequence[Token],
    street: Street,
    rest: Tail,
    *,
    alone: bool,
    bare: bool,
    cue: bool,
    asked: str | None,
) -> bool:
    """Whether what stands around a number and a name makes an address of them."""
    parts = rest.parts.keys()
    digits = sum(char.isdigit() for char in all_tokens[street.start].word)
    whole = alone and rest.end == len(all_tokens)
    if street.typed:
        return (
            bool(parts & {"state", "zip", "unit"})
            or ("city" in parts and digits > 1)
            or (whole and digits > 1)
        )
    if not 1 <= digits <= 5 or asked not in _BARE_ASKED or (digits == 1 and not parts):
        return False
    if "zip" in parts or {"city", "state"} <= parts:
        return True
    if digits < 3 and asked is None and not cue and not {"city", "unit"} & parts:
        return False
    directed = all_tokens[street.name].word in ("n", "s", "e", "w")
    return (bool(parts) and (whole or bare or directed)) or (bare and whole) or (bare and cue)


def _address(said: Plain, all_tokens: Sequence[Token], street: Street, rest: Tail, *, after: int) -> Address:
    spans = dict(rest.parts)
    spans["street"] = (street.name, street.end)
    if street.name > street.start:
        spans["number"] = (street.start, street.name)
    start = street.start
    if "unit" not in spans and (before := _unit_before(all_tokens, street.start, after)):
        spans["unit"] = before
        start = before[0] if before[1] == start else start
    begin, end = all_tokens[start].start, all_tokens[rest.end - 1].end
    texts = {name: _text(said, all_tokens, span, end) for name, span in spans.items()}
    if not street.typed and "city" not in spans:
        texts |= _split(texts)
    return Address(begin, end, tuple((name, texts.get(name)) for name in _FIELDS))


def _text(said: Plain, all_tokens: Sequence[Token], span: tuple[int, int], last: int) -> str:
    """A part in the member's own words, with the dot of an abbreviation."""
    start, end = all_tokens[span[0]].start, all_tokens[span[1] - 1].end
    if end < last and said.words[end] == ".":
        end += 1
    return said.original(start, end)


def _unit_before(all_tokens: Sequence[Token], number: int, after: int) -> tuple[int, int] | None:
    """A unit that stands right before the house number: "Apt 6, 1844 Marshall Ave"."""
    for start in range(max(after, number - 6), number):
        place = start
        while place < number and (length := unit_at(all_tokens, place)):
            place += length
        if place > start and not any(each.gap == "!" for each in all_tokens[start + 1 : number + 1]):
            filler = all_tokens[place:number]
            if not filler or (len(filler) == 1 and filler[0].word in _BETWEEN):
                return start, place
    return None


def _split(texts: dict[str, str]) -> dict[str, str]:
    """Street and town where neither a separator nor a known name parts them: a town with a slip, or what the tagger says."""
    words = texts["street"].split()
    first = 1 if words[0].lower().strip(".") in (*DIRECTIONS, "the") else 0
    if not {"state", "zip"} & texts.keys() or len(words) < first + 2:
        return {}
    for length in range(min(3, len(words) - first - 1), 0, -1):
        town = " ".join(words[-length:])
        if is_town_slip(town.lower().replace(".", "")):
            return {"street": " ".join(words[:-length]), "city": town}
    tagged = usaddress.parse(" ".join(texts[name] for name in _FIELDS if name in texts))
    town = " ".join(word.strip(" ,") for word, label in tagged if label == "PlaceName")
    left = len(words) - len(town.split())
    if town and left > first and words[left:] == town.split():
        return {"street": " ".join(words[:left]), "city": town}
    return {}


def _with_zip(found: list[Address], said: Plain) -> list[Address]:
    """A ZIP that is named apart belongs to the only address."""
    apart = _ZIP_APART.search(said.words)
    if not apart or len(found) != 1 or dict(found[0].parts)["zip"]:
        return found
    only = found[0]
    parts = tuple((name, apart[1] if name == "zip" else value) for name, value in only.parts)
    return [Address(only.start, only.end, parts)]
