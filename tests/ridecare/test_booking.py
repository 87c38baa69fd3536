"""`step`: only what is missing is asked, only a bare yes submits, the rest changes and is read back."""

from dataclasses import replace

import pytest

from ridecare.booking import after_danger, after_identity, begin, step
from ridecare.booking_questions import readback
from ridecare.booking_step import Step
from ridecare.draft import UNKNOWN, Draft
from ridecare.hearing import DIGRESSIONS
from ridecare.questions import TRIP
from ridecare.reading.result import Reading
from ridecare.saying import Say
from tests.ridecare.said import ANSWERS, FULL, at, ids, said


def walk(draft: Draft, texts, new_id) -> Step:
    found = step(draft, said(texts[0], draft.asked), new_id)
    for text in texts[1:]:
        found = step(found.draft, said(text, found.draft.asked), new_id)
    return found


def test_one_answer_a_question_and_then_the_read_back():
    found = begin(Draft(), said("i need a ride", None, "book_ride"), ids())
    assert found.say[0] == Say("utter_booking_begins")
    asked = []
    while found.draft.asked != "confirm":
        asked.append(found.draft.asked)
        assert found.say[-1].response in (f"utter_question_{asked[-1]}", "utter_question_identity")
        found = step(found.draft, said(ANSWERS[asked[-1]], asked[-1]), ids())
        assert found.kind == "taken"
    assert asked == [
        "rider_name", "pickup", "destination", "trip_date", "appointment_time", "return_ride", "return_time", "mobility", "companions",
        "callback_phone", "notes", "member_id",
    ]  # fmt: skip
    assert found.draft.readback_id and found.say[-2:] == readback(found.draft)
    assert step(found.draft, said("yes", "confirm"), ids()).result == "submit"


def test_what_the_first_message_says_is_not_asked_again():
    opening = (
        "need a ride for Amos Reed from 310 Cedar St, Stillwater to Lakeview Hospital on december 9 at 4 pm"
    )
    found = begin(Draft(), said(opening, None, "book_ride"), ids())
    assert found.say[0] == Say("utter_booking_noted")
    assert found.draft.asked == "return_ride"


def test_by_sms_the_senders_number_is_taken_and_read_back():
    found = step(
        at("notes", callback_phone=None, notes=None),
        said("nothing", "notes", sender_phone="+16515550199"),
        ids(),
    )
    assert found.draft.asked == "confirm" and found.draft.values["callback_phone"] == "+16515550199"


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes.",
        "yes please",
        "yes thank you",
        "yes, that is right",
        "send it",
        "sí",
        "si gracias",
        "ok",
        "correcto",
    ],
)
def test_a_bare_yes_submits(text):
    assert step(at("confirm"), said(text, "confirm"), ids()).result == "submit"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("yes but apt 5", "pickup", "45 Main St apt 5, St Paul"),
        ("yes, he uses a cane tho", "mobility", ["cane"]),
        ("no, december 12", "trip_date", "2026-12-12"),
        ("the time is 3 pm", "appointment_time", "15:00"),
        ("yes but call me at 612-555-0133", "callback_phone", "+16125550133"),
    ],
)  # fmt: skip
def test_a_value_at_the_read_back_changes_it_and_it_comes_again(text, name, value):
    found = step(replace(at("confirm"), readback_id="old"), said(text, "confirm"), ids())
    assert (found.kind, found.draft.asked, found.draft.values[name]) == ("taken", "confirm", value)
    assert found.say == (Say("utter_changed"), *readback(found.draft))
    assert found.draft.readback_id != "old"


@pytest.mark.parametrize("text", ["yes?", "ok?", "yes ?"])
def test_a_yes_with_a_question_mark_is_read_back(text):
    found = step(at("confirm"), said(text, "confirm"), ids())
    assert found.kind == "taken" and found.draft.asked == "confirm" and found.say[-1] == Say("utter_confirm")


def test_a_line_is_asked_again_and_its_value_stays_until_then():
    found = step(at("which_line"), said("the phone number", "which_line"), ids())
    assert found.draft.asked == "callback_phone" and found.draft.values == FULL.values
    back = step(found.draft, said("612-555-0133", "callback_phone"), ids())
    assert back.draft.asked == "confirm" and back.draft.values["callback_phone"] == "+16125550133"


def test_a_yes_at_which_line_shows_it_again_and_sends_nothing():
    found = step(at("which_line"), said("yes", "which_line"), ids())
    assert found.kind == "taken" and found.draft.asked == "confirm"


@pytest.mark.parametrize("asked", [question.name for question in TRIP if question.required])
def test_i_dont_know_is_stored_as_unknown(asked):
    draft = replace(at(asked, **{asked: None}), minor=asked in ("rides_along", "requester"))
    assert step(draft, said("i dont know", asked), ids()).draft.values[asked] == UNKNOWN


def test_what_is_not_required_can_be_skipped():
    found = step(at("mobility", mobility=None), said("skip", "mobility"), ids())
    assert "mobility" in found.draft.skipped and found.draft.values.get("mobility") is None


@pytest.mark.parametrize("name", ["pickup_time", "mobility", "return_ride", "children", "trip_purpose"])
def test_a_skip_ends_an_open_reading_that_is_not_required(name):
    draft = at(name, **{name: None})
    found = step(replace(draft, open={name: ("08:00", "09:00")}), said("skip", name), ids())
    assert found.draft.asked == "confirm" and not found.draft.open and name in found.draft.skipped


def test_times_out_of_order_are_asked_again():
    draft = at("return_time", return_ride="fixed_time")
    found = step(draft, said("9 am", "return_time"), ids())
    assert found.draft.asked == "return_time" and found.say[-2:] == (
        Say("utter_wrong_time_order"),
        Say("utter_question_return_time"),
    )
    assert "return_time" not in found.draft.values


@pytest.mark.parametrize("name", ["rider_name", "trip_date", "appointment_time"])
def test_a_wrong_value_is_named_before_the_question(name):
    message = replace(said("?", name), reading=Reading(wrong=("two_answers", "other")))
    found = step(at(name, **{name: None}), message, ids())
    assert found.say == (Say("utter_wrong_two_answers"), Say(f"utter_question_{name}"))


def test_identity_is_asked_once_and_can_be_skipped():
    found = step(replace(at("notes", notes=None), identity=""), said("nothing", "notes"), ids())
    assert found.draft.asked == "member_id" and found.say[-1] == Say("utter_question_identity")
    skipped = step(found.draft, said("skip", "member_id"), ids())
    assert (skipped.draft.identity, skipped.draft.asked) == ("skipped", "confirm")
    given_id = step(found.draft, said("90000001", "member_id"), ids())
    assert given_id.draft.asked == "date_of_birth"
    both = step(given_id.draft, said("March 14, 1980", "date_of_birth"), ids())
    assert both.check_identity and both.draft.values["date_of_birth"] == "1980-03-14"


def test_an_id_that_cannot_be_read_twice_does_not_hold_the_request():
    asked = replace(at("member_id"), identity="asked")
    found = walk(asked, ["blue", "green"], ids())
    assert (found.draft.identity, found.draft.asked) == ("skipped", "confirm")


@pytest.mark.parametrize(
    ("how", "born", "minor"), [("checked", "1980-03-14", False), ("failed", "2026-01-20", True)]
)
def test_after_the_check_the_facts_leave_the_draft(how, born, minor):
    draft = replace(at("date_of_birth", member_id="90000001", date_of_birth=born), identity="asked")
    found = after_identity(
        draft,
        said("x", "date_of_birth"),
        ids(),
        how=how,
        eligibility="eligible",
        sealed="sealed",
        say=(Say("utter_x"),),
    )
    assert not {"member_id", "date_of_birth"} & set(found.draft.values)
    assert (found.draft.identity, found.draft.sealed_identity, found.draft.eligibility) == (
        how,
        "sealed",
        "eligible",
    )
    assert found.draft.minor is minor and found.draft.asked == ("rides_along" if minor else "confirm")
    assert found.say[0] == Say("utter_x")


def test_eligibility_in_the_middle_is_checked_first():
    found = step(
        replace(at("trip_date", trip_date=None), identity=""),
        said("am i covered?", "trip_date", "check_eligibility"),
        ids(),
    )
    assert (found.draft.asked, found.draft.identity) == ("member_id", "asked")


@pytest.mark.parametrize("intent", sorted(DIGRESSIONS - {"check_eligibility"}))
def test_a_question_in_between_leaves_the_draft_alone(intent):
    # A wish about an earlier ride counts only in words of its own.
    words = {
        "request_human": "talk to a person",
        "cancel_ride": "can you cancel my ride?",
        "check_ride_status": "where is my ride?",
    }
    text = words.get(intent, "can you tell me about that?")
    found = step(at("companions"), said(text, "companions", intent), ids())
    assert found == Step("not_mine", at("companions"))


def test_repeat_takes_nothing():
    assert step(at("confirm"), said("say that again", "confirm", "repeat"), ids()) == Step(
        "taken", at("confirm"), readback(at("confirm"))
    )


def test_said_beside_danger_fills_only_what_is_empty():
    draft = at("trip_date", appointment_time=None)
    held = said("i cant breathe, my ride is on december 12 at 9 am", "trip_date", "emergency")
    found = after_danger(draft, held, said("go on", "trip_date"), ids())
    assert (
        found.draft.values["trip_date"] == "2026-12-11" and found.draft.values["appointment_time"] == "09:00"
    )


def test_words_of_danger_are_no_answer_to_a_free_question():
    draft = at("notes", notes=None)
    held = said("i want to end my life", "notes", "crisis")
    found = after_danger(draft, held, said("go on", "notes"), ids())
    assert found.draft == draft and found.say == (Say("utter_question_notes"),)
    assert after_danger(draft, None, said("go on", "notes"), ids()).draft == draft
