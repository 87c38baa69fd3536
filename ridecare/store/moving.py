"""What happens to a placed request: moves by the one table of moves, undoing one, attempts, voice checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from ridecare.rides import TOLD, UNDO_WITHIN, NotAllowed, may_move
from ridecare.store import due_items, outbox, standing, tables
from ridecare.store.engine import Store, moment, stamp


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
    day: date | None = None  # of a standing order, where it was one date


@dataclass(frozen=True)
class Attempt:
    """One attempt at a request: `tried`, `needs_information` or `voice_check`."""

    kind: str
    by: str
    at: datetime
    note: str | None


def move(
    store: Store,
    receipt: str,
    to: str,
    *,
    who: str,
    by: str,
    now: datetime,
    note: str | None = None,
    day: date | None = None,
) -> None:
    """Move a request to a state. What the member must hear of is put into the outbox in the same transaction.

    `day`: of a standing order, that date alone; else all that lie ahead.

    Raises:
        NotAllowed: the table of moves does not have it, or there is no such request.
    """
    with store.begin() as connection:
        row = connection.execute(
            select(tables.requests).where(tables.requests.c.receipt == receipt).with_for_update()
        ).first()
        if row is None:
            raise NotAllowed(f"there is no request {receipt}")
        if standing.repeats(connection, receipt):
            standing.move(connection, store, row, to, day=day, who=who, by=by, now=now, note=note)
            return
        write_move(connection, store, row, to, who=who, by=by, now=now, note=note)
        if to in TOLD:
            outbox.tell(
                connection,
                store,
                row,
                response=f"utter_ride_{to}",
                key=f"{receipt}-{to}-{stamp(now)}",
                now=now,
            )


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
        if row is not None and standing.repeats(connection, receipt):
            return standing.undo(connection, store, row, now=now)
        last = connection.execute(
            select(moves_table)
            .where(moves_table.c.receipt == receipt, moves_table.c.undone.is_(False))
            .order_by(moves_table.c.id.desc())
        ).first()
        if row is None or last is None or last.who != "staff" or last.to_state != row.state:
            raise NotAllowed(f"there is nothing to take back for {receipt}")
        wish = select(tables.versions.c.id).where(tables.versions.c.move_id == last.id)
        if connection.execute(wish).first() is not None:
            raise NotAllowed(f"the last move of {receipt} belongs to a wish and goes back with it")
        if now - moment(last.at) > UNDO_WITHIN:
            raise NotAllowed(f"the last move of {receipt} is older than ten minutes")
        connection.execute(update(moves_table).where(moves_table.c.id == last.id).values(undone=True))
        connection.execute(
            update(tables.requests).where(tables.requests.c.receipt == receipt).values(state=last.from_state)
        )
        key = f"{receipt}-{last.to_state}-{last.at}"
        if last.to_state in TOLD and not outbox.withdraw(
            connection, key, receipt=receipt, reason=f"ride_{last.to_state}"
        ):
            outbox.tell(
                connection,
                store,
                row,
                response="utter_ride_taken_back",
                key=f"{receipt}-back-{stamp(now)}",
                now=now,
            )
        return str(last.from_state)


def moves(store: Store, receipt: str) -> tuple[Move, ...]:
    """The moves of a request, oldest first."""
    table = tables.state_moves
    with store.read() as connection:
        rows = connection.execute(select(table).where(table.c.receipt == receipt).order_by(table.c.id)).all()
    return tuple(
        Move(
            row.from_state,
            row.to_state,
            row.who,
            row.by,
            moment(row.at),
            bool(row.undone),
            _opened(store, row.sealed_note),
            date.fromisoformat(row.day) if row.day else None,
        )
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
            update(tables.requests)
            .where(tables.requests.c.receipt == receipt)
            .values(rider_source="verified")
        )
        if changed.rowcount == 0:
            raise NotAllowed(f"there is no request {receipt}")
        row = {
            "receipt": receipt,
            "kind": "voice_check",
            "by": by,
            "at": stamp(now),
            "sealed_note": store.seal.seal(how),
        }
        connection.execute(insert(tables.attempts).values(row))


def attempts(store: Store, receipt: str) -> tuple[Attempt, ...]:
    """What was tried for a request or a hand-over, oldest first."""
    table = tables.attempts
    with store.read() as connection:
        rows = connection.execute(select(table).where(table.c.receipt == receipt).order_by(table.c.id)).all()
    return tuple(Attempt(row.kind, row.by, moment(row.at), _opened(store, row.sealed_note)) for row in rows)


def write_move(
    connection: Connection,
    store: Store,
    row: Row,
    to: str,
    *,
    who: str,
    by: str,
    now: datetime,
    note: str | None = None,
) -> int:
    """Move a request's row on an open connection and log it; the id of the move. Nobody is told.

    Raises:
        NotAllowed: the table of moves does not have it.
    """
    if not may_move(row.state, to, who):
        raise NotAllowed(f"{who} may not move {row.receipt} from {row.state} to {to}")
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
    number = int(connection.execute(insert(tables.state_moves).values(logged)).inserted_primary_key[0])
    due_items.moved(connection, row, by, now)
    return number


def _opened(store: Store, sealed: str | None) -> str | None:
    return store.seal.open(sealed) if sealed else None
