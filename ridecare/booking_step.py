"""What a message led to, and the three ways on: ask what is missing, ask a field again, say it was not understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from ridecare.asked import HAND_OVER_AFTER, again, question
from ridecare.booking_questions import asked_again, complaints_of, readback, which_reading
from ridecare.draft import Draft, missing
from ridecare.hearing import Message
from ridecare.leg_places import open_role, which_place
from ridecare.saying import Choice, Say
from ridecare.standing_order import OF_DAYS, asked_as, settled
from ridecare.taking import in_the_past, out_of_order
from ridecare.usual import offered


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


def ask_next(draft: Draft, message: Message, new_id: Callable[[], str], *, before: tuple[Say, ...]) -> Step:
    """Ask what is open or missing; when nothing is, read back."""
    draft, lacks = settled(offered(draft, phone_known=message.sender_phone is not None), message.now)
    if lacks == "person":
        return Step("end", replace(draft, asked=None), result="hand_over", reason="repeat")
    for name, readings in draft.open.items():
        if len(readings) > 1:
            asked = replace(draft, asked=name)
            return Step("taken", asked, (*before, which_reading(asked, name)))
    if lacks == "no_date":
        asked = replace(draft.without("repeat_end"), asked="repeat_end")
        return Step("taken", asked, (*before, Say("utter_wrong_repeat_end"), question("repeat_end")))
    if open_role(draft):
        asked = replace(draft, asked="which_place")
        return Step("taken", asked, (*before, which_place(asked)))
    if in_the_past(draft, message.now) and not draft.repeats:
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
        return Step("taken", replace(draft, asked=name), (*before, question(asked_as(draft, name))))
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


def reopen(draft: Draft, name: str) -> Step:
    """Ask one field again; its old value stays until the new one is given."""
    asked = replace(draft, asked=name, tries=0, skipped=draft.skipped - {name})
    return Step("taken", asked, (question(asked_as(draft, name)),))


def not_understood(draft: Draft, message: Message) -> Step:
    tries = draft.tries + 1
    if tries >= HAND_OVER_AFTER and message.is_question:
        tries = 1  # a question that nobody here can answer is no failed answer
    if tries >= HAND_OVER_AFTER:
        reason = "repeat" if draft.repeats and draft.asked in OF_DAYS else "not_understood"
        return Step("end", replace(draft, asked=None), result="hand_over", reason=reason)
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
        return Step("taken", said, (*complaints, question(asked_as(draft, asked))))
    return Step("taken", said, (*complaints, again(asked_as(draft, asked), tries)))
