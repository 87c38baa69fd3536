"""The legs of a request as they stand in its sealed text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ridecare.known_places import Place
from ridecare.rides import Leg

# What a request was stored with before legs had more: pickup, destination, day, appointment, pickup time.
_FIRST = 5


def leg_row(leg: Leg) -> list[Any]:
    """A leg as a list, JSON-able."""
    return [
        leg.pickup,
        leg.destination,
        leg.trip_date.isoformat() if leg.trip_date else None,
        leg.appointment_time,
        leg.pickup_time,
        leg.pickup_place.as_dict() if leg.pickup_place else None,
        leg.destination_place.as_dict() if leg.destination_place else None,
        leg.part,
    ]


def leg_of(row: Sequence[Any], number: int) -> Leg:
    """A stored leg. `number`: its place in the request, which tells what an old one is."""
    pickup, destination, day, appointment, start = row[:_FIRST]
    at_pickup, at_destination, part = row[_FIRST:] or (None, None, "there" if number == 0 else "home")
    return Leg(
        pickup,
        destination,
        date.fromisoformat(day) if day else None,
        appointment,
        start,
        Place.from_dict(at_pickup) if at_pickup else None,
        Place.from_dict(at_destination) if at_destination else None,
        part,
    )
