"""How the rider gets home."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

WAYS_HOME = [
    ('I will call when I am done', 'en', 'return_ride', {'return_ride': 'call_when_ready'}),
    ('text when ready', 'en', 'return_ride', {'return_ride': 'call_when_ready'}),
    ('when im finished', 'en', 'return_ride', {'return_ride': 'call_when_ready'}),
    ('yo llamo cuando termine', 'es', 'return_ride', {'return_ride': 'call_when_ready'}),
    ('one way', 'en', 'return_ride', {'return_ride': 'one_way'}),
    ('no just one way', 'en', 'return_ride', {'return_ride': 'one_way'}),
    ('solo ida', 'es', 'return_ride', {'return_ride': 'one_way'}),
    ('no', 'en', 'return_ride', {'return_ride': 'one_way'}),
    ('a ride home at a set time', 'en', 'return_ride', {'return_ride': 'fixed_time'}),
    ('yes at 4pm', 'en', 'return_ride', {'return_ride': 'fixed_time', 'return_time': '16:00', 'not': ['appointment_time']}),
    ('4pm', 'en', 'return_ride', {'return_ride': 'fixed_time', 'return_time': '16:00'}),
    ('yes', 'en', 'return_ride', {'open.return_ride': ('call_when_ready', 'fixed_time')}),
    ('round trip', 'en', 'return_ride', {'open.return_ride': ('call_when_ready', 'fixed_time')}),
    ('a las 5 de la tarde', 'es', 'return_ride', {'return_time': '17:00', 'return_ride': 'fixed_time'}),
    ('5', 'en', 'return_time', {'open.return_time': ('05:00', '17:00')}),
    ('5pm', 'en', 'return_time', {'return_time': '17:00'}),
    ('ida y vuelta', 'es', 'return_ride', {'open.return_ride': ('call_when_ready', 'fixed_time')}),
    ('my son will take me home', 'en', 'return_ride', {'return_ride': 'one_way'}),
    ("i'll take the bus home", 'en', 'return_ride', {'return_ride': 'one_way'}),
    ('pick me up at 3', 'en', 'return_ride', {'open.return_time': ('03:00', '15:00'), 'return_ride': 'fixed_time', 'not': ['pickup_time']}),
    ('about 2 hours later', 'en', 'return_ride', {'not': ['return_time', 'trip_date']}),
    ('no thanks my sister gets me', 'en', 'return_ride', {'return_ride': 'one_way'}),
    ('yes call', 'en', 'return_ride', {'return_ride': 'call_when_ready'}),
    ('around 4 or 5', 'en', 'return_ride', {'open.return_time': ('04:00', '16:00', '05:00', '17:00')}),
    ('les llamo cuando salga', 'es', 'return_ride', {'return_ride': 'call_when_ready'}),
    ('mi hijo me recoge', 'es', 'return_ride', {'return_ride': 'one_way'}),
    ('no necesito', 'es', 'return_ride', {'return_ride': 'one_way'}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), WAYS_HOME)
def test_ways_home(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
