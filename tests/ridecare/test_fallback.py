"""The ladder outside forms."""

import pytest

from ridecare.fallback import OFFERED, next_rung
from ridecare.saying import Choice, Say
from ridecare.wording import words_of
from tests.ridecare.said import said

MESSAGE = said("blah", None, "nlu_fallback")


def test_did_you_mean_offers_the_two_likeliest_that_can_be_offered():
    rung = next_rung(
        0,
        MESSAGE,
        ["nlu_fallback", "emergency", "ask_cost", "inform", "book_ride", "help"],
        out_of_scope=False,
    )
    assert rung.tries == 1 and rung.say[0].response == "utter_did_you_mean"
    assert rung.say[0].choices == (
        Choice("intent", "ask_cost"),
        Choice("intent", "book_ride"),
        Choice("word", "something_else"),
    )


def test_without_an_idea_it_asks_for_other_words():
    assert next_rung(0, MESSAGE, ["inform", "affirm"], out_of_scope=False).say == (Say("utter_rephrase"),)


def test_out_of_scope_is_said_so():
    assert next_rung(0, MESSAGE, ["ask_cost"], out_of_scope=True).say == (Say("utter_out_of_scope"),)


@pytest.mark.parametrize("out_of_scope", [True, False])
def test_then_choices_with_a_person_then_the_person(out_of_scope):
    second = next_rung(1, MESSAGE, ["ask_cost"], out_of_scope=out_of_scope)
    assert second.tries == 2 and Choice("word", "person") in second.say[0].choices
    for tries in (2, 3, 9):
        assert next_rung(tries, MESSAGE, [], out_of_scope=out_of_scope).hand_over


def test_no_rung_says_what_the_last_one_said():
    first = next_rung(0, MESSAGE, [], out_of_scope=False)
    assert first.say != next_rung(first.tries, MESSAGE, [], out_of_scope=False).say


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_offer_has_words(language):
    words = words_of()[language]
    assert all(words.has("intents", name) for name in OFFERED)
