"""Handing over: why, with what, and the two questions that may follow (where are you, which phone)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ridecare.asked import again, question
from ridecare.draft import Draft
from ridecare.handover import HandOver
from ridecare.hearing import Message, is_digression, wants_to_leave
from ridecare.ready import READY
from ridecare.requesting import Sender
from ridecare.saying import Say

# Why a conversation is handed over, by the intent that led there.
REASONS: Mapping[str, str] = {
    "request_human": "person",
    "request_interpreter": "interpreter",
    "file_complaint": "complaint",
    "change_ride": "change",
    "cancel_ride": "drop",
    "report_problem": "problem",
    "remember_place": "saved_place",
    "helper_pass": "helper_pass",
    # Not an intent: a sentence in a language that is not spoken here.
    "other_language": "other_language",
}

# Reasons whose words say what was understood; the others get the plain ones.
_OWN_WORDS = frozenset(
    {
        "status", "change", "drop", "complaint", "interpreter", "repeat", "two_riders", "extra_stop", "stretcher", "discharge",
        "protected", "minor_alone", "not_understood", "other_language", "saved_place", "helper_pass",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Reach:
    """The questions after a hand-over. alarm: something is happening now, so "where are you" comes first."""

    asked: str | None = None
    alarm: bool = False
    phone_known: bool = False
    tries: int = 0


@dataclass(frozen=True)
class ReachStep:
    """kind: `taken`, `not_mine` or `end`; `found` goes into the case."""

    kind: Literal["taken", "not_mine", "end"]
    reach: Reach
    say: tuple[Say, ...] = ()
    found: Mapping[str, Any] = field(default_factory=dict)


def case_of(
    draft: Draft,
    sender: Sender,
    message: Message,
    *,
    reason: str,
    phone: str | None,
    tied: str | None,
    urgent: bool,
) -> HandOver:
    """The hand-over that this moment of the conversation makes, with everything collected."""
    collected = {
        name: value for name, value in draft.values.items() if name not in ("member_id", "date_of_birth")
    }
    if draft.words:
        collected["said"] = list(draft.words)
    if draft.sealed_identity:
        collected["sealed_identity"] = draft.sealed_identity
    if draft.eligibility:
        collected["eligibility"] = draft.eligibility
    return HandOver(
        receipt=None,
        reason=reason,
        state="open",
        channel=sender.channel,
        language=sender.language,
        created_at=message.now,
        collected=collected,
        callback_phone=phone,
        rider=draft.values.get("rider_name"),
        urgent=urgent,
        conversation=sender.conversation,
        trial=sender.trial,
        request_receipt=tied,
        words=message.text[:1000],
        outcome=None,
    )


def belongs_to(opened: HandOver, new: HandOver) -> bool:
    """Whether a new wish is part of the case that is open: the same reason, or just "a person" once more.

    Danger and problems always make their own case: they must not hide behind an older one.
    """
    if opened.reason in ("emergency", "crisis"):
        return False
    if new.urgent:
        return opened.urgent and opened.reason == new.reason
    return new.reason in (opened.reason, "person", "not_understood")


def words_for(reason: str, alarm: bool) -> str:
    """The response that tells of the hand-over."""
    if reason == READY:
        return "utter_ready_noted"
    if alarm:
        return "utter_problem_noted"
    return f"utter_handed_over_{reason}" if reason in _OWN_WORDS else "utter_handed_over"


def begin(reach: Reach) -> ReachStep:
    """The first question that is still open."""
    return _next(reach, ())


def step(reach: Reach, message: Message) -> ReachStep:
    """One message at "where are you" or "which phone"."""
    asked = reach.asked or "callback_phone"
    reading = message.reading
    if wants_to_leave(message, asked):
        return ReachStep("end", replace(reach, asked=None))
    if asked not in reading.values and (message.intent == "book_ride" or is_digression(message, asked)):
        return ReachStep("not_mine", reach)
    if message.intent == "repeat":
        return ReachStep("taken", reach, reask(reach))
    found: dict[str, Any] = {}
    if reading.values.get("callback_phone"):
        found["callback_phone"] = reading.values["callback_phone"]
        reach = replace(reach, phone_known=True)
    if (
        asked == "where_now"
        and message.text.strip()
        and "?" not in message.text
        and reading.answer not in ("skip", "unknown", "no")
    ):
        found["where_now"] = message.text.strip()[:500]
    if asked in found or reading.answer in ("skip", "unknown", "no"):
        if asked == "callback_phone" and asked not in found:
            found["callback_phone"] = "none"
            reach = replace(reach, phone_known=True)
        return _next(replace(reach, asked=None, tries=0), (), found, after=asked)
    tries = reach.tries + 1
    if tries > 2:
        # The case is stored; a number that cannot be read must not hold the member.
        return ReachStep("end", replace(reach, asked=None), (), {"words_about_phone": message.text[:200]})
    complaints = tuple(Say(f"utter_wrong_{problem}") for problem in reading.wrong[:1])
    say = (
        (*complaints, question(asked))
        if complaints
        else (again(asked, 1),)
        if tries == 1
        else (Say("utter_stuck_phone"),)
    )
    return ReachStep("taken", replace(reach, tries=tries), say, {"words_about_phone": message.text[:200]})


def reask(reach: Reach) -> tuple[Say, ...]:
    """The open question once more."""
    return (question(reach.asked),) if reach.asked else ()


def _next(
    reach: Reach, before: tuple[Say, ...], found: Mapping[str, Any] | None = None, after: str | None = None
) -> ReachStep:
    if reach.alarm and after is None:
        return ReachStep(
            "taken", replace(reach, asked="where_now"), (*before, question("where_now")), found or {}
        )
    if not reach.phone_known:
        return ReachStep(
            "taken",
            replace(reach, asked="callback_phone"),
            (*before, question("callback_phone")),
            found or {},
        )
    return ReachStep("end", replace(reach, asked=None), before, found or {})
