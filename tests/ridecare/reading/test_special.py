"""What an assistant must not squeeze into one ride, and notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

SPECIAL_CASES = [
    ("a ride for me and my mom friday, she has a visit there as well", "en", None, {"special": ["two_riders"]}),
    ("my mom has dialysis and she has an appointment too early for the bus", "en", None, {"not_special": ["two_riders"]}),
    ("Leo Brandt, he is 7", "en", "rider_name", {"special": ["minor"], "rider_name": "Leo Brandt", "rider_age": 7}),
    ("no hace falta camilla", "es", None, {"not_special": ["stretcher"]}),
    ("my daughter Nia Cole is 15 and goes by herself", "en", None, {"special": ["minor", "alone"], "rider_age": 15}),
    ('I need rides every monday', 'en', None, {'special': ['repeat']}),
    ('3 times a week dialysis', 'en', None, {'special': ['repeat']}),
    ('todos los lunes', 'es', None, {'special': ['repeat']}),
    ('tengo terapia los jueves a las 8', 'es', None, {'special': ['repeat']}),
    ('la llevo de lunes a viernes', 'es', None, {'special': ['repeat']}),
    ('dialysis T/Th/Sat at 6 am', 'en', None, {'special': ['repeat']}),
    ('rides monday through friday', 'en', None, {'special': ['repeat']}),
    ('move it from monday to friday', 'en', None, {'not_special': ['repeat'], 'trip_date': '2026-11-27'}),
    ('el jueves a las 8', 'es', None, {'not_special': ['repeat']}),
    ('dialysis mon wed fri', 'en', None, {'special': ['repeat']}),
    ('me and my husband both have appointments', 'en', None, {'special': ['two_riders']}),
    ('then stop at the pharmacy and the bank', 'en', None, {'special': ['extra_stop']}),
    ('then stop at the pharmacy', 'en', None, {'not_special': ['extra_stop'], 'stop_place': 'the pharmacy', 'stop_when': 'home'}),
    ('i am being discharged today', 'en', None, {'special': ['discharge']}),
    ('me dan de alta hoy', 'es', None, {'special': ['discharge']}),
    ('ride for my 8 year old', 'en', None, {'special': ['minor']}),
    ('ride for my son who is 12', 'en', None, {'special': ['minor'], 'rider_age': 12}),
    ('viaje para mi hijo de 8 años', 'es', None, {'special': ['minor']}),
    ('necesita camilla', 'es', None, {'special': ['stretcher']}),
    ('she cannot sit up', 'en', None, {'special': ['stretcher']}),
]  # fmt: skip

NOTES = [
    ('side door, buzz 12', 'en', 'notes', {'notes': 'side door, buzz 12', 'not': ['appointment_time']}),
    ('no', 'en', 'notes', {'notes': 'none'}),
    ('nothing', 'en', 'notes', {'notes': 'none'}),
    ('nada', 'es', 'notes', {'notes': 'none'}),
    ('toque el timbre 3', 'es', 'notes', {'notes': 'toque el timbre 3'}),
    ('gate code 930', 'en', 'notes', {'notes': 'gate code 930', 'not': ['appointment_time']}),
    ('no i think thats it', 'en', 'notes', {'notes': 'none'}),
    ('yes', 'en', 'notes', {'not': ['notes']}),
    ('puerta de atrás por favor', 'es', 'notes', {'notes': 'puerta de atrás por favor'}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), SPECIAL_CASES)
def test_special_cases(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []


@pytest.mark.parametrize(("text", "language", "asked", "expected"), NOTES)
def test_notes(faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]) -> None:
    assert faults(text, language, asked, expected) == []
