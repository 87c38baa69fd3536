"""Ride requests: placed once, moved by the one table of moves, with everything that was tried."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import and_, insert, or_, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import IntegrityError

from ridecare.receipts import new_receipt
from ridecare.rides import LIVE, TOLD, UNDO_WITHIN, Leg, NotAllowed, RideRequest, may_move
from ridecare.store import outbox, tables
from ridecare.store.engine import Store, moment, stamp

_TRIES = 5


@dataclass(frozen=True)
class Placed:
    """A stored request's receipt; `new` is False when the same read-back was placed before."""

    receipt: str
    new: bool


@dataclass(frozen=True)
class Move:
    """One move of a request's state."""

    from_state: str
    to_state: str
    who: str
    by: str
    at: datetime
    undone: bool
    note: str | None


@dataclass(frozen=True)
class Attempt:
    """One attempt at a request: `tried`, `needs_information` or `voice_check`."""

    kind: str
    by: str
    at: datetime
    note: str | None


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
                receipt = new_receipt(rng, request.trial)
                twin = _possible_duplicate(connection, store, request)
                row = _row(store, replace(request, receipt=receipt, possible_duplicate_of=twin), readback_id)
                connection.execute(insert(tables.requests).values(row))
                for kind in kinds_of_alarm:
                    connection.execute(insert(tables.alarms).values(receipt=receipt, kind=kind, raised_at=stamp(now)))
                return Placed(receipt, new=True)
        except IntegrityError:
            # The same read-back from another process, or a receipt number that exists: look again.
            continue
    raise RuntimeError("a receipt number could not be made")


def live_twin(store: Store, request: RideRequest) -> str | None:
    """The receipt of a live request for the same rider, day, time and places in this conversation (or of the same
    verified member), or None."""
    table = tables.requests
    here = and_(table.c.conversation == request.conversation, table.c.rider_mark.in_(_rider_marks(store, request)))
    same = or_(here, and_(table.c.rider_source == "verified", table.c.member_mark.in_(_member_marks(store, request))))
    if request.rider_source != "verified":
        same = here
    wanted = (
        select(table.c.receipt)
        .where(same, table.c.trip_mark.in_(_trip_marks(store, request)), table.c.state.in_(LIVE))
        .order_by(table.c.id.desc())
    )
    with store.read() as connection:
        found = connection.execute(wanted).scalar()
    return str(found) if found is not None else None


def find(store: Store, receipt: str) -> RideRequest | None:
    """The request of this receipt, or None."""
    with store.read() as connection:
        row = connection.execute(select(tables.requests).where(tables.requests.c.receipt == receipt)).first()
        return _request(connection, store, row) if row is not None else None


def listed(store: Store, *, trial: bool = False, states: Sequence[str] | None = None) -> tuple[RideRequest, ...]:
    """Requests, oldest first: trials or real ones, in any of these states."""
    wanted = select(tables.requests).where(tables.requests.c.trial.is_(trial)).order_by(tables.requests.c.id)
    if states is not None:
        wanted = wanted.where(tables.requests.c.state.in_(states))
    with store.read() as connection:
        return tuple(_request(connection, store, row) for row in connection.execute(wanted).all())


def in_conversation(store: Store, conversation: str) -> tuple[RideRequest, ...]:
    """The requests made in this conversation, oldest first."""
    wanted = select(tables.requests).where(tables.requests.c.conversation == conversation).order_by(tables.requests.c.id)
    with store.read() as connection:
        return tuple(_request(connection, store, row) for row in connection.execute(wanted).all())


def move(
    store: Store, receipt: str, to: str, *, who: str, by: str, now: datetime, note: str | None = None
) -> None:
    """Move a request to a state. What the member must hear of is put into the outbox in the same transaction.

    Raises:
        NotAllowed: the table of moves does not have it, or there is no such request.
    """
    with store.begin() as connection:
        row = connection.execute(
            select(tables.requests).where(tables.requests.c.receipt == receipt).with_for_update()
        ).first()
        if row is None:
            raise NotAllowed(f"there is no request {receipt}")
        if not may_move(row.state, to, who):
            raise NotAllowed(f"{who} may not move {receipt} from {row.state} to {to}")
        _moved(connection, store, row, to, who, by, now, note)
        if to in TOLD:
            outbox.tell(connection, store, row, response=f"utter_ride_{to}", key=f"{receipt}-{to}-{stamp(now)}", now=now)


def undo(store: Store, receipt: str, *, by: str, now: datetime) -> str:
    """Take back the last staff move within ten minutes; the state that holds again.

    A message that is not out yet is withdrawn; one that is out is followed by a second.

    Raises:
        NotAllowed: there is nothing to take back, or it is too late.
    """
    moves_table = tables.state_moves
    with store.begin() as connection:
        row = connection.execute(
            select(tables.requests).where(tables.requests.c.receipt == receipt).with_for_update()
        ).first()
        last = connection.execute(
            select(moves_table)
            .where(moves_table.c.receipt == receipt, moves_table.c.undone.is_(False))
            .order_by(moves_table.c.id.desc())
        ).first()
        if row is None or last is None or last.who != "staff" or last.to_state != row.state:
            raise NotAllowed(f"there is nothing to take back for {receipt}")
        if now - moment(last.at) > UNDO_WITHIN:
            raise NotAllowed(f"the last move of {receipt} is older than ten minutes")
        connection.execute(update(moves_table).where(moves_table.c.id == last.id).values(undone=True))
        connection.execute(
            update(tables.requests).where(tables.requests.c.receipt == receipt).values(state=last.from_state)
        )
        if last.to_state in TOLD and not outbox.withdraw(connection, f"{receipt}-{last.to_state}-{last.at}"):
            outbox.tell(connection, store, row, response="utter_ride_taken_back", key=f"{receipt}-back-{stamp(now)}", now=now)
        return str(last.from_state)


def moves(store: Store, receipt: str) -> tuple[Move, ...]:
    """The moves of a request, oldest first."""
    table = tables.state_moves
    with store.read() as connection:
        rows = connection.execute(select(table).where(table.c.receipt == receipt).order_by(table.c.id)).all()
    return tuple(
        Move(row.from_state, row.to_state, row.who, row.by, moment(row.at), bool(row.undone), _opened(store, row.sealed_note))
        for row in rows
    )


def note_attempt(store: Store, receipt: str, kind: str, *, by: str, now: datetime, note: str | None) -> None:
    """Note an attempt: `tried` (no answer), `needs_information`."""
    row = {
        "receipt": receipt,
        "kind": kind,
        "by": by,
        "at": stamp(now),
        "sealed_note": store.seal.seal(note) if note else None,
    }
    with store.begin() as connection:
        connection.execute(insert(tables.attempts).values(row))


def voice_check(store: Store, receipt: str, *, by: str, now: datetime, how: str) -> None:
    """A person was identified by voice: who checked, when and how. The request's rider counts as verified.

    Raises:
        NotAllowed: there is no such request.
    """
    with store.begin() as connection:
        changed = connection.execute(
            update(tables.requests).where(tables.requests.c.receipt == receipt).values(rider_source="verified")
        )
        if changed.rowcount == 0:
            raise NotAllowed(f"there is no request {receipt}")
        row = {"receipt": receipt, "kind": "voice_check", "by": by, "at": stamp(now), "sealed_note": store.seal.seal(how)}
        connection.execute(insert(tables.attempts).values(row))


def attempts(store: Store, receipt: str) -> tuple[Attempt, ...]:
    """What was tried for a request or a hand-over, oldest first."""
    table = tables.attempts
    with store.read() as connection:
        rows = connection.execute(select(table).where(table.c.receipt == receipt).order_by(table.c.id)).all()
    return tuple(Attempt(row.kind, row.by, moment(row.at), _opened(store, row.sealed_note)) for row in rows)


# --- rows ---------------------------------------------------------------------------------------------------------


def _moved(
    connection: Connection, store: Store, row: Row, to: str, who: str, by: str, now: datetime, note: str | None
) -> None:
    connection.execute(update(tables.requests).where(tables.requests.c.id == row.id).values(state=to))
    logged = {
        "receipt": row.receipt,
        "from_state": row.state,
        "to_state": to,
        "who": who,
        "by": by,
        "at": stamp(now),
        "undone": False,
        "sealed_note": store.seal.seal(note) if note else None,
    }
    connection.execute(insert(tables.state_moves).values(logged))


def _possible_duplicate(connection: Connection, store: Store, request: RideRequest) -> str | None:
    """Another conversation's live request for the same rider or member on the same day (for the desk alone)."""
    table = tables.requests
    day = _day(request)
    if day is None:
        return None
    same = [table.c.rider_mark.in_(_rider_marks(store, request))]
    if request.member_id:
        same.append(table.c.member_mark.in_(_member_marks(store, request)))
    wanted = (
        select(table.c.receipt)
        .where(
            or_(*same),
            table.c.trip_date == day,
            table.c.state.in_(LIVE),
            table.c.trial.is_(request.trial),
            table.c.conversation != request.conversation,
        )
        .order_by(table.c.id)
    )
    found = connection.execute(wanted).scalar()
    return str(found) if found is not None else None


def _row(store: Store, request: RideRequest, readback_id: str) -> dict[str, object]:
    personal = {
        "rider_name": request.rider_name,
        "member_id": request.member_id,
        "date_of_birth": request.date_of_birth.isoformat() if request.date_of_birth else None,
        "eligibility": request.eligibility,
        "legs": [
            [leg.pickup, leg.destination, leg.trip_date.isoformat() if leg.trip_date else None, leg.appointment_time, leg.pickup_time]
            for leg in request.legs
        ],
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
        "trip_mark": _trip_marks(store, request)[0],
        "possible_duplicate_of": request.possible_duplicate_of,
        "sealed": store.seal.seal_json(personal),
    }


def _request(connection: Connection, store: Store, row: Row) -> RideRequest:
    personal = store.seal.open_json(row.sealed)
    kinds = connection.execute(select(tables.alarms.c.kind).where(tables.alarms.c.receipt == row.receipt)).all()
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
        legs=tuple(
            Leg(pickup, destination, date.fromisoformat(day) if day else None, appointment, start)
            for pickup, destination, day, appointment, start in personal["legs"]
        ),
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
        alarms=tuple(kind for (kind,) in kinds),
    )


def _day(request: RideRequest) -> str | None:
    day = request.legs[0].trip_date if request.legs else None
    return day.isoformat() if day else None


def _rider_marks(store: Store, request: RideRequest) -> tuple[str, ...]:
    return store.seal.marks("rider", _plain(request.rider_name))


def _member_marks(store: Store, request: RideRequest) -> tuple[str, ...]:
    return store.seal.marks("member_id", request.member_id or "")


def _trip_marks(store: Store, request: RideRequest) -> tuple[str, ...]:
    leg = request.legs[0]
    said = "|".join([_day(request) or "", leg.appointment_time or leg.pickup_time or "", _plain(leg.pickup), _plain(leg.destination)])
    return store.seal.marks("trip", said)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").replace(".", " ").split())


def _opened(store: Store, sealed: str | None) -> str | None:
    return store.seal.open(sealed) if sealed else None
