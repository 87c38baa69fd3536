"""Handing over: the case, whether it joins an open one, and the two questions that may follow."""

from dataclasses import replace

import pytest

from ridecare.draft import Draft
from ridecare.handing_over import REASONS, Reach, begin, belongs_to, case_of, reask, step, words_for
from ridecare.requesting import Sender
from ridecare.saying import Say
from tests.responses.texts import LANGUAGES, RESPONSES
from tests.ridecare.said import FULL, NOW, said

SENDER = Sender("web-a", "web", "es", trial=True)
PHONE = Reach(asked="callback_phone")
WHERE = Reach(asked="where_now", alarm=True)


def case(reason="person", *, urgent=False, draft=FULL, text="can i talk to someone"):
    return case_of(draft, SENDER, said(text), reason=reason, phone="+16515550142", tied="RC-1", urgent=urgent)


def test_the_case_holds_everything_but_the_facts_in_clear():
    draft = replace(
        FULL.with_values(member_id="90000001", date_of_birth="1980-03-14"),
        words=("every monday",),
        sealed_identity="sealed",
        eligibility="eligible",
    )
    made = case(draft=draft, text="x" * 2000)
    assert made.collected == {
        **FULL.values,
        "said": ["every monday"],
        "sealed_identity": "sealed",
        "eligibility": "eligible",
    }
    assert "90000001" not in str(made) and "1980-03-14" not in str(made)
    assert (made.rider, made.callback_phone, made.request_receipt) == ("Ana Lopez", "+16515550142", "RC-1")
    assert (made.conversation, made.channel, made.language, made.trial, made.created_at) == (
        "web-a",
        "web",
        "es",
        True,
        NOW,
    )
    assert made.state == "open" and made.outcome is None and len(made.words) == 1000


def test_nothing_collected_is_a_case_too():
    assert case(draft=Draft()).collected == {}


@pytest.mark.parametrize(
    ("opened", "new", "joins"),
    [
        (("person", False), ("person", False), True), (("status", False), ("person", False), True), (("person", False), ("not_understood", False), True),
        (("person", False), ("complaint", False), False), (("problem", True), ("person", False), True), (("person", False), ("problem", True), False),
        (("problem", True), ("problem", True), True), (("emergency", True), ("person", False), False), (("crisis", True), ("crisis", True), False),
    ],
)  # fmt: skip
def test_which_wish_joins_an_open_case(opened, new, joins):
    assert belongs_to(case(opened[0], urgent=opened[1]), case(new[0], urgent=new[1])) is joins


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "reason", [*REASONS.values(), "repeat", "two_riders", "extra_stop", "stretcher", "discharge", "protected", "minor_alone", "not_understood", "opt_out", "other_language"]
)  # fmt: skip
def test_every_reason_has_words(language, reason):
    assert RESPONSES[language, words_for(reason, False)] and RESPONSES[language, words_for(reason, True)]


def test_where_are_you_comes_first_in_an_alarm_then_the_phone():
    assert begin(Reach(alarm=True)).say == (Say("utter_question_where_now"),)
    assert begin(Reach()).say == (Say("utter_question_callback_phone"),)
    assert begin(Reach(phone_known=True)).kind == "end"
    found = step(WHERE, said("front door of oak clinic", "where_now"))
    assert found.found == {"where_now": "front door of oak clinic"} and found.reach.asked == "callback_phone"
    assert step(replace(WHERE, phone_known=True), said("front door", "where_now")).kind == "end"


@pytest.mark.parametrize(
    ("text", "phone"),
    [("651-555-0142", "+16515550142"), ("i have no phone", "none"), ("skip", "none"), ("no", "none")],
)
def test_the_phone(text, phone):
    found = step(PHONE, said(text, "callback_phone"))
    assert (found.kind, found.found["callback_phone"]) == ("end", phone)


def test_a_phone_said_at_where_are_you_is_kept():
    found = step(WHERE, said("oak clinic, call 651-555-0142", "where_now"))
    assert found.found["callback_phone"] == "+16515550142" and found.kind == "end"


def test_a_number_that_cannot_be_read_does_not_hold_the_member():
    found = step(PHONE, said("blue", "callback_phone", "nlu_fallback"))
    assert found.say == (Say("utter_again_callback_phone"),) and found.found == {"words_about_phone": "blue"}
    found = step(found.reach, said("blue", "callback_phone", "nlu_fallback"))
    assert found.say == (Say("utter_stuck_phone"),)
    assert step(found.reach, said("blue", "callback_phone", "nlu_fallback")).kind == "end"


@pytest.mark.parametrize(
    ("text", "intent"), [("i need a ride tomorrow", "book_ride"), ("how much does it cost?", "ask_cost")]
)
def test_other_wishes(text, intent):
    assert step(PHONE, said(text, "callback_phone", intent)).kind == "not_mine"


def test_stop_and_repeat():
    assert step(PHONE, said("stop", "callback_phone")).kind == "end"
    assert (
        step(PHONE, said("what?", "callback_phone", "repeat")).say
        == reask(PHONE)
        == (Say("utter_question_callback_phone"),)
    )
