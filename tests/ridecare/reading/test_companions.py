"""Who rides along, and the ages of children."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

COMPANIONS = [
    ("just my dog, hes a service dog", "en", "companions", {"companions": 0, "mobility": ["service_animal"]}),
    ("nobody, only my service dog", "en", "companions", {"companions": 0}),
    ("pick me up at 4", "en", "companions", {"open.pickup_time": ("04:00", "16:00"), "not": ["companions"]}),
    ('0', 'en', 'companions', {'companions': 0}),
    ('2', 'en', 'companions', {'companions': 2, 'not': ['appointment_time']}),
    ('no', 'en', 'companions', {'companions': 0}),
    ('nobody', 'en', 'companions', {'companions': 0}),
    ('just me', 'en', 'companions', {'companions': 0}),
    ('just one', 'en', 'companions', {'companions': 1}),
    ('solo yo', 'es', 'companions', {'companions': 0}),
    ('nadie', 'es', 'companions', {'companions': 0}),
    ('me and my daughter', 'en', 'companions', {'companions': 1}),
    ('my husband', 'en', 'companions', {'companions': 1}),
    ('mi hija', 'es', 'companions', {'companions': 1}),
    ('two', 'en', 'companions', {'companions': 2}),
    ('my wife and my son', 'en', 'companions', {'companions': 2}),
    ('2 kids ages 3 and 5', 'en', 'companions', {'children': [3, 5]}),
    ('dos niños de 3 y 5 años', 'es', 'companions', {'children': [3, 5]}),
    ('alone', 'en', 'companions', {'companions': 0}),
    ('voy sola', 'es', 'companions', {'companions': 0}),
    ('one person, my aide', 'en', 'companions', {'companions': 1}),
    ('my daughter is coming with me', 'en', None, {'companions': 1}),
    ("I'll ride with my husband tomorrow", 'en', None, {'companions': 1}),
    ('me plus my aide', 'en', 'companions', {'companions': 1}),
    ('my mom, 2 kids 4 and 7', 'en', 'companions', {'companions': 1, 'children': [4, 7]}),
    ('3 kids', 'en', 'companions', {'companions': 3}),
    ('none just me thanks', 'en', 'companions', {'companions': 0}),
    ('mi esposo y mi hija', 'es', 'companions', {'companions': 2}),
    ('nobody, she travels alone', 'en', None, {'companions': 0}),
    ('yes', 'en', 'companions', {'not': ['companions']}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), COMPANIONS)
def test_companions(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
