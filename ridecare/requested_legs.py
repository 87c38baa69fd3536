"""The legs of a ride request in the order in which they are driven (there, a stop, home), and what they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from ridecare.draft import UNKNOWN, Draft
from ridecare.leg_places import known_place
from ridecare.reading.stop_words import HOME, THERE
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


def with_legs(draft: Draft, legs: Sequence[Leg]) -> Draft:
    """The draft with what these legs tell of: places, day, times, a stop. The other way of `legs_of`."""
    visit = next(number for number, leg in enumerate(legs) if leg.part == "there")
    out, last = legs[0], legs[visit]
    values: dict[str, Any] = {
        "pickup": out.pickup,
        "destination": last.destination,
        "trip_date": out.trip_date.isoformat() if out.trip_date else UNKNOWN,
        "appointment_time": last.appointment_time,
        "pickup_time": out.pickup_time,
    }
    rows = {"pickup": out.pickup_place, "destination": last.destination_place}
    stop = next((number for number, leg in enumerate(legs) if leg.part == "to_stop"), None)
    if stop is not None:
        values |= {"stop_place": legs[stop].destination, "stop_when": THERE if stop < visit else HOME}
        rows["stop_place"] = legs[stop].destination_place
    return replace(
        draft,
        values={**draft.values, **{name: value for name, value in values.items() if value is not None}},
        stop=stop is not None,
        places={name: (place.as_dict(),) for name, place in rows.items() if place is not None},
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
