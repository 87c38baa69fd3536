"""How a ride request ends other than by a yes: stop, the ladder, what a person must arrange, a second ride."""

from dataclasses import replace

import pytest

from ridecare.booking import HANDED_OVER, begin, step
from ridecare.booking_questions import readback
from ridecare.draft import Draft
from ridecare.reading.result import Reading
from ridecare.saying import Say
from tests.ridecare.said import ANSWERS, FULL, at, ids, said


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


@pytest.mark.parametrize(("name", "reason"), HANDED_OVER.items())
def test_what_cannot_be_arranged_is_handed_over_with_everything(name, reason):
    special = ("repeat", name) if reason == "repeat" else (name,)
    message = replace(
        said("as I said", "trip_date"), reading=Reading(special=special, values={"companions": 2})
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


def test_start_over_forgets_everything():
    found = step(at("confirm"), said("start over", "confirm", "start_over"), ids())
    assert (
        found.draft.values == {}
        and found.draft.asked == "rider_name"
        and found.say[0] == Say("utter_started_over")
    )
