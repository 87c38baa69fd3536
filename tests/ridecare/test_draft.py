"""A request in the making: what it needs, and that slots hold all of it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.draft import Draft, missing, needed
from ridecare.questions import TRIP_SLOTS
from tests.ridecare.said import FULL

TEXTS = st.text(min_size=1, max_size=12)
DRAFTS = st.builds(
    Draft,
    values=st.dictionaries(st.sampled_from([*TRIP_SLOTS, "member_id", "date_of_birth"]), TEXTS),
    asked=st.none() | st.sampled_from(TRIP_SLOTS),
    open=st.dictionaries(st.sampled_from(TRIP_SLOTS), st.lists(TEXTS, min_size=2, max_size=3).map(tuple)),
    skipped=st.frozensets(st.sampled_from(TRIP_SLOTS)),
    tries=st.integers(0, 3),
    identity=st.sampled_from(["", "asked", "checked", "failed", "skipped"]),
    eligibility=st.none() | st.just("eligible"),
    readback_id=st.none() | TEXTS,
    second_of=st.none() | TEXTS,
    second_wanted=st.booleans(),
    minor=st.booleans(),
    sealed_identity=st.none() | TEXTS,
    words=st.lists(TEXTS, max_size=2).map(tuple),
)


@given(DRAFTS)
def test_slots_hold_all_of_it_through_json(draft):
    slots = json.loads(json.dumps(draft.as_slots()))
    assert Draft.from_slots(slots, draft.asked) == draft


def test_no_slots_are_an_empty_draft():
    assert Draft.from_slots({}, None) == Draft()


@given(DRAFTS, st.sampled_from(TRIP_SLOTS), TEXTS)
def test_a_value_ends_its_readings_and_its_skip_and_touches_nothing_else(draft, name, value):
    after = draft.with_values(**{name: value})
    assert after.values == {**draft.values, name: value}
    assert name not in after.open and name not in after.skipped and after.known(name)
    assert {n: r for n, r in draft.open.items() if n != name} == after.open
    assert replace(after, values=draft.values, open=draft.open, skipped=draft.skipped) == draft


@pytest.mark.parametrize(
    ("draft", "asked", "not_asked"),
    [
        (FULL, {"companions"}, {"rides_along", "requester", "return_time", "rider_age"}),
        (replace(FULL, minor=True), {"rides_along", "requester"}, {"companions"}),
        (FULL.with_values(return_ride="fixed_time"), {"return_time"}, set()),
    ],
)
def test_what_is_needed(draft, asked, not_asked):
    names = set(needed(draft, phone_known=False))
    assert asked <= names and not not_asked & names


def test_by_sms_the_phone_is_known():
    assert "callback_phone" in needed(Draft(), phone_known=False)
    assert "callback_phone" not in needed(Draft(), phone_known=True)


def test_missing_keeps_the_order():
    assert missing(Draft(), phone_known=False)[:5] == (
        "rider_name", "pickup", "destination", "trip_date", "appointment_time",
    )  # fmt: skip
    assert missing(FULL, phone_known=False) == ()
    assert missing(replace(Draft(), skipped=frozenset({"notes"})), phone_known=False)[-1] != "notes"
