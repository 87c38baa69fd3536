"""`step`: only what is missing is asked, nothing known is lost, only a bare yes submits, every walk ends somewhere."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ridecare.booking import HANDED_OVER, Step, after_danger, after_identity, begin, step
from ridecare.booking_questions import readback, reask, resume_question
from ridecare.draft import UNKNOWN, Draft, missing
from ridecare.hearing import DIGRESSIONS, Message
from ridecare.questions import QUESTIONS, TRIP, TRIP_SLOTS
from ridecare.reading.result import Reading
from ridecare.saying import Say
from tests.ridecare.said import FULL, NOW, at, ids, said

ANSWERS = {
    "rider_name": "Ana Lopez",
    "pickup": "45 Main St, St Paul",
    "destination": "Oak Clinic",
    "trip_date": "December 11",
    "appointment_time": "10:30 am",
    "return_ride": "a ride home at a set time",
    "return_time": "2 pm",
    "mobility": "walker",
    "companions": "1",
    "rides_along": "his mother",
    "requester": "Rosa Diaz, his mother",
    "callback_phone": "651-555-0142",
    "notes": "nothing",
    "member_id": "skip",
}
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
            assert all(draft.values.get(question.name) is not None for question in TRIP[:5])
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


@pytest.mark.parametrize("text", ["no", "No.", "nope", "no thats wrong", "change something"])
def test_a_bare_no_asks_which_line(text):
    found = step(at("confirm"), said(text, "confirm"), ids())
    assert found.draft.asked == "which_line"
    assert {choice.value for choice in found.say[-1].choices} == set(FULL.values)


def test_a_line_is_asked_again_and_its_value_stays_until_then():
    found = step(at("which_line"), said("the phone number", "which_line"), ids())
    assert found.draft.asked == "callback_phone" and found.draft.values == FULL.values
    back = step(found.draft, said("612-555-0133", "callback_phone"), ids())
    assert back.draft.asked == "confirm" and back.draft.values["callback_phone"] == "+16125550133"


def test_a_yes_at_which_line_shows_it_again_and_sends_nothing():
    found = step(at("which_line"), said("yes", "which_line"), ids())
    assert found.kind == "taken" and found.draft.asked == "confirm"


@pytest.mark.parametrize("asked", ["confirm", "which_line", "pickup", "notes", "second_ride"])
@pytest.mark.parametrize("text", ["stop", "never mind", "bye", "olvídelo", "forget it"])
def test_stop_leaves_from_anywhere(asked, text):
    found = step(at(asked), said(text, asked, "stop"), ids())
    assert (found.kind, found.result) == ("end", "stopped") and found.draft.values == FULL.values


@pytest.mark.parametrize(
    "asked", ["trip_date", "appointment_time", "companions", "callback_phone", "mobility"]
)
def test_the_ladder(asked):
    draft = at(asked, **{asked: None})
    found = step(draft, said("asdf qwer", asked, "nlu_fallback"), ids())
    assert found.say == (Say(f"utter_again_{asked}"),)
    second = step(found.draft, said("asdf qwer", asked, "nlu_fallback"), ids())
    assert second.say[0].response == "utter_stuck" and [choice.value for choice in second.say[0].choices] == [
        "skip",
        "person",
    ]
    third = step(second.draft, said("asdf qwer", asked, "nlu_fallback"), ids())
    assert (third.result, third.reason) == ("hand_over", "not_understood")
    assert third.draft.values == draft.values
    # An answer in between takes the ladder away.
    assert step(second.draft, said(ANSWERS[asked], asked), ids()).draft.tries == 0


@pytest.mark.parametrize("asked", ["confirm", "which_line", "second_ride", "resume"])
def test_the_ladder_at_questions_about_the_request(asked):
    found = step(at(asked), said("asdf qwer", asked, "nlu_fallback"), ids())
    assert found.kind == "taken" and found.say[-1].response == f"utter_again_{asked}"
    found = step(found.draft, said("asdf qwer", asked, "nlu_fallback"), ids())
    found = step(found.draft, said("asdf qwer", asked, "nlu_fallback"), ids())
    assert (found.result, found.reason) == ("hand_over", "not_understood")


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


def test_an_open_hour_is_asked_with_its_readings():
    found = step(at("appointment_time", appointment_time=None), said("at 3", "appointment_time"), ids())
    assert found.draft.asked == "appointment_time"
    assert [(choice.kind, choice.value) for choice in found.say[-1].choices] == [
        ("clock", "03:00"),
        ("clock", "15:00"),
    ]
    assert (
        step(found.draft, said("in the afternoon", "appointment_time"), ids()).draft.values[
            "appointment_time"
        ]
        == "15:00"
    )


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


@pytest.mark.parametrize("reason", HANDED_OVER)
def test_what_cannot_be_arranged_is_handed_over_with_everything(reason):
    message = replace(
        said("as I said", "trip_date"), reading=Reading(special=(reason,), values={"companions": 2})
    )
    for found in (
        step(at("trip_date", companions=None), message, ids()),
        begin(at(None, companions=None), message, ids()),
    ):
        assert (found.kind, found.result, found.reason) == ("end", "hand_over", reason)
        assert found.draft.values == {**FULL.values, "companions": 2} and found.draft.words == ("as I said",)


def test_a_child_needs_an_adult_and_a_requester_and_alone_goes_to_a_person():
    found = begin(Draft(), said("a ride for my 8 year old son", None, "book_ride"), ids())
    assert found.draft.minor
    minor = replace(at("notes", notes=None, companions=None), minor=True)
    found = step(minor, said("nothing", "notes"), ids())
    assert found.draft.asked == "rides_along"
    alone = step(found.draft, said("nobody", "rides_along"), ids())
    assert (alone.result, alone.reason) == ("hand_over", "minor_alone")
    with_her = step(found.draft, said("his mother", "rides_along"), ids())
    assert with_her.draft.asked == "requester"
    assert step(with_her.draft, said("Rosa Diaz, his mother", "requester"), ids()).draft.asked == "confirm"


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
    text = "talk to a person" if intent == "request_human" else "can you tell me about that?"
    found = step(at("companions"), said(text, "companions", intent), ids())
    assert found == Step("not_mine", at("companions"))


@pytest.mark.parametrize(
    ("text", "result"), [("one is enough", "one_is_enough"), ("no", "one_is_enough"), ("a second ride", "submit"), ("yes", "submit")]
)  # fmt: skip
def test_the_second_ride(text, result):
    found = step(replace(at("second_ride"), second_of="RC-1"), said(text, "second_ride"), ids())
    assert (found.kind, found.result) == ("end", result)
    assert found.draft.second_wanted is (result == "submit")


@pytest.mark.parametrize(
    ("text", "result"), [("drop it", "dropped"), ("no", "dropped"), ("go on", None), ("yes", None)]
)
def test_coming_back(text, result):
    found = step(at("resume"), said(text, "resume"), ids())
    assert found.result == result
    if result is None:
        # A late yes is read back once; it sends nothing.
        assert found.draft.asked == "confirm" and found.say[-2:] == readback(found.draft)


def test_coming_back_shows_nothing_of_the_request():
    assert resume_question(FULL) == (Say("utter_resume"),)


@pytest.mark.parametrize("asked", [None, "confirm", "second_ride", "which_line", "resume", "pickup"])
def test_the_open_question_once_more(asked):
    says = reask(replace(at(asked), second_of="RC-1"))
    expected = {
        None: None,
        "confirm": "utter_confirm",
        "second_ride": "utter_second_ride",
        "which_line": "utter_which_line",
        "resume": "utter_resume",
    }
    assert (says[-1].response if says else None) == expected.get(asked, f"utter_question_{asked}")


def test_repeat_takes_nothing():
    assert step(at("confirm"), said("say that again", "confirm", "repeat"), ids()) == Step(
        "taken", at("confirm"), readback(at("confirm"))
    )


def test_start_over_forgets_everything():
    found = step(at("confirm"), said("start over", "confirm", "start_over"), ids())
    assert (
        found.draft.values == {}
        and found.draft.asked == "rider_name"
        and found.say[0] == Say("utter_started_over")
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


def test_a_step_changes_nothing_it_was_given():
    draft = at("confirm")
    before = draft.as_slots()
    step(draft, said("no, december 12 with a cane", "confirm"), ids())
    assert draft.as_slots() == before


def test_the_same_message_gives_the_same_step():
    later = replace(said("december 11", "trip_date"), now=NOW + timedelta(seconds=1))
    assert isinstance(later, Message)
    assert step(at("trip_date"), later, ids()) == step(at("trip_date"), later, ids())
