"""The eligibility conversation outside a ride request: member ID and birth date, one question at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ridecare.asked import HAND_OVER_AFTER, again, question
from ridecare.hearing import Message, is_digression, wants_to_leave
from ridecare.saying import Choice, Say


@dataclass(frozen=True)
class Facts:
    """What a person said of themselves so far; `open` holds birth dates that can be read in two ways."""

    member_id: str | None = None
    date_of_birth: str | None = None
    open: tuple[str, ...] = ()
    asked: str | None = None
    tries: int = 0
    # The day that is asked about (ISO), when the member names one.
    on: str | None = None


@dataclass(frozen=True)
class FactsStep:
    """kind: `taken`, `not_mine`, or `end` with a result (`check`, `stopped`, `not_given`, `hand_over`)."""

    kind: Literal["taken", "not_mine", "end"]
    facts: Facts
    say: tuple[Say, ...] = ()
    result: str | None = None


def begin(facts: Facts, message: Message) -> FactsStep:
    """Take what the first message gives and ask for the rest."""
    return _next(take(facts, message), (Say("utter_eligibility_begins"),))


def step(facts: Facts, message: Message) -> FactsStep:
    """One message at an open question."""
    asked = facts.asked or "member_id"
    if wants_to_leave(message, asked):
        return FactsStep("end", replace(facts, asked=None), result="stopped")
    elsewhere = message.intent == "book_ride" or is_digression(message, asked)
    if elsewhere and message.intent != "check_eligibility" and asked not in message.reading.values:
        return FactsStep("not_mine", facts)
    if message.intent == "repeat":
        return FactsStep("taken", facts, reask(facts))
    if message.reading.answer in ("skip", "no", "unknown") and asked not in message.reading.values:
        return FactsStep("end", replace(facts, asked=None), result="not_given")
    taken = take(facts, message)
    complaints = tuple(Say(f"utter_wrong_{problem}") for problem in message.reading.wrong[:1])
    if (taken.member_id, taken.date_of_birth, taken.open) != (
        facts.member_id,
        facts.date_of_birth,
        facts.open,
    ):
        return _next(replace(taken, tries=0), complaints)
    tries = facts.tries + 1
    if tries >= HAND_OVER_AFTER:
        return FactsStep("end", replace(facts, asked=None), result="hand_over")
    said = replace(facts, tries=tries)
    if facts.open:
        return FactsStep(
            "taken", said, (*complaints, replace(_which(facts), response="utter_again_which_birth_date"))
        )
    if complaints and tries == 1:
        return FactsStep("taken", said, (*complaints, question(asked)))
    return FactsStep("taken", said, (*complaints, again(asked, tries)))


def reask(facts: Facts) -> tuple[Say, ...]:
    """The open question once more."""
    if facts.open:
        return (_which(facts),)
    return (question(facts.asked),) if facts.asked else ()


def take(facts: Facts, message: Message) -> Facts:
    """What the message gives of member ID and birth date, beside what was known."""
    reading = message.reading
    taken = facts
    if facts.asked is None and isinstance(reading.values.get("trip_date"), str):
        taken = replace(taken, on=str(reading.values["trip_date"]))
    if reading.values.get("member_id"):
        taken = replace(taken, member_id=str(reading.values["member_id"]))
    if reading.values.get("date_of_birth"):
        taken = replace(taken, date_of_birth=str(reading.values["date_of_birth"]), open=())
    elif facts.open and reading.values.get("month_and_day"):
        fits = [each for each in facts.open if each.endswith(str(reading.values["month_and_day"]))]
        if len(fits) == 1:
            taken = replace(taken, date_of_birth=fits[0], open=())
    elif len(reading.open.get("date_of_birth", ())) > 1:
        taken = replace(taken, date_of_birth=None, open=tuple(reading.open["date_of_birth"]))
    return taken


def _next(facts: Facts, before: tuple[Say, ...]) -> FactsStep:
    if facts.open:
        asked = replace(facts, asked="date_of_birth")
        return FactsStep("taken", asked, (*before, _which(asked)))
    for name in ("member_id", "date_of_birth"):
        if getattr(facts, name) is None:
            return FactsStep("taken", replace(facts, asked=name), (*before, question(name)))
    return FactsStep("end", replace(facts, asked=None), before, result="check")


def _which(facts: Facts) -> Say:
    return Say("utter_which_birth_date", {}, tuple(Choice("birth_date", reading) for reading in facts.open))
