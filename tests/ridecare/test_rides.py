"""The one table of moves: what may follow what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ridecare.rides import (
    LIVE,
    MOVES,
    STATES,
    TOLD,
    Repeats,
    RideDate,
    may_move,
    next_states,
    on_each_day,
)
from tests.ridecare.said import A_RIDE


def test_the_states_are_the_fixed_ones() -> None:
    assert STATES == ("requested", "accepted", "on_the_way", "completed", "declined", "cancelled")


def test_the_table_names_only_states_and_those_who_may() -> None:
    assert {state for move in MOVES for state in move} == set(STATES)
    assert set().union(*MOVES.values()) <= {"staff", "member", "vendor"}
    assert set(STATES) > TOLD


@pytest.mark.parametrize("state", ["completed", "declined", "cancelled"])
def test_nothing_follows_an_end(state: str) -> None:
    assert state not in LIVE
    assert next_states(state, "staff") == ()


def test_every_live_request_can_be_ended_by_staff() -> None:
    assert all(set(next_states(state, "staff")) - LIVE for state in LIVE)


def test_only_staff_decline() -> None:
    assert may_move("requested", "declined", "staff")
    assert not may_move("requested", "declined", "vendor")
    assert not may_move("requested", "declined", "member")


def test_nobody_skips_being_accepted() -> None:
    assert not any(
        may_move("requested", to, who)
        for to in ("on_the_way", "completed")
        for who in ("staff", "member", "vendor")
    )


_MEMBERS = {("requested", "cancelled"), ("accepted", "cancelled"), ("accepted", "requested")}
_VENDORS = {
    ("requested", "accepted"),
    ("accepted", "on_the_way"),
    ("accepted", "completed"),
    ("on_the_way", "completed"),
}
_STAFF = {
    *_VENDORS,
    ("requested", "declined"),
    ("requested", "cancelled"),
    ("accepted", "declined"),
    ("accepted", "cancelled"),
    ("on_the_way", "cancelled"),
}


@pytest.mark.parametrize("who", ["member", "staff", "vendor", "assistant"])
@pytest.mark.parametrize("frm", STATES)
@pytest.mark.parametrize("to", STATES)
def test_every_pair_of_states_for_everybody(frm: str, to: str, who: str) -> None:
    allowed = {"member": _MEMBERS, "staff": _STAFF, "vendor": _VENDORS, "assistant": set()}[who]
    assert may_move(frm, to, who) == ((frm, to) in allowed)


def test_a_standing_order_is_a_ride_on_each_of_its_days() -> None:
    days = (date(2026, 12, 4), date(2026, 12, 11))
    repeats = Repeats(
        "FREQ=WEEKLY;BYDAY=FR", None, goes_on=False, dates=(RideDate(days[0], "completed"), RideDate(days[1]))
    )
    found = on_each_day(replace(A_RIDE, repeats=repeats))
    assert [(each.state, each.legs[0].trip_date, each.repeats) for each in found] == [
        ("completed", days[0], None), ("requested", days[1], None),
    ]  # fmt: skip
    assert on_each_day(A_RIDE) == (A_RIDE,)
