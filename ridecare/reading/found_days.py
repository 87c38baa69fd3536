"""Days as they are shown: those of a ride, birth dates, and birth dates without their year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ridecare.reading.finding import Finding
from ridecare.reading.found import FoundDate
from ridecare.reading.mentions import DayMention
from ridecare.reading.plain import Plain


def found_days(said: Plain, days: Iterable[DayMention], found: Finding) -> tuple[FoundDate, ...]:
    """In the member's own words, days of a ride first. days: those that are left of the ones found."""
    return (
        *(_date(said, each, each.readings) for each in days),
        *(_date(said, each, each.born) for each in found.born),
        *(_yearless(said, each) for each in found.yearless),
    )


def _date(said: Plain, mention: DayMention, readings: tuple[date, ...]) -> FoundDate:
    texts = tuple(day.isoformat() for day in readings)
    return FoundDate(said.original(mention.start, mention.end), texts[0] if len(texts) == 1 else None, texts)


def _yearless(said: Plain, mention: DayMention) -> FoundDate:
    """Month and day of a birth date without its year, as ISO 8601 writes them."""
    texts = tuple(f"--{day:%m-%d}" for day in mention.readings)
    return FoundDate(said.original(mention.start, mention.end), None, texts)
