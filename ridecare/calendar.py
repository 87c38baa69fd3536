"""The calendar that members live by: America/Chicago, days and clock times."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Chicago")


def local(now: datetime) -> datetime:
    """The member's wall clock for an aware instant."""
    return now.astimezone(ZONE)


def today(now: datetime) -> date:
    """The member's date at that instant."""
    return local(now).date()


def instant(day: date, clock: str) -> datetime:
    """The UTC instant of a local day and clock time `HH:MM`.

    A time that the spring change skips counts as the hour after it, one that the autumn change repeats as the first.
    """
    hour, minute = (int(part) for part in clock.split(":"))
    return datetime.combine(day, time(hour, minute), tzinfo=ZONE).astimezone(UTC)


def starts(day: date, clock: str | None) -> datetime:
    """When a ride starts at the earliest: its clock time, or the day's first minute when no time is known."""
    return instant(day, clock or "00:00")


def is_soon(day: date, clock: str | None, now: datetime, hours: int) -> bool:
    """Whether the ride starts within so many hours (the operator's `soon_hours`)."""
    return starts(day, clock) - now <= timedelta(hours=hours)


def years_between(born: date, on: date) -> int:
    """Age in whole years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
