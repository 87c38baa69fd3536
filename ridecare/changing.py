"""Changing or dropping a request that was sent before, as one pure function: `step` takes a message at a question.

What is asked about the ride itself is asked, read and put right as in a new request; the words around it are others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ridecare.asked import HAND_OVER_AFTER, question
from ridecare.booking import special
from ridecare.booking_answers import ANSWERS, trip_answer
from ridecare.booking_questions import complaints_of, which_line
from ridecare.booking_questions import reask as booking_reask
from ridecare.booking_step import Step, ask_next, reopen
from ridecare.changed_request import Compared, differences
from ridecare.cues import says_so
from ridecare.draft import Draft
from ridecare.extra_stop import taken_back, without_stop
from ridecare.hearing import (
    Message,
    is_bare_leaving,
    is_digression,
    names_field,
    names_line,
    wants_ride,
    wants_to_leave,
    wants_to_start_over,
)
from ridecare.receipts import find_receipts
from ridecare.saying import Choice, Say
from ridecare.taking import changed, names_place, take

# What is said in a new request, and what is said here instead.
_INSTEAD: Mapping[str, str] = {
    "utter_changed": "utter_change_noted",
    "utter_which_line": "utter_change_which_line",
    "utter_again_which_line": "utter_change_again_which_line",
    "utter_confirm": "utter_change_confirm",
    "utter_again_confirm": "utter_change_again_confirm",
    "utter_not_sent_yet": "utter_change_not_sent",
}
_WITHDRAWS = re.compile(
    r"\b(?:cancel|undo|drop|withdraw|take back|forget) (?:the|my|that) change\b|\b(?:cancel\w*|quit\w+|deshacer|olvid\w+) (?:el|mi|ese) cambio\b"
    r"|\b(?:dont|do not) (?:cancel|drop)\b|\bno (?:cancel|quit)\w+\b"
)
_NUMBER = re.compile(r"\d")
_KEEP = "keep_it"
_LEAVE = "leave_as_it_was"


@dataclass(frozen=True)
class Ride:
    """A request that could be meant, as a choice shows it: ISO date and `HH:MM`, None where not known."""

    receipt: str
    day: str | None
    clock: str | None


@dataclass(frozen=True)
class Change:
    """What is wished, and how far the conversation about it is.

    kind: `change` or `drop`. draft: the ride as wished; `draft.asked` is the open question. before: the values that
    hold now. rides: the requests that could be meant. typed: a receipt of another session, whose rider is asked.
    pending: the kind of this sender's wish that is open already. days: of a standing order, the dates to drop (ISO).
    """

    kind: str
    draft: Draft = field(default_factory=Draft)
    receipt: str | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    rides: tuple[Ride, ...] = ()
    typed: str | None = None
    pending: str | None = None
    days: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeStep:
    """What a message led to.

    kind: `taken`, `not_mine`, `chosen` (the request of `change.receipt` is to be opened) or `end` with a result:
    `send` (also of a drop), `kept`, `withdraw` (the open wish), `pair` (receipt and rider's name are known), `elsewhere` with the form that follows
    in `reason`, `hand_over` with a `reason`.
    """

    kind: Literal["taken", "not_mine", "chosen", "end"]
    change: Change
    say: tuple[Say, ...] = ()
    result: str | None = None
    reason: str | None = None


def begin(change: Change, message: Message) -> ChangeStep:
    """The first step: which ride is meant, or whose."""
    if change.typed:
        named = message.reading.values.get("rider_name")
        if named:
            return _pair(change, str(named))
        return _taken(change, _asked(change.draft, "rider_name"), question("rider_name"))
    if len(change.rides) == 1:
        return ChangeStep("chosen", replace(change, receipt=change.rides[0].receipt))
    if change.kind == "drop":
        meant = _meant(change, message)
        if meant:
            return ChangeStep("chosen", replace(change, receipt=meant))
    return _taken(change, _asked(change.draft, "which_ride"), _which(change, "utter_which_ride"))


def opened(
    change: Change, current: Draft, wished: Draft | None, message: Message, new_id: Callable[[], str]
) -> ChangeStep:
    """The request is known: read it back (a drop), or take what was said already and ask for the rest (a change).

    current: the ride as it holds. wished: as it was wished before, when that is still open. message: the one that
    began it all.
    """
    at_hand = replace(change, before=current.values, draft=wished or current)
    if change.pending and _WITHDRAWS.search(message.plain):
        return _ended(at_hand, "withdraw")
    intro = Say("utter_change_begins", {"receipt": change.receipt})
    if change.kind == "drop":
        asked = replace(at_hand, draft=replace(current, asked="confirm_drop", readback_id=new_id()))
        return ChangeStep("taken", asked, _drop_readback(asked))
    message = _without_vague_places(message)
    if taken_back(at_hand.draft, message):
        return _mine(at_hand, _no_stop(replace(at_hand.draft, asked=None), message, new_id, intro))
    ended = special(take(at_hand.draft, message, freely=True), message)
    if ended:
        return _mine(at_hand, ended)
    taken = take(replace(at_hand.draft, asked=None), message, freely=True)
    if changed(at_hand.draft, taken):
        return _mine(at_hand, ask_next(taken, message, new_id, before=(intro, *complaints_of(message))))
    named = names_field(message)
    if named and named != "rider_age":
        return _mine(at_hand, _before(intro, reopen(at_hand.draft, named)))
    return _mine(at_hand, _before(intro, _line_asked(at_hand.draft)))


def step(change: Change, message: Message, new_id: Callable[[], str]) -> ChangeStep:
    """One message at an open question."""
    asked = change.draft.asked or ""
    if change.receipt is None:
        return _not_yet_open(change, message, asked)
    if asked == "which_line" and names_line(message):
        return _mine(change, reopen(change.draft, str(names_line(message))))
    if asked == "confirm_drop" and message.names_choice(_KEEP):
        return _ended(change, _kept(change))
    if _leaves(message, asked):
        return _ended(change, "kept")
    elsewhere = _elsewhere(message, asked)
    if elsewhere:
        return _ended(change, "elsewhere", elsewhere)
    if message.intent == "check_ride_status" and asked not in message.reading.values:
        # "Is it changed now?" of what was not sent is no question about another ride.
        return ChangeStep("taken", change, (Say("utter_change_not_sent"), *reask(change)))
    if asked == "confirm_drop":
        return _drop_answer(change, message, new_id)
    if wants_to_start_over(message):
        again = replace(change, draft=replace(change.draft, values=change.before, open={}, tries=0))
        return _mine(again, _before(Say("utter_change_over"), _line_asked(again.draft)))
    if taken_back(change.draft, message):
        return _mine(change, _no_stop(change.draft, message, new_id))
    taken = take(change.draft, message, freely=True)
    drops = (
        message.intent == "cancel_ride"
        and says_so("cancel_ride", message.plain)
        and not is_bare_leaving(message)
    )
    if drops and not changed(change.draft, taken):
        return _to_drop(change, new_id)
    if message.intent not in ("change_ride", "cancel_ride") and is_digression(message, asked):
        return ChangeStep("not_mine", change)
    if message.intent == "repeat":
        return ChangeStep("taken", change, reask(change))
    ended = special(take(change.draft, message), message)
    if ended:
        return _mine(change, ended)
    handler = ANSWERS[asked] if asked in ("confirm", "which_line") else trip_answer
    return _mine(change, handler(change.draft, message, new_id))


def _no_stop(draft: Draft, message: Message, new_id: Callable[[], str], *before: Say) -> Step:
    """The stop beside the visit is not wanted any more."""
    rest = replace(take(without_stop(draft), message, freely=True), tries=0)
    return ask_next(rest, message, new_id, before=(*before, Say("utter_stop_dropped")))


def reask(change: Change) -> tuple[Say, ...]:
    """The open question once more (after a question in between, or on "repeat")."""
    asked = change.draft.asked
    if asked == "which_ride":
        return (_which(change, "utter_which_ride"),)
    if asked == "confirm_drop":
        return _drop_readback(change)
    return _in_words(change, booking_reask(change.draft))


# --- before the ride is known -----------------------------------------------------------------------------------


def _not_yet_open(change: Change, message: Message, asked: str) -> ChangeStep:
    if _leaves(message, asked):
        return _ended(change, "kept")
    elsewhere = _elsewhere(message, asked)
    if elsewhere:
        return _ended(change, "elsewhere", elsewhere)
    kinds = {"change_ride": "change", "cancel_ride": "drop"}
    other = kinds.get(message.intent, change.kind)
    if asked == "which_ride" and other != change.kind and says_so(message.intent, message.plain):
        change = replace(change, kind=other)
        if not _meant(change, message):
            return ChangeStep("taken", change, reask(change))
    of_rides = message.intent in ("change_ride", "cancel_ride", "check_ride_status")
    if not of_rides and not find_receipts(message.text) and is_digression(message, asked):
        return ChangeStep("not_mine", change)
    if message.intent == "repeat":
        return ChangeStep("taken", change, reask(change))
    if asked == "rider_name":
        named = message.reading.values.get("rider_name")
        if named:
            return _pair(change, str(named))
        if message.reading.answer in ("skip", "unknown", "no"):
            return _pair(change, "")
        again = Say("utter_again_rider_name")
    else:
        meant = _meant(change, message)
        if meant:
            return ChangeStep("chosen", replace(change, receipt=meant))
        again = _which(change, "utter_again_which_ride")
    tries = change.draft.tries + 1
    said = replace(change, draft=replace(change.draft, tries=tries))
    if tries >= HAND_OVER_AFTER:
        return _ended(said, "hand_over", change.kind)
    return ChangeStep("taken", said, (again,))


def _meant(change: Change, message: Message) -> str | None:
    """The one ride that the message points at: by its number, or by its day and hour."""
    numbers = find_receipts(message.text)
    named = [ride for ride in change.rides if ride.receipt in numbers]
    if not named:
        values = message.reading.values
        day, clock = values.get("trip_date"), values.get("appointment_time") or values.get("pickup_time")
        named = [
            ride
            for ride in change.rides
            if (day or clock) and (not day or ride.day == day) and (not clock or ride.clock == clock)
        ]
    return named[0].receipt if len(named) == 1 else None


def _which(change: Change, response: str) -> Say:
    choices = tuple(
        Choice("ride", "|".join((ride.receipt, ride.day or "", ride.clock or ""))) for ride in change.rides
    )
    return Say(response, {}, choices)


def _pair(change: Change, name: str) -> ChangeStep:
    draft = replace(change.draft, asked=None)
    return ChangeStep(
        "end", replace(change, draft=draft.with_values(rider_name=name) if name else draft), result="pair"
    )


# --- dropping ---------------------------------------------------------------------------------------------------


def _drop_readback(change: Change) -> tuple[Say, ...]:
    shown = {"draft": change.draft, "receipt": change.receipt, "these_days": change.days}
    return (
        Say("utter_drop_days_readback" if change.days else "utter_drop_readback", shown),
        Say("utter_drop_confirm"),
    )


def _to_drop(change: Change, new_id: Callable[[], str]) -> ChangeStep:
    draft = replace(
        change.draft, values=change.before, open={}, tries=0, asked="confirm_drop", readback_id=new_id()
    )
    dropped = replace(change, kind="drop", draft=draft)
    return ChangeStep("taken", dropped, _drop_readback(dropped))


def _drop_answer(change: Change, message: Message, new_id: Callable[[], str]) -> ChangeStep:
    answer = message.reading.answer
    chosen = message.names_choice("drop_this_ride") or message.names_choice("drop_it")
    if chosen or (answer == "yes" and not message.reading.wrong):
        return _ended(change, "send")
    if answer == "no":
        return _ended(change, _kept(change))
    taken = take(replace(change.draft, asked=None), message, freely=True)
    if changed(change.draft, taken) and (message.intent == "change_ride" or message.reading.correcting):
        # "No, move it to Friday": it is not to be dropped.
        instead = replace(change, kind="change")
        return _mine(instead, ask_next(replace(taken, tries=0), message, new_id, before=()))
    if message.intent not in ("change_ride", "cancel_ride") and is_digression(message, "confirm_drop"):
        return ChangeStep("not_mine", change)
    if message.intent == "repeat":
        return ChangeStep("taken", change, reask(change))
    if message.intent == "change_ride":
        return _mine(replace(change, kind="change"), _line_asked(replace(change.draft, tries=0)))
    tries = change.draft.tries + 1
    said = replace(change, draft=replace(change.draft, tries=tries))
    if tries >= HAND_OVER_AFTER:
        return _ended(said, "hand_over", "drop")
    return ChangeStep("taken", said, (Say("utter_drop_again_confirm"),))


# --- in the words of a change -----------------------------------------------------------------------------------


def _mine(change: Change, led: Step) -> ChangeStep:
    """A step of a new request as one of this change."""
    now = replace(change, draft=led.draft)
    if led.kind == "end":
        results = {"submit": "send", "stopped": "kept"}
        return ChangeStep("end", now, (), results.get(str(led.result), str(led.result)), led.reason)
    same = led.draft.asked == "confirm" and not differences(change.before, led.draft.values)
    if same and change.pending == "change":
        return _ended(now, "withdraw")  # it was changed back to what holds
    if same:
        return _mine(change, _before(Say("utter_change_nothing_new"), _line_asked(led.draft)))
    return ChangeStep("taken", now, _in_words(now, led.say))


def _kept(change: Change) -> str:
    """To keep a ride that was asked to be dropped takes that wish back."""
    return "withdraw" if change.pending == "drop" else "kept"


def _in_words(change: Change, say: tuple[Say, ...]) -> tuple[Say, ...]:
    shown = {"draft": Compared(change.draft, change.before), "receipt": change.receipt}
    return tuple(
        Say("utter_change_readback", shown)
        if each.response == "utter_readback"
        else replace(each, response=_INSTEAD.get(each.response, each.response))
        for each in say
    )


def _without_vague_places(message: Message) -> Message:
    """ "Move it to another day" names no place; the read-back would show what nobody said."""
    values = {
        name: value
        for name, value in message.reading.values.items()
        if name not in ("pickup", "destination")
        or name in message.reading.named
        or (names_place(value) and ("rider_name" not in message.reading.named or _NUMBER.search(str(value))))
    }
    return replace(message, reading=replace(message.reading, values=values))


def _line_asked(draft: Draft) -> Step:
    return Step("taken", replace(draft, asked="which_line", tries=0), (which_line(draft),))


def _before(say: Say, led: Step) -> Step:
    return replace(led, say=(say, *led.say))


def _asked(draft: Draft, name: str) -> Draft:
    return replace(draft, asked=name, tries=0)


def _taken(change: Change, draft: Draft, say: Say) -> ChangeStep:
    return ChangeStep("taken", replace(change, draft=draft), (say,))


def _ended(change: Change, result: str, reason: str | None = None) -> ChangeStep:
    return ChangeStep("end", change, result=result, reason=reason)


def _leaves(message: Message, asked: str) -> bool:
    """Whether the ride is to stay as it was. "Cancel it" and "drop it" are not that at the question whether to drop."""
    if message.names_choice(_LEAVE) or message.names_choice(_KEEP):
        return True
    dropping = asked == "confirm_drop" and (
        message.names_choice("drop_it") or message.plain.startswith(("cancel", "drop"))
    )
    return not dropping and wants_to_leave(message, asked)


def _elsewhere(message: Message, asked: str) -> str | None:
    """The form that the member wants instead."""
    if message.intent == "check_eligibility" and is_digression(message, asked):
        return "eligibility_form"
    if message.intent == "book_ride" and wants_ride(message) and not message.reading.correcting:
        return "booking_form"
    return None
