"""The base of every action: real classes, and a store that is away."""

import logging

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.booking import ActionBookingDone, ValidateBookingForm
from actions.eligibility import ValidateEligibilityForm
from actions.handover import ValidateHandoverForm
from actions.plain import Plain
from ridecare.saying import Say
from ridecare.store import StoreBusy, StoreDown
from tests.actions.rasa import listened, tracker, user
from tests.ridecare.said import at


class Broken(Plain):
    """Says half, then the store is away."""

    def __init__(self, error=None):
        self.error = error

    def name(self):
        return "broken"

    def act(self, told, said, tools):
        told.say(Say("utter_half"))
        raise self.error


@pytest.mark.parametrize("error", [StoreBusy(), StoreDown()])
async def test_one_apology_and_no_half_answer(tools, caplog, error):
    dispatcher = CollectingDispatcher()
    with caplog.at_level(logging.DEBUG):
        events = await Broken(error).run(dispatcher, tracker(listened(), user("Ana Lopez 651-555-0142")), {})
    assert events == [] and [said["response"] for said in dispatcher.messages] == ["utter_went_wrong"]
    assert "broken" in caplog.text and "Ana" not in caplog.text and "0142" not in caplog.text


async def test_a_mistake_of_ours_is_an_apology_too_and_its_class_alone_is_logged(tools, caplog):
    dispatcher = CollectingDispatcher()
    with caplog.at_level(logging.DEBUG):
        error = LookupError("no Ana Lopez at 651-555-0142")
        assert await Broken(error).run(dispatcher, tracker(user("Ana Lopez")), {}) == []
    assert [said["response"] for said in dispatcher.messages] == ["utter_went_wrong"]
    assert "LookupError" in caplog.text and "Ana" not in caplog.text and "0142" not in caplog.text


@pytest.mark.parametrize("action", [ValidateBookingForm(), ValidateEligibilityForm(), ValidateHandoverForm()])
async def test_the_question_stays(tools, action):
    from actions.heard import heard

    slots = {
        **at("trip_date").as_slots(),
        "requested_slot": "trip_date",
        "member_id": "90000001",
        "handover": {"receipt": "RC-1"},
    }
    kept = {event["name"]: event["value"] for event in action.instead(heard(tracker(user("x"), slots=slots)))}
    assert kept["requested_slot"] == "trip_date"
    assert all(slots.get(name) == value for name, value in kept.items() if name in slots)


def test_a_yes_that_could_not_be_stored_can_be_said_again(tools):
    from actions.heard import heard

    events = ActionBookingDone().instead(heard(tracker(user("yes"), slots=at(None).as_slots())))
    assert events[0]["name"] == "booking_form" and events[-1]["value"] == "confirm"
