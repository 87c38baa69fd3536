"""Member IDs and birth dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

MEMBER_IDS = [
    ('90000001', 'en', 'member_id', {'member_id': '90000001'}),
    ('9000 0001', 'en', 'member_id', {'member_id': '90000001'}),
    ('0012-3456', 'en', 'member_id', {'member_id': '00123456'}),
    ('my id is 90000001', 'en', 'member_id', {'member_id': '90000001'}),
    ('123', 'en', 'member_id', {'not': ['member_id'], 'wrong': ['member_id_short']}),
    ('90000001 born 3/14/1980', 'en', 'member_id', {'member_id': '90000001', 'date_of_birth': '1980-03-14'}),
    ('skip', 'en', 'member_id', {'answer': 'skip'}),
    ('i dont have it', 'en', 'member_id', {'answer': 'unknown'}),
    ('no lo sé', 'es', 'member_id', {'answer': 'unknown'}),
    ('90000001 3/14/1980', 'en', 'member_id', {'member_id': '90000001', 'date_of_birth': '1980-03-14'}),
    ('my member id is 90000001 and my birthday is march 14 1980', 'en', None, {'member_id': '90000001', 'date_of_birth': '1980-03-14', 'not': ['trip_date']}),
    ('am i eligible? 90000001, dob 3/14/1980', 'en', None, {'member_id': '90000001', 'date_of_birth': '1980-03-14', 'not': ['trip_date', 'appointment_time']}),
]  # fmt: skip

BIRTH_DATES = [
    ("june 3", "en", "date_of_birth", {"month_and_day": "06-03", "not": ["date_of_birth", "trip_date"]}),
    ('March 14 1980', 'en', 'date_of_birth', {'date_of_birth': '1980-03-14', 'not': ['trip_date']}),
    ('3/14/1980', 'en', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('3-14-80', 'en', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('14 de marzo de 1980', 'es', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('19800314', 'en', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('03141980', 'en', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('1980-03-14', 'en', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('03/04/1980', 'en', 'date_of_birth', {'open.date_of_birth': ('1980-03-04', '1980-04-03')}),
    ('3-4-80', 'es', 'date_of_birth', {'open.date_of_birth': ('1980-03-04', '1980-04-03')}),
    ('3/14/2030', 'en', 'date_of_birth', {'not': ['date_of_birth'], 'wrong': ['date_of_birth_future']}),
    ('02/30/1980', 'en', 'date_of_birth', {'not': ['date_of_birth'], 'wrong': ['date_of_birth_none_such']}),
    ('i was born march 14th, 1980', 'en', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('nací el 14 de marzo del 80', 'es', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('14 mar 1980', 'en', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('3 14 1980', 'en', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('1/20/2026', 'en', 'date_of_birth', {'date_of_birth': '2026-01-20'}),
    ('04/04/1980', 'en', 'date_of_birth', {'date_of_birth': '1980-04-04'}),
    ('Dec 24, 1944', 'en', 'date_of_birth', {'date_of_birth': '1944-12-24'}),
    ('dec 24 44', 'en', 'date_of_birth', {'date_of_birth': '1944-12-24'}),
    ('11/2/75', 'en', 'date_of_birth', {'open.date_of_birth': ('1975-11-02', '1975-02-11')}),
    ('24-12-44', 'es', 'date_of_birth', {'date_of_birth': '1944-12-24'}),
    ('el catorce de marzo de 1980', 'es', 'date_of_birth', {'date_of_birth': '1980-03-14'}),
    ('march 1980', 'en', 'date_of_birth', {'not': ['date_of_birth']}),
    ('03/04', 'en', 'date_of_birth', {'not': ['date_of_birth', 'trip_date']}),
    ('tomorrow', 'en', 'date_of_birth', {'not': ['date_of_birth', 'trip_date']}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), MEMBER_IDS)
def test_member_ids(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []


@pytest.mark.parametrize(("text", "language", "asked", "expected"), BIRTH_DATES)
def test_birth_dates(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
