"""What a wish may do: whose request it is, whether it holds at once, when it rings, and what its member is told."""

from __future__ import annotations

from datetime import datetime

from ridecare.calendar import is_soon
from ridecare.hearing import folded
from ridecare.rides import RideRequest
from ridecare.saying import Say

# Alarms of a wish, by its kind.
ALARMS = {"change": "change_asked_for", "drop": "drop_asked_for"}
# A change of these alone needs nobody's answer, once it is known who asks.
_AT_ONCE = frozenset({"callback_phone"})


def is_theirs(request: RideRequest, member: str | None) -> bool:
    """Whether this verified member is the one that the request is for."""
    return member is not None and request.member_id == member


def holds_at_once(fields: tuple[str, ...], *, verified: bool) -> bool:
    """Whether a change of these fields holds without an answer of the department."""
    return verified and bool(fields) and set(fields) <= _AT_ONCE


def soon(request: RideRequest, hours: int, now: datetime) -> bool:
    """Whether the ride that holds starts within so many hours, or its day is not known."""
    leg = request.outward
    if leg.trip_date is None:
        return True
    return is_soon(leg.trip_date, leg.pickup_time or leg.appointment_time, now, hours)


def same_name(stored: str, said: str) -> bool:
    """Whether two names are one: the same words in any order, a middle name left out."""
    ours, theirs = set(folded(stored).split()), set(folded(said).split())
    shared = ours & theirs
    return bool(shared) and (ours == theirs or (len(shared) >= 2 and shared in (ours, theirs)))


def told(kind: str, receipt: str, *, done: bool, is_near: bool) -> tuple[Say, ...]:
    """What is said once a wish is stored."""
    if done:
        return (Say("utter_drop_done" if kind == "drop" else "utter_change_done", {"receipt": receipt}),)
    said = Say("utter_drop_asked" if kind == "drop" else "utter_change_asked", {"receipt": receipt})
    return (said, Say("utter_wish_soon")) if is_near else (said,)
