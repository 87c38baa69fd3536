"""Finds addresses whose house number stands after the street or apart from it: "Grand Ave 1250", "el 1515 de la calle Lake"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ridecare.reading.address_words import (
    COUNTED,
    DIRECTIONS,
    LINKS,
    MONTHS,
    NO_NAME,
    PRE_TYPES,
    TYPES,
    Token,
)

_NUMBER = re.compile(r"\d{2,5}")
_WORD = re.compile(r"[^\W\d_]{2,}|\d{1,3}(?:st|nd|rd|th)")
_MARKS = frozenset("# no num numero number".split())
_OF = frozenset("de del of en on".split())
# Before a number of these a clock time or a day is meant and no house.
_NO_HOUSE_AFTER = re.compile(
    r"^(?:[:/]|[.-]\d| ?[ap]\.? ?m\b| ?o ?clock| (?:de|en|por) la (?:manana|tarde|noche)| in the |(?:st|nd|rd|th)\b)"
)
_LONGEST_NAME = 3


@dataclass(frozen=True)
class Turned:
    """Places among the tokens: the house number, the street, and where the tail begins.

    sure: the number cannot be a clock time; else what stands around it must show that it is a house.
    """

    number: int
    street: tuple[int, int]
    end: int
    sure: bool

    @property
    def start(self) -> int:
        """The first token."""
        return min(self.number, self.street[0])


def turned(found: Sequence[Token], words: str, *, asked_place: bool) -> Iterator[Turned]:
    """Every such address. asked_place: a place was asked for, so that a number is none of time."""
    for at, token in enumerate(found):
        if not _NUMBER.fullmatch(token.word) or _NO_HOUSE_AFTER.match(words[token.end :]):
            continue
        marked = at > 0 and found[at - 1].word in _MARKS and not token.gap
        street = _of_street(found, at, marked=marked) or _street_before(found, at - marked)
        if street:
            sure = marked or asked_place or street[0] > at or not _may_be_clock(token.word)
            yield Turned(at, street, max(at + 1, street[1]), sure)


def _may_be_clock(number: str) -> bool:
    return len(number) < 5 and int(number[-2:]) < 60 and 0 <= int(number[:-2] or 0) <= 23


def _street_before(found: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "Grand Ave 1250", "Penn Ave N, 4100", "calle Lake 1515"."""
    if at < 1 or at >= len(found) or found[at].gap not in ("", ","):
        return None
    last = at - 1
    if found[last].word in DIRECTIONS and last > 0 and not found[last].gap:
        last -= 1
    if found[last].word in TYPES:
        first = last
        while (
            last - first < _LONGEST_NAME and first > 0 and not found[first].gap and _is_name(found[first - 1])
        ):
            first -= 1
        house = first > 0 and found[first - 1].word.isdigit() and not found[first].gap
        return (first, at) if first < last and not house else None
    if found[at].gap:
        return None
    for first in range(last - 1, max(-1, last - 1 - _LONGEST_NAME), -1):
        if found[first].word in PRE_TYPES:
            named = all(_is_name(each) and not each.gap for each in found[first + 1 : last + 1])
            return (first, last + 1) if named else None
    return None


def _of_street(found: Sequence[Token], at: int, *, marked: bool) -> tuple[int, int] | None:
    """ "el número 1515 de la calle Lake", "number 1515 on Lake Street"."""
    place = at + 1
    if place >= len(found) or found[place].word not in _OF or found[place].gap:
        return None
    place += 1
    while place < len(found) and found[place].word in LINKS and not found[place].gap:
        place += 1
    if place >= len(found):
        return None
    if found[place].word in PRE_TYPES:
        end = place + 1
        while (
            end < len(found) and end - place < _LONGEST_NAME and not found[end].gap and _is_name(found[end])
        ):
            end += 1
        return (place, end) if end > place + 1 else None
    for last in range(place + 1, min(len(found), place + _LONGEST_NAME + 1)):
        if found[last].gap or not _is_name(found[last - 1]):
            return None
        if found[last].word in TYPES:
            return (place, last + 1) if marked else None
    return None


def _is_name(token: Token) -> bool:
    word = token.word
    return bool(_WORD.fullmatch(word)) and not any(word in each for each in (NO_NAME, COUNTED, MONTHS, LINKS))
