"""Slips in the names of days and months. Now is Tuesday, 1 December 2026."""

from __future__ import annotations

import pytest

from ridecare.reading.plain import folded
from tests.ridecare.reading.reads import either, en, readings


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("en", "janaury 11", "2027-01-11"),
        ("en", "wendesday", "2026-12-02"),
        ("en", "satturday at 9", "2026-12-05"),
        ("en", "on munday", "2026-12-07"),
        ("es", "el jueve", "2026-12-03"),
        ("en", "the 11th of Jannuary", "2027-01-11"),
        ("en", "Febuary 9", "2027-02-09"),
        ("en", "Decembre 17", "2026-12-17"),
        ("en", "dcember 17th", "2026-12-17"),
        ("es", "17 de dicimebre", "2026-12-17"),
        ("es", "9 de febrrero", "2027-02-09"),
    ],
)
def test_slips_in_long_months(language, said, day):
    assert readings(either(language, said), "trip_date") == [day]


@pytest.mark.parametrize(
    "word",
    [
        "member",
        "remember",
        "decent",
        "novel",
        "octopus",
        "juan",
        "marzo",
        "herrero",
        "januarys",
        "sundry",
        "sundae",
        "vienes",
        "mandy",
        "jueces",
    ],
)
def test_other_words_are_left_alone(word):
    assert folded(word) == word


@pytest.mark.parametrize("said", ["we'd like a ride", "We’d love to go", "wed like two seats"])
def test_we_would_is_no_wednesday(said):
    assert not en(said).dates
    assert readings(en(f"{said} on wed"), "trip_date") == ["2026-12-02"]
