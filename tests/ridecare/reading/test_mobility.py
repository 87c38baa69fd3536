"""Aids of the fixed table; a wheelchair of an open kind is asked about; denied ones do not count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

AIDS = [
    ("electric", "en", "mobility", {"mobility": ["power_wheelchair"]}),
    ("it's manual", "en", "mobility", {"mobility": ["manual_wheelchair"]}),
    ("no, la eléctrica", "es", "mobility", {"mobility": ["power_wheelchair"]}),
    ("plegable por favor", "es", "mobility", {"mobility": ["manual_wheelchair"]}),
    ("no necesito camilla", "es", "mobility", {"not_in": ["mobility", "stretcher"]}),
    ("i do not need a stretcher, just my walker", "en", "mobility", {"mobility": ["walker"]}),
    ("he cannot sit up", "en", "mobility", {"mobility": ["stretcher"]}),
    ("no puede sentarse", "es", "mobility", {"mobility": ["stretcher"]}),
    ("manual wheelchair and he cant get out of it", "en", "mobility", {"mobility": ["manual_wheelchair", "cannot_transfer"]}),
    ('I walk fine', 'en', 'mobility', {'mobility': ['walks']}),
    ('none', 'en', 'mobility', {'mobility': ['walks']}),
    ('no', 'en', 'mobility', {'mobility': ['walks']}),
    ('i can walk', 'en', 'mobility', {'mobility': ['walks']}),
    ('camino bien', 'es', 'mobility', {'mobility': ['walks']}),
    ('ninguno', 'es', 'mobility', {'mobility': ['walks']}),
    ('walker', 'en', 'mobility', {'mobility': ['walker']}),
    ('cane and oxygen', 'en', 'mobility', {'mobility': ['cane', 'oxygen']}),
    ('wheelchair', 'en', 'mobility', {'open.mobility': ('manual_wheelchair', 'power_wheelchair', 'needs_wheelchair')}),
    ('i use a wheelchair', 'en', 'mobility', {'open.mobility': ('manual_wheelchair', 'power_wheelchair', 'needs_wheelchair')}),
    ('silla de ruedas', 'es', 'mobility', {'open.mobility': ('manual_wheelchair', 'power_wheelchair', 'needs_wheelchair')}),
    ('manual wheelchair', 'en', 'mobility', {'mobility': ['manual_wheelchair']}),
    ('power chair', 'en', 'mobility', {'mobility': ['power_wheelchair']}),
    ('silla de ruedas eléctrica', 'es', 'mobility', {'mobility': ['power_wheelchair']}),
    ('i need a wheelchair, i dont have one', 'en', 'mobility', {'mobility': ['needs_wheelchair']}),
    ('no wheelchair, just a cane', 'en', 'mobility', {'mobility': ['cane']}),
    ("doesn't use a walker", 'en', 'mobility', {'not_in': ['mobility', 'walker']}),
    ('scooter', 'en', 'mobility', {'mobility': ['scooter']}),
    ('I have a service dog', 'en', 'mobility', {'mobility': ['service_animal']}),
    ('uso andador y oxígeno', 'es', 'mobility', {'mobility': ['walker', 'oxygen']}),
    ('bastón', 'es', 'mobility', {'mobility': ['cane']}),
    ('needs help to the door', 'en', 'mobility', {'mobility': ['door_help']}),
    ("she can't transfer", 'en', 'mobility', {'mobility': ['cannot_transfer']}),
    ('electric wheelchair and i can transfer', 'en', 'mobility', {'mobility': ['power_wheelchair', 'can_transfer']}),
    ('stretcher', 'en', 'mobility', {'special': ['stretcher']}),
    ('he walks with a cane', 'en', 'mobility', {'mobility': ['cane']}),
    ('wheelchair but i can transfer to the seat', 'en', 'mobility', {'open.mobility': ('manual_wheelchair', 'power_wheelchair', 'needs_wheelchair'), 'mobility_beside': ['can_transfer']}),
    ('im in a motorized scooter and use oxygen', 'en', 'mobility', {'mobility': ['scooter', 'oxygen'], 'not': ['pickup']}),
    ('no i walk good', 'en', 'mobility', {'mobility': ['walks']}),
    ('w/c', 'en', 'mobility', {'open.mobility': ('manual_wheelchair', 'power_wheelchair', 'needs_wheelchair')}),
    ('crutches right now', 'en', 'mobility', {'mobility': [], 'notes': 'crutches right now', 'not': ['trip_date']}),
    ('necesito una silla de ruedas porque no tengo', 'es', 'mobility', {'mobility': ['needs_wheelchair']}),
    ('silla de ruedas manual y puedo pasarme al asiento', 'es', 'mobility', {'mobility': ['manual_wheelchair', 'can_transfer'], 'not': ['destination']}),
    ('no uso nada, camino bien', 'es', 'mobility', {'mobility': ['walks']}),
    ('yes', 'en', 'mobility', {'not': ['mobility']}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), AIDS)
def test_aids(faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]) -> None:
    assert faults(text, language, asked, expected) == []
