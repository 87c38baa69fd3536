"""Days of a ride, as members write them. Now is Tuesday, 24 November 2026, 10:00 in Minnesota."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

DAYS_IN_ENGLISH = [
    ('tomorrow', 'en', 'trip_date', {'trip_date': '2026-11-25'}),
    ('tmrw', 'en', 'trip_date', {'trip_date': '2026-11-25'}),
    ('2morrow pls', 'en', 'trip_date', {'trip_date': '2026-11-25'}),
    ('today', 'en', 'trip_date', {'trip_date': '2026-11-24'}),
    ('the day after tomorrow', 'en', 'trip_date', {'trip_date': '2026-11-26'}),
    ('friday', 'en', 'trip_date', {'trip_date': '2026-11-27'}),
    ('this friday', 'en', 'trip_date', {'trip_date': '2026-11-27'}),
    ('fri', 'en', 'trip_date', {'trip_date': '2026-11-27'}),
    ('on thurs', 'en', 'trip_date', {'trip_date': '2026-11-26'}),
    ('next friday', 'en', 'trip_date', {'open.trip_date': ('2026-11-27', '2026-12-04')}),
    ('friday next week', 'en', 'trip_date', {'trip_date': '2026-12-04'}),
    ('next week friday', 'en', 'trip_date', {'trip_date': '2026-12-04'}),
    ('next monday', 'en', 'trip_date', {'trip_date': '2026-11-30'}),
    ('the 5th', 'en', 'trip_date', {'trip_date': '2026-12-05'}),
    ('dec 5', 'en', 'trip_date', {'trip_date': '2026-12-05'}),
    ('December 5th', 'en', 'trip_date', {'trip_date': '2026-12-05'}),
    ('5 december 2026', 'en', 'trip_date', {'trip_date': '2026-12-05'}),
    ('12/15', 'en', 'trip_date', {'trip_date': '2026-12-15'}),
    ('12/15/26', 'en', 'trip_date', {'trip_date': '2026-12-15'}),
    ('12-15-2026', 'en', 'trip_date', {'trip_date': '2026-12-15'}),
    ('2026-12-15', 'en', 'trip_date', {'trip_date': '2026-12-15'}),
    ('12/1', 'en', 'trip_date', {'trip_date': '2026-12-01'}),
    ('03/04', 'en', 'trip_date', {'open.trip_date': ('2027-03-04', '2027-04-03')}),
    ('3/4', 'en', 'trip_date', {'open.trip_date': ('2027-03-04', '2027-04-03')}),
    ('march 4', 'en', 'trip_date', {'trip_date': '2027-03-04'}),
    ('feb 30', 'en', 'trip_date', {'not': ['trip_date'], 'wrong': ['date_none_such']}),
    ('13/45', 'en', 'trip_date', {'not': ['trip_date'], 'wrong': ['date_none_such']}),
    ('2/30/2027', 'en', 'trip_date', {'not': ['trip_date'], 'wrong': ['date_none_such']}),
    ('november 3 2026', 'en', 'trip_date', {'not': ['trip_date'], 'wrong': ['date_past']}),
    ('10/1/2026', 'en', 'trip_date', {'not': ['trip_date'], 'wrong': ['date_past']}),
    ('yesterday', 'en', 'trip_date', {'not': ['trip_date'], 'wrong': ['date_past']}),
    ('last friday', 'en', 'trip_date', {'not': ['trip_date'], 'wrong': ['date_past']}),
    ('december 5 2029', 'en', 'trip_date', {'not': ['trip_date'], 'wrong': ['too_far_ahead']}),
    ('in two weeks', 'en', 'trip_date', {'trip_date': '2026-12-08'}),
    ('in 3 days', 'en', 'trip_date', {'trip_date': '2026-11-27'}),
    ('a week from friday', 'en', 'trip_date', {'trip_date': '2026-12-04'}),
    ('two weeks from today', 'en', 'trip_date', {'trip_date': '2026-12-08'}),
    ('friday, december 4th', 'en', 'trip_date', {'trip_date': '2026-12-04'}),
    ('friday the 4th', 'en', 'trip_date', {'trip_date': '2026-12-04'}),
    ('wensday', 'en', 'trip_date', {'trip_date': '2026-11-25'}),
    ('monday or wednesday', 'en', 'trip_date', {'open.trip_date': ('2026-11-25', '2026-11-30')}),
    ('not friday, thursday', 'en', 'trip_date', {'trip_date': '2026-11-26'}),
    ('christmas eve', 'en', 'trip_date', {'trip_date': '2026-12-24'}),
    ('december first', 'en', 'trip_date', {'trip_date': '2026-12-01'}),
    ('the first of december', 'en', 'trip_date', {'trip_date': '2026-12-01'}),
    ('24th of dec', 'en', 'trip_date', {'trip_date': '2026-12-24'}),
    ('coming thursday', 'en', 'trip_date', {'trip_date': '2026-11-26'}),
    ('january 6', 'en', 'trip_date', {'trip_date': '2027-01-06'}),
]  # fmt: skip

DAYS_IN_SPANISH = [
    ('mañana', 'es', 'trip_date', {'trip_date': '2026-11-25'}),
    ('pasado mañana', 'es', 'trip_date', {'trip_date': '2026-11-26'}),
    ('hoy', 'es', 'trip_date', {'trip_date': '2026-11-24'}),
    ('el viernes', 'es', 'trip_date', {'trip_date': '2026-11-27'}),
    ('el miercoles', 'es', 'trip_date', {'trip_date': '2026-11-25'}),
    ('el viernes que viene', 'es', 'trip_date', {'trip_date': '2026-11-27'}),
    ('el próximo lunes', 'es', 'trip_date', {'trip_date': '2026-11-30'}),
    ('el 5 de diciembre', 'es', 'trip_date', {'trip_date': '2026-12-05'}),
    ('5 dic', 'es', 'trip_date', {'trip_date': '2026-12-05'}),
    ('el 5', 'es', 'trip_date', {'trip_date': '2026-12-05'}),
    ('el dia 15', 'es', 'trip_date', {'trip_date': '2026-12-15'}),
    ('15/12', 'es', 'trip_date', {'trip_date': '2026-12-15'}),
    ('15/12/2026', 'es', 'trip_date', {'trip_date': '2026-12-15'}),
    ('primero de diciembre', 'es', 'trip_date', {'trip_date': '2026-12-01'}),
    ('el 30 de febrero', 'es', 'trip_date', {'not': ['trip_date'], 'wrong': ['date_none_such']}),
    ('ayer', 'es', 'trip_date', {'not': ['trip_date'], 'wrong': ['date_past']}),
    ('en dos semanas', 'es', 'trip_date', {'trip_date': '2026-12-08'}),
    ('en 3 dias', 'es', 'trip_date', {'trip_date': '2026-11-27'}),
    ('el lunes de la próxima semana', 'es', 'trip_date', {'trip_date': '2026-11-30'}),
    ('viernes 4 de diciembre', 'es', 'trip_date', {'trip_date': '2026-12-04'}),
    ('sabado', 'es', 'trip_date', {'trip_date': '2026-11-28'}),
    ('el jueves no, el viernes', 'es', 'trip_date', {'trip_date': '2026-11-27'}),
    ('03/04', 'es', 'trip_date', {'open.trip_date': ('2027-03-04', '2027-04-03')}),
    ('1 de diciembre del 2026', 'es', 'trip_date', {'trip_date': '2026-12-01'}),
    ('cinco de diciembre', 'es', 'trip_date', {'trip_date': '2026-12-05'}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), DAYS_IN_ENGLISH)
def test_days_in_english(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []


@pytest.mark.parametrize(("text", "language", "asked", "expected"), DAYS_IN_SPANISH)
def test_days_in_spanish(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
