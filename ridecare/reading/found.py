"""What is found in a message: dates, times, addresses, each with its text and readings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FoundDate:
    """A day. `date` is None while several readings are possible."""

    text: str
    date: str | None
    readings: tuple[str, ...]


@dataclass(frozen=True)
class FoundTime:
    """A clock time `HH:MM`. `time` is None while a.m. or p.m. is open."""

    text: str
    time: str | None
    readings: tuple[str, ...]


@dataclass(frozen=True)
class FoundAddress:
    """A street address in its parts; None where the member did not give one."""

    text: str
    number: str | None = None
    street: str | None = None
    unit: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None


@dataclass(frozen=True)
class Moments:
    """The dates and times of a message, half-days named without an hour, and what was wrong."""

    dates: tuple[FoundDate, ...] = ()
    times: tuple[FoundTime, ...] = ()
    half: str | None = None
    wrong: tuple[str, ...] = ()
