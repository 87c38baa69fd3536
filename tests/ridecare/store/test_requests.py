"""A request is placed once, comes back as it was, and is told from those that only look alike."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from ridecare.receipts import find_receipts
from ridecare.rides import Leg, RideRequest
from ridecare.sealing import Seal
from ridecare.store import Store, alarms, open_store, requests

Make = Callable[..., RideRequest]


def _place(store: Store, request: RideRequest, readback_id: str, now: datetime, rng: random.Random) -> str:
    return requests.place(store, request, readback_id=readback_id, now=now, rng=rng).receipt


def test_a_request_comes_back_as_it_was(
    store: Store, now: datetime, rng: random.Random, a_request: Make
) -> None:
    placed = requests.place(
        store, a_request(), readback_id="r1", now=now, rng=rng, kinds_of_alarm=("soon", "minor")
    )
    assert placed.new
    assert find_receipts(placed.receipt) == (placed.receipt,)
    assert requests.find(store, placed.receipt) == a_request(receipt=placed.receipt, alarms=("soon", "minor"))
    assert [each.kind for each in alarms.unopened(store)] == ["soon", "minor"]


def test_a_request_with_little_known_comes_back_as_it_was(
    store: Store, now: datetime, rng: random.Random, a_request: Make
) -> None:
    nothing: dict[str, object] = dict.fromkeys(
        (
            "member_id",
            "date_of_birth",
            "eligibility",
            "trip_purpose",
            "return_ride",
            "companions",
            "notes",
            "requester",
        )
    )
    nowhere = (Leg("unknown", "unknown", None, None, None),)
    nothing |= {"mobility": (), "children": (), "marks": (), "legs": nowhere}
    bare = a_request(rider_name="unknown", callback_phone="none", **nothing)
    receipt = _place(store, bare, "r1", now, rng)
    assert requests.find(store, receipt) == replace(bare, receipt=receipt)


def test_a_second_yes_gives_the_same_receipt(
    store: Store, now: datetime, rng: random.Random, a_request: Make
) -> None:
    first = requests.place(store, a_request(), readback_id="r1", now=now, rng=rng, kinds_of_alarm=("soon",))
    second = requests.place(store, a_request(), readback_id="r1", now=now, rng=rng, kinds_of_alarm=("soon",))
    assert (second.receipt, second.new) == (first.receipt, False)
    assert len(requests.listed(store)) == len(alarms.unopened(store)) == 1


def test_a_receipt_that_is_taken_is_not_given_again(store: Store, now: datetime, a_request: Make) -> None:
    # The same random numbers twice: the second request has to go on to the next number.
    first = _place(store, a_request(), "r1", now, random.Random(5))
    second = _place(store, a_request(), "r2", now, random.Random(5))
    assert first != second


def test_trials_are_listed_apart(store: Store, now: datetime, rng: random.Random, a_request: Make) -> None:
    real = _place(store, a_request(), "r1", now, rng)
    trial = _place(store, a_request(trial=True), "r2", now, rng)
    assert trial.startswith("RC-TEST-")
    assert [each.receipt for each in requests.listed(store)] == [real]
    assert [each.receipt for each in requests.listed(store, trial=True)] == [trial]
    assert alarms.unopened(store) == ()


def test_the_list_can_be_of_some_states(
    store: Store, now: datetime, rng: random.Random, a_request: Make
) -> None:
    one, two = (_place(store, a_request(), each, now, rng) for each in ("r1", "r2"))
    requests.move(store, two, "accepted", who="staff", by="ana", now=now)
    assert [each.receipt for each in requests.listed(store, states=("accepted",))] == [two]
    assert [each.receipt for each in requests.listed(store, states=("requested", "accepted"))] == [one, two]


def test_each_listed_request_has_its_own_alarms(
    store: Store, now: datetime, rng: random.Random, a_request: Make
) -> None:
    requests.place(store, a_request(), readback_id="r1", now=now, rng=rng, kinds_of_alarm=("soon",))
    requests.place(store, a_request(), readback_id="r2", now=now, rng=rng, kinds_of_alarm=("minor", "soon"))
    assert [each.alarms for each in requests.listed(store)] == [("soon",), ("minor", "soon")]


def test_the_requests_of_a_conversation(
    store: Store, now: datetime, rng: random.Random, a_request: Make
) -> None:
    mine = _place(store, a_request(), "r1", now, rng)
    _place(store, a_request(conversation="web-b"), "r2", now, rng)
    assert [each.receipt for each in requests.in_conversation(store, "web-a")] == [mine]


def test_no_request_has_an_unknown_receipt(store: Store) -> None:
    assert requests.find(store, "RC-2222222") is None


# --- the same request, and one that only looks like it --------------------------------------------

_DAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("changed", "is_twin"),
    [
        ({}, True),
        ({"rider_name": "  wilhelmina   QUIST "}, True),
        ({"legs": (Leg("1455 zealand ave n.", "Fairhaven  clinic", _DAY, "10:30", None),)}, True),
        ({"notes": "something else", "callback_phone": "none"}, True),
        ({"rider_name": "Otto Quist"}, False),
        ({"legs": (Leg("1455 Zealand Ave N", "Fairhaven Clinic", date(2026, 12, 5), "10:30", None),)}, False),
        ({"legs": (Leg("1455 Zealand Ave N", "Fairhaven Clinic", _DAY, "11:30", None),)}, False),
        ({"legs": (Leg("1455 Zealand Ave N", "Elsewhere", _DAY, "10:30", None),)}, False),
        ({"conversation": "web-b"}, False),
        ({"conversation": "web-b", "rider_source": "checked"}, False),
        ({"trial": True}, False),
    ],
)
def test_which_request_is_the_same(
    store: Store,
    now: datetime,
    rng: random.Random,
    a_request: Make,
    changed: dict[str, object],
    is_twin: bool,
) -> None:
    receipt = _place(store, a_request(), "r1", now, rng)
    assert requests.live_twin(store, a_request(**changed)) == (receipt if is_twin else None)


@pytest.mark.parametrize(
    ("stored", "asking", "is_twin"),
    [("verified", "verified", True), ("stated", "verified", False), ("verified", "checked", False)],
)
def test_only_a_verified_member_hears_of_a_request_made_elsewhere(
    store: Store, now: datetime, rng: random.Random, a_request: Make, stored: str, asking: str, is_twin: bool
) -> None:
    receipt = _place(store, a_request(rider_source=stored), "r1", now, rng)
    twin = requests.live_twin(store, a_request(rider_source=asking, conversation="sms-b"))
    assert twin == (receipt if is_twin else None)
    assert (
        requests.live_twin(
            store, a_request(rider_source=asking, conversation="sms-b", rider_name="Otto Quist")
        )
        is None
    )


@pytest.mark.parametrize("ended", ["declined", "cancelled"])
def test_an_ended_request_absorbs_nothing(
    store: Store, now: datetime, rng: random.Random, a_request: Make, ended: str
) -> None:
    receipt = _place(store, a_request(), "r1", now, rng)
    requests.move(store, receipt, ended, who="staff", by="ana", now=now)
    assert requests.live_twin(store, a_request()) is None
    other = _place(store, a_request(conversation="web-b"), "r2", now, rng)
    assert requests.find(store, other) == a_request(receipt=other, conversation="web-b")


@pytest.mark.parametrize(
    ("changed", "marked"),
    [
        ({}, True),
        ({"rider_name": "W. Quist"}, True),  # the same member ID
        ({"member_id": None}, True),  # the same name
        ({"rider_name": "Otto Quist", "member_id": "90000009"}, False),
        ({"rider_name": "unknown", "member_id": None}, False),
        ({"conversation": "web-a"}, False),
        ({"legs": (Leg("a", "b", date(2026, 12, 9), "10:30", None),)}, False),
        ({"legs": (Leg("a", "b", None, "10:30", None),)}, False),
        ({"trial": True}, False),
    ],
)
def test_what_the_desk_is_told_may_be_a_duplicate(
    store: Store, now: datetime, rng: random.Random, a_request: Make, changed: dict[str, object], marked: bool
) -> None:
    first = _place(store, a_request(), "r1", now, rng)
    second = _place(store, a_request(**{"conversation": "web-b", **changed}), "r2", now, rng)
    found = requests.find(store, second)
    assert found is not None
    assert found.possible_duplicate_of == (first if marked else None)


def test_two_riders_without_a_name_are_not_the_same_one(
    store: Store, now: datetime, rng: random.Random, a_request: Make
) -> None:
    _place(store, a_request(rider_name="unknown", member_id=None), "r1", now, rng)
    second = _place(
        store, a_request(rider_name="unknown", member_id=None, conversation="web-b"), "r2", now, rng
    )
    found = requests.find(store, second)
    assert found is not None
    assert found.possible_duplicate_of is None


def test_requests_are_found_by_their_marks_after_a_new_key(
    store: Store, url: str, key: str, now: datetime, rng: random.Random, a_request: Make
) -> None:
    receipt = _place(store, a_request(), "r1", now, rng)
    rotated = open_store(url, Seal(["3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", key]))
    assert requests.live_twin(rotated, a_request()) == receipt
    second = _place(rotated, a_request(conversation="web-b"), "r2", now, rng)
    found = requests.find(rotated, second)
    assert found is not None
    assert found.possible_duplicate_of == receipt
    rotated.close()
