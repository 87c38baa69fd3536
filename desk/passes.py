"""A helper pass that staff give after they spoke with the member: what was typed is checked, then the pass is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ridecare.calendar import today
from ridecare.helper_pass import LONGEST
from ridecare.reading.phones import answered
from ridecare.rides import NotAllowed, RideRequest
from ridecare.store import Store, audit, helper_passes, requests
from ridecare.store.helper_passes import Pass

LONGEST_NAME = 60


class NotUsable(Exception):
    """What was typed is no pass; the message says which part and why."""


@dataclass(frozen=True)
class Typed:
    """What a pass needs. phone: E.164."""

    name: str
    phone: str
    until: date


def read(name: str, phone: str, until: str, on: date) -> Typed:
    """What was typed into the form.

    Raises:
        NotUsable: a part is missing or out of bounds.
    """
    if len(name.split()) < 2 or len(name) > LONGEST_NAME:
        raise NotUsable("Write the helper's first and last name.")
    number = answered(phone)
    if number is None:
        raise NotUsable("Write the helper's phone number with ten digits.")
    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise NotUsable("Choose the last day of the pass.") from None
    if not on <= day <= on + LONGEST:
        raise NotUsable("The last day lies between today and a year from now.")
    return Typed(name, number, day)


def may_have(request: RideRequest) -> bool:
    """Whether this request's member was identified and may have helpers; a minor's rides are told by staff only."""
    return request.rider_source == "verified" and bool(request.member_id) and "minor" not in request.marks


def give(store: Store, receipt: str, *, typed: Typed, once: str, by: str, now: datetime) -> None:
    """Give the pass to the member of this request, once for each `once`.

    Raises:
        NotAllowed: the member was not identified.
    """
    request = requests.find(store, receipt)
    if request is None or not may_have(request):
        raise NotAllowed(f"the member of {receipt} was not identified")
    helper_passes.make(
        store,
        member_id=str(request.member_id),
        name=typed.name,
        phone=typed.phone,
        until=typed.until,
        by=by,
        key=f"desk-{receipt}-{once}",
        now=now,
    )
    audit.note(store, by, "helper pass given", receipt, now)


def held(store: Store, request: RideRequest, now: datetime) -> tuple[Pass, ...]:
    """The passes that the member of this request has given."""
    return helper_passes.of_member(store, str(request.member_id), today(now)) if may_have(request) else ()
