"""Saying what the core wants said, in the member's words."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.telling import Teller
from ridecare.saying import Choice, Say
from ridecare.wording import words_of
from tests.ridecare.said import FULL


@pytest.fixture
def dispatcher():
    return CollectingDispatcher()


@pytest.fixture(params=["en", "es"])
def told(request, dispatcher):
    return Teller(dispatcher, words_of()[request.param], "web")


def test_values_become_words(dispatcher):
    Teller(dispatcher, words_of()["en"], "web").say(
        Say("utter_x", {"on": "2026-12-01", "field": "callback_phone", "receipt": "RC-1", "draft": FULL})
    )
    said = dispatcher.messages[0]
    assert said["response"] == "utter_x" and said["on"] == "Tuesday, December 1" and said["receipt"] == "RC-1"
    assert (
        "Ana Lopez" in said["draft"]
        and "10:30 am" in said["draft"]
        and said["field"] == words_of()["en"].word("fields", "callback_phone")
    )


@pytest.mark.parametrize(
    "choice",
    [
        Choice("word", "skip"), Choice("clock", "15:00"), Choice("day", "2026-12-11"), Choice("birth_date", "1980-03-04"), Choice("field", "notes"),
        Choice("intent", "book_ride"), Choice("mobility", "power_wheelchair"), Choice("return_ride", "one_way"),
    ],
)  # fmt: skip
def test_a_button_says_what_a_member_could_type(told, choice):
    button = told.button(choice)
    assert button["title"] == button["payload"] and not button["payload"].startswith("/")
    assert choice.value not in button["title"] or choice.value == choice.value.lower()


def test_in_order_and_word_for_word(told, dispatcher):
    told.say_all([Say("utter_a"), Say("utter_b", {}, (Choice("word", "skip"),))])
    told.repeat({"text": "as before", "data": {"buttons": [{"title": "x", "payload": "x"}]}})
    assert [said["response"] for said in dispatcher.messages] == ["utter_a", "utter_b", None]
    assert dispatcher.messages[2]["text"] == "as before" and dispatcher.messages[2]["buttons"] == [
        {"title": "x", "payload": "x"}
    ]
