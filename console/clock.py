"""The clock of a run: the machine's, or one that stands where a script put it and moves when it says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import time_machine

from ridecare.calendar import ZONE


class Clock:
    """Now, for everything in this process: Rasa's session expiry reads the same clock."""

    def __init__(self, traveller: time_machine.Traveller | None = None) -> None:
        """traveller: moves the process's time; None for the machine's own."""
        self._traveller = traveller

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(tz=UTC)

    def move(self, length: timedelta) -> None:
        """Later by so much. The machine's own clock cannot be moved.

        Raises:
            ValueError: there is no movable clock.
        """
        if self._traveller is None:
            raise ValueError("the clock can only be moved when the run began with one")
        self._traveller.shift(length)


@contextmanager
def clock_at(text: str | None) -> Iterator[Clock]:
    """A clock that starts at a local time (`2026-12-01T10:00`, America/Chicago) or now, and can be moved.

    Raises:
        ValueError: not a time.
    """
    start = datetime.fromisoformat(text) if text else datetime.now(tz=UTC)
    if start.tzinfo is None:
        start = start.replace(tzinfo=ZONE)
    with time_machine.travel(start, tick=True) as traveller:
        yield Clock(traveller)


def length_of(text: str) -> timedelta:
    """`90s`, `10m`, `2h` or `3d`.

    Raises:
        ValueError: not a length of time.
    """
    units = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
    number, unit = text.strip()[:-1], text.strip()[-1:]
    if unit not in units or not number.isdigit():
        raise ValueError(f"{text!r} is not a length of time: use 90s, 10m, 2h or 3d")
    return timedelta(**{units[unit]: int(number)})
