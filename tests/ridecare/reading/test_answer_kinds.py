"""What a learned kind adds to a reading, and where it must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.questions import QUESTIONS
from ridecare.reading.answer_kinds import SURE, SURE_TO_DROP, group_of, with_kind
from ridecare.reading.mobility import CHAIRS
from ridecare.reading.result import Reading
from ridecare.reading.way_home import ROUND

NOTHING = Reading()


def kind(
    asked: str, name: str, share: float = 0.99, reading: Reading = NOTHING, *, asks: bool = False
) -> Reading:
    return with_kind(reading, asked, {name: share, "other": 1 - share}, asks=asks, words=6)


@pytest.mark.parametrize(
    ("asked", "name", "values"),
    [
        ("return_ride", "one_way", {"return_ride": "one_way"}),
        ("return_ride", "call_when_ready", {"return_ride": "call_when_ready"}),
        ("return_ride", "fixed_time", {"return_ride": "fixed_time"}),
        ("companions", "0", {"companions": 0}),
        ("companions", "3", {"companions": 3}),
    ],
)
def test_a_sure_kind_is_the_value(asked, name, values):
    assert kind(asked, name).values == values
    assert kind(asked, name, SURE - 0.01) == NOTHING


@pytest.mark.parametrize(
    ("asked", "name", "answer"),
    [
        ("confirm", "change", "no_but"),
        ("notes", "nothing", "no"),
        ("notes", "skip", "skip"),
        ("second_ride", "one", "no"),
        ("go_on", "go_on", "go_on"),
        ("trip_date", "skip", "skip"),
        ("return_ride", "unknown", "unknown"),
    ],
)
def test_a_sure_kind_is_the_answer(asked, name, answer):
    assert kind(asked, name).answer == answer


@pytest.mark.parametrize("share", [SURE, 1.0])
@pytest.mark.parametrize(("asked", "name"), [("confirm", "yes"), ("second_ride", "second")])
def test_no_kind_sends_a_request_or_makes_a_second_one(asked, name, share):
    assert kind(asked, name, share) == NOTHING


@pytest.mark.parametrize(
    "reading",
    [
        Reading(values={"destination": "Valley Clinic"}),
        Reading(open={"appointment_time": ("03:00", "15:00")}),
        Reading(named=frozenset({"pickup"})),
        Reading(wrong=("two_answers",)),
        Reading(correcting=True),
    ],
)
def test_a_question_is_not_dropped_where_something_else_was_said(reading):
    assert kind("trip_date", "skip", reading=reading) == reading


def test_a_dropped_question_must_be_surer():
    assert kind("trip_date", "skip", SURE_TO_DROP - 0.01) == NOTHING


def test_a_way_home_without_how_stays_open():
    assert kind("return_ride", "round").open == {"return_ride": ROUND}


def test_aids_are_taken_together_or_not_at_all():
    sure = {"cane": 0.95, "oxygen": 0.9, "walks": 0.05}
    assert with_kind(NOTHING, "mobility", sure, asks=False, words=6).values == {
        "mobility": ["cane", "oxygen"]
    }
    assert with_kind(NOTHING, "mobility", {**sure, "stairs": 0.5}, asks=False, words=6) == NOTHING
    assert with_kind(NOTHING, "mobility", {"stretcher": 0.9, "cane": 0.9}, asks=False, words=6) == NOTHING


def test_a_wheelchair_of_an_open_kind_is_asked_about():
    found = with_kind(NOTHING, "mobility", {"wheelchair": 0.9, "oxygen": 0.9}, asks=False, words=6)
    assert (found.open, found.values) == ({"mobility": CHAIRS}, {"mobility_beside": ["oxygen"]})


SHARES = st.floats(0, 1)
NAMES = st.sampled_from(
    "yes change drop other one_way round unknown 0 2 cane wheelchair skip value nothing one".split()
)
ASKED = st.sampled_from([*QUESTIONS, None])


@given(ASKED, st.dictionaries(NAMES, SHARES, max_size=5), st.sampled_from(["yes", "no", "skip", "no_but"]))
def test_what_the_words_say_stays(asked, kinds, answer):
    said = Reading(answer=answer)
    assert with_kind(said, asked, kinds, asks=False, words=6) == said
    if asked:
        valued = Reading(values={asked: "x"})
        assert with_kind(valued, asked, kinds, asks=False, words=6) == valued


@given(ASKED, st.dictionaries(NAMES, SHARES, max_size=5))
def test_a_question_answers_nothing(asked, kinds):
    assert with_kind(NOTHING, asked, kinds, asks=True, words=6) == NOTHING


def test_questions_about_values_share_their_kinds():
    assert group_of("trip_date") == group_of("member_id") != group_of("confirm")


@pytest.mark.parametrize(
    ("asked", "value", "shares", "kept"),
    [
        ("companions", 1, {"0": 0.8, "1": 0.1}, False),
        ("companions", 1, {"0": 0.8, "1": 0.2}, True),
        ("companions", 7, {"0": 0.9}, True),
        ("companions", 1, {"some": 0.95, "1": 0.05}, False),
        ("mobility", ["cane"], {"walker": 0.9, "cane": 0.05}, False),
        ("mobility", ["needs_wheelchair"], {"needs_chair": 0.05}, False),
        ("mobility", ["needs_wheelchair"], {"needs_chair": 0.5}, True),
        ("trip_date", "2026-12-04", {"skip": 0.9, "value": 0.01}, True),
    ],
)
def test_a_value_whose_kind_is_unlikely_is_asked_back(asked, value, shares, kept):
    reading = Reading(values={asked: value, "callback_phone": "+16515550177"})
    found = with_kind(reading, asked, shares, asks=False, words=6)
    assert (asked in found.values) is kept
    assert found.values["callback_phone"] == "+16515550177"


def test_a_value_gives_way_to_a_very_sure_kind():
    reading = Reading(values={"companions": 1})
    found = with_kind(reading, "companions", {"2": SURE_TO_DROP, "1": 0.01}, asks=False, words=6)
    assert found.values == {"companions": 2}


def test_children_with_their_ages_are_counted_apart():
    reading = Reading(values={"companions": 0, "children": [3, 6]})
    assert with_kind(reading, "companions", {"2": 0.99, "0": 0.01}, asks=False, words=6) == reading


@pytest.mark.parametrize("change", [{"words": 2}, {"correcting": True}])
def test_a_plain_answer_and_a_correction_are_not_doubted(change):
    reading = Reading(values={"companions": 1}, correcting=change.get("correcting", False))
    found = with_kind(reading, "companions", {"0": 0.99, "1": 0}, asks=False, words=change.get("words", 6))
    assert found == reading
