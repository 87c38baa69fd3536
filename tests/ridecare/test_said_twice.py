"""The same words once more: a double tap answers nothing, and two answers in the same words are two answers."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.said_twice import FEW, Earlier, once_more

AT = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
NAME, PICKUP = "utter_question_rider_name", "utter_question_pickup"


def earlier(text: str, before: str | None = NAME, after: str | None = PICKUP) -> Earlier:
    return Earlier(text, AT, before, after)


def later(seconds: float) -> datetime:
    return AT + timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["no", "1", "yes", "sí", "skip", "nobody", "I don't know", "Ray Lane"])
def test_before_the_answer_was_read_the_same_words_are_the_same_message(text):
    assert once_more(earlier(text), text, later(0.3), read=False) == "same"
    assert once_more(earlier(text), text, later(5), read=False) == "same"


@pytest.mark.parametrize(
    "text", ["no", "No.", "1", "2", "yes", "sí", "skip", "none", "nothing", "nadie", "no sé"]
)
def test_after_reading_an_answer_to_any_question_counts_twice(text):
    assert once_more(earlier(text), text, later(4), read=True) is None
    assert once_more(earlier(text), text, later(0), read=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ray Lane",
        "12 Elm St, St Paul",
        "quisiera pedir un viaje",
        "dec 10",
        "silla de ruedas",
        "ok so, call 6515559797; no notes",
    ],
)
def test_a_name_a_place_a_day_said_to_two_questions_within_seconds_is_perhaps_one_message(text):
    assert once_more(earlier(text), text, later(4), read=True) == "perhaps"
    assert once_more(earlier(text), text.upper(), later(4), read=True) == "perhaps"


@pytest.mark.parametrize(
    ("before", "after"),
    [(NAME, NAME), (NAME, "utter_again_rider_name"), ("utter_again_rider_name", "utter_stuck")],
)
def test_at_the_same_question_the_words_are_meant_once_more(before, after):
    assert once_more(earlier("Bob", before, after), "Bob", later(4), read=True) is None


def test_what_was_not_taken_the_first_time_is_said_again():
    lost = earlier("Ray Lane", after="utter_went_wrong")
    assert once_more(lost, "Ray Lane", later(0.1), read=False) is None


def test_other_words_and_an_earlier_message_that_was_not_answered_are_their_own():
    assert once_more(earlier("Ray Lane"), "Ray Lame", later(0.1), read=False) is None
    assert once_more(earlier("Ray Lane", after=None), "Ray Lane", later(0.1), read=False) is None


@given(st.floats(min_value=FEW.total_seconds() + 0.01, max_value=10**6), st.booleans())
def test_after_a_while_the_same_words_are_always_their_own(seconds, read):
    assert once_more(earlier("Ray Lane"), "Ray Lane", later(seconds), read=read) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_has_a_verdict_and_only_the_same_words_are_the_same(first, second):
    assert once_more(earlier(first), second, later(0.1), read=False) in ("same", None)
    assert once_more(earlier(first), first, later(0.1), read=False) == "same"
