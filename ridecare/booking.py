"""The booking conversation as one pure function: `step` takes a message at an open question and says what follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ridecare.asked import HAND_OVER_AFTER, again, question
from ridecare.booking_questions import (
    asked_again,
    complaints_of,
    fields_of,
    readback,
    reask,
    which_line,
    which_reading,
)
from ridecare.calendar import today, years_between
from ridecare.draft import UNKNOWN, Draft, missing
from ridecare.hearing import (
    Message,
    is_digression,
    is_field_alone,
    names_field,
    names_line,
    wants_to_leave,
    wants_to_start_over,
)
from ridecare.questions import QUESTIONS
from ridecare.saying import Choice, Say
from ridecare.taking import ADULT, changed, given, halved, in_the_past, out_of_order, take

# What an assistant cannot arrange yet, in the order in which it is handed over.
HANDED_OVER = ("protected", "minor_alone", "stretcher", "discharge", "repeat", "two_riders", "extra_stop")


@dataclass(frozen=True)
class Step:
    """What a message led to.

    kind: `taken` (the form goes on with `draft.asked`), `not_mine` (another rule answers, the question comes back)
    or `end` (see `result`: `submit`, `stopped`, `hand_over` with a `reason`).
    """

    kind: Literal["taken", "not_mine", "end"]
    draft: Draft
    say: tuple[Say, ...] = ()
    result: str | None = None
    reason: str | None = None
    check_identity: bool = False


def begin(draft: Draft, message: Message, new_id: Callable[[], str], *, held: Message | None = None) -> Step:
    """The first step: values in the opening message are taken, then the first missing thing is asked.

    held: a message of danger just before, which may have asked for the ride already.
    """
    opened = take(take(draft, held) if held else draft, message)
    ended = _special(opened, message) or (_special(opened, held) if held else None)
    if ended:
        return ended
    before = (Say("utter_booking_begins"),) if not given(opened) else (Say("utter_booking_noted"),)
    return _ask_next(opened, message, new_id, before=before + complaints_of(message))


def step(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    """One message at an open question.

    Args:
        draft: the request so far; `draft.asked` is the open question.
        message: what the member said, with its reading.
        new_id: makes the id of a read-back (randomness is passed in).
    """
    asked = draft.asked or ""
    if asked == "which_line" and names_line(message):
        return _reopen(draft, str(names_line(message)))  # no other reading of its words counts
    if wants_to_start_over(message):
        return _ask_next(Draft(), message, new_id, before=(Say("utter_started_over"),))
    if asked in ("confirm", "which_line") and message.intent == "check_ride_status":
        # "Is it booked?" of a request that was not sent is no question about an earlier ride.
        shown = replace(draft, asked="confirm", tries=0)
        return Step("taken", shown, (Say("utter_not_sent_yet"), *readback(shown)))
    if asked == "confirm" and message.intent == "change_ride":
        return _confirm_answer(draft, message, new_id)
    if (
        asked == "which_line"
        and names_field(message)
        and not changed(draft, take(draft, message, freely=True))
    ):
        return _reopen(draft, str(names_field(message)))
    if wants_to_leave(message, asked) and not (asked == "resume" and message.names_choice("drop_it")):
        return Step("end", replace(draft, asked=None), result="stopped")
    if (
        message.intent == "check_eligibility"
        and draft.identity in ("", "asked")
        and asked not in message.reading.values
    ):
        now_asked = replace(draft, asked="member_id", identity="asked", tries=0)
        return _ask_next(now_asked, message, new_id, before=(Say("utter_identity_now"),))
    if is_digression(message, asked):
        return Step("not_mine", draft)
    if message.intent == "repeat":
        return Step("taken", draft, reask(draft))
    ended = _special(take(draft, message), message)
    if ended:
        return ended
    handler = _HANDLERS.get(asked, _trip_answer)
    return handler(draft, message, new_id)


def after_danger(draft: Draft, held: Message | None, message: Message, new_id: Callable[[], str]) -> Step:
    """Go on once the member chose to; what was said together with the danger fills empty fields.

    held: the message of danger. What was read in it as the answer to a free question ("I want to end my life" at the
    notes) is no value.
    """
    if held is None:
        return Step("taken", draft, reask(draft))
    values = {
        name: value
        for name, value in held.reading.values.items()
        if name not in QUESTIONS or not QUESTIONS[name].place or name != draft.asked
    }
    aside = take(replace(draft, asked=None), replace(held, reading=replace(held.reading, values=values)))
    if not changed(draft, aside):
        return Step("taken", draft, reask(draft))
    return _ask_next(aside, message, new_id, before=())


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
    return _ask_next(known, message, new_id, before=say)


# --- the questions ------------------------------------------------------------------------------------------------


def _trip_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    asked = draft.asked or ""
    taken = take(draft, message)
    reading = message.reading
    if asked == "rider_name" and draft.tries == 0 and _is_one_word(reading.values.get("rider_name")):
        return _not_understood(draft, message)  # a second time it is taken: some people have one name
    if is_field_alone(message) not in (None, asked):
        return _reopen(draft, str(is_field_alone(message)))
    named = names_field(message) if reading.correcting and not changed(draft, taken) else None
    if named and named != asked:
        return _reopen(draft, named)
    half = reading.values.get("day_half")
    if half and asked in draft.open:
        taken = halved(taken, asked, str(half))
    if not taken.known(asked) or taken.values.get(asked) == draft.values.get(asked):
        if asked in reading.open:
            pass  # it was answered, in two readings
        elif reading.answer == "skip" and not QUESTIONS[asked].required:
            still_open = {name: readings for name, readings in taken.open.items() if name != asked}
            taken = replace(taken, skipped=taken.skipped | {asked}, open=still_open)
        elif reading.answer in ("unknown", "skip") and taken.values.get(asked) is None:
            taken = taken.with_values(**{asked: UNKNOWN})
    same = reading.values.get(asked) is not None and reading.values[asked] == draft.values.get(asked)
    if changed(draft, taken) or same:  # asked once more, a member may give the same answer once more
        if asked == "rides_along" and taken.values.get("rides_along") == "none":
            return Step("end", replace(taken, asked=None), result="hand_over", reason="minor_alone")
        tries = draft.tries + 1 if out_of_order(taken) else 0
        return _ask_next(replace(taken, tries=tries), message, new_id, before=complaints_of(message))
    return _not_understood(taken, message)


def _identity_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    reading = message.reading
    if reading.answer in ("skip", "no", "unknown"):
        return _ask_next(
            _forget_identity(draft, "skipped"), message, new_id, before=(Say("utter_identity_skipped"),)
        )
    taken = take(draft, message)
    for name in ("member_id", "date_of_birth"):
        if reading.values.get(name):
            taken = taken.with_values(**{name: reading.values[name]})
        elif name == "date_of_birth" and draft.open.get(name) and reading.values.get("month_and_day"):
            fits = [each for each in draft.open[name] if each.endswith(str(reading.values["month_and_day"]))]
            taken = taken.with_values(date_of_birth=fits[0]) if len(fits) == 1 else taken
        elif len(reading.open.get(name, ())) > 1:
            taken = replace(taken, open={**taken.open, name: tuple(reading.open[name])})
    if taken.values.get("member_id") and taken.values.get("date_of_birth"):
        return Step("taken", replace(taken, tries=0), check_identity=True)
    if changed(draft, taken):
        return _ask_next(replace(taken, tries=0), message, new_id, before=complaints_of(message))
    if draft.tries + 1 >= HAND_OVER_AFTER - 1:
        # A ride request is worth more than an identity check: after two tries it goes on without.
        return _ask_next(
            _forget_identity(draft, "skipped"), message, new_id, before=(Say("utter_identity_skipped"),)
        )
    return _not_understood(taken, message)


def _confirm_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    answer = message.reading.answer
    if answer == "yes" and not message.reading.wrong:
        return Step("end", replace(draft, asked=None), result="submit")
    if message.names_choice("do_not_send"):
        return Step("end", replace(draft, asked=None), result="stopped")
    # A read-back was shown: whatever value comes now is meant to change it, and the read-back comes again.
    taken = take(draft, message, freely=True)
    if changed(draft, taken):
        return _ask_next(
            replace(taken, tries=0), message, new_id, before=(Say("utter_changed"), *complaints_of(message))
        )
    named = names_field(message)
    if named:
        return _reopen(draft, named)
    if answer == "yes_but" and message.is_question:
        return Step("taken", replace(draft, tries=0), (Say("utter_not_sent_yet"), *readback(draft)))
    if answer in ("no", "no_but", "yes_but") or message.names_choice("change_something"):
        return Step(
            "taken", replace(draft, asked="which_line", tries=0), (*complaints_of(message), which_line(draft))
        )
    if draft.tries + 1 >= HAND_OVER_AFTER:
        return Step("end", replace(draft, asked=None), result="hand_over", reason="not_understood")
    return Step(
        "taken", replace(draft, tries=draft.tries + 1), (*complaints_of(message), Say("utter_again_confirm"))
    )


def _which_line_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    taken = take(draft, message, freely=True)
    if changed(draft, taken):
        return _ask_next(
            replace(taken, tries=0), message, new_id, before=(Say("utter_changed"), *complaints_of(message))
        )
    named = names_field(message)
    if named:
        return _reopen(draft, named)
    if message.reading.answer == "yes" or message.names_choice("nothing_wrong"):
        # Not a yes to sending: it is only shown again.
        return Step("taken", replace(draft, asked="confirm", tries=0), readback(draft))
    if draft.tries + 1 >= HAND_OVER_AFTER:
        return Step("end", replace(draft, asked=None), result="hand_over", reason="not_understood")
    say = Say("utter_again_which_line", {}, fields_of(draft))
    return Step("taken", replace(draft, tries=draft.tries + 1), (*complaints_of(message), say))


def _second_ride_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    taken = take(draft, message, freely=True)
    if changed(draft, taken):
        # "No, the time is 3 pm": then it may be another ride, and it is read back again.
        corrected = replace(taken, tries=0, second_of=None)
        return _ask_next(corrected, message, new_id, before=(Say("utter_changed"), *complaints_of(message)))
    if message.names_choice("second_ride") or message.reading.answer == "yes":
        return Step("end", replace(draft, asked=None, second_wanted=True), result="submit")
    if message.names_choice("one_is_enough") or message.reading.answer in ("no", "no_but"):
        return Step("end", replace(draft, asked=None), result="one_is_enough")
    if draft.tries + 1 >= HAND_OVER_AFTER:
        return Step("end", replace(draft, asked=None), result="hand_over", reason="not_understood")
    say = Say("utter_again_second_ride", {"receipt": draft.second_of})
    return Step("taken", replace(draft, tries=draft.tries + 1), (say,))


def _resume_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    if message.names_choice("drop_it") or message.reading.answer in ("no", "no_but"):
        return Step("end", replace(draft, asked=None), result="dropped")
    if message.names_choice("go_on") or message.reading.answer in ("yes", "go_on"):
        return _ask_next(replace(draft, asked=None, tries=0), message, new_id, before=(Say("utter_resumed"),))
    if draft.tries + 1 >= HAND_OVER_AFTER:
        return Step("end", replace(draft, asked=None), result="hand_over", reason="not_understood")
    return Step("taken", replace(draft, tries=draft.tries + 1), (Say("utter_again_resume"),))


_HANDLERS: Mapping[str, Callable[[Draft, Message, Callable[[], str]], Step]] = {
    "member_id": _identity_answer,
    "date_of_birth": _identity_answer,
    "confirm": _confirm_answer,
    "which_line": _which_line_answer,
    "second_ride": _second_ride_answer,
    "resume": _resume_answer,
}


def _forget_identity(draft: Draft, how: str) -> Draft:
    open_readings = {name: readings for name, readings in draft.open.items() if name != "date_of_birth"}
    return replace(draft, identity=how, open=open_readings, tries=0, asked=None)


# --- asking -------------------------------------------------------------------------------------------------------


def _ask_next(draft: Draft, message: Message, new_id: Callable[[], str], *, before: tuple[Say, ...]) -> Step:
    """Ask what is open or missing; when nothing is, read back."""
    for name, readings in draft.open.items():
        if len(readings) > 1:
            asked = replace(draft, asked=name)
            return Step("taken", asked, (*before, which_reading(asked, name)))
    if in_the_past(draft, message.now):
        asked = replace(draft.without("trip_date"), asked="trip_date")
        return Step("taken", asked, (*before, Say("utter_wrong_date_past"), question("trip_date")))
    wrong_order = out_of_order(draft)
    if wrong_order and draft.tries >= HAND_OVER_AFTER:  # what stands against it may be what was read wrong
        wrong_order = "pickup_time" if draft.known("pickup_time") else "appointment_time"
        draft = replace(draft, tries=0)
    if wrong_order:
        asked = replace(draft.without(wrong_order), asked=wrong_order)
        return Step("taken", asked, (*before, Say("utter_wrong_time_order"), question(wrong_order)))
    if draft.identity == "asked" and draft.asked in ("member_id", "date_of_birth"):
        name = "date_of_birth" if draft.values.get("member_id") else "member_id"
        return Step("taken", replace(draft, asked=name), (*before, question(name)))
    for name in missing(draft, phone_known=message.sender_phone is not None):
        return Step("taken", replace(draft, asked=name), (*before, question(name)))
    if draft.identity == "":
        return Step(
            "taken",
            replace(draft, asked="member_id", identity="asked"),
            (*before, Say("utter_question_identity")),
        )
    if draft.identity == "asked":
        name = "date_of_birth" if draft.values.get("member_id") else "member_id"
        return Step("taken", replace(draft, asked=name), (*before, question(name)))
    ready = replace(draft, asked="confirm", readback_id=new_id(), second_wanted=False)
    if ready.values.get("callback_phone") is None and message.sender_phone:
        ready = ready.with_values(callback_phone=message.sender_phone)
    return Step("taken", ready, (*before, *readback(ready)))


def _reopen(draft: Draft, name: str) -> Step:
    """Ask one field again; its old value stays until the new one is given."""
    asked = replace(draft, asked=name, tries=0, skipped=draft.skipped - {name})
    return Step("taken", asked, (question(name),))


def _not_understood(draft: Draft, message: Message) -> Step:
    tries = draft.tries + 1
    if tries >= HAND_OVER_AFTER and message.is_question:
        tries = 1  # a question that nobody here can answer is no failed answer
    if tries >= HAND_OVER_AFTER:
        return Step("end", replace(draft, asked=None), result="hand_over", reason="not_understood")
    said = replace(draft, tries=tries)
    complaints = complaints_of(message)
    asked = draft.asked or ""
    if draft.open.get(asked) and len(draft.open[asked]) > 1:
        which = which_reading(draft, asked)
        if tries == 1:
            return Step("taken", said, (*complaints, replace(which, response=asked_again(draft, asked))))
        choices = (*which.choices, Choice("word", "person"))
        return Step("taken", said, (*complaints, Say("utter_stuck_which", {"field": asked}, choices)))
    if complaints and tries == 1:
        return Step("taken", said, (*complaints, question(asked)))
    return Step("taken", said, (*complaints, again(asked, tries)))


def _special(draft: Draft, message: Message) -> Step | None:
    """Hand over what an assistant must not squeeze into one ride."""
    if draft.asked in ("member_id", "date_of_birth", "rider_name", "callback_phone"):
        return None
    found = message.reading.special
    if draft.minor and ("alone" in found or draft.values.get("rides_along") == "none"):
        found = (*found, "minor_alone")
    for reason in HANDED_OVER:
        if reason in found:
            said = replace(draft, asked=None, words=(*draft.words, _short(message.text)))
            return Step("end", said, result="hand_over", reason=reason)
    return None


def _is_one_word(name: object) -> bool:
    return isinstance(name, str) and len(name.split()) == 1


def _short(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()[:500]
