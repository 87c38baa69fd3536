"""Reads clinics and hospitals from the public NPI registry's file (NPPES data dissemination), row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ridecare.known_places import Place, PlacesError

SOURCE = "NPI registry"
# The names of the columns as the file's own header has them.
NPI = "NPI"
KIND = "Entity Type Code"
NAME = "Provider Organization Name (Legal Business Name)"
OTHER_NAME = "Provider Other Organization Name"
STREET = "Provider First Line Business Practice Location Address"
SECOND_LINE = "Provider Second Line Business Practice Location Address"
CITY = "Provider Business Practice Location Address City Name"
STATE = "Provider Business Practice Location Address State Name"
ZIP = "Provider Business Practice Location Address Postal Code"
PHONE = "Provider Business Practice Location Address Telephone Number"
UPDATED = "Last Update Date"
CLOSED = "NPI Deactivation Date"
OPEN_AGAIN = "NPI Reactivation Date"
TAXONOMY = "Healthcare Provider Taxonomy Code_1"
COLUMNS = (
    NPI,
    KIND,
    NAME,
    OTHER_NAME,
    STREET,
    SECOND_LINE,
    CITY,
    STATE,
    ZIP,
    PHONE,
    UPDATED,
    CLOSED,
    OPEN_AGAIN,
    TAXONOMY,
)

_ORGANIZATION = "2"
# Clinics and centers (dialysis among them) and hospitals.
KINDS = ("261Q", "281P", "282N", "283Q", "283X")
_SUITE = re.compile(r"(?i)^(?:suite|ste|unit|rm|room|fl|floor|bldg|building|#)\b.*|^#.*")
_DIRECTIONS = frozenset("n s e w ne nw se sw us mn pa llc ii iii iv va".split())
_SMALL = frozenset("of the and at for in on".split())
_BUSINESS = re.compile(r"(?i)[ ,]+(?:inc|llc|p\.?a|pllc|p\.?c|ltd|corp|lp|llp|co)\.?$")


def places_of(
    rows: Iterable[Sequence[str]], *, state: str, kinds: Sequence[str], zips: Sequence[str], read_on: str
) -> Iterator[Place]:
    """The places in these rows, the first of which is the header.

    Args:
        rows: of the file, as a CSV reader gives them.
        state: two letters; places elsewhere are left.
        kinds: how the taxonomy codes begin that are wanted.
        zips: how the ZIP codes begin that are wanted; all when empty.
        read_on: the day of the reading, for the file.

    Raises:
        PlacesError: a column is missing.
    """
    lines = iter(rows)
    header = list(next(lines, ()))
    at = {}
    for name in COLUMNS:
        if name not in header:
            raise PlacesError(f"this is no file of the NPI registry: the column {name!r} is missing")
        at[name] = header.index(name)
    longest = max(at.values())
    for line in lines:
        if len(line) > longest:
            cells = {name: line[place].strip() for name, place in at.items()}
            if _wanted(cells, state, kinds, zips):
                yield _place(cells, read_on)


def merged(kept: Iterable[Place], found: Iterable[Place]) -> tuple[Place, ...]:
    """A places file with the registry's rows made new. Rows of other sources stay, and win over the registry's."""
    own = [place for place in kept if not place.source.startswith(SOURCE)]
    doors = {_door(place) for place in own}
    new: dict[tuple[str, ...], Place] = {}
    for place in found:
        if _door(place) not in doors:
            new.setdefault((place.name.casefold(), *_door(place)), place)
    return (*own, *new.values())


def _door(place: Place) -> tuple[str, ...]:
    return (re.sub(r"\W", "", place.street.casefold()), place.zip)


def _wanted(cells: dict[str, str], state: str, kinds: Sequence[str], zips: Sequence[str]) -> bool:
    if cells[KIND] != _ORGANIZATION or not cells[NAME] or cells[STATE].upper() != state.upper():
        return False
    if cells[CLOSED] and not cells[OPEN_AGAIN]:
        return False
    return cells[TAXONOMY].startswith(tuple(kinds)) and cells[ZIP].startswith(tuple(zips) or "")


def _place(cells: dict[str, str], read_on: str) -> Place:
    second = cells[SECOND_LINE]
    suite = second if _SUITE.match(second) else ""
    street = cells[STREET] if suite or not second else f"{cells[STREET]} {second}"
    updated = f", updated {cells[UPDATED]}" if cells[UPDATED] else ""
    place = Place(
        name=_name(cells[NAME]),
        suite=_written(suite),
        phone=_phone(cells[PHONE]),
        street=_written(street),
        city=_written(cells[CITY]),
        zip=cells[ZIP][:5] if re.fullmatch(r"\d{5}(?:-?\d{4})?", cells[ZIP]) else "",
        source=f"{SOURCE}, NPI {cells[NPI]}{updated}",
        read_on=read_on,
    )
    other = _name(cells[OTHER_NAME])
    # One word is a name of a place only when somebody who knows it says so.
    return replace(place, also=(other,)) if len(other.split()) > 1 and other != place.name else place


def _name(text: str) -> str:
    return _written(_BUSINESS.sub("", text.replace("|", " ")))


def _written(text: str) -> str:
    """What the registry writes in capitals, as people write it."""
    words = text.split() if text.isupper() else None
    if words is None:
        return " ".join(text.split())
    return " ".join(_word(word, first=number == 0) for number, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    bare = word.strip(".,").casefold()
    if bare in _DIRECTIONS:
        return word
    if any(char.isdigit() for char in word) or (bare in _SMALL and not first):
        return word.lower()
    return word.capitalize()


def _phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 10 else ""
