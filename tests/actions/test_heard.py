"""From Rasa's tracker to the core's words."""

from actions.heard import heard
from ridecare.reading.message import Reading
from tests.actions.rasa import bot, listened, tracker, user
from tests.ridecare.said import NOW


def test_the_message_and_its_sender():
    said = user(
        "651-555-0142",
        asked="callback_phone",
        metadata={"channel": "sms", "sender_phone": "+16515550199"},
        ranking=("inform", "skip"),
    )
    found = heard(tracker(listened(), said, slots={"requested_slot": "callback_phone", "language": "es"}))
    assert (found.message.text, found.message.intent, found.message.now) == ("651-555-0142", "inform", NOW)
    assert (
        found.message.reading.values == {"callback_phone": "+16515550142"}
        and found.message.sender_phone == "+16515550199"
    )
    assert (found.sender.conversation, found.sender.channel, found.sender.language, found.sender.trial) == (
        "web-a",
        "sms",
        "es",
        False,
    )
    assert found.asked == "callback_phone" and found.ranking == ("inform", "skip") and found.fresh


def test_an_empty_tracker():
    found = heard(tracker())
    assert (found.message.text, found.message.intent, found.message.reading) == (
        "",
        "nlu_fallback",
        Reading(),
    )
    assert (
        found.sender.trial
        and found.sender.channel == "shell"
        and found.held is None
        and found.last_said == ()
    )


def test_fresh_is_right_after_the_member_spoke():
    said = user("how much?", "ask_cost")
    assert heard(tracker(listened(), said, listened("booking_form"))).fresh
    assert not heard(tracker(listened(), said, listened("utter_ask_cost"), listened("booking_form"))).fresh


def test_after_danger_the_form_waits_and_what_was_said_is_held():
    danger = user("i cant breathe, it is december 11", "emergency", danger="emergency")
    found = heard(
        tracker(
            danger, bot("Call 911", "utter_emergency"), bot("Go on?", "utter_question_go_on"), user("go on")
        )
    )
    assert (
        found.go_on
        and found.held.text == danger["text"]
        and found.held.reading.values["trip_date"] == "2026-12-11"
    )
    later = heard(
        tracker(
            danger,
            bot("Go on?", "utter_question_go_on"),
            user("yes"),
            bot("What day?", "utter_question_trip_date"),
            user("x"),
        )
    )
    assert not later.go_on and later.held is None


def test_what_was_said_in_the_turn_before():
    found = heard(
        tracker(
            user("hi"),
            bot("a", "utter_a"),
            user("and"),
            bot("b", "utter_b"),
            bot("c", "utter_c"),
            user("what?", "repeat"),
        )
    )
    assert [each["text"] for each in found.last_said] == ["b", "c"]
