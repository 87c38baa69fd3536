"""Handing over, on a real store: the record first, then the number, then the phone."""

import pytest

from actions.handover import ActionHandOver, ActionHandoverDone, ActionReportProblem, ValidateHandoverForm
from ridecare.handing_over import REASONS
from ridecare.store import alarms, handovers, open_requests
from tests.actions.rasa import Talk, responses
from tests.ridecare.said import FULL, NOW, at

WANT, PROBLEM, FORM, DONE = (
    ActionHandOver(),
    ActionReportProblem(),
    ValidateHandoverForm(),
    ActionHandoverDone(),
)


@pytest.mark.parametrize(("intent", "reason"), REASONS.items())
async def test_each_wish_has_its_reason(tools, intent, reason):
    talk = Talk()
    said = await talk.say(WANT, "please", intent)
    [case] = handovers.listed(tools.store)
    assert case.reason == reason and said[0]["receipt"] == case.receipt and not case.urgent


async def test_everything_collected_goes_along_and_the_form_ends(tools):
    open_requests.keep(tools.store, "web-a", FULL.as_slots(), NOW)
    talk = Talk(**{**at("notes").as_slots(), "requested_slot": "notes"})
    await talk.say(WANT, "talk to a person", "request_human")
    [case] = handovers.listed(tools.store)
    assert (
        case.collected["destination"] == "Oak Clinic"
        and case.callback_phone == "+16515550142"
        and case.rider == "Ana Lopez"
    )
    assert talk.slots["requested_slot"] is None and talk.slots["pickup"] is None and talk.followed == []
    assert open_requests.kept(tools.store, "web-a", NOW) is None


async def test_without_a_phone_it_is_asked_and_added(tools):
    talk = Talk()
    await talk.say(WANT, "talk to a person", "request_human")
    assert talk.followed == ["handover_form"]
    assert responses(await talk.then(FORM)) == ["utter_question_callback_phone"]
    await talk.say(FORM, "651-555-0142")
    assert talk.slots["requested_slot"] is None
    assert responses(await talk.then(DONE)) == ["utter_handover_complete"]
    [case] = handovers.listed(tools.store)
    assert case.callback_phone == "+16515550142" and case.words.splitlines() == [
        "talk to a person",
        "651-555-0142",
    ]


async def test_by_sms_the_sender_is_the_phone(tools):
    talk = Talk("sms-a")
    await talk.say(
        WANT, "person", "request_human", metadata={"channel": "sms", "sender_phone": "+16515550199"}
    )
    assert handovers.listed(tools.store)[0].callback_phone == "+16515550199" and talk.followed == []


async def test_twice_is_one_case_and_another_reason_is_another(tools):
    talk = Talk()
    first = await talk.say(WANT, "talk to a person", "request_human")
    second = await talk.say(WANT, "a person now", "request_human")
    assert responses(second) == ["utter_handover_added"] and second[0]["receipt"] == first[0]["receipt"]
    await talk.say(WANT, "the driver was rude", "file_complaint")
    assert [case.reason for case in handovers.listed(tools.store)] == ["person", "complaint"]


async def test_it_is_tied_to_the_receipt(tools):
    talk = Talk(receipts=["RC-OLD"])
    await talk.say(WANT, "change my ride", "change_ride")
    assert handovers.listed(tools.store)[0].request_receipt == "RC-OLD"


async def test_a_problem_is_an_alarm_before_anything_is_asked(tools):
    talk = Talk()
    said = await talk.say(PROBLEM, "my driver never came", "report_problem")
    assert responses(said) == ["utter_problem_noted"]
    [case] = handovers.listed(tools.store)
    assert case.urgent and [alarm.kind for alarm in alarms.of(tools.store, case.receipt)] == ["problem"]
    assert responses(await talk.then(FORM)) == ["utter_question_where_now"]
    await talk.say(FORM, "front door of oak clinic")
    assert talk.slots["requested_slot"] == "callback_phone"
    await talk.say(FORM, "i have no phone")
    [case] = handovers.listed(tools.store)
    assert case.collected["where_now"] == "front door of oak clinic" and case.callback_phone == "none"


async def test_a_question_in_between_leaves_it_open(tools):
    talk = Talk()
    await talk.say(WANT, "talk to a person", "request_human")
    await talk.then(FORM)
    assert await talk.say(FORM, "how much does it cost?", "ask_cost") == []
    assert talk.slots["requested_slot"] == "callback_phone"


@pytest.mark.parametrize(
    ("written", "reason"),
    [("hmn", "other_language"), ("so", "other_language"), ("es", "interpreter"), (None, "interpreter")],
)
async def test_who_writes_another_language_gets_a_person_who_knows(tools, written, reason):
    await Talk().say(WANT, "kuv xav tau kev pab", "request_interpreter", written=written)
    assert [case.reason for case in handovers.listed(tools.store)] == [reason]
