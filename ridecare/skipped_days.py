"""Which single dates of a standing order its member does not need ("skip this Friday"); the rest stays."""

from __future__ import annotations

import re
from datetime import date

from ridecare.hearing import Message, folded
from ridecare.rides import RideRequest, may_move
from ridecare.standing_order import days_meant, wish_about

# More than the days that are named: what becomes of it is settled with a person.
_MORE = re.compile(
    r"\b(?:all|every\w*|each|after|afterwards?|from|until|till|through|rest|weeks?|months?|while|move\w*|chang\w+|instead|to|"
    r"tod[oa]s?|cada|despues|desde|hasta|resto|semanas?|mes(?:es)?|mientras|mover|cambi\w+|vez|a)\b"
)


def skipped(request: RideRequest, message: Message, kind: str, on: date) -> tuple[str, ...]:
    """The dates (ISO) that a member may drop and named one by one; none where anything is open about them.

    Args:
        request: with the dates of its standing order.
        message: the wish as it was said.
        kind: `drop`, or `change`, of which only "skip Friday" is one.
        on: today.
    """
    reading = message.reading
    if request.repeats is None or _MORE.search(message.plain):
        return ()
    words = [folded(each.text) for each in reading.dates]
    bounded = {"repeat_end", "repeat_start"} & {*reading.values, *reading.open}
    if kind != "drop" and (not words or wish_about(message.plain, words) is None):
        return ()
    if bounded or any(len(each.readings) != 1 for each in reading.dates):
        return ()
    theirs = {
        each.day.isoformat()
        for each in request.repeats.dates
        if each.day >= on and may_move(each.state, "cancelled", "member")
    }
    named = days_meant(reading)
    return tuple(named) if named and set(named) <= theirs else ()
