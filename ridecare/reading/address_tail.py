"""Reads what follows a street in an address: unit, town, state and ZIP, in any order and however they are separated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ridecare.reading.address_words import COUNTED, DIRECTIONS, NO_NAME, TYPES, Token
from ridecare.reading.towns import AMBIGUOUS_LETTERS, STATE_LETTERS, STATE_NAMES, all_towns, towns

_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_ID = re.compile(r"\d{1,5}[a-z]{0,2}|\d{1,4}-[a-z0-9]{1,4}|[a-z]{1,2}-?\d{1,4}[a-z]?|[a-z]")
_DIGITS = re.compile(r"\d{1,4}[a-z]?|[a-z]?\d{1,4}")
_BARE = re.compile(r"\d{1,4}[a-z]?|[a-z]\d{1,4}")
_NO_ID = frozenset("st nd rd th am pm".split())
_NTH = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|er|do|ro|to)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|top|ground|main|upper|lower|bottom|garden|primer|primero|segundo|tercer|tercero|cuarto|quinto|ultimo"
)
_UNITS = frozenset(
    "apartment apartments apartamento apto apt apmt aptm unit suite ste suit room rm floor flr fl lot bldg building trailer trlr door piso depto departamento dept dpto oficina ofc office unidad lote "
    "edificio habitacion cuarto hab local int interior".split()
)
# These name a part of a building only with a number.
_NUMBERED = frozenset("space spc traila cabin casa cottage office local num site pad".split())
_LEVELS = frozenset("floor flr fl level piso nivel unit apt apartment duplex flat apto".split())
_HALVES = frozenset(
    "upper lower upstairs downstairs basement rear penthouse ph bsmt uppr arriba abajo".split()
)
_SIDES = frozenset("side back front rear".split())
_GLUED = re.compile(r"(?:apt|apto|unit|ste|suite|rm|bldg|lot)\d{1,4}[a-z]?")  # "apt3"
_WRITTEN_OUT = frozenset("is es number numero no num letra letter".split())
_LINKS = frozenset(("in", "en", "de", "of"))
_LABELS = frozenset(("city", "town", "ciudad"))
_NO_STATE = frozenset("in me hi de la or ok ne".split())  # in a sentence these are words
_NO_LETTER_AFTER = frozenset("las la el los m the".split())
_NO_TOWN_WORD = NO_NAME | COUNTED


@dataclass
class Tail:
    """Where the parts stand among the tokens, and where the address ends."""

    end: int
    parts: dict[str, tuple[int, int]] = field(default_factory=dict)


def tail(found: Sequence[Token], at: int, *, ends_message: bool = False) -> Tail:
    """The parts after a street that ends at this place.

    Args:
        found: the message's tokens.
        at: the first place after the street.
        ends_message: the address is all there is, so that its last words may be a town nobody knows here.
    """
    read = Tail(at)
    _bare_unit(found, read)
    while read.end < len(found) and found[read.end].gap != "!":
        if not (
            _unit(found, read) or _town(found, read, ends_message) or _state(found, read) or _zip(found, read)
        ):
            break
    return read


def after_street(found: Sequence[Token], at: int) -> bool:
    """Whether here is the end, a separator, or the next part of an address."""
    return (
        at >= len(found)
        or bool(found[at].gap)
        or bool(unit_at(found, at))
        or is_town(found, at)
        or bool(state_at(found, at, sure=False))
        or bool(zip_at(found, at))
        or (found[at].word in _LINKS and is_town(found, at + 1))
    )


# --- ZIP --------------------------------------------------------------------------------------------------------------


def zip_at(found: Sequence[Token], at: int) -> int:
    """How many tokens a ZIP takes here."""
    return 1 if at < len(found) and _ZIP.fullmatch(found[at].word) else 0


def _zip(found: Sequence[Token], read: Tail) -> bool:
    at = read.end
    while (
        at < len(found)
        and at < read.end + 3
        and found[at].word in ("zip", "code", "codigo", "postal", "zipcode")
    ):
        at += 1
    if "zip" in read.parts or not zip_at(found, at):
        return False
    if not {"city", "state"} & read.parts.keys() and at + 1 < len(found) and not found[at + 1].gap:
        following = found[at + 1].word
        if following in DIRECTIONS or any(each.word in TYPES for each in found[at + 2 : at + 4]):
            return False  # the next address begins
    read.parts["zip"] = (at, at + 1)
    read.end = at + 1
    return True


# --- state ------------------------------------------------------------------------------------------------------------


def state_at(found: Sequence[Token], at: int, *, sure: bool) -> int:
    """How many tokens a state takes here; `sure`: abbreviations that are words count too."""
    if at >= len(found):
        return 0
    if (
        at + 1 < len(found)
        and not found[at + 1].gap
        and f"{found[at].word} {found[at + 1].word}" in STATE_NAMES
    ):
        return 2
    word = found[at].word
    if word in STATE_NAMES:
        return 1
    if word not in STATE_LETTERS:
        return 0
    if sure or word not in AMBIGUOUS_LETTERS or zip_at(found, at + 1):
        return 1
    return 1 if found[at].capital and word not in _NO_STATE else 0


def _state(found: Sequence[Token], read: Tail) -> bool:
    if "state" in read.parts:
        return False
    length = state_at(found, read.end, sure=False)
    after = read.end + 1
    last = after >= len(found) or bool(found[after].gap)
    if not length and "city" in read.parts and last and _is_letters(found[read.end]):
        length = state_at(found, read.end, sure=True)
    if not length:
        return False
    read.parts["state"] = (read.end, read.end + length)
    read.end += length
    return True


# --- town -------------------------------------------------------------------------------------------------------------


def _name(found: Sequence[Token], at: int, length: int) -> str:
    part = found[at : at + length]
    if len(part) < length or any(each.gap for each in part[1:]):
        return ""
    return " ".join(each.word for each in part)


def is_town(found: Sequence[Token], at: int, *, several: bool = False) -> bool:
    """Whether a town of Minnesota begins here; `several`: only one whose name has more than one word."""
    return any(_name(found, at, length) in towns() for length in range(2 if several else 1, 5))


def _town(found: Sequence[Token], read: Tail, ends_message: bool) -> bool:
    if "city" in read.parts or ("state" in read.parts and not found[read.end].gap):
        return False
    at = read.end
    if found[at].word in _LABELS and at + 1 < len(found):
        at += 1
    if found[at].word in _LINKS and at + 1 < len(found) and not found[at + 1].gap:
        at += 1
    length = _town_length(found, at, read, ends_message)
    if not length:
        return False
    read.parts["city"] = (at, at + length)
    read.end = at + length
    return True


def _town_length(found: Sequence[Token], at: int, read: Tail, ends_message: bool) -> int:
    near, far, named = 0, 0, 0
    separated = bool(found[read.end].gap) or "unit" in read.parts or at > read.end or ends_message
    for length in range(1, 5):
        name = _name(found, at, length)
        after = at + length
        confirmed = _confirmed(found, after)
        if (
            not name
            or found[after - 1].word == "#"
            or (found[after - 1].word in _NO_TOWN_WORD and not confirmed)
        ):
            break
        ends = after >= len(found) or found[after].gap in (",", "!")
        if name in towns():
            near = length
        if name in all_towns() and (confirmed or (ends and separated and len(name) > 4)):
            far = length
        plain = all(each.word.isalpha() and each.word not in _NO_TOWN_WORD for each in found[at:after])
        if confirmed and separated and plain and not named and not unit_at(found, at):
            named = length
    if named > max(near, far) and not state_at(found, at, sure=False):
        return named
    return max(near, far)


def _is_letters(token: Token) -> bool:
    """Whether this is no plain word of a sentence: "LA", but not "la"."""
    return token.capital or token.word in ("ok", "ne") or token.word not in _NO_STATE


def _confirmed(found: Sequence[Token], after: int) -> bool:
    """Whether a state or a ZIP follows; an abbreviation that is a word counts where the address ends with it."""
    if state_at(found, after, sure=False) or zip_at(found, after):
        return True
    ends = after + 1 >= len(found) or bool(found[after + 1].gap)
    return ends and bool(state_at(found, after, sure=True)) and _is_letters(found[after])


# --- unit -------------------------------------------------------------------------------------------------------------


def unit_at(found: Sequence[Token], at: int) -> int:
    """How many tokens an apartment, a floor and the like take here."""
    if at >= len(found):
        return 0
    word = found[at].word
    if word == "#":
        return 2 if _is_id(found, at + 1) else 0
    if _NTH.fullmatch(word) and _name(found, at, 2) and found[at + 1].word in _LEVELS:
        return 2
    if word in _UNITS or word in _NUMBERED:
        place = at + 1
        while (
            word in _UNITS
            and place < len(found)
            and place < at + 3
            and not found[place].gap
            and found[place].word in _WRITTEN_OUT
        ):
            place += 1
        if place < len(found) and found[place].word == "#":
            place += 1
        if _is_id(found, place) and (word not in _NUMBERED or _DIGITS.fullmatch(found[place].word)):
            return place + 1 - at
        if _name(found, at, 2) and found[at + 1].word in ("upper", "lower", "rear", "front"):
            return 2
    if _GLUED.fullmatch(word):
        return 1
    if (
        word in _SIDES
        and _name(found, at, 2)
        and found[at + 1].word in ("door", "entrance", "unit", "apt", "apartment")
    ):
        return 2
    if word in _HALVES:
        return 2 if _name(found, at, 2) and found[at + 1].word in _LEVELS else 1
    return 0


def _is_id(found: Sequence[Token], at: int) -> bool:
    if at >= len(found) or found[at].gap:
        return False
    following = found[at + 1].word if at + 1 < len(found) and not found[at + 1].gap else ""
    word = found[at].word
    if word.isalpha() and following in _NO_LETTER_AFTER:
        return False
    return bool(_ID.fullmatch(word)) and not any(word.endswith(each) and word[0].isdigit() for each in _NO_ID)


def _unit(found: Sequence[Token], read: Tail) -> bool:
    length = unit_at(found, read.end)
    if (
        found[read.end].word == "no"
        and not found[read.end].gap
        and _BARE.fullmatch(_name(found, read.end + 1, 1))
    ):
        length = 2  # "Quail Ave N no. 7"
    if not length:
        return False
    end = read.end + length
    if length == 1 and not after_street(found, end) and found[end].word not in NO_NAME:
        return False
    before = read.parts.get("unit")
    if before and before[1] != read.end:
        return False
    read.parts["unit"] = (before[0] if before else read.end, end)
    read.end = end
    return True


def _bare_unit(found: Sequence[Token], read: Tail) -> None:
    """ "45 Main St 4B, St Paul": a number right after the street."""
    at = read.end
    if (
        at < len(found)
        and not found[at].gap
        and _BARE.fullmatch(found[at].word)
        and after_street(found, at + 1)
    ):
        read.parts["unit"] = (at, at + 1)
        read.end = at + 1
