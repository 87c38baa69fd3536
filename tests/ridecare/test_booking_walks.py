"""Walks through a ride request by any messages: nothing known is lost, and each ends at a question or at an end."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ridecare.booking import begin, step
from ridecare.booking_step import Step
from ridecare.draft import Draft, missing
from ridecare.hearing import Message
from ridecare.questions import QUESTIONS, TRIP_SLOTS
from ridecare.saying import Say
from tests.ridecare.said import ANSWERS, NOW, at, ids, said

ALWAYS = ("rider_name", "pickup", "destination", "trip_date", "appointment_time")
WORDS = st.sampled_from(
    [
        *ANSWERS.values(), "yes", "yes please", "no", "skip", "i dont know", "hmm", "at 3", "yes but apt 5", "the time is 3 pm",
        "no, the day is december 12", "the phone", "one is enough", "go on", "drop it", "go back", "start over", "repeat", "my son is 8",
        "90000001", "03/04/1980", "March 14, 1980", "25:00", "555", "wheelchair", "every monday", "round trip", "talk to a person", "pick me up at 4", "", "🙂",
        "¿qué?", "sí", "asdf", "nobody", "change something", "do not send", "nothing is wrong", "stop", "bye", "a stretcher", "in the morning", "it is my fault",
    ]
)  # fmt: skip
INTENTS = st.sampled_from(
    ["inform", "inform", "inform", "affirm", "deny", "skip", "repeat", "nlu_fallback", "book_ride", "ask_cost", "check_eligibility", "request_human", "stop", "correct_answer"]
)  # fmt: skip


@st.composite
def walks(draw):
    return draw(st.lists(st.tuples(WORDS, INTENTS), min_size=1, max_size=25))


@settings(max_examples=150, deadline=None)
@given(walks())
def test_every_walk_is_at_a_known_question_or_at_an_end(messages):
    new_id = ids()
    found = begin(Draft(), said(messages[0][0], None, "book_ride"), new_id)
    for text, intent in messages[1:]:
        if found.kind == "end" or found.check_identity:
            break
        before = found.draft
        found = step(before, said(text, before.asked, intent), new_id)
        assert isinstance(found, Step)
        if found.kind == "end":
            assert found.result in ("submit", "stopped", "hand_over", "dropped", "one_is_enough")
            assert found.draft.asked is None
            assert (found.reason is not None) == (found.result == "hand_over")
        elif found.kind == "not_mine":
            assert found.draft == before
        elif not found.check_identity:
            assert found.draft.asked in QUESTIONS
            assert found.say
    for name in found.draft.values:
        assert name in (*TRIP_SLOTS, "member_id", "date_of_birth")


@settings(max_examples=150, deadline=None)
@given(walks())
def test_before_the_read_back_everything_required_is_known_and_certain(messages):
    new_id = ids()
    found = begin(Draft(), said("i need a ride", None, "book_ride"), new_id)
    for text, intent in messages:
        if found.kind == "end" or found.check_identity:
            return
        # A walk that is lost answers what is asked.
        likely = (
            ANSWERS.get(found.draft.asked or "", text) if found.kind == "taken" and len(text) % 2 else text
        )
        found = step(found.draft, said(likely, found.draft.asked, intent), new_id)
        if found.draft.asked == "confirm":
            draft = found.draft
            assert all(draft.values.get(name) is not None for name in ALWAYS)
            assert draft.values.get("callback_phone") is not None
            assert not any(len(readings) > 1 for readings in draft.open.values())
            assert missing(draft, phone_known=False) == ()
            assert not draft.minor or (draft.values.get("rides_along") and draft.values.get("requester"))


@pytest.mark.parametrize(
    "asked",
    [name for name in ANSWERS if name not in ("member_id", "return_time", "rides_along", "requester")],
)
@settings(max_examples=40, deadline=None)
@given(text=WORDS)
def test_without_a_cue_no_other_answer_is_lost(asked, text):
    before = at(asked)
    message = said(text, asked)
    found = step(before, message, ids())
    if message.reading.correcting or message.reading.named or found.say[:1] == (Say("utter_started_over"),):
        return
    later = (
        {"appointment_time", "return_time", "return_ride"}
        if Say("utter_wrong_time_order") in found.say
        else set()
    )
    for name, value in before.values.items():
        if name == "pickup" and "unit" in message.reading.values:
            assert found.draft.values[name].replace(" apt 5", "") == value  # completed, not replaced
        elif name not in {asked, *later}:
            assert found.draft.values[name] == value


@settings(deadline=None)
@given(st.sampled_from(["yes", "yeah", "sí", "ok", "correct", "send it"]), st.text(max_size=30))
def test_a_yes_with_anything_beside_courtesy_never_submits(yes, rest):
    text = f"{yes} {rest}"
    found = step(at("confirm"), said(text, "confirm"), ids())
    if found.result == "submit":
        words = [word.strip(".,!") for word in text.lower().split()]
        assert all(word == "" or said(f"yes {word}", "confirm").reading.answer == "yes" for word in words)


def test_a_step_changes_nothing_it_was_given():
    draft = at("confirm")
    before = draft.as_slots()
    step(draft, said("no, december 12 with a cane", "confirm"), ids())
    assert draft.as_slots() == before


def test_the_same_message_gives_the_same_step():
    later = replace(said("december 11", "trip_date"), now=NOW + timedelta(seconds=1))
    assert isinstance(later, Message)
    assert step(at("trip_date"), later, ids()) == step(at("trip_date"), later, ids())
