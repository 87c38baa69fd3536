from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.draft import UNKNOWN
from ridecare.known_places import Place
from ridecare.requested_legs import legs_of
from ridecare.store.legs import leg_of, leg_row
from tests.ridecare.said import FULL

DAY = date(2026, 12, 11)
HOME, CLINIC, SHOP = "45 Main St, St Paul", "Oak Clinic", "the pharmacy"
OAK = Place("Oak Clinic", street="1 Oak St", city="St Paul", source="made up")
BASE = FULL.with_values(pickup_time="09:00", return_time="14:00")


def ways(draft):
    return [
        (leg.pickup, leg.destination, leg.appointment_time, leg.pickup_time, leg.part)
        for leg in legs_of(draft, DAY)
    ]


def stopping(when, way):
    return replace(BASE.with_values(stop_place=SHOP, stop_when=when, return_ride=way), stop=True)


@pytest.mark.parametrize(
    ("when", "way", "legs"),
    [
        ("home", "fixed_time", [(HOME, CLINIC, "10:30", "09:00", "there"), (CLINIC, SHOP, None, "14:00", "to_stop"), (SHOP, HOME, None, None, "home")]),
        ("home", "call_when_ready", [(HOME, CLINIC, "10:30", "09:00", "there"), (CLINIC, SHOP, None, None, "to_stop"), (SHOP, HOME, None, None, "home")]),
        ("home", "one_way", [(HOME, CLINIC, "10:30", "09:00", "there"), (CLINIC, SHOP, None, None, "to_stop")]),
        ("there", "one_way", [(HOME, SHOP, None, "09:00", "to_stop"), (SHOP, CLINIC, "10:30", None, "there")]),
        ("there", "call_when_ready", [(HOME, SHOP, None, "09:00", "to_stop"), (SHOP, CLINIC, "10:30", None, "there"), (CLINIC, HOME, None, None, "home")]),
        (UNKNOWN, "call_when_ready", [(HOME, CLINIC, "10:30", "09:00", "there"), (CLINIC, SHOP, None, None, "to_stop"), (SHOP, HOME, None, None, "home")]),
    ],
)  # fmt: skip
def test_a_stop_is_a_leg_of_its_own_in_order(when, way, legs):
    assert ways(stopping(when, way)) == legs


@given(st.sampled_from(["home", "there", UNKNOWN]), st.sampled_from(["one_way", "call_when_ready", "fixed_time", UNKNOWN, None]), st.booleans())  # fmt: skip
def test_every_leg_begins_where_the_one_before_it_ends(when, way, stop):
    legs = legs_of(replace(stopping(when, way), stop=stop), DAY)
    assert legs[0].pickup == HOME
    assert all(before.destination == after.pickup for before, after in pairwise(legs))
    assert [leg.destination for leg in legs].count(SHOP) == (1 if stop else 0)
    assert [leg.appointment_time for leg in legs if leg.appointment_time] == ["10:30"]


def test_the_row_of_a_place_stands_on_every_leg_that_touches_it():
    draft = replace(stopping("home", "one_way"), places={"destination": (OAK.as_dict(),)})
    there, to_stop = legs_of(draft, DAY)
    assert there.destination_place == OAK == to_stop.pickup_place
    assert there.pickup_place is None and to_stop.destination_place is None and there.destination == CLINIC


def test_a_leg_is_stored_and_comes_back():
    for number, leg in enumerate(legs_of(stopping("there", "fixed_time"), DAY)):
        assert leg_of(leg_row(leg), number) == leg
    known = replace(legs_of(BASE, None)[0], destination_place=OAK)
    assert leg_of(leg_row(known), 0) == known


def test_a_leg_of_before_is_the_way_there_or_home():
    old = ["a", "b", "2026-12-11", "10:30", None]
    assert (leg_of(old, 0).part, leg_of(old, 1).part) == ("there", "home")
    assert leg_of(old, 0).destination_place is None
