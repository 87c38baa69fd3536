"""What a message names, as it is shown: dates, times and addresses with their texts and readings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FoundDate:
    """A day; `date` is None while several readings are possible."""

    text: str
    date: str | None
    readings: tuple[str, ...]


@dataclass(frozen=True)
class FoundTime:
    """A clock time `HH:MM`; `time` is None while several readings are possible."""

    text: str
    time: str | None
    readings: tuple[str, ...]


@dataclass(frozen=True)
class FoundAddress:
    """A street address and its parts; None where a part was not given."""

    text: str
    number: str | None = None
    street: str | None = None
    unit: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
