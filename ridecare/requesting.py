"""Turns a draft with a yes into a ride request: its legs, its marks, its alarms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ridecare import standing_order
from ridecare.calendar import is_soon
from ridecare.draft import UNKNOWN, Draft
from ridecare.facts import Operator
from ridecare.requested_legs import legs_of
from ridecare.rides import Repeats, RideDate, RideRequest

# How the identity of a draft ended where the directory knows the rider.
_KNOWN = ("checked", "verified")


@dataclass(frozen=True)
class Sender:
    """Where a request comes from."""

    conversation: str
    channel: str
    language: str
    trial: bool


@dataclass(frozen=True)
class Identity:
    """Who the rider says to be; None where it was not given."""

    member_id: str | None = None
    date_of_birth: date | None = None


def request_of(
    draft: Draft, identity: Identity, sender: Sender, operator: Operator, now: datetime
) -> RideRequest:
    """The request that this draft asks for, in state `requested`, without a receipt yet."""
    values = draft.values
    days = tuple(date.fromisoformat(each) for each in draft.dates)
    day = days[0] if days else _day(values.get("trip_date"))
    legs = legs_of(draft, day)
    return RideRequest(
        receipt=None,
        state="requested",
        rider_name=str(values.get("rider_name") or UNKNOWN),
        member_id=identity.member_id,
        date_of_birth=identity.date_of_birth,
        rider_source=draft.identity if draft.identity in _KNOWN else "stated",
        eligibility=draft.eligibility,
        channel=sender.channel,
        language=sender.language,
        created_at=now,
        legs=legs,
        trip_purpose=values.get("trip_purpose"),
        return_ride=values.get("return_ride"),
        return_time=values.get("return_time"),
        mobility=tuple(values.get("mobility") or ()),
        companions=_number(values.get("companions")),
        children=tuple(values.get("children") or ()),
        callback_phone=str(values.get("callback_phone") or UNKNOWN),
        notes=_notes(draft),
        requester=values.get("requester"),
        trial=sender.trial,
        marks=marks(draft, day, operator, now),
        possible_duplicate_of=None,
        conversation=sender.conversation,
        alarms=(),
        repeats=_repeats(draft, days),
    )


def marks(draft: Draft, day: date | None, operator: Operator, now: datetime) -> tuple[str, ...]:
    """What the desk must see at once.

    `soon`: starts within the operator's `soon_hours`. `who_books_open`: nobody has confirmed who arranges rides on
    that date. `needs_call`: a required answer is not known. `minor`, `not_checked`, `identity_failed`: as they say.
    """
    found = []
    if day is None or is_soon(day, _clock(draft), now, operator.soon_hours):
        found.append("soon")
    last = date.fromisoformat(draft.dates[-1]) if draft.dates else day
    if any(each is not None and operator.who_books(each) is None for each in (day, last)):
        found.append("who_books_open")
    if UNKNOWN in {str(value) for value in draft.values.values()}:
        found.append("needs_call")
    if draft.minor:
        found.append("minor")
    if draft.identity not in _KNOWN:
        # A directory that did not answer has failed nobody.
        failed = draft.identity == "failed" and draft.eligibility != "could_not_check"
        found.append("identity_failed" if failed else "not_checked")
    if draft.second_of:
        found.append(f"second_of:{draft.second_of}")
    return tuple(found)


def alarms(request: RideRequest) -> tuple[str, ...]:
    """The alarms that a request raises by itself."""
    return ("soon",) if "soon" in request.marks else ()


def _repeats(draft: Draft, days: tuple[date, ...]) -> Repeats | None:
    if not draft.repeats or not days:
        return None
    dates = tuple(RideDate(each) for each in days)
    return Repeats(str(draft.values["repeat_days"]), standing_order.until(draft), draft.goes_on, dates)


def _clock(draft: Draft) -> str | None:
    return _known(draft.values.get("pickup_time")) or _known(draft.values.get("appointment_time"))


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value != UNKNOWN else None


def _known(value: Any) -> str | None:
    return value if isinstance(value, str) and value != UNKNOWN else None


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) else None


def _notes(draft: Draft) -> str | None:
    values = draft.values
    parts = [str(values["notes"])] if values.get("notes") not in (None, "none", UNKNOWN) else []
    if draft.minor and values.get("rides_along"):
        parts.append(f"rides along: {values['rides_along']}")
    return "; ".join(parts) or None
