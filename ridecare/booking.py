"""The booking conversation as one pure function: `step` takes a message at an open question and says what follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from ridecare.booking_answers import ANSWERS, confirm_answer, trip_answer
from ridecare.booking_questions import complaints_of, readback, reask
from ridecare.booking_step import Step, ask_next, not_understood, reopen
from ridecare.calendar import today, years_between
from ridecare.draft import Draft
from ridecare.extra_stop import asks_for_stop, is_second_stop, taken_back, without_stop
from ridecare.hearing import (
    Message,
    is_digression,
    names_field,
    names_line,
    wants_to_leave,
    wants_to_start_over,
)
from ridecare.questions import QUESTIONS
from ridecare.same_again import Before, filled, is_meant
from ridecare.saying import Say
from ridecare.standing_order import heard
from ridecare.taking import ADULT, changed, given, take
from ridecare.usual import withdrawn

# What an assistant cannot arrange yet, in the order in which it is handed over -> the reason that the desk reads.
HANDED_OVER: Mapping[str, str] = {
    "protected": "protected",
    "minor_alone": "minor_alone",
    "stretcher": "stretcher",
    "discharge": "discharge",
    "repeat_person": "repeat",
    "two_riders": "two_riders",
    "extra_stop": "extra_stop",
}


def begin(
    draft: Draft,
    message: Message,
    new_id: Callable[[], str],
    *,
    held: Message | None = None,
    before: Before | None = None,
) -> Step:
    """The first step: values in the opening message are taken, then the first missing thing is asked.

    held: a message of danger just before, which may have asked for the ride already. before: the ride that is wanted again.
    """
    held, message = heard(draft, held) if held else None, heard(draft, message)
    opened = take(take(draft, held) if held else draft, message)
    ended = special(opened, message) or (special(opened, held) if held else None)
    if ended:
        return ended
    if before:
        return same(opened, message, new_id, before)
    said = Say("utter_booking_noted" if given(opened) else "utter_booking_begins")
    return ask_next(opened, message, new_id, before=(said, *complaints_of(message)))


def same(draft: Draft, message: Message, new_id: Callable[[], str], before: Before) -> Step:
    """The same ride as before: only what was not said and differs by the day is asked, then all is read back."""
    again = replace(filled(take(draft, heard(draft, message)), before), tries=0)
    return ask_next(again, message, new_id, before=(Say("utter_same_again"), *complaints_of(message)))


def step(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    """One message at an open question.

    Args:
        draft: the request so far; `draft.asked` is the open question.
        message: what the member said, with its reading.
        new_id: makes the id of a read-back (randomness is passed in).
    """
    asked, message = draft.asked or "", heard(draft, message)
    if asked == "which_line" and names_line(message):
        return reopen(draft, str(names_line(message)))  # no other reading of its words counts
    if taken_back(draft, message):
        rest = take(without_stop(draft), message, freely=asked in ("confirm", "which_line"))
        return ask_next(replace(rest, tries=0), message, new_id, before=(Say("utter_stop_dropped"),))
    if wants_to_start_over(message):
        return ask_next(
            Draft(horizon=draft.horizon, usual=draft.usual),
            message,
            new_id,
            before=(Say("utter_started_over"),),
        )
    if asked in ("confirm", "which_line") and message.intent == "check_ride_status":
        # "Is it booked?" of a request that was not sent is no question about an earlier ride.
        shown = replace(draft, asked="confirm", tries=0)
        return Step("taken", shown, (Say("utter_not_sent_yet"), *readback(shown)))
    if asked == "confirm" and message.intent == "change_ride":
        return confirm_answer(draft, message, new_id)
    if (
        asked == "which_line"
        and names_field(message)
        and not changed(draft, take(draft, message, freely=True))
    ):
        return reopen(draft, str(names_field(message)))
    if wants_to_leave(message, asked) and not (asked == "resume" and message.names_choice("drop_it")):
        return Step("end", replace(draft, asked=None), result="stopped")
    if (
        message.intent == "check_eligibility"
        and draft.identity in ("", "asked")
        and asked not in message.reading.values
    ):
        now_asked = replace(draft, asked="member_id", identity="asked", tries=0)
        return ask_next(now_asked, message, new_id, before=(Say("utter_identity_now"),))
    if asked in ("pickup", "destination") and is_meant(message):
        return not_understood(draft, message)  # the ride of before is not known here
    if is_digression(message, asked) and not asks_for_stop(message):
        return Step("not_mine", draft)
    if message.intent == "repeat":
        return Step("taken", draft, reask(draft))
    ended = special(take(draft, message), message, second=is_second_stop(draft, message))
    if ended:
        return ended
    handler = ANSWERS.get(asked, trip_answer)
    return handler(draft, message, new_id)


def without_usual(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    """Nobody is proven any more: what was offered is gone, and a yes to it is no yes to what is left."""
    rest = withdrawn(draft)
    if rest == replace(draft, usual=None):
        return step(rest, message, new_id)  # nothing was offered yet
    message = heard(rest, message)
    taken = take(rest, message, freely=draft.asked in ("confirm", "which_line"))
    return ask_next(replace(taken, tries=0), message, new_id, before=(Say("utter_usual_gone"),))


def after_danger(draft: Draft, held: Message | None, message: Message, new_id: Callable[[], str]) -> Step:
    """Go on once the member chose to; what was said together with the danger fills empty fields.

    held: the message of danger. What was read in it as the answer to a free question ("I want to end my life" at the
    notes) is no value.
    """
    if held is None:
        return Step("taken", draft, reask(draft))
    held = heard(draft, held)
    values = {
        name: value
        for name, value in held.reading.values.items()
        if name not in QUESTIONS or not QUESTIONS[name].place or name != draft.asked
    }
    aside = take(replace(draft, asked=None), replace(held, reading=replace(held.reading, values=values)))
    if not changed(draft, aside):
        return Step("taken", draft, reask(draft))
    return ask_next(aside, message, new_id, before=())


def after_identity(
    draft: Draft,
    message: Message,
    new_id: Callable[[], str],
    *,
    how: str,
    eligibility: str | None,
    sealed: str,
    say: tuple[Say, ...],
) -> Step:
    """Go on once the directory was asked.

    Args:
        how: `checked` or `failed`.
        eligibility: the result that the request carries for the desk, or None.
        sealed: member ID and birth date as a sealed text; they leave the draft now.
        say: what the member is told of it.
    """
    born = date.fromisoformat(str(draft.values["date_of_birth"]))
    values = {
        name: value for name, value in draft.values.items() if name not in ("member_id", "date_of_birth")
    }
    minor = draft.minor or years_between(born, today(message.now)) < ADULT
    known = replace(
        draft,
        values=values,
        identity=how,
        eligibility=eligibility,
        sealed_identity=sealed,
        minor=minor,
        tries=0,
    )
    return ask_next(known, message, new_id, before=say)


def special(draft: Draft, message: Message, *, second: bool = False) -> Step | None:
    """Hand over what an assistant must not squeeze into one ride."""
    if draft.asked in ("member_id", "date_of_birth", "rider_name", "callback_phone") and not second:
        return None
    found = message.reading.special
    if draft.minor and ("alone" in found or draft.values.get("rides_along") == "none"):
        found = (*found, "minor_alone")
    if second:
        found = (*found, "extra_stop")
    for name, reason in HANDED_OVER.items():
        if name in found:
            said = replace(draft, asked=None, words=(*draft.words, _short(message.text)))
            return Step("end", said, result="hand_over", reason=reason)
    return None


def _short(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()[:500]
