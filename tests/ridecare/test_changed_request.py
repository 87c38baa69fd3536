"""A stored request and its draft are the same both ways; a change changes what was changed and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare import facts
from ridecare.changed_request import Compared, changed, differences, draft_of
from ridecare.draft import UNKNOWN, Draft, missing
from ridecare.known_places import Place
from ridecare.readback import ORDER
from ridecare.requesting import Identity, Sender, request_of
from ridecare.rides import RideRequest
from ridecare.settings import ROOT
from ridecare.wording import Words
from tests.ridecare.said import FULL, NOW

OPERATOR = facts.load(Path(ROOT) / "ridecare.yml")
SENDER = Sender("web-a", "web", "en", trial=False)
IDENTITY = Identity("90000001", date(1980, 3, 14))


def made(draft: Draft) -> RideRequest:
    """The stored request of a draft."""
    return replace(request_of(draft, IDENTITY, SENDER, OPERATOR, NOW), receipt="RC-1")


REQUEST = made(FULL)

CLOCKS = st.sampled_from(["07:15", "08:00", "09:30"])
DRAFTS = st.fixed_dictionaries(
    {
        "rider_name": st.sampled_from(["Ana Lopez", "Kit Demo"]),
        "pickup": st.sampled_from(["45 Main St, St Paul", UNKNOWN]),
        "destination": st.sampled_from(["Oak Clinic", "Elm Clinic"]),
        "trip_date": st.sampled_from(["2026-12-11", "2027-01-04", UNKNOWN]),
        "appointment_time": st.sampled_from(["10:30", "14:00"]),
        "callback_phone": st.sampled_from(["+16515550142", "none", UNKNOWN]),
    },
    optional={
        "pickup_time": CLOCKS,
        "return_ride": st.sampled_from(["one_way", "call_when_ready"]),
        "trip_purpose": st.sampled_from(["dialysis", "eye"]),
        "mobility": st.sampled_from([["cane"], ["walker", "oxygen"]]),
        "companions": st.integers(0, 3),
        "children": st.sampled_from([[3], [4, 9]]),
        "notes": st.sampled_from(["side door", "rings; twice", "none"]),
        "rides_along": st.sampled_from(["her mother", "Rosa Diaz"]),
        "requester": st.just("Rosa Diaz, her mother"),
        "stop_place": st.sampled_from(["Walgreens on Rice", "Elm Pharmacy"]),
    },
)
STOPS = st.sampled_from(["there", "home"])
KNOWN = Place(name="Oak Clinic", street="12 Oak St", city="St Paul", source="a list", read_on="2026-11-01")


def with_stop(values: dict, when: str) -> dict:
    return {**values, "stop_when": when} if "stop_place" in values else values


@given(DRAFTS, st.booleans(), STOPS)
def test_a_request_becomes_the_draft_it_came_from(values: dict, minor: bool, when: str) -> None:
    values = with_stop(values, when)
    if not minor:
        values = {name: value for name, value in values.items() if name not in ("rides_along", "requester")}
    places = {"destination": (KNOWN.as_dict(),)}
    draft = Draft(values=values, identity="skipped", minor=minor, stop="stop_place" in values, places=places)
    found = draft_of(made(draft))
    assert differences(values, found.values) == ()
    assert (found.stop, found.places) == (draft.stop, draft.places)
    assert found.minor == minor
    assert missing(found, phone_known=False) == ()


@given(DRAFTS, st.booleans(), STOPS)
def test_a_draft_that_nobody_changed_makes_the_same_request(values: dict, minor: bool, when: str) -> None:
    values = with_stop(values, when)
    if not minor:
        values = {name: value for name, value in values.items() if name not in ("rides_along", "requester")}
    request = made(Draft(values=values, identity="skipped", minor=minor, stop="stop_place" in values))
    again = changed(request, draft_of(request), OPERATOR, NOW)
    assert replace(again, marks=()) == replace(request, marks=())
    assert set(again.marks) == set(request.marks)


def test_a_change_leaves_who_it_is_for_as_it_was() -> None:
    request = replace(
        REQUEST, state="accepted", rider_source="verified", eligibility="eligible", possible_duplicate_of="RC-0",
        marks=("identity_failed", "second_of:RC-0"),
    )  # fmt: skip
    after = changed(request, draft_of(request).with_values(appointment_time="15:00"), OPERATOR, NOW)
    assert after.legs[0].appointment_time == "15:00"
    assert replace(after, legs=request.legs, marks=request.marks) == request
    assert set(after.marks) == {"identity_failed", "second_of:RC-0"}


def test_a_ride_that_comes_nearer_is_marked_soon() -> None:
    near = changed(REQUEST, draft_of(REQUEST).with_values(trip_date="2026-12-02"), OPERATOR, NOW)
    assert "soon" in near.marks
    assert "soon" not in REQUEST.marks


def test_the_way_home_follows_the_places() -> None:
    after = changed(REQUEST, draft_of(REQUEST).with_values(pickup="9 Elm St"), OPERATOR, NOW)
    assert [(leg.pickup, leg.destination) for leg in after.legs] == [
        ("9 Elm St", "Oak Clinic"),
        ("Oak Clinic", "9 Elm St"),
    ]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("notes", None, "none"),
        ("notes", "none", None),
        ("mobility", ["cane"], ("cane",)),
        ("children", None, []),
        ("companions", 0, 0),
    ],
)
def test_nothing_said_in_two_ways_is_no_difference(name: str, before: object, after: object) -> None:
    assert differences({name: before}, {name: after}) == ()


def test_nobody_along_is_not_nothing() -> None:
    assert differences({"companions": None}, {"companions": 0}) == ("companions",)


@given(st.sets(st.sampled_from(["appointment_time", "pickup", "notes", "mobility"])))
def test_every_difference_has_a_line_with_both_values(names: set[str]) -> None:
    new = {"appointment_time": "15:00", "pickup": "9 Elm St", "notes": "side door", "mobility": ["cane"]}
    draft = FULL.with_values(**{name: new[name] for name in names})
    lines = Compared(draft, FULL.values).lines(Words("en"))
    assert sum("(new; before: " in line for line in lines) == len(names)
    assert len(lines) >= len([name for name in ORDER if name in FULL.values and name != "notes"])


def test_what_is_taken_away_is_shown() -> None:
    before = FULL.with_values(notes="side door")
    lines = Compared(FULL, before.values).lines(Words("en"))
    assert "Notes: none (new; before: side door)" in lines
