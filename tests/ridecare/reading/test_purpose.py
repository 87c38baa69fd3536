"""The kind of visit, and never a diagnosis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

PURPOSES = [
    ('checkup', 'en', 'trip_purpose', {'trip_purpose': 'checkup'}),
    ('eye doctor', 'en', 'trip_purpose', {'trip_purpose': 'eye'}),
    ('blood work', 'en', 'trip_purpose', {'trip_purpose': 'lab'}),
    ('terapia física', 'es', 'trip_purpose', {'trip_purpose': 'therapy'}),
    ('my counselor', 'en', 'trip_purpose', {'trip_purpose': 'mental_health'}),
    ('methadone clinic', 'en', 'trip_purpose', {'trip_purpose': 'substance_use'}),
    ('cardiologist', 'en', 'trip_purpose', {'trip_purpose': 'specialist'}),
    ('pick up my meds at the pharmacy', 'en', 'trip_purpose', {'trip_purpose': 'pharmacy'}),
    ('diálisis', 'es', 'trip_purpose', {'trip_purpose': 'dialysis'}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), PURPOSES)
def test_purposes(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
