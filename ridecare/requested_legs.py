"""The legs of a ride request in the order in which they are driven: there, a stop, home."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from ridecare.draft import UNKNOWN, Draft
from ridecare.leg_places import known_place
from ridecare.reading.stop_words import THERE
from ridecare.rides import Leg

_WAYS_HOME = ("call_when_ready", "fixed_time")


def legs_of(draft: Draft, day: date | None) -> tuple[Leg, ...]:
    """The legs. A stop on the way there comes before the visit, any other after it."""
    values = draft.values
    way = values.get("return_ride")
    stop = "stop_place" if draft.stop else None
    there = ["pickup", *([stop] if stop and values.get("stop_when") == THERE else []), "destination"]
    home = ["destination", *([stop] if stop and values.get("stop_when") != THERE else [])]
    if way in _WAYS_HOME:
        home.append("pickup")
    return (
        *_driven(draft, day, there, "there", start=_known(values.get("pickup_time"))),
        *_driven(
            draft, day, home, "home", start=_known(values.get("return_time")) if way == "fixed_time" else None
        ),
    )


def _driven(draft: Draft, day: date | None, roles: list[str], part: str, *, start: str | None) -> list[Leg]:
    legs = []
    for number, (frm, to) in enumerate(pairwise(roles)):
        legs.append(
            Leg(
                pickup=_words(draft, frm),
                destination=_words(draft, to),
                trip_date=day,
                appointment_time=_known(draft.values.get("appointment_time"))
                if to == "destination"
                else None,
                pickup_time=start if number == 0 else None,
                pickup_place=known_place(draft, frm),
                destination_place=known_place(draft, to),
                part="to_stop" if to == "stop_place" else part,
            )
        )
    return legs


def _words(draft: Draft, role: str) -> str:
    return str(draft.values.get(role) or UNKNOWN)


def _known(value: Any) -> str | None:
    return value if isinstance(value, str) and value != UNKNOWN else None
