"""Digits as they are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.reading.said_digits import runs


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("nine five two", ["952"]),
        ("oh one forty-four", ["0144"]),
        ("forty oh four", ["4004"]),
        ("cincuenta y cinco, veintitres", ["5523"]),
        ("triple five doble cero", ["55500"]),
        ("612 call after 5", ["612", "5"]),
        ("area code 651 then 555", ["651555"]),
        ("my aunt has no phone", []),
    ],
)
def test_what_is_said_becomes_digits(words: str, digits: list[str]) -> None:
    assert runs(words) == digits


@given(st.text(alphabet="0123456789", min_size=1, max_size=12), st.data())
def test_any_grouping_of_the_same_digits_is_the_same_number(digits: str, data: st.DataObject) -> None:
    gaps = data.draw(
        st.lists(st.sampled_from(("", " ", "-", ", ", " dash ")), min_size=len(digits), max_size=len(digits))
    )
    assert runs("".join(digit + gap for digit, gap in zip(digits, gaps, strict=True))) == [digits]
