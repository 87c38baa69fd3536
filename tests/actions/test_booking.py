"""The booking form and its end, on a real store."""

from datetime import timedelta

import pytest

from actions.booking import ActionBookingDone, ValidateBookingForm, identity_of
from ridecare.draft import Draft
from ridecare.store import handovers, open_requests, requests
from tests.actions.rasa import Talk, bot, listened, responses, user
from tests.ridecare.said import FULL, NOW, at

FORM, DONE = ValidateBookingForm(), ActionBookingDone()


def confirming(key="web-a", readback="r1", **values) -> Talk:
    return Talk(
        key,
        **{
            **at("confirm", **values).as_slots(),
            "requested_slot": "confirm",
            "booking": {**FULL.as_slots()["booking"], "readback_id": readback},
        },
    )


async def sent(talk: Talk, text="yes") -> str:
    await talk.say(FORM, text)
    assert talk.slots["booking_result"] == "submit" and talk.slots["requested_slot"] is None
    assert responses(await talk.then(DONE))[0] == "utter_receipt"
    return talk.slots["receipts"][-1]


async def test_a_yes_is_stored_before_the_receipt_is_said(tools):
    talk = confirming()
    receipt = await sent(talk)
    stored = requests.find(tools.store, receipt)
    assert (stored.rider_name, stored.state, stored.conversation, len(stored.legs)) == (
        "Ana Lopez",
        "requested",
        "web-a",
        2,
    )
    assert talk.slots["pickup"] is None and open_requests.kept(tools.store, "web-a", NOW) is None


async def test_a_second_yes_to_the_same_read_back_gives_the_same_receipt(tools):
    first, again = confirming(), confirming()
    await first.say(FORM, "yes")
    await again.say(FORM, "yes")
    await first.then(DONE)
    await again.then(DONE)
    assert first.slots["receipts"] == again.slots["receipts"] and len(requests.listed(tools.store)) == 1


async def test_the_same_ride_is_asked_about(tools):
    receipt = await sent(confirming())
    talk = confirming(readback="r2")
    assert responses(await talk.say(FORM, "yes")) == ["utter_second_ride"]
    assert talk.slots["requested_slot"] == "second_ride" and talk.slots["booking"]["second_of"] == receipt
    await talk.say(FORM, "one is enough")
    assert responses(await talk.then(DONE)) == ["utter_one_is_enough"]
    assert len(requests.listed(tools.store)) == 1


async def test_a_second_ride_that_is_wanted_is_stored_and_marked(tools):
    receipt = await sent(confirming())
    talk = confirming(readback="r2")
    await talk.say(FORM, "yes")
    second = await sent(talk, "a second ride")
    assert second != receipt and f"second_of:{receipt}" in requests.find(tools.store, second).marks


async def test_another_day_or_a_declined_one_is_no_second_ride(tools):
    receipt = await sent(confirming())
    await sent(confirming(readback="r2", trip_date="2026-12-18"))
    requests.move(tools.store, receipt, "declined", by="staff", now=NOW, who="staff")
    await sent(confirming(readback="r3"))
    assert len(requests.listed(tools.store)) == 3


async def test_another_conversation_notices_nothing_but_the_desk_does(tools):
    receipt = await sent(confirming())
    other = await sent(confirming("web-b", "r2"))
    assert requests.find(tools.store, other).possible_duplicate_of == receipt


@pytest.mark.parametrize(
    ("day", "said", "alarm"), [("2026-12-02", "utter_receipt_soon", ("soon",)), ("2027-02-01", "utter_receipt_who_books", ())]
)  # fmt: skip
async def test_soon_and_open_dates_are_said(tools, day, said, alarm):
    talk = confirming(trip_date=day)
    await talk.say(FORM, "yes")
    assert responses(await talk.then(DONE)) == ["utter_receipt", said]
    assert requests.find(tools.store, talk.slots["receipts"][-1]).alarms == alarm


async def test_identity_is_checked_and_leaves_the_slots(tools):
    talk = Talk(
        **{
            **at("date_of_birth").as_slots(),
            "requested_slot": "date_of_birth",
            "booking": {"identity": "asked", "member_id": "90000001"},
        }
    )
    assert responses(await talk.say(FORM, "March 14, 1980"))[0] == "utter_eligibility_eligible"
    assert "90000001" not in str(talk.slots) and "1980" not in str(talk.slots)
    assert talk.slots["booking"]["identity"] == "checked" and talk.slots["requested_slot"] == "confirm"
    opened = identity_of(Draft.from_slots(talk.slots, None), tools)
    assert (opened.member_id, opened.date_of_birth.isoformat()) == ("90000001", "1980-03-14")
    stored = requests.find(tools.store, await sent(talk))
    assert (stored.rider_source, stored.eligibility, stored.member_id) == ("checked", "eligible", "90000001")


@pytest.mark.parametrize(
    ("member_id", "born"),
    [("90000001", "May 5, 1955"), ("12345678", "March 14, 1980"), ("90000008", "August 8, 1968")],
)
async def test_a_check_that_fails_says_the_same_and_goes_on(tools, member_id, born):
    talk = Talk(
        **{
            **at("date_of_birth").as_slots(),
            "requested_slot": "date_of_birth",
            "booking": {"identity": "asked", "member_id": member_id},
        }
    )
    assert responses(await talk.say(FORM, born)) == [
        "utter_identity_not_checked",
        "utter_readback",
        "utter_confirm",
    ]


async def test_left_and_come_back(tools):
    talk = Talk(**{**at("companions").as_slots(), "requested_slot": "companions"})
    await talk.say(FORM, "2")
    await talk.say(FORM, "never mind", "stop")
    assert responses(await talk.then(DONE)) == ["utter_not_asked_for"] and talk.slots["pickup"] is None
    back = Talk()
    assert responses(await back.say(FORM, "i need a ride", "book_ride")) == ["utter_resume"]
    assert (
        responses(await back.say(FORM, "go on"))[0] == "utter_resumed"
        and back.slots["pickup"] == FULL.values["pickup"]
    )
    late = Talk()
    asked = await late.say(FORM, "i need a ride", "book_ride", now=NOW + timedelta(hours=25))
    assert "utter_resume" not in responses(asked)


async def test_dropped(tools):
    open_requests.keep(tools.store, "web-a", FULL.as_slots(), NOW)
    talk = Talk()
    await talk.say(FORM, "i need a ride", "book_ride")
    await talk.say(FORM, "drop it")
    assert responses(await talk.then(DONE)) == ["utter_dropped"]
    assert open_requests.kept(tools.store, "web-a", NOW) is None and requests.listed(tools.store) == ()


async def test_handed_over_with_everything(tools):
    talk = Talk(**{**at("trip_date").as_slots(), "requested_slot": "trip_date"})
    await talk.say(FORM, "every first monday of the month")
    assert responses(await talk.then(DONE)) == ["utter_handed_over_repeat"]
    [case] = handovers.listed(tools.store)
    assert (
        case.reason == "repeat"
        and case.collected["pickup"] == FULL.values["pickup"]
        and case.collected["said"]
    )
    assert talk.slots["pickup"] is None


async def test_after_danger_nothing_is_an_answer_until_go_on(tools):
    talk = Talk(**{**at("trip_date", trip_date=None).as_slots(), "requested_slot": "trip_date"})
    talk.events = [
        listened(),
        user("i cant breathe, it is december 11", "emergency", danger="emergency"),
        bot("", "utter_question_go_on"),
    ]
    assert (
        responses(await talk.say(FORM, "december 12")) == ["utter_again_go_on"]
        and talk.slots["trip_date"] is None
    )
    await talk.say(FORM, "go on")
    assert talk.slots["trip_date"] == "2026-12-11"


async def test_a_question_in_between_and_the_same_question_again(tools):
    talk = Talk(**{**at("trip_date").as_slots(), "requested_slot": "trip_date"})
    assert await talk.say(FORM, "how much does it cost?", "ask_cost") == []
    talk.events.append(listened("utter_ask_cost"))
    assert responses(await talk.then(FORM)) == ["utter_question_trip_date"]
