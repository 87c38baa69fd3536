"""Changing and dropping as actions: who may do what, what is stored, and what is said whatever happens."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from actions.backend import Backend
from actions.changing import ActionChangeDone, ActionChangeRide, ValidateChangeForm
from actions.fallback import ActionAnswerOutside
from actions.handover import ActionHandOver
from ridecare.rides import RideRequest
from ridecare.store import Store, StoreDown, alarms, handovers, requests, versions
from ridecare.verified import kept
from tests.actions.rasa import Talk, responses
from tests.ridecare.said import NOW, at
from tests.ridecare.test_changed_request import REQUEST

WANT, FORM, DONE = ActionChangeRide(), ValidateChangeForm(), ActionChangeDone()
VERIFIED = "90000001"


@pytest.fixture
def receipt(tools: Backend) -> str:
    return _placed(tools.store)


def _placed(store: Store, key: str = "r1", **changes: Any) -> str:
    return requests.place(
        store,
        replace(REQUEST, **changes),
        readback_id=key,
        now=NOW,
        rng=random.Random(len(key) + ord(key[-1])),
    ).receipt


def _slot(tools: Backend, member: Any) -> Any:
    """What the slot `verified` holds for a member."""
    who = {"member_id": member, "date_of_birth": "1980-03-14", "name": None}
    return kept(tools.store.seal, who) if isinstance(member, str) else member


def _found(tools: Backend, receipt: str) -> RideRequest:
    found = requests.find(tools.store, receipt)
    assert found is not None
    return found


async def _begin(talk: Talk, text: str, intent: str = "change_ride", **rest: Any) -> list[str]:
    said = responses(await talk.say(WANT, text, intent, **rest))
    if "change_form" in talk.followed:
        said += responses(await talk.then(FORM))
        said += await _end(talk)
    return said


async def _answer(talk: Talk, text: str, intent: str = "inform", **rest: Any) -> list[str]:
    said = responses(await talk.say(FORM, text, intent, **rest))
    return said + await _end(talk)


async def _end(talk: Talk) -> list[str]:
    return [] if talk.slots.get("requested_slot") else responses(await talk.then(DONE))


@pytest.mark.parametrize(
    ("verified", "wish", "state"),
    [
        (None, "drop", "requested"),
        (VERIFIED, None, "cancelled"),
        ("90000001", None, "cancelled"),
        ("90000009", "drop", "requested"),
        (True, "drop", "requested"),
    ],
)
async def test_a_drop_holds_at_once_for_its_verified_member_alone(
    tools: Backend, receipt: str, verified: Any, wish: str | None, state: str
) -> None:
    talk = Talk(receipts=[receipt], verified=_slot(tools, verified))
    assert await _begin(talk, "cancel my ride", "cancel_ride") == [
        "utter_drop_readback",
        "utter_drop_confirm",
    ]
    said = await _answer(talk, "drop this ride", "affirm")
    assert said == ["utter_drop_done" if state == "cancelled" else "utter_drop_asked"]
    assert (_found(tools, receipt).wish, _found(tools, receipt).state) == (wish, state)
    assert talk.slots["change"] is None and talk.slots["requested_slot"] is None


@pytest.mark.parametrize(("verified", "state"), [(None, "accepted"), (VERIFIED, "requested")])
async def test_a_change_of_an_accepted_ride_is_asked_for_anew_by_its_verified_member_alone(
    tools: Backend, receipt: str, verified: Any, state: str
) -> None:
    requests.move(tools.store, receipt, "accepted", who="staff", by="ana", now=NOW)
    talk = Talk(receipts=[receipt], verified=_slot(tools, verified))
    await _begin(talk, "make it 3 pm instead")
    assert await _answer(talk, "yes", "affirm") == ["utter_change_asked"]
    found = _found(tools, receipt)
    assert (found.state, found.wish, found.legs[0].appointment_time) == (state, "change", "10:30")
    # A verified change of what a driver may be planned for is seen at once.
    assert [each.kind for each in alarms.of(tools.store, receipt)] == (
        ["change_asked_for"] if verified else []
    )


@pytest.mark.parametrize(
    ("verified", "phone", "said"),
    [(None, "+16515550142", "utter_change_asked"), (VERIFIED, "+16515550188", "utter_change_done")],
)
async def test_a_new_phone_number_holds_for_its_verified_member_alone(
    tools: Backend, receipt: str, verified: Any, phone: str, said: str
) -> None:
    talk = Talk(receipts=[receipt], verified=_slot(tools, verified))
    await _begin(talk, "change my phone number")
    await _answer(talk, "651-555-0188")
    assert await _answer(talk, "yes", "affirm") == [said]
    assert _found(tools, receipt).callback_phone == phone


async def test_a_verified_member_finds_rides_of_other_sessions(tools: Backend) -> None:
    mine = _placed(tools.store, rider_source="checked")
    _placed(tools.store, "stated", rider_source="stated")  # another's with a slip of the pen
    _placed(tools.store, "over", rider_source="checked", state="declined")
    _placed(tools.store, "theirs", rider_source="checked", member_id="90000009")
    talk = Talk("web-new", verified=_slot(tools, VERIFIED))
    await _begin(talk, "cancel my ride", "cancel_ride")
    assert talk.slots["change"]["receipt"] == mine
    assert await _begin(Talk("web-other"), "cancel my ride", "cancel_ride") == ["utter_handed_over_drop"]


async def test_a_second_yes_whose_answer_was_lost_is_the_same_wish(tools: Backend, receipt: str) -> None:
    talk = Talk(receipts=[receipt])
    await _begin(talk, "make it 3 pm instead")
    await talk.say(FORM, "yes", "affirm")
    before = dict(talk.slots)
    assert responses(await talk.then(DONE)) == ["utter_change_asked"]
    talk.slots = before  # the events of that turn never arrived
    assert responses(await talk.say(ActionAnswerOutside(), "yes", "affirm")) == ["utter_change_asked"]
    assert [each.kind for each in versions.of(tools.store, receipt)] == ["first", "change"]


@pytest.mark.parametrize(("intent", "asked"), [("change_ride", "confirm"), ("cancel_ride", "confirm_drop")])
async def test_with_the_store_away_at_the_yes_the_read_back_stands(
    tools: Backend, receipt: str, monkeypatch: pytest.MonkeyPatch, intent: str, asked: str
) -> None:
    talk = Talk(receipts=[receipt])
    await _begin(talk, "make it 3 pm instead", intent)
    await talk.say(FORM, "yes", "affirm")

    def down(*_: Any, **__: Any) -> None:
        raise StoreDown("away")

    with monkeypatch.context() as away:
        away.setattr(versions, "ask", down)
        assert responses(await talk.then(DONE)) == ["utter_went_wrong"]
    assert talk.slots["requested_slot"] == asked
    assert await _answer(talk, "yes", "affirm") in (["utter_change_asked"], ["utter_drop_asked"])
    assert len(versions.of(tools.store, receipt)) == 2


async def test_with_the_store_away_in_the_middle_nothing_is_lost(
    tools: Backend, receipt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(receipts=[receipt])
    with monkeypatch.context() as away:
        away.setattr(requests, "find", _raise)
        assert await _begin(talk, "make it 3 pm instead") == ["utter_went_wrong"]
    assert "utter_change_readback" in await _begin(talk, "make it 3 pm instead")


def _raise(*_: Any, **__: Any) -> None:
    raise StoreDown("away")


async def test_the_same_tap_twice_drops_nothing(tools: Backend, receipt: str) -> None:
    talk = Talk(receipts=[receipt])
    await _begin(talk, "drop this ride", "cancel_ride")
    again = await _answer(talk, "drop this ride", "cancel_ride", now=NOW + timedelta(seconds=2))
    assert again == ["utter_drop_readback", "utter_drop_confirm"]
    assert versions.of(tools.store, receipt) == ()
    await _answer(talk, "drop this ride", "cancel_ride", now=NOW + timedelta(seconds=20))
    assert _found(tools, receipt).wish == "drop"


@pytest.mark.parametrize("state", ["declined", "completed", "on_the_way"])
async def test_what_staff_have_moved_on_is_refused_and_handed_over(
    tools: Backend, receipt: str, state: str
) -> None:
    talk = Talk(receipts=[receipt], verified=_slot(tools, VERIFIED))
    await _begin(talk, "make it 3 pm instead")
    for to in ("declined",) if state == "declined" else ("accepted", state):
        requests.move(tools.store, receipt, to, who="staff", by="ana", now=NOW)
    assert await _answer(talk, "yes", "affirm") == ["utter_wish_too_late", "utter_handed_over_change"]
    [case] = handovers.listed(tools.store)
    assert (case.reason, case.request_receipt, case.collected["appointment_time"]) == (
        "change",
        receipt,
        "15:00",
    )
    rings = [each.kind for each in alarms.of(tools.store, str(case.receipt))]
    assert rings == (["change_asked_for"] if state == "on_the_way" else [])
    assert (_found(tools, receipt).state, _found(tools, receipt).wish) == (state, None)


async def test_what_is_dropped_already_is_said_so(tools: Backend, receipt: str) -> None:
    requests.move(tools.store, receipt, "cancelled", who="staff", by="ana", now=NOW)
    assert await _begin(Talk(receipts=[receipt]), "cancel my ride", "cancel_ride") == ["utter_drop_already"]
    assert handovers.listed(tools.store) == ()


@pytest.mark.parametrize(("name", "tied"), [("Ana Lopez", True), ("Rosa Quill", False), ("skip", False)])
async def test_receipt_and_name_read_the_same_whether_they_fit(
    tools: Backend, receipt: str, name: str, tied: bool
) -> None:
    talk = Talk("web-b")
    said = await _begin(talk, f"cancel ride {receipt}", "cancel_ride")
    said += await _answer(talk, name)
    assert said == ["utter_question_rider_name", "utter_handed_over_drop"]
    [case] = handovers.listed(tools.store)
    assert case.request_receipt == (receipt if tied else None)
    assert case.collected["said"] == [f"cancel ride {receipt}"]
    assert _found(tools, receipt).wish == ("drop" if tied else None)
    assert _found(tools, receipt).state == "requested"
    assert talk.slots["pickup"] is None


async def test_after_three_wrong_names_the_right_one_reads_the_same_and_does_nothing(
    tools: Backend, receipt: str
) -> None:
    for number in range(3):
        talk = Talk(f"web-{number}")
        await _begin(talk, f"cancel ride {receipt}", "cancel_ride")
        await _answer(talk, "Rosa Quill")
    talk = Talk("web-right")
    said = await _begin(talk, f"cancel ride {receipt}", "cancel_ride")
    said += await _answer(talk, "Ana Lopez")
    assert said == ["utter_question_rider_name", "utter_handed_over_drop"]
    assert _found(tools, receipt).wish is None
    assert [case.request_receipt for case in handovers.listed(tools.store)] == [None] * 4


async def test_a_stranger_with_the_pair_takes_nothing_from_the_senders_wish(
    tools: Backend, receipt: str
) -> None:
    talk = Talk(receipts=[receipt])
    await _begin(talk, "make it 3 pm instead")
    await _answer(talk, "yes", "affirm")
    stranger = Talk("web-b")
    await _begin(stranger, f"cancel ride {receipt}, the name is Ana Lopez", "cancel_ride")
    assert _found(tools, receipt).wish == "change"
    assert [case.request_receipt for case in handovers.listed(tools.store)] == [receipt]


async def test_a_typed_receipt_ties_no_wish_to_a_strangers_hand_over(tools: Backend, receipt: str) -> None:
    talk = Talk("web-b", **{**at("pickup").as_slots(), "requested_slot": "pickup"})
    await talk.say(WANT, f"cancel my ride {receipt}", "cancel_ride")
    [case] = handovers.listed(tools.store)
    assert (case.reason, case.request_receipt) == ("drop", None)


async def test_a_bare_cancel_without_a_request_hands_nothing_over(tools: Backend, receipt: str) -> None:
    assert await _begin(Talk(), "cancel", "cancel_ride") == ["utter_nothing_to_stop"]
    assert handovers.listed(tools.store) == ()
    asked = await _begin(Talk(receipts=[receipt]), "cancel", "cancel_ride")
    assert asked == ["utter_drop_readback", "utter_drop_confirm"]


async def test_in_the_middle_of_a_new_request_a_person_takes_all_of_it(tools: Backend, receipt: str) -> None:
    talk = Talk(receipts=[receipt], **{**at("notes").as_slots(), "requested_slot": "notes"})
    assert await _begin(talk, "change my ride of monday", "change_ride") == ["utter_handed_over_change"]
    [case] = handovers.listed(tools.store)
    assert case.collected["destination"] == "Oak Clinic" and talk.slots["pickup"] is None


async def test_a_person_in_the_middle_gets_the_change_too(tools: Backend, receipt: str) -> None:
    talk = Talk(receipts=[receipt, "RC-OTHER"])
    await _begin(talk, f"make {receipt} 3 pm instead")
    await talk.say(ActionHandOver(), "talk to a person", "request_human")
    [case] = handovers.listed(tools.store)
    assert (case.request_receipt, case.collected["appointment_time"]) == (receipt, "15:00")
    assert talk.slots["change"] is None


async def test_nothing_of_a_change_is_left_for_a_new_request(tools: Backend, receipt: str) -> None:
    talk = Talk(receipts=[receipt])
    await _begin(talk, "make it 3 pm instead")
    await _answer(talk, "leave it as it was", "stop")
    assert {talk.slots.get(name) for name in ("pickup", "booking", "change", "requested_slot")} == {None}
    assert versions.of(tools.store, receipt) == ()
