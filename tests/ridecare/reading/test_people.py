"""Names, ages, who asks and who rides along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

NAMES = [
    ('Ana Lopez', 'en', 'rider_name', {'rider_name': 'Ana Lopez'}),
    ('my name is Ana Lopez', 'en', 'rider_name', {'rider_name': 'Ana Lopez'}),
    ("it's for my mom Rosa Diaz", 'en', 'rider_name', {'rider_name': 'Rosa Diaz'}),
    ("Sean O'Brien-Smith", 'en', 'rider_name', {'rider_name': "Sean O'Brien-Smith"}),
    ('me llamo José Peña', 'es', 'rider_name', {'rider_name': 'José Peña'}),
    ('mi nombre es María del Carmen Ruiz', 'es', 'rider_name', {'rider_name': 'María del Carmen Ruiz'}),
    ('es para mi mamá Rosa Díaz', 'es', 'rider_name', {'rider_name': 'Rosa Díaz'}),
    ('yes', 'en', 'rider_name', {'not': ['rider_name']}),
    ('i need a ride', 'en', 'rider_name', {'not': ['rider_name']}),
    ('why do you need that?', 'en', 'rider_name', {'not': ['rider_name']}),
    ('12345678', 'en', 'rider_name', {'not': ['rider_name']}),
    ('李小龙', 'en', 'rider_name', {'rider_name': '李小龙'}),
    ('Фатима Нур', 'en', 'rider_name', {'rider_name': 'Фатима Нур'}),
    ('Nguyen Thi Mai', 'en', 'rider_name', {'rider_name': 'Nguyen Thi Mai'}),
    ('This is Ahmed Hassan', 'en', 'rider_name', {'rider_name': 'Ahmed Hassan'}),
    ('a ride for my mother on december 20', 'en', None, {'not': ['rider_name']}),
    ('viaje para mi mama en diciembre', 'es', None, {'not': ['rider_name']}),
    ('ana lopez', 'en', 'rider_name', {'rider_name': 'ana lopez'}),
    ('for me, Ana Lopez', 'en', 'rider_name', {'rider_name': 'Ana Lopez'}),
    ('soy Carlos Vega', 'es', 'rider_name', {'rider_name': 'Carlos Vega'}),
    ('April June', 'en', 'rider_name', {'rider_name': 'April June', 'not': ['trip_date']}),
    ('Domingo Garcia', 'es', 'rider_name', {'rider_name': 'Domingo Garcia', 'not': ['trip_date']}),
    ('the rider is my husband John Smith', 'en', 'rider_name', {'rider_name': 'John Smith'}),
    ('what', 'en', 'rider_name', {'not': ['rider_name']}),
    ('tomorrow', 'en', 'rider_name', {'not': ['rider_name']}),
    ('skip', 'en', 'rider_name', {'not': ['rider_name']}),
    ('hi my name is Ana Lopez and i need a ride', 'en', None, {'rider_name': 'Ana Lopez'}),
    ('hola me llamo Ana Lopez y necesito un viaje', 'es', None, {'rider_name': 'Ana Lopez'}),
    ('My wife, Chue Vang', 'en', 'rider_name', {'rider_name': 'Chue Vang'}),
    ('Mi esposo, Juan Pérez', 'es', 'rider_name', {'rider_name': 'Juan Pérez'}),
    ('yo, Ana Ruiz', 'es', 'rider_name', {'rider_name': 'Ana Ruiz'}),
    ('Dr. Ann Lee', 'en', 'rider_name', {'rider_name': 'Dr. Ann Lee'}),
    ('LOPEZ, ANA', 'en', 'rider_name', {'rider_name': 'LOPEZ, ANA'}),
    ('first name Tom last name Hall', 'en', 'rider_name', {'rider_name': 'Tom Hall'}),
    ('Amos Reed, I use a power wheelchair', 'en', 'rider_name', {'rider_name': 'Amos Reed', 'mobility': ['power_wheelchair']}),
    ('Tom Hall and my phone is 651-555-0142', 'en', 'rider_name', {'rider_name': 'Tom Hall', 'callback_phone': '+16515550142'}),
    ('John Smith dob 3/14/1980', 'en', 'rider_name', {'rider_name': 'John Smith', 'date_of_birth': '1980-03-14'}),
    ('im not giving my name', 'en', 'rider_name', {'not': ['rider_name']}),
    ('me', 'en', 'rider_name', {'not': ['rider_name']}),
    ('a ride for amos reed from 12 Oak St', 'en', None, {'rider_name': 'amos reed'}),
    ('ride for dialysis tomorrow', 'en', None, {'not': ['rider_name']}),
    ('ride for my doctor visit', 'en', None, {'not': ['rider_name']}),
]  # fmt: skip

OTHER_PEOPLE = [
    ('8', 'en', 'rider_age', {'rider_age': 8}),
    ('she is 12 years old', 'en', 'rider_age', {'rider_age': 12}),
    ('tiene 9 años', 'es', 'rider_age', {'rider_age': 9}),
    ('Rosa Diaz, his mother', 'en', 'requester', {'requester': 'Rosa Diaz, his mother'}),
    ('her mother', 'en', 'rides_along', {'rides_along': 'her mother'}),
    ('nobody', 'en', 'rides_along', {'rides_along': 'none'}),
    ('at the bus stop on Lake St', 'en', 'where_now', {'where_now': 'at the bus stop on Lake St'}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), NAMES)
def test_names(faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]) -> None:
    assert faults(text, language, asked, expected) == []


@pytest.mark.parametrize(("text", "language", "asked", "expected"), OTHER_PEOPLE)
def test_other_people(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
