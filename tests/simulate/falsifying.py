"""Falsifies a share of what is understood, on purpose: whoever reads the read-back must still get what they want."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.nlu import trip_values
from ridecare.reading.result import Reading


@dataclass
class Falsified:
    """How many values were falsified so far."""

    count: int = 0


# What stands in the read-back, so that its reader can see it, and how it is falsified.
_FALSE: dict[str, Callable[[Any], Any]] = {
    "rider_name": lambda value: "Orla Falk",
    "pickup": lambda value: "9 Nowhere Rd, Duluth",
    "destination": lambda value: "Faraway Clinic",
    "trip_date": lambda value: (date.fromisoformat(value) + timedelta(days=1)).isoformat(),
    "appointment_time": lambda value: _later(value),
    "return_time": lambda value: _later(value),
    "return_ride": lambda value: "call_when_ready" if value == "one_way" else "one_way",
    "mobility": lambda value: ["cane"] if value != ["cane"] else ["walker"],
    "companions": lambda value: value + 1,
    "children": lambda value: [*value, 4] if value else value,
    "callback_phone": lambda value: "+16515550199",
    "notes": lambda value: value if value == "none" else "knock at the wrong door",
}


@contextmanager
def falsified(share: float, seed: int) -> Iterator[Falsified]:
    """So large a share of the values read is another one."""
    rng = random.Random(f"false {seed}")
    done = Falsified()
    real = trip_values.read

    def read(text: str, **given: Any) -> Reading:
        reading = real(text, **given)
        values = {name: _maybe(name, value, rng, share, done) for name, value in reading.values.items()}
        # The row of the places file belongs to the words; beside others it would correct them.
        places = {
            role: rows
            for role, rows in reading.places.items()
            if values.get(role) == reading.values.get(role)
        }
        return replace(reading, values=values, places=places)

    trip_values.read = read
    try:
        yield done
    finally:
        trip_values.read = real


def _maybe(name: str, value: Any, rng: random.Random, share: float, done: Falsified) -> Any:
    if name not in _FALSE or value in (None, "unknown", "none") or rng.random() >= share:
        return value
    false = _FALSE[name](value)
    done.count += false != value
    return false


def _later(clock: str) -> str:
    return f"{(int(clock[:2]) + 1) % 24:02d}{clock[2:]}"
