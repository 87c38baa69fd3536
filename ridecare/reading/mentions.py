"""What was found where: days, clock times and their readings, with spans in the plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DayMention:
    """A day that was named.

    readings: the days it can mean for a coming ride; none when it is wrong.
    born: what it means as a birth date; only with a year.
    problem: why it is no day for a ride (`date_past`, `date_none_such`, `too_far_ahead`).
    born_problem: why it is no birth date.
    """

    start: int
    end: int
    readings: tuple[date, ...] = ()
    born: tuple[date, ...] = ()
    problem: str | None = None
    born_problem: str | None = None
    weekday: int | None = None
    dated: bool = False  # a day of a month, not a weekday or "tomorrow"
    has_year: bool = False


@dataclass(frozen=True)
class ClockMention:
    """A clock time that was named: `HH:MM` readings, or a problem (`time_none_such`).

    begun: where the span of time begins that it belongs to ("between 9 and 10", "from 9 to 11").
    ends: it is the end of such a span, "11" of "from 9 to 11", and no time of its own.
    """

    start: int
    end: int
    readings: tuple[str, ...] = ()
    problem: str | None = None
    bare: bool = False  # a number that is a time only because one was asked for
    begun: int | None = None
    ends: bool = False


def overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a span touches one of these."""
    return any(start < other_end and other_start < end for other_start, other_end in spans)
