"""Ride requests: placed once, found, listed. What happens to them afterwards is in `moving`."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, false, insert, or_, select
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql import ColumnElement, Select

from ridecare.rides import LIVE, Leg, Repeats, RideDate, RideRequest, all_legs
from ridecare.store import standing, tables
from ridecare.store.engine import Store, moment, stamp
from ridecare.store.legs import leg_of, leg_row
from ridecare.store.moving import Attempt, Move, attempts, move, moves, note_attempt, undo, voice_check
from ridecare.store.rows import free_receipt, open_wishes

__all__ = [
    "Attempt",
    "Move",
    "Placed",
    "attempts",
    "find",
    "in_conversation",
    "listed",
    "live_of_member",
    "live_twin",
    "move",
    "moves",
    "note_attempt",
    "of_member",
    "place",
    "undo",
    "voice_check",
]

_TRIES = 5
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Placed:
    """A stored request's receipt; `new` is False when the same read-back was placed before."""

    receipt: str
    new: bool


def place(
    store: Store,
    request: RideRequest,
    *,
    readback_id: str,
    now: datetime,
    rng: random.Random,
    kinds_of_alarm: Sequence[str] = (),
) -> Placed:
    """Store a request, once for each read-back; when this returns, it is durable.

    A second call with the same read-back, also from another process, gives the same receipt.
    """
    for _ in range(_TRIES):
        try:
            with store.begin() as connection:
                before = connection.execute(
                    select(tables.requests.c.receipt).where(tables.requests.c.readback_id == readback_id)
                ).scalar()
                if before is not None:
                    return Placed(str(before), new=False)
                receipt = free_receipt(connection, rng, request.trial)
                twin = _possible_duplicate(connection, store, request)
                row = row_of(
                    store, replace(request, receipt=receipt, possible_duplicate_of=twin), readback_id
                )
                connection.execute(insert(tables.requests).values(row))
                standing.put(connection, receipt, request, _date_marks(store, request))
                for kind in kinds_of_alarm:
                    connection.execute(
                        insert(tables.alarms).values(receipt=receipt, kind=kind, raised_at=stamp(now))
                    )
                return Placed(receipt, new=True)
        except IntegrityError:
            # The same read-back from another process, or a receipt number that exists: look again.
            continue
    raise RuntimeError("a receipt number could not be made")


def placed(store: Store, readback_id: str) -> str | None:
    """The receipt that this read-back was given, or None."""
    with store.read() as connection:
        found = connection.execute(
            select(tables.requests.c.receipt).where(tables.requests.c.readback_id == readback_id)
        ).scalar()
    return str(found) if found is not None else None


def live_twin(store: Store, request: RideRequest) -> str | None:
    """The receipt of a live request for the same rider, day, time and places, or None.

    Looked for in this conversation, and among the requests of the same verified member.
    """
    table = tables.requests
    same = table.c.conversation == request.conversation
    if request.rider_source == "verified" and request.member_id:
        member = table.c.member_mark.in_(_member_marks(store, request))
        same = or_(same, and_(table.c.rider_source == "verified", member))
    wanted = (
        select(table.c.receipt)
        .where(
            same,
            table.c.rider_mark.in_(_rider_marks(store, request)),
            _same_trip(store, request),
            table.c.state.in_(LIVE),
            table.c.trial.is_(request.trial),
        )
        .order_by(table.c.id.desc())
    )
    with store.read() as connection:
        found = connection.execute(wanted).scalar()
    return str(found) if found is not None else None


def find(store: Store, receipt: str) -> RideRequest | None:
    """The request of this receipt, or None."""
    with store.read() as connection:
        found = _requests(
            connection, store, select(tables.requests).where(tables.requests.c.receipt == receipt)
        )
    return found[0] if found else None


def listed(
    store: Store, *, trial: bool = False, states: Sequence[str] | None = None
) -> tuple[RideRequest, ...]:
    """Requests, oldest first: trials or real ones, in any of these states."""
    wanted = select(tables.requests).where(tables.requests.c.trial.is_(trial)).order_by(tables.requests.c.id)
    if states is not None:
        wanted = wanted.where(tables.requests.c.state.in_(states))
    with store.read() as connection:
        return _requests(connection, store, wanted)


def in_conversation(store: Store, conversation: str) -> tuple[RideRequest, ...]:
    """The requests made in this conversation, oldest first."""
    wanted = (
        select(tables.requests)
        .where(tables.requests.c.conversation == conversation)
        .order_by(tables.requests.c.id)
    )
    with store.read() as connection:
        return _requests(connection, store, wanted)


def of_member(store: Store, member_id: str, *, trial: bool) -> tuple[RideRequest, ...]:
    """The requests that carry this member ID, oldest first."""
    table = tables.requests
    marks = store.seal.marks("member_id", member_id)
    wanted = (
        select(table).where(table.c.member_mark.in_(marks), table.c.trial.is_(trial)).order_by(table.c.id)
    )
    with store.read() as connection:
        return _requests(connection, store, wanted)


def live_of_member(store: Store, member_id: str, *, trial: bool) -> tuple[RideRequest, ...]:
    """The live requests of a member whose ID and birth date were checked, oldest first.

    What was only stated may be another person's with a slip of the pen.
    """
    table = tables.requests
    wanted = (
        select(table)
        .where(
            table.c.member_mark.in_(store.seal.marks("member_id", member_id)),
            table.c.rider_source.in_(("checked", "verified")),
            table.c.state.in_(LIVE),
            table.c.trial.is_(trial),
        )
        .order_by(table.c.id)
    )
    with store.read() as connection:
        return _requests(connection, store, wanted)


def _possible_duplicate(connection: Connection, store: Store, request: RideRequest) -> str | None:
    """Another conversation's live request for the same rider or member that day (for the desk alone)."""
    table = tables.requests
    days = [leg.trip_date.isoformat() for leg in all_legs(request) if leg.trip_date]
    if not days:
        return None
    same = []
    if request.rider_name != UNKNOWN:
        same.append(table.c.rider_mark.in_(_rider_marks(store, request)))
    if request.member_id:
        same.append(table.c.member_mark.in_(_member_marks(store, request)))
    wanted = (
        select(table.c.receipt)
        .where(
            or_(false(), *same),
            or_(table.c.trip_date.in_(days), standing.on_one_of(days)),
            table.c.state.in_(LIVE),
            table.c.trial.is_(request.trial),
            table.c.conversation != request.conversation,
        )
        .order_by(table.c.id)
    )
    found = connection.execute(wanted).scalar()
    return str(found) if found is not None else None


def row_of(store: Store, request: RideRequest, readback_id: str) -> dict[str, object]:
    """A request as a row of the table; what is personal in it is sealed."""
    personal = {
        "rider_name": request.rider_name,
        "member_id": request.member_id,
        "date_of_birth": request.date_of_birth.isoformat() if request.date_of_birth else None,
        "eligibility": request.eligibility,
        "legs": [leg_row(leg) for leg in request.legs],
        "trip_purpose": request.trip_purpose,
        "return_ride": request.return_ride,
        "return_time": request.return_time,
        "mobility": list(request.mobility),
        "companions": request.companions,
        "children": list(request.children),
        "callback_phone": request.callback_phone,
        "notes": request.notes,
        "requester": request.requester,
        "marks": list(request.marks),
        "repeats": _rule(request),
    }
    return {
        "receipt": request.receipt,
        "readback_id": readback_id,
        "conversation": request.conversation,
        "state": request.state,
        "channel": request.channel,
        "language": request.language,
        "trial": request.trial,
        "created_at": stamp(request.created_at),
        "trip_date": _day(request),
        "rider_source": request.rider_source,
        "rider_mark": _rider_marks(store, request)[0],
        "member_mark": _member_marks(store, request)[0] if request.member_id else None,
        # Of a standing order each date has its own.
        "trip_mark": "repeats" if request.repeats else _trip_marks(store, request.outward)[0],
        "possible_duplicate_of": request.possible_duplicate_of,
        "sealed": store.seal.seal_json(personal),
    }


def _requests(connection: Connection, store: Store, wanted: Select) -> tuple[RideRequest, ...]:
    rows = connection.execute(wanted).all()
    raised = select(tables.alarms.c.receipt, tables.alarms.c.kind).order_by(tables.alarms.c.id)
    receipts = wanted.order_by(None).with_only_columns(tables.requests.c.receipt)
    kinds: dict[str, list[str]] = defaultdict(list)
    for receipt, kind in connection.execute(raised.where(tables.alarms.c.receipt.in_(receipts))):
        kinds[receipt].append(kind)
    wishes, dates = open_wishes(connection, receipts), standing.dates(connection, receipts)
    return tuple(
        request_of_row(
            store,
            row,
            row.sealed,
            kinds[row.receipt],
            wishes.get(row.receipt),
            dates.get(row.receipt, ()),
        )
        for row in rows
    )


def request_of_row(
    store: Store,
    row: Row,
    sealed: str,
    kinds: Sequence[str] = (),
    wish: str | None = None,
    dates: tuple[RideDate, ...] = (),
) -> RideRequest:
    """The request of a row, with this sealed content: its own, or another version's."""
    personal = store.seal.open_json(sealed)
    born = personal["date_of_birth"]
    return RideRequest(
        receipt=row.receipt,
        state=row.state,
        rider_name=personal["rider_name"],
        member_id=personal["member_id"],
        date_of_birth=date.fromisoformat(born) if born else None,
        rider_source=row.rider_source,
        eligibility=personal["eligibility"],
        channel=row.channel,
        language=row.language,
        created_at=moment(row.created_at),
        legs=tuple(leg_of(row, number) for number, row in enumerate(personal["legs"])),
        trip_purpose=personal["trip_purpose"],
        return_ride=personal["return_ride"],
        return_time=personal["return_time"],
        mobility=tuple(personal["mobility"]),
        companions=personal["companions"],
        children=tuple(personal["children"]),
        callback_phone=personal["callback_phone"],
        notes=personal["notes"],
        requester=personal["requester"],
        trial=bool(row.trial),
        marks=tuple(personal["marks"]),
        possible_duplicate_of=row.possible_duplicate_of,
        conversation=row.conversation,
        alarms=tuple(kinds),
        wish=wish if row.state in LIVE else None,
        repeats=_repeats(personal.get("repeats"), dates),
    )


def _rule(request: RideRequest) -> list[object] | None:
    if request.repeats is None:
        return None
    until = request.repeats.until
    return [request.repeats.rule, until.isoformat() if until else None, request.repeats.goes_on]


def _repeats(kept: list[Any] | None, dates: tuple[RideDate, ...]) -> Repeats | None:
    if kept is None:
        return None
    rule, until, goes_on = kept
    return Repeats(rule, date.fromisoformat(until) if until else None, goes_on, dates)


def _day(request: RideRequest) -> str | None:
    day = request.outward.trip_date if request.legs else None
    return day.isoformat() if day else None


def _rider_marks(store: Store, request: RideRequest) -> tuple[str, ...]:
    return store.seal.marks("rider", _plain(request.rider_name))


def _member_marks(store: Store, request: RideRequest) -> tuple[str, ...]:
    return store.seal.marks("member_id", request.member_id or "")


def _same_trip(store: Store, request: RideRequest) -> ColumnElement[bool]:
    """Whether a request asks for the same; a standing order only if another one has one of its dates."""
    if request.repeats is None:
        marks = _trip_marks(store, request.outward)
        return or_(tables.requests.c.trip_mark.in_(marks), standing.same_trip(marks))
    return standing.same_trip([mark for leg in _outward_legs(request) for mark in _trip_marks(store, leg)])


def _date_marks(store: Store, request: RideRequest) -> dict[date, str]:
    """The mark of the trip on each date of a standing order."""
    return {leg.trip_date: _trip_marks(store, leg)[0] for leg in _outward_legs(request) if leg.trip_date}


def _outward_legs(request: RideRequest) -> tuple[Leg, ...]:
    dates = request.repeats.dates if request.repeats else ()
    return tuple(replace(request.outward, trip_date=each.day) for each in dates)


def _trip_marks(store: Store, leg: Leg) -> tuple[str, ...]:
    said = "|".join(
        [
            leg.trip_date.isoformat() if leg.trip_date else "",
            leg.appointment_time or leg.pickup_time or "",
            _plain(leg.pickup),
            _plain(leg.destination),
        ]
    )
    return store.seal.marks("trip", said)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").replace(".", " ").split())
