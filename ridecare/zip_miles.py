"""How far apart two places are, from ZIP to ZIP in a straight line: a hint for the department, and never a rule."""

from __future__ import annotations

import zipcodes

from ridecare.reading.addresses import addresses
from ridecare.reading.plain import plain
from ridecare.rides import Leg


def miles_of(leg: Leg) -> int | None:
    """Whole miles between the ZIP codes of a leg's ends; None where one is not known."""
    start = leg.pickup_place.zip if leg.pickup_place else _zip_in(leg.pickup)
    end = leg.destination_place.zip if leg.destination_place else _zip_in(leg.destination)
    return miles(start, end) if start and end else None


def miles(start: str, end: str) -> int | None:
    """Whole miles between the middles of two ZIP codes; None where one does not exist."""
    places = [zipcodes.matching(code)[:1] for code in (start, end)]  # type: ignore[no-untyped-call]
    if not all(places):
        return None
    ends = [float(found[0][axis]) for found in places for axis in ("long", "lat")]
    return round(float(zipcodes.haversine(*ends)))  # type: ignore[no-untyped-call]


def _zip_in(words: str) -> str | None:
    found = addresses(plain(words))
    return dict(found[-1].parts).get("zip") if found else None
