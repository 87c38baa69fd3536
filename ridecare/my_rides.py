"""What is shown of rides: to their sender in the session, to a proven member, and for a receipt with its name."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import date, datetime

from ridecare.calendar import today, years_between
from ridecare.draft import UNKNOWN
from ridecare.gateways.directory import Directory, DirectoryUnavailable
from ridecare.hearing import folded
from ridecare.members import LOCK_AFTER
from ridecare.rides import LIVE, Leg, RideRequest, on_each_day, on_next_day
from ridecare.store import Store, requests
from ridecare.store import members as stored
from ridecare.taking import ADULT
from ridecare.verified import Known
from ridecare.wording import Words

# So many of the next rides are shown.
MOST = 3
# Places stand in the member's own words, which may be long; in a list a beginning is enough to know them by.
PLACE_LENGTH = 32
# Whose member ID and birth date the directory knew when the ride was asked for. What was only stated may carry the
# ID of somebody else by a slip, and would show one person's way to another.
_THEIRS = ("checked", "verified")
_NOBODY = "-"
_ANY_DAY = date(1900, 1, 1)


def of_session(
    store: Store, receipts: Sequence[str], conversation: str, now: datetime
) -> tuple[RideRequest, ...]:
    """The requests of these receipts that were made in this conversation, in their order; of those that repeat the next ride."""
    made = {
        request.receipt: on_next_day(request, today(now))
        for request in requests.in_conversation(store, conversation)
    }
    return tuple(made[receipt] for receipt in receipts if receipt in made)


def coming(store: Store, who: Known, now: datetime, *, trial: bool) -> tuple[RideRequest, ...]:
    """Every ride of this member that lies ahead or has no day yet, the next one first; completed ones do not count.

    Of rides that repeat the next one stands for all.
    """
    on = today(now)
    ahead = [
        request
        for each in requests.of_member(store, who.member_id, trial=trial)
        for request in (on_next_day(each, on),)
        if request.rider_source in _THEIRS and request.state != "completed" and (_day(request) or on) >= on
    ]
    return tuple(sorted(ahead, key=_order))


def past(store: Store, who: Known, now: datetime, *, trial: bool) -> tuple[RideRequest, ...]:
    """Every ride of this member that lies behind, the last one first; of rides that repeat each date is one."""
    on = today(now)
    rides = (
        ride
        for each in requests.of_member(store, who.member_id, trial=trial)
        if each.rider_source in _THEIRS
        for ride in on_each_day(each)
    )
    behind = [ride for ride in rides if (_day(ride) or on) < on or ride.state == "completed"]
    return tuple(sorted(behind, key=_order, reverse=True))


def line(request: RideRequest, words: Words) -> str:
    """One ride in a line: its day, time, places and state, and its receipt."""
    leg = request.outward
    values = {
        "receipt": request.receipt or "",
        "day": words.day(leg.trip_date) if leg.trip_date else words.word("rides", "no_day"),
        "time": _time(leg, words),
        "pickup": _place(leg.pickup, words),
        "destination": _place(leg.destination, words),
        "state": words.word("ride_states", request.state),
    }
    said = words.render(
        ("rides", "line_and_home" if any(each.part == "home" for each in request.legs) else "line"), values
    )
    if request.repeats is None or leg.trip_date is None:
        return said
    later = sum(each.day > leg.trip_date and each.state in LIVE for each in request.repeats.dates)
    return f"{said}{words.render(('rides', 'and_more'), {'count': words.number(later)})}" if later else said


def word_of(
    store: Store,
    directory: Directory,
    *,
    conversation: str,
    receipt: str,
    name: str,
    now: datetime,
    trial: bool,
) -> str | None:
    """The state of a request whose receipt and rider's name are right; None for everything else, alike.

    Wrong pairs, unknown receipts, a locked check, a minor's ride and a member who keeps contact private give the same
    None after the same look-ups; for the last two a person is asked to call.
    """
    mark = store.seal.mark("receipt", receipt)
    in_conversation, for_receipt = stored.failures(store, id_mark=mark, conversation=conversation, now=now)
    found = requests.find(store, receipt)
    if found is not None and found.trial != trial:
        found = None
    given, kept = _folded(name), _folded(found.rider_name if found else _NOBODY)
    right = hmac.compare_digest(given.encode(), kept.encode()) and found is not None and bool(given)
    may_tell = _may_be_told(directory, found, now)
    locked = max(in_conversation, for_receipt) >= LOCK_AFTER
    told = right and not locked
    if found is not None and told and may_tell and not _of_a_minor(found, now):
        return found.state
    private = found is not None and told
    call = None if not private else "rides_confidential" if not may_tell else "rides_minor"
    stored.note_failure(
        store,
        id_mark=mark,
        conversation=conversation,
        now=now,
        call=call,
        receipt=receipt if call else None,
        member_id=found.member_id if found is not None and call else None,
    )
    return None


def _may_be_told(directory: Directory, found: RideRequest | None, now: datetime) -> bool:
    """Whether the directory lets this rider be told of; asked for a receipt of nobody too."""
    if found is not None and found.member_id and found.date_of_birth:
        member_id, born = found.member_id, found.date_of_birth
    else:
        member_id, born = _NOBODY, _ANY_DAY
    try:
        shown = directory.coverage(member_id, born, today(now))
    except DirectoryUnavailable:
        # Nobody knows now whether this one wants to be kept private.
        return member_id == _NOBODY
    return shown.may_tell or not shown.known or member_id == _NOBODY


def _of_a_minor(request: RideRequest, now: datetime) -> bool:
    born = request.date_of_birth
    return "minor" in request.marks or (born is not None and years_between(born, today(now)) < ADULT)


def _folded(name: str) -> str:
    return " ".join(sorted(folded(name).split()))


def _day(request: RideRequest) -> date | None:
    return request.legs[0].trip_date if request.legs else None


def _order(request: RideRequest) -> tuple[str, str, datetime]:
    leg = request.outward
    # A ride without a day stands behind those that have one.
    day = leg.trip_date.isoformat() if leg.trip_date else "unknown"
    return day, leg.pickup_time or leg.appointment_time or "", request.created_at


def _time(leg: Leg, words: Words) -> str:
    if leg.pickup_time:
        return words.render(("rides", "pickup_at"), {"at": words.at(leg.pickup_time)})
    if leg.appointment_time:
        return words.render(("rides", "visit_at"), {"at": words.at(leg.appointment_time)})
    return words.word("rides", "no_time")


def _place(place: str, words: Words) -> str:
    if place == UNKNOWN:
        return words.word("unknown")
    shown = " ".join(place.split())
    if len(shown) <= PLACE_LENGTH:
        return shown
    cut = shown[: PLACE_LENGTH - 3]
    # Between words, unless that would leave too little.
    whole = cut.rsplit(" ", 1)[0]
    return (whole if len(whole) * 2 > len(cut) else cut).rstrip(" ,.;") + "..."
