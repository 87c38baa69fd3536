"""From days and clock times to the slots of a ride: certain values, open readings, problems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ridecare.reading.dates import wanted
from ridecare.reading.mentions import ClockMention, DayMention
from ridecare.reading.special import special
from ridecare.reading.time_slots import TIMES, is_calling_hour, slot

_OR = re.compile(r"\b(?:or|o|u)\b")


@dataclass
class Gathered:
    """Values while a message is read."""

    values: dict[str, Any] = field(default_factory=dict)
    open: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def take_days(found: Sequence[DayMention], words: str, into: Gathered) -> None:
    """The day of the ride; two or more days stay open."""
    kept = wanted(list(found), words)
    good = [each for each in kept if each.readings]
    if not good:
        into.wrong += [each.problem for each in kept if each.problem]
        return
    alone = [each for each in good if len(each.readings) == 1]
    readings = sorted({day for each in good for day in each.readings})
    if (
        alone
        and len({each.readings for each in alone}) == 1
        and all(alone[0].readings[0] in each.readings for each in good)
    ):
        readings = [alone[0].readings[0]]  # "next Friday, the 4th"
    if "repeat" in special(words) and len(readings) > 1:
        return  # no one day: a person arranges it
    if len(good) >= 3 and len(readings) >= 3:
        into.wrong.append("two_answers")
    elif len(readings) == 1:
        into.values["trip_date"] = readings[0].isoformat()
    else:
        into.open["trip_date"] = tuple(day.isoformat() for day in readings)


def take_clocks(found: Sequence[ClockMention], words: str, asked: str | None, into: Gathered) -> None:
    """The times of the ride, each in its slot."""
    kept = wanted([each for each in found if not is_calling_hour(words, each)], words)
    good = [each for each in kept if each.readings]
    good = [
        each for each in good if not each.ends
    ] or good  # "from 9 to 11" is 9, but "change from 9 to 11" is 11
    if not good:
        into.wrong += [each.problem for each in kept if each.problem]
        return
    apart = len(good) - sum(_are_one(first, second, words) for first, second in pairwise(good))
    if apart >= 4 or (asked in TIMES and apart >= 3):
        into.wrong.append("two_answers")
        return
    name = ""
    for number, mention in enumerate(good):
        last = good[number - 1] if number else None
        next_start = good[number + 1].start if number + 1 < len(good) else len(words)
        if not last or mention.begun is None or mention.begun != last.begun:
            last_end = last.end if last else 0
            name = slot(words, mention, last_end=last_end, next_start=next_start, asked=asked)
        before = (into.values[name],) if name in into.values else into.open.get(name, ())
        readings = tuple(dict.fromkeys((*before, *mention.readings)))
        into.values.pop(name, None)
        into.open.pop(name, None)
        if len(readings) == 1:
            into.values[name] = readings[0]
        else:
            into.open[name] = readings
    if "return_time" in into.values or "return_time" in into.open:
        into.values["return_ride"] = "fixed_time"


def _are_one(first: ClockMention, second: ClockMention, words: str) -> bool:
    """Whether two times are one answer: "between 9 and 10", and not "9 or 10"."""
    same = first.begun is not None and first.begun == second.begun
    return same and not _OR.search(words[first.end : second.start])
