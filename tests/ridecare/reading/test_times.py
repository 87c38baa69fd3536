"""Clock times, with both readings where a.m. or p.m. is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

TIMES_IN_ENGLISH = [
    ('3pm', 'en', 'appointment_time', {'appointment_time': '15:00'}),
    ('3 p.m.', 'en', 'appointment_time', {'appointment_time': '15:00'}),
    ('3p', 'en', 'appointment_time', {'appointment_time': '15:00'}),
    ('930am', 'en', 'appointment_time', {'appointment_time': '09:30'}),
    ('9:30 AM', 'en', 'appointment_time', {'appointment_time': '09:30'}),
    ('10.15 am', 'en', 'appointment_time', {'appointment_time': '10:15'}),
    ('9', 'en', 'appointment_time', {'open.appointment_time': ('09:00', '21:00')}),
    ('930', 'en', 'appointment_time', {'open.appointment_time': ('09:30', '21:30')}),
    ('9:30', 'en', 'appointment_time', {'open.appointment_time': ('09:30', '21:30')}),
    ('at 9', 'en', 'appointment_time', {'open.appointment_time': ('09:00', '21:00')}),
    ('nine', 'en', 'appointment_time', {'open.appointment_time': ('09:00', '21:00')}),
    ('nine thirty', 'en', 'appointment_time', {'open.appointment_time': ('09:30', '21:30')}),
    ('nine am', 'en', 'appointment_time', {'appointment_time': '09:00'}),
    ('ten thirty in the morning', 'en', 'appointment_time', {'appointment_time': '10:30'}),
    ('9 in the morning', 'en', 'appointment_time', {'appointment_time': '09:00'}),
    ('3 in the afternoon', 'en', 'appointment_time', {'appointment_time': '15:00'}),
    ('7 at night', 'en', 'appointment_time', {'appointment_time': '19:00'}),
    ('8 oclock', 'en', 'appointment_time', {'open.appointment_time': ('08:00', '20:00')}),
    ("8 o'clock in the morning", 'en', 'appointment_time', {'appointment_time': '08:00'}),
    ('noon', 'en', 'appointment_time', {'appointment_time': '12:00'}),
    ('12 noon', 'en', 'appointment_time', {'appointment_time': '12:00'}),
    ('12pm', 'en', 'appointment_time', {'appointment_time': '12:00'}),
    ('12 am', 'en', 'appointment_time', {'appointment_time': '00:00'}),
    ('half past 2', 'en', 'appointment_time', {'open.appointment_time': ('02:30', '14:30')}),
    ('quarter to 3 pm', 'en', 'appointment_time', {'appointment_time': '14:45'}),
    ('quarter past nine', 'en', 'appointment_time', {'open.appointment_time': ('09:15', '21:15')}),
    ('15:30', 'en', 'appointment_time', {'appointment_time': '15:30'}),
    ('1500', 'en', 'appointment_time', {'appointment_time': '15:00'}),
    ('13:00', 'en', 'appointment_time', {'appointment_time': '13:00'}),
    ('25:00', 'en', 'appointment_time', {'not': ['appointment_time'], 'wrong': ['time_none_such']}),
    ('9:75', 'en', 'appointment_time', {'not': ['appointment_time'], 'wrong': ['time_none_such']}),
    ('am', 'en', 'appointment_time', {'day_half': 'am'}),
    ('pm', 'en', 'appointment_time', {'day_half': 'pm'}),
    ('in the morning', 'en', 'appointment_time', {'day_half': 'am'}),
    ('afternoon', 'en', 'appointment_time', {'day_half': 'pm'}),
    ('morning', 'en', 'appointment_time', {'day_half': 'am'}),
    ('11:45am please', 'en', 'appointment_time', {'appointment_time': '11:45'}),
    ('its at 2 pm', 'en', 'appointment_time', {'appointment_time': '14:00'}),
    ('around 10 am', 'en', 'appointment_time', {'appointment_time': '10:00'}),
    ('3:15pm', 'en', 'appointment_time', {'appointment_time': '15:15'}),
    ('no, 4pm', 'en', 'appointment_time', {'appointment_time': '16:00'}),
    ('1 pm', 'en', 'appointment_time', {'appointment_time': '13:00'}),
    ('from 9 to 11 am', 'en', 'appointment_time', {'appointment_time': '09:00'}),
]  # fmt: skip

TIMES_IN_SPANISH = [
    ('a las 3 de la tarde', 'es', 'appointment_time', {'appointment_time': '15:00'}),
    ('a las 9 de la mañana', 'es', 'appointment_time', {'appointment_time': '09:00', 'not': ['trip_date']}),
    ('9', 'es', 'appointment_time', {'open.appointment_time': ('09:00', '21:00')}),
    ('a las 9', 'es', 'appointment_time', {'open.appointment_time': ('09:00', '21:00')}),
    ('a las nueve y media', 'es', 'appointment_time', {'open.appointment_time': ('09:30', '21:30')}),
    ('9 y media de la mañana', 'es', 'appointment_time', {'appointment_time': '09:30', 'not': ['trip_date']}),
    ('mediodía', 'es', 'appointment_time', {'appointment_time': '12:00'}),
    ('a la una de la tarde', 'es', 'appointment_time', {'appointment_time': '13:00'}),
    ('a la 1 pm', 'es', 'appointment_time', {'appointment_time': '13:00'}),
    ('cuarto para las 3', 'es', 'appointment_time', {'open.appointment_time': ('02:45', '14:45')}),
    ('las 3 menos cuarto', 'es', 'appointment_time', {'open.appointment_time': ('02:45', '14:45')}),
    ('15:30', 'es', 'appointment_time', {'appointment_time': '15:30'}),
    ('8am', 'es', 'appointment_time', {'appointment_time': '08:00'}),
    ('a las 8:30 a.m.', 'es', 'appointment_time', {'appointment_time': '08:30'}),
    ('de la mañana', 'es', 'appointment_time', {'day_half': 'am', 'not': ['trip_date']}),
    ('mañana', 'es', 'appointment_time', {'day_half': 'am', 'not': ['trip_date']}),
    ('tarde', 'es', 'appointment_time', {'day_half': 'pm'}),
    ('en la tarde', 'es', 'appointment_time', {'day_half': 'pm'}),
    ('por la mañana', 'es', 'appointment_time', {'day_half': 'am', 'not': ['trip_date']}),
    ('a las 7 de la noche', 'es', 'appointment_time', {'appointment_time': '19:00'}),
    ('alas 10 dela mañana', 'es', 'appointment_time', {'appointment_time': '10:00', 'not': ['trip_date']}),
    ('a las 10 y 15 de la mañana', 'es', 'appointment_time', {'appointment_time': '10:15'}),
    ('las dos', 'es', 'appointment_time', {'open.appointment_time': ('02:00', '14:00')}),
    ('a las 12 del mediodia', 'es', 'appointment_time', {'appointment_time': '12:00'}),
    ('25:00', 'es', 'appointment_time', {'wrong': ['time_none_such'], 'not': ['appointment_time']}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), TIMES_IN_ENGLISH)
def test_times_in_english(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []


@pytest.mark.parametrize(("text", "language", "asked", "expected"), TIMES_IN_SPANISH)
def test_times_in_spanish(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
