"""Whose request it is, what holds at once, when it rings, and what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ridecare.rides import Leg
from ridecare.wishing import holds_at_once, is_theirs, same_name, soon, told
from tests.ridecare.said import NOW
from tests.ridecare.test_changed_request import REQUEST


def test_a_request_without_a_member_id_is_nobodys() -> None:
    assert not is_theirs(replace(REQUEST, member_id=None), None)
    assert not is_theirs(replace(REQUEST, member_id=None), "90000001")
    assert not is_theirs(REQUEST, "90000009")
    assert is_theirs(REQUEST, "90000001")


def test_only_a_phone_number_alone_holds_at_once() -> None:
    assert holds_at_once(("callback_phone",), verified=True)
    assert not holds_at_once(("callback_phone",), verified=False)
    assert not holds_at_once(("callback_phone", "trip_date"), verified=True)
    assert not holds_at_once((), verified=True)


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("Ana Lopez", True),
        ("ana lópez", True),
        ("Lopez, Ana", True),
        ("Ana Maria Lopez", True),
        ("Ana", False),
        ("Lopez", False),
        ("Ana Perez", False),
        ("", False),
        ("Ana Perez Lopez Diaz Cruz", True),
        ("Rosa Lopez", False),
    ],
)
def test_names_are_one_by_their_words(said: str, same: bool) -> None:
    assert same_name("Ana Lopez", said) is same
    assert same_name(said, "Ana Lopez") is same


def test_two_empty_names_are_not_one() -> None:
    assert not same_name("", "")


def test_a_ride_is_soon_by_what_holds() -> None:
    def starting(day: date | None, clock: str | None) -> bool:
        return soon(replace(REQUEST, legs=(Leg("a", "b", day, clock),)), 48, NOW)

    assert starting(None, None)
    assert starting(NOW.date() + timedelta(days=1), "10:00")
    assert not starting(NOW.date() + timedelta(days=5), "10:00")


@pytest.mark.parametrize(
    ("kind", "done", "near", "names"),
    [
        ("change", False, False, ["utter_change_asked"]),
        ("change", False, True, ["utter_change_asked", "utter_wish_soon"]),
        ("change", True, True, ["utter_change_done"]),
        ("drop", False, True, ["utter_drop_asked", "utter_wish_soon"]),
        ("drop", True, True, ["utter_drop_done"]),
    ],
)
def test_what_is_said(kind: str, done: bool, near: bool, names: list[str]) -> None:
    said = told(kind, "RC-1", done=done, is_near=near)
    assert [each.response for each in said] == names
    assert said[0].values == {"receipt": "RC-1"}
