"""The answer to "which place is it": one of the choices, another by name or town, or the words as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ridecare.booking_step import Step, ask_next
from ridecare.draft import Draft
from ridecare.hearing import Message
from ridecare.leg_places import open_role, rows_of, settled, which_place
from ridecare.place_matching import picked, shown
from ridecare.saying import Say
from ridecare.taking import changed, take

# After that the words stay as they are: they were clear enough to the member, and the department reads them.
_TRIES = 2


def which_place_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    """Take the place that was picked; whatever else is said keeps the member's words and goes on."""
    role = open_role(draft)
    if role is None:
        return ask_next(replace(draft, asked=None, tries=0), message, new_id, before=())
    rows = rows_of(draft, role)
    place = _by_number(message.plain, len(shown(rows)))
    chosen = shown(rows)[place] if place is not None else picked(message.text, rows)
    if chosen:
        return ask_next(replace(settled(draft, role, chosen), tries=0), message, new_id, before=())
    if message.names_choice("none_of_these") or message.reading.answer in ("no", "unknown", "skip"):
        return _as_it_is(draft, role, message, new_id)
    # "No, 45 Main St": another place, or a value of another question, taken as always.
    values = dict(message.reading.values)
    if values.get("place"):
        values.setdefault(role, values["place"])
    named = replace(draft, asked=role) if role in values else draft
    taken = take(named, replace(message, reading=replace(message.reading, values=values)))
    if changed(draft, taken):
        return ask_next(replace(taken, tries=0), message, new_id, before=())
    if draft.tries + 1 >= _TRIES:
        return _as_it_is(draft, role, message, new_id)
    return Step("taken", replace(draft, tries=draft.tries + 1), (which_place(draft, again=True),))


def _as_it_is(draft: Draft, role: str, message: Message, new_id: Callable[[], str]) -> Step:
    kept = replace(settled(draft, role, None), tries=0)
    return ask_next(kept, message, new_id, before=(Say("utter_place_as_written"),))


def _by_number(plain: str, choices: int) -> int | None:
    """ "2", "number 2": by SMS the channel does that; on the web somebody types it too."""
    digits = [part for part in plain.split() if part.isdigit()]
    if len(digits) != 1 or len(plain.split()) > 2 or not 1 <= int(digits[0]) <= choices:
        return None
    return int(digits[0]) - 1
