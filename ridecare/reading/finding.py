"""Finds what stands in a message: phones and addresses first, then days, then clock times, each span once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ridecare.reading import counted_days, door_words, identity, named_days, phones, recognized
from ridecare.reading.addresses import Address, addresses, other_numbers
from ridecare.reading.dates import days
from ridecare.reading.mentions import ClockMention, DayMention, overlaps
from ridecare.reading.plain import Plain
from ridecare.reading.time_slots import TIMES
from ridecare.reading.times import clocks

# The library takes longer the longer a message is; whoever writes this much names a day in plainer words too.
_LIBRARY_LIMIT = 300
# At these questions a number answers the question; a time is certain, or stands after "at".
_OTHER_NUMBERS = ("companions", "rider_age", "rider_name")
# Where "right now" means today.
_DAY_ASKED = (None, "trip_date", "pickup", "destination", *TIMES)
_NOW = re.compile(r"right now|ahora mismo")
_NO_RARE = ("rider_name", "member_id", "callback_phone", "rider_age", "companions")


@dataclass(frozen=True)
class Finding:
    """What was found; `born` are the days that are birth dates and no days of a ride."""

    phones: tuple[phones.Phone, ...] = ()
    addresses: tuple[Address, ...] = ()
    days: tuple[DayMention, ...] = ()
    clocks: tuple[ClockMention, ...] = ()
    born: tuple[DayMention, ...] = ()
    yearless: tuple[DayMention, ...] = ()  # "03/04" where a birth date was asked for


def find(said: Plain, *, asked: str | None, language: str, clock: datetime) -> Finding:
    """Find everything. `clock` is the member's wall clock."""
    words = said.words
    numbers = phones.phones(words) if asked != "member_id" or "phone" in words else []
    streets = addresses(said, asked)
    taken = [*spans(numbers), *spans(streets), *other_numbers(words), *door_words.spans(words)]
    taken += [] if asked == "date_of_birth" else named_days.unsure(words, clock.date())
    births = [(0, len(words))] if asked == "date_of_birth" else identity.beside_birth(words)
    found = days(words, clock, language=language, asked_day=asked == "trip_date", births=births, taken=taken)
    born = identity.born(found, words, asked=asked, today_year=clock.year)
    if asked == "date_of_birth":
        yearless = [each for each in found if each.dated and not each.has_year]
        return Finding(tuple(numbers), tuple(streets), born=tuple(born), yearless=tuple(yearless))
    ahead = [each for each in found if each not in born]
    if asked != "trip_date":
        ahead = [each for each in ahead if not identity.is_birthday(each, words)]
    no_days = [
        each
        for each in ahead
        if counted_days.is_open_ended(each, words) or counted_days.has_been(each, words, clock.date())
    ]
    taken += spans(no_days)
    ahead = [counted_days.just_gone(each, clock.date()) for each in ahead if each not in no_days]
    named = [each for each in ahead if not _NOW.match(words[each.start : each.end])]
    # "Dec 9 but right now I can't …" is the 9th, and "crutches right now" is no day at all.
    ahead = named if named or asked not in _DAY_ASKED else ahead
    taken += spans(born)
    hours: list[ClockMention] = []
    if asked != "member_id":
        hours = clocks(words, clock, asked_time=asked in (*TIMES, "return_ride"), days=ahead, taken=taken)
    if asked in _OTHER_NUMBERS:
        hours = [each for each in hours if len(each.readings) == 1 or _AT.search(words[: each.start])]
    if asked not in _NO_RARE:
        more_days, more_hours = _rarer(words, clock, language, [*taken, *spans(ahead), *spans(hours)])
        ahead, hours = ahead or more_days, hours or more_hours
    return Finding(tuple(numbers), tuple(streets), tuple(ahead), tuple(hours), tuple(born))


def _rarer(
    words: str, clock: datetime, language: str, claimed: list[tuple[int, int]]
) -> tuple[list[DayMention], list[ClockMention]]:
    """Ask the library about what is left, if a word in it promises something."""
    rest = list(words)
    for start, end in claimed:
        rest[start:end] = " " * (end - start)
    left = "".join(rest)
    if len(words) > _LIBRARY_LIMIT or not recognized.has_cue(left):
        return [], []
    more_days, more_hours = recognized.recognized(left, clock, language)
    return (
        [each for each in more_days if not overlaps(each.start, each.end, claimed)],
        [each for each in more_hours if not overlaps(each.start, each.end, claimed)],
    )


def phones_meant(found: Iterable[phones.Phone], words: str) -> list[phones.Phone]:
    """Without a number that is taken back ("not 612 555 0123")."""
    return [each for each in found if not _NOT.search(words[max(0, each.start - 15) : each.start])]


_AT = re.compile(r"\b(?:at|by|a las?) $")
_NOT = re.compile(r"\b(?:not|instead of|en vez de) $")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def spans(found: Iterable[_Placed]) -> list[tuple[int, int]]:
    """Where these stand in the plain words."""
    return [(each.start, each.end) for each in found]
