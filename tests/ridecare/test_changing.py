"""Changing and dropping: nothing is sent without a clear yes to a read-back, and every walk ends somewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ridecare.changed_request import Compared, differences
from ridecare.changing import Change, ChangeStep, Ride, begin, opened, reask, step
from ridecare.draft import Draft
from ridecare.questions import QUESTIONS
from tests.ridecare.said import ANSWERS, FULL, ids, said
from tests.ridecare.test_booking_walks import INTENTS, WORDS

ONE = Ride("RC-TEST-388353M6", "2026-12-11", "10:30")
TWO = Ride("RC-TEST-527K62K3", "2026-12-14", "10:30")


def at(kind: str, text: str, intent: str = "change_ride", wished: Draft | None = None) -> ChangeStep:
    """The first step of a change of the one ride."""
    return opened(Change(kind, receipt="RC-1"), FULL, wished, said(text, None, intent), ids())


def go(found: ChangeStep, text: str, intent: str = "inform") -> ChangeStep:
    """One message more."""
    return step(found.change, said(text, found.change.draft.asked, intent), ids())


def names(found: ChangeStep) -> list[str]:
    return [each.response for each in found.say]


# --- which ride ---------------------------------------------------------------------------------------------------


def test_one_ride_is_the_one() -> None:
    found = begin(Change("change", rides=(ONE,)), said("change my ride", None, "change_ride"))
    assert (found.kind, found.change.receipt) == ("chosen", ONE.receipt)


def test_of_several_the_member_picks() -> None:
    found = begin(Change("change", rides=(ONE, TWO)), said("change my ride", None, "change_ride"))
    assert names(found) == ["utter_which_ride"]
    assert [choice.value.split("|")[0] for choice in found.say[0].choices] == [ONE.receipt, TWO.receipt]
    assert go(found, f"Monday, December 14, {TWO.receipt}").change.receipt == TWO.receipt
    assert go(found, "the one on december 11").change.receipt == ONE.receipt
    assert go(found, "the one at 10:30 am").kind == "taken"  # both are


def test_a_day_to_move_to_picks_no_ride() -> None:
    found = begin(
        Change("change", rides=(ONE, TWO)), said("move my ride to december 14", None, "change_ride")
    )
    assert found.change.receipt is None


def test_three_times_not_understood_is_a_person() -> None:
    found = begin(Change("drop", rides=(ONE, TWO)), said("cancel my ride", None, "cancel_ride"))
    for _ in range(3):
        found = go(found, "the purple one", "nlu_fallback")
    assert (found.kind, found.result, found.reason) == ("end", "hand_over", "drop")


def test_a_change_of_mind_at_the_choice() -> None:
    found = begin(Change("drop", rides=(ONE, TWO)), said("cancel my ride", None, "cancel_ride"))
    found = go(found, "i want to change my ride", "change_ride")
    assert (found.kind, found.change.kind, names(found)) == ("taken", "change", ["utter_which_ride"])


# --- whose ride, in another session ---------------------------------------------------------------------------------


def test_the_name_is_asked_and_nothing_is_shown() -> None:
    found = begin(Change("drop", typed="RC-9"), said("cancel RC-9", None, "cancel_ride"))
    assert names(found) == ["utter_question_rider_name"]
    done = go(found, "Ana Lopez")
    assert (done.result, done.change.draft.values) == ("pair", {"rider_name": "Ana Lopez"})
    assert done.say == ()


def test_a_name_in_the_first_message_is_taken() -> None:
    found = begin(
        Change("drop", typed="RC-9"), said("cancel RC-9, the name is Ana Lopez", None, "cancel_ride")
    )
    assert (found.result, found.change.draft.values) == ("pair", {"rider_name": "Ana Lopez"})


@pytest.mark.parametrize("text", ["skip", "i dont know", "no"])
def test_who_gives_no_name_is_handed_over_all_the_same(text: str) -> None:
    found = begin(Change("drop", typed="RC-9"), said("cancel RC-9", None, "cancel_ride"))
    found = go(found, text)
    assert (found.result, dict(found.change.draft.values)) == ("pair", {})


# --- the change ---------------------------------------------------------------------------------------------------


def test_what_is_said_is_taken_and_read_back_beside_what_holds() -> None:
    found = at("change", "make it 3 pm and pick me up at 12 Oak St instead", "correct_answer")
    assert names(found) == ["utter_change_begins", "utter_change_readback", "utter_change_confirm"]
    shown = found.say[1].values["draft"]
    assert isinstance(shown, Compared)
    assert differences(shown.before, shown.draft.values) == ("pickup", "appointment_time")
    assert go(found, "yes", "affirm").result == "send"


def test_a_place_that_is_none_is_not_taken() -> None:
    found = at("change", "i need to move my ride to another day")
    assert found.change.draft.values == FULL.values
    assert found.change.draft.asked == "trip_date"


def test_what_was_wished_before_and_is_open_is_kept() -> None:
    found = at("change", "the pickup is 9 Elm St", wished=FULL.with_values(appointment_time="15:00"))
    assert differences(found.change.before, found.change.draft.values) == ("pickup", "appointment_time")


@pytest.mark.parametrize(
    "text",
    [
        "yes but not now",
        "yes?",
        "yes the time is 4 pm",
        "ok maybe",
        "yes and my son comes",
        "hmm",
        "send",
        "no",
    ],
)
def test_only_a_clear_yes_sends(text: str) -> None:
    found = go(at("change", "make it 3 pm instead"), text, "affirm")
    assert found.result != "send" or text == "send"


@pytest.mark.parametrize(
    "text", ["leave it as it was", "stop", "never mind", "forget it", "keep it", "dejarlo como estaba", "bye"]
)
@pytest.mark.parametrize("kind", ["change", "drop"])
def test_leaving_changes_nothing(kind: str, text: str) -> None:
    found = at(kind, "make it 3 pm instead" if kind == "change" else "cancel my ride")
    assert go(found, text, "stop").result == "kept"


def test_a_change_of_nothing_is_not_offered_for_sending() -> None:
    found = go(at("change", "change the time"), "10:30 am")
    assert names(found) == ["utter_change_nothing_new", "utter_change_which_line"]


def test_start_over_takes_away_what_is_new() -> None:
    found = go(at("change", "make it 3 pm instead"), "start over", "start_over")
    assert found.change.draft.values == FULL.values
    assert names(found) == ["utter_change_over", "utter_change_which_line"]


def test_the_words_of_a_new_request_are_never_said() -> None:
    found = at("change", "make it 3 pm instead")
    heard = names(found)
    for text in ("no", "the time", "4 pm", "hmm", "yes?", "yes but", "change something", "4 pm", "repeat"):
        found = go(found, text, "repeat" if text == "repeat" else "inform")
        heard += names(found)
    ours = {"utter_changed", "utter_confirm", "utter_readback", "utter_which_line", "utter_again_confirm", "utter_not_sent_yet"}  # fmt: skip
    assert not ours & set(heard)


@pytest.mark.parametrize(
    ("text", "intent", "form"),
    [
        ("i need another ride", "book_ride", "booking_form"),
        ("am i eligible for rides?", "check_eligibility", "eligibility_form"),
    ],
)
def test_another_wish_leaves_the_change(text: str, intent: str, form: str) -> None:
    found = go(at("change", "change my ride"), text, intent)
    assert (found.result, found.reason) == ("elsewhere", form)


def test_a_question_in_between_is_not_ours() -> None:
    for kind in ("change", "drop"):
        found = at(kind, "change my ride")
        assert go(found, "how much does it cost?", "ask_cost") == ChangeStep("not_mine", found.change)
        assert reask(found.change) == go(found, "say that again", "repeat").say


def test_a_stretcher_is_for_a_person() -> None:
    found = at("change", "change my ride, she needs a stretcher now")
    assert (found.result, found.reason) == ("hand_over", "stretcher")


# --- the drop -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("drop this ride", "send"),
        ("yes", "send"),
        ("yes please", "send"),
        ("quitar este viaje", "send"),
        ("drop it", "send"),
        ("keep it", "kept"),
        ("no", "kept"),
        ("no thanks", "kept"),
        ("dejarlo", "kept"),
        ("cancel", None),
        ("cancel it", None),
        ("cancel my ride", None),
        ("drop my ride", None),
        ("yes?", None),
        ("yes but only the way home", None),
        ("hmm", None),
    ],
)
def test_a_ride_is_dropped_by_a_clear_answer_only(text: str, result: str | None) -> None:
    assert go(at("drop", "cancel my ride"), text).result == result


def test_at_the_drop_it_can_be_moved_instead() -> None:
    found = go(at("drop", "cancel my ride"), "no, move it to december 15 instead", "change_ride")
    assert (found.change.kind, found.change.draft.asked) == ("change", "confirm")
    assert differences(found.change.before, found.change.draft.values) == ("trip_date",)


def test_at_the_change_it_can_be_dropped_instead() -> None:
    found = go(at("change", "make it 3 pm instead"), "actually i dont need the ride anymore", "cancel_ride")
    assert (found.change.kind, found.change.draft.asked) == ("drop", "confirm_drop")
    assert found.change.draft.values == FULL.values


# --- any walk -----------------------------------------------------------------------------------------------------

MORE = st.sampled_from(
    ["cancel my ride", "change my ride", "drop this ride", "keep it", "make it 3 pm", "leave it as it was", "yes", "yes please", "the december 14 one", "pick me up at 12 Oak St instead"]
)  # fmt: skip
ALL_INTENTS = st.one_of(INTENTS, st.sampled_from(["change_ride", "cancel_ride", "check_ride_status"]))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["change", "drop"]),
    st.lists(
        st.tuples(st.one_of(WORDS, MORE, st.sampled_from(list(ANSWERS.values()))), ALL_INTENTS), max_size=20
    ),
)
def test_every_walk_is_at_a_known_question_or_at_an_end(kind: str, messages: list[tuple[str, str]]) -> None:
    found = at(kind, "i want to change my ride")
    for text, intent in messages:
        if found.kind == "end":
            break
        before = found.change
        message = said(text, before.draft.asked, intent)
        found = step(before, message, ids())
        if found.kind == "end":
            assert found.result in ("send", "kept", "hand_over", "elsewhere")
            if found.result == "send":
                assert before.draft.asked in ("confirm", "confirm_drop")
                assert message.reading.answer == "yes" or "drop" in text
                assert before.kind == "drop" or differences(before.before, before.draft.values)
        elif found.kind == "not_mine":
            assert found.change == before
        else:
            assert found.change.draft.asked in QUESTIONS
            assert found.say
        assert found.change.before == FULL.values
        assert found.change.receipt == "RC-1"
    if found.kind != "end":
        assert reask(replace(found.change))
