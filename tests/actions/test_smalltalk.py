"""Leaving, goodbye, repeating, starting over."""

from actions.smalltalk import ActionGoodbye, ActionRepeat, ActionStartOver, ActionStop
from ridecare.store import open_requests
from tests.actions.rasa import Talk, bot, responses, user
from tests.ridecare.said import FULL, NOW


async def test_stop_with_nothing_open(tools):
    assert responses(await Talk().say(ActionStop(), "stop", "stop")) == ["utter_nothing_to_stop"]


async def test_goodbye_tells_the_truth_about_an_open_request(tools):
    assert responses(await Talk().say(ActionGoodbye(), "bye", "goodbye")) == ["utter_goodbye"]
    open_requests.keep(tools.store, "web-a", FULL.as_slots(), NOW)
    assert responses(await Talk().say(ActionGoodbye(), "bye", "goodbye")) == ["utter_goodbye_not_asked_for"]
    assert responses(await Talk("web-b").say(ActionGoodbye(), "bye", "goodbye")) == ["utter_goodbye"]


async def test_repeat_is_word_for_word(tools):
    talk = Talk()
    assert responses(await talk.say(ActionRepeat(), "what?", "repeat")) == ["utter_repeat_nothing"]
    talk.events = [
        user("hi"),
        bot("Hello.", "utter_greet"),
        bot("How can I help?", "utter_help", buttons=[{"title": "x", "payload": "x"}]),
    ]
    said = await talk.say(ActionRepeat(), "what?", "repeat")
    assert [each["text"] for each in said] == ["Hello.", "How can I help?"] and said[1]["buttons"] == [
        {"title": "x", "payload": "x"}
    ]


async def test_start_over_forgets_what_was_kept(tools):
    open_requests.keep(tools.store, "web-a", FULL.as_slots(), NOW)
    talk = Talk(**FULL.as_slots(), tries=2)
    assert responses(await talk.say(ActionStartOver(), "start over", "start_over")) == ["utter_what_next"]
    assert open_requests.kept(tools.store, "web-a", NOW) is None
    assert talk.slots["pickup"] is None and talk.slots["tries"] is None
