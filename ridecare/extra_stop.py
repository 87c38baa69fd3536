"""A stop beside the visit: taken when it is said, taken back, and made a leg of its own. One; more go to a person."""

from __future__ import annotations

from dataclasses import replace

from ridecare.draft import UNKNOWN, Draft
from ridecare.hearing import Message
from ridecare.reading.result import Reading
from ridecare.wording import Words

SLOTS = ("stop_place", "stop_when")
# These go to their own answer although a stop is named in them.
_OTHER_WISHES = frozenset(
    {
        "request_human", "request_interpreter", "report_problem", "file_complaint", "check_ride_status", "change_ride",
        "cancel_ride", "opt_out",
    }
)  # fmt: skip


def stopped(draft: Draft, reading: Reading) -> Draft:
    """The draft that knows of the stop which a message names; without one there is no place and no way of it."""
    if reading.values.get("stop") == "one":
        return replace(draft, stop=True)
    return draft if draft.stop or not {*SLOTS} & draft.values.keys() else without_stop(draft)


def asks_for_stop(message: Message) -> bool:
    """Whether "can we stop at the pharmacy?" is a wish for this ride rather than a question about rides."""
    return message.reading.values.get("stop") == "one" and message.intent not in _OTHER_WISHES


def is_second_stop(draft: Draft, message: Message) -> bool:
    """Whether a message names another stop beside the one that is known."""
    values = message.reading.values
    known, new = draft.values.get("stop_place"), values.get("stop_place")
    if values.get("stop") != "one" or not draft.stop or draft.asked in (*SLOTS, "confirm", "which_line"):
        return False
    corrects = message.reading.correcting or "stop_place" in message.reading.named
    return bool(new and known not in (None, UNKNOWN, new) and not corrects)


def taken_back(draft: Draft, message: Message) -> bool:
    """Whether the stop is not wanted any more."""
    if not draft.stop:
        return False
    refused = draft.asked in SLOTS and message.reading.answer == "no"
    return refused or message.reading.values.get("stop") == "none"


def without_stop(draft: Draft) -> Draft:
    """The draft as if no stop had been said."""
    values = {name: value for name, value in draft.values.items() if name not in SLOTS}
    places = {name: rows for name, rows in draft.places.items() if name not in SLOTS}
    return replace(draft, stop=False, values=values, places=places, skipped=draft.skipped - {*SLOTS})


def with_when(text: str, draft: Draft, words: Words) -> str:
    """The stop as it is read back: the place, and on which way."""
    when = draft.values.get("stop_when")
    if when in (None, UNKNOWN):
        return text
    return f"{text}, {words.word('stop_when', str(when))}"
