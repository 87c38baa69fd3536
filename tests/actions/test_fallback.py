"""The ladder outside forms, and answers to nothing."""

import pytest

from actions.fallback import ActionAnswerOutside, ActionNotUnderstood
from ridecare.store import handovers
from tests.actions.rasa import Talk, responses

LOST, OUTSIDE = ActionNotUnderstood(), ActionAnswerOutside()


async def test_three_rungs(tools):
    talk = Talk()
    assert responses(await talk.say(LOST, "blah", "nlu_fallback", ranking=("nlu_fallback", "ask_cost"))) == [
        "utter_did_you_mean"
    ]
    assert responses(await talk.say(LOST, "blah", "nlu_fallback")) == ["utter_choices"]
    assert responses(await talk.say(LOST, "blah", "nlu_fallback")) == ["utter_handed_over_not_understood"]
    assert [case.reason for case in handovers.listed(tools.store)] == ["not_understood"] and talk.slots[
        "tries"
    ] is None


async def test_out_of_scope(tools):
    assert responses(await Talk().say(LOST, "what is the weather", "out_of_scope")) == ["utter_out_of_scope"]


async def test_inside_a_form_it_says_nothing(tools):
    assert await Talk(requested_slot="pickup").say(LOST, "blah", "nlu_fallback") == []


async def test_two_values_are_a_ride_request(tools):
    talk = Talk()
    await talk.say(OUTSIDE, "december 11 at 10:30 am")
    assert talk.followed == ["booking_form"]


@pytest.mark.parametrize(
    ("receipts", "response"), [(["RC-1"], "utter_receipt_again"), (None, "utter_nothing_open")]
)
async def test_a_yes_after_the_receipt_sends_nothing(tools, receipts, response):
    talk = Talk(receipts=receipts)
    assert responses(await talk.say(OUTSIDE, "yes", "affirm")) == [response] and talk.followed == []
