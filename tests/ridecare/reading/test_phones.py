"""Phone numbers of this country, however they are spaced; nothing else is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.reading.phones import phones, wrong_length
from tests.ridecare.reading.reads import either, en, es


@pytest.mark.parametrize(
    "said",
    [
        "6515550142",
        "651-555-0142",
        "(651) 555-0142",
        "651.555.0142",
        "651 555 0142",
        "1-651-555-0142",
        "+1 651 555 0142",
        "its 651 5550142 thx",
        "my cell 651-555-0142 call me",
        "mi cel es 651 555 0142",
        "651-555-0142 apt 4",
    ],
)
def test_one_number(said):
    assert [number for number, _, _ in phones(said)] == ["+16515550142"]


@pytest.mark.parametrize(
    "said",
    ["90000001", "55101", "12/04/2026", "555-0142", "1234 5th ave", "0515550142", "651-155-0142", "123456789012345", ""],
)
def test_no_number(said):
    assert phones(said) == []


def test_where_it_stands():
    text = "call 651-555-0142 or 612-555-0100"
    found = phones(text)
    assert [text[start:end] for _, start, end in found] == ["651-555-0142", "612-555-0100"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("555-0142", "phone_short"),
        ("651555014", "phone_short"),
        ("651555014233", "phone_long"),
        ("26515550142", "phone_long"),
        ("16515550142", None),
        ("home", None),
        ("apt 4", None),
    ],
)
def test_a_length_that_is_wrong(said, wrong):
    assert wrong_length(said) == wrong


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "no phone"),
        ("en", "i dont have a phone"),
        ("en", "none"),
        ("en", "text me here"),
        ("es", "no tengo telefono"),
        ("es", "no tengo celular"),
        ("es", "sin teléfono"),
        ("es", "ninguno"),
    ],
)
def test_no_phone_is_an_answer(language, said):
    assert either(language, said, "callback_phone").values["callback_phone"] == "none"


def test_two_numbers_are_asked_about():
    reading = en("651-555-0142 or 612-555-0100", "callback_phone")
    assert "two_answers" in reading.wrong
    assert "callback_phone" not in reading.values


def test_a_short_number_is_asked_again():
    assert es("555 0142", "callback_phone").wrong == ("phone_short",)


@given(st.text())
def test_any_text_is_taken(said):
    for number, start, end in phones(said):
        assert number.startswith("+1") and len(number) == 12
        assert 0 <= start < end <= len(said)
    assert wrong_length(said) in (None, "phone_short", "phone_long")


@given(st.from_regex(r"[2-9][0-8][0-9][2-9][0-9]{6}", fullmatch=True), st.sampled_from(["", " ", "-", "."]))
def test_spacing_does_not_matter(digits, gap):
    said = gap.join((digits[:3], digits[3:6], digits[6:]))
    assert [number for number, _, _ in phones(f"call {said} ok")] in ([f"+1{digits}"], [])
    assert phones(said) == [] or phones(said)[0][0] == f"+1{digits}"
