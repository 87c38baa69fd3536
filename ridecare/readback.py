"""The read-back: every stored field of a request in words, one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ridecare import standing_order, usual
from ridecare.draft import UNKNOWN, Draft
from ridecare.extra_stop import with_when
from ridecare.leg_places import beside_words
from ridecare.wording import Words

# The order of the lines, and how a value is put into words.
ORDER: tuple[str, ...] = (
    "rider_name",
    "pickup",
    "destination",
    "stop_place",
    "trip_date",
    "pickup_time",
    "appointment_time",
    "return_ride",
    "return_time",
    "trip_purpose",
    "mobility",
    "companions",
    "children",
    "rides_along",
    "requester",
    "callback_phone",
    "notes",
)


def lines(draft: Draft, words: Words) -> list[str]:
    """One line a field that is stored, as `Label: value`. Skipped fields have no line."""
    found = []
    for name in ORDER:
        if name == "trip_date" and draft.repeats:
            found += standing_order.lines(draft, words)
            continue
        value = draft.values.get(name)
        if value is None or value in ("", [], ()):
            continue
        found.append(f"{words.word('fields', name)}: {line_value(draft, name, words)}")
    return found


def line_value(draft: Draft, name: str, words: Words) -> str:
    """What stands on the line of a field: its value, what is known beside it, and when a stop is."""
    text = in_words(name, draft.values.get(name), words)
    beside = beside_words(draft, name)
    text = f"{text} ({beside})" if beside else text
    if usual.is_offered(draft, name) or usual.is_saved(draft, name):
        word = "last_time" if usual.is_offered(draft, name) else "saved_home"
        text = f"{text} ({words.word('usual', word)})"
    return with_when(text, draft, words) if name == "stop_place" else text


def in_words(name: str, value: Any, words: Words) -> str:
    """A stored value as a member reads it."""
    if value == UNKNOWN:
        return words.word("unknown")
    if value == "none" and name != "repeat_end":
        return words.word("none")
    return _WORDINGS.get(name, _own_words)(value, words)


def _own_words(value: Any, words: Words) -> str:
    return str(value)


def _aids(value: Any, words: Words) -> str:
    return words.join([words.word("mobility", aid) for aid in value])


def _ages(value: Any, words: Words) -> str:
    return words.join([str(age) for age in value])


_WORDINGS: dict[str, Callable[[Any, Words], str]] = {
    "repeat_days": lambda value, words: standing_order.days_in_words(str(value), words),
    "repeat_end": lambda value, words: standing_order.end_in_words(str(value), words),
    "stop_when": lambda value, words: words.word("stop_when", str(value)),
    "trip_date": lambda value, words: words.day(str(value)),
    "pickup_time": lambda value, words: words.clock(str(value)),
    "appointment_time": lambda value, words: words.clock(str(value)),
    "return_time": lambda value, words: words.clock(str(value)),
    "return_ride": lambda value, words: words.word("return_ride", str(value)),
    "trip_purpose": lambda value, words: words.word("trip_purpose", str(value)),
    "mobility": _aids,
    "children": _ages,
    "callback_phone": lambda value, words: words.phone(str(value)),
}
