"""Reads a sentence and compares what was read with what must be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from ridecare.reading.message import Reading, read

# Tuesday, 24 November 2026, 10:00 in Minnesota.
NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


@pytest.fixture
def faults() -> Callable[[str, str, str | None, dict[str, Any]], list[str]]:
    """What differs. Keys of `expected` are slots, `open.<slot>`, `not` (slots that stay empty), `not_in`, `not_special`, and fields of a reading."""

    def differences(text: str, language: str, asked: str | None, expected: dict[str, Any]) -> list[str]:
        reading = read(text, asked=asked, language=language, now=NOW)
        return [fault for key, wanted in expected.items() if (fault := _fault(reading, key, wanted))]

    return differences


def _fault(reading: Reading, key: str, wanted: Any) -> str | None:
    if key == "not":
        got: Any = [slot for slot in wanted if slot in reading.values or slot in reading.open]
        return f"{got} must be empty: {reading.values} {reading.open}" if got else None
    if key == "not_in":
        slot, value = wanted
        return f"{value} is in {slot}" if value in (reading.values.get(slot) or []) else None
    if key == "not_special":
        return f"special is {reading.special}" if set(wanted) & set(reading.special) else None
    if key.startswith("open."):
        got = reading.open.get(key.removeprefix("open."), ())
        return None if set(got) == set(wanted) else f"{key} is {got}, not {wanted}; {reading.values}"
    if key in ("wrong", "special", "named"):
        got = getattr(reading, key)
        return None if set(wanted) <= set(got) else f"{key} is {sorted(got)}, lacks some of {wanted}"
    got = getattr(reading, key) if key in ("answer", "correcting") else reading.values.get(key)
    return None if got == wanted else f"{key} is {got!r}, not {wanted!r}; open {reading.open}"
