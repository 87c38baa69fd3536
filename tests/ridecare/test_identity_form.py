"""Member ID and birth date, one question at a time, and every way out."""

from dataclasses import replace

import pytest

from ridecare.identity_form import Facts, begin, reask, step
from ridecare.reading.message import Reading
from ridecare.saying import Say
from tests.ridecare.said import said

AT_ID = Facts(asked="member_id")
AT_BIRTH = Facts(member_id="90000001", asked="date_of_birth")


def test_two_questions_and_the_check():
    found = begin(Facts(), said("am i covered?", None, "check_eligibility"))
    assert found.say == (Say("utter_eligibility_begins"), Say("utter_question_member_id"))
    found = step(found.facts, said("90000001", "member_id"))
    assert (found.facts.member_id, found.facts.asked) == ("90000001", "date_of_birth")
    found = step(found.facts, said("March 14, 1980", "date_of_birth"))
    assert (found.kind, found.result, found.facts.date_of_birth) == ("end", "check", "1980-03-14")


def test_both_in_one_message():
    assert step(AT_ID, said("90000001 born March 14, 1980", "member_id")).result == "check"


def test_a_date_with_two_readings_is_asked_back():
    found = step(AT_BIRTH, said("03/04/1980", "date_of_birth"))
    assert found.say[-1].response == "utter_which_birth_date"
    assert [choice.value for choice in found.say[-1].choices] == ["1980-03-04", "1980-04-03"]
    assert reask(found.facts) == found.say[-1:]
    again = step(found.facts, said("hmm", "date_of_birth", "nlu_fallback"))
    assert again.say[-1].response == "utter_again_which_birth_date"
    assert step(found.facts, said("April 3, 1980", "date_of_birth")).result == "check"


@pytest.mark.parametrize("text", ["skip", "no", "i dont know", "prefiero no"])
@pytest.mark.parametrize("facts", [AT_ID, AT_BIRTH])
def test_not_given(text, facts):
    assert step(facts, said(text, facts.asked)).result == "not_given"


@pytest.mark.parametrize("text", ["stop", "never mind", "bye"])
def test_stopped(text):
    assert step(AT_BIRTH, said(text, "date_of_birth")).result == "stopped"


@pytest.mark.parametrize(
    ("text", "intent"), [("i need a ride tomorrow", "book_ride"), ("how much does it cost?", "ask_cost"), ("can i talk to a person", "request_human")]
)  # fmt: skip
def test_other_wishes_are_not_ours(text, intent):
    found = step(AT_ID, said(text, "member_id", intent))
    assert (found.kind, found.facts) == ("not_mine", AT_ID)


def test_an_id_is_an_answer_whatever_the_classifier_says():
    assert step(AT_ID, said("90000001", "member_id", "book_ride")).facts.member_id == "90000001"


def test_the_ladder():
    found = step(AT_ID, said("blue", "member_id", "nlu_fallback"))
    assert found.say == (Say("utter_again_member_id"),)
    found = step(found.facts, said("blue", "member_id", "nlu_fallback"))
    assert found.say[0].response == "utter_stuck"
    assert step(found.facts, said("blue", "member_id", "nlu_fallback")).result == "hand_over"


def test_what_was_wrong_is_said_once_before_the_question():
    message = replace(said("12", "member_id"), reading=Reading(wrong=("member_id_short",)))
    assert step(AT_ID, message).say == (Say("utter_wrong_member_id_short"), Say("utter_question_member_id"))


def test_repeat_takes_nothing():
    assert step(AT_ID, said("what?", "member_id", "repeat")).say == (Say("utter_question_member_id"),)
    assert reask(Facts()) == ()
