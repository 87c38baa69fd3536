"""What staff decide about a wish: it is taken over or turned down, and within ten minutes taken back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.engine import Connection, Row

from ridecare.rides import LIVE, UNDO_WITHIN, NotAllowed
from ridecare.store import outbox, tables
from ridecare.store.engine import Store, moment, stamp
from ridecare.store.moving import write_move
from ridecare.store.versions import Wish, asked, decide, into_force, locked, wish_of, write


def take_over(
    store: Store, receipt: str, number: int, *, by: str, now: datetime, accept: bool = False
) -> None:
    """A wish is granted by staff: the change is in force, or the ride is cancelled; the member is told.

    accept: the ride is accepted in the same step, if it is not yet.

    Raises:
        NotAllowed: the wish is not open any more, or the table of moves does not have what follows.
    """
    with store.begin() as connection:
        row = _live(connection, receipt)
        wish = asked(connection, receipt, number)
        move_id, to = None, None
        if wish.kind == "drop":
            to = "cancelled"
        elif row.state == "requested" and (accept or wish.back_to == "accepted"):
            to = "accepted"
        state, instead_of = "taken", None
        if wish.kind == "change" and _holds_version(store, wish):
            state, instead_of = "in_force", into_force(connection, store, row, wish)
        if to is not None:
            move_id = write_move(connection, store, row, to, who="staff", by=by, now=now)
        decide(connection, wish, state, by, now, move_id, instead_of)
        _tell(connection, store, row, wish, _told(wish.kind, state, to or row.state), now)


def turn_down(store: Store, receipt: str, number: int, *, by: str, now: datetime) -> None:
    """A wish is turned down by staff: the ride stays as it was, and the member is told so.

    Raises:
        NotAllowed: the wish is not open any more.
    """
    with store.begin() as connection:
        row = _live(connection, receipt)
        wish = asked(connection, receipt, number)
        move_id = None
        if wish.back_to == "accepted" and row.state == "requested":
            move_id = write_move(connection, store, row, "accepted", who="staff", by=by, now=now)
        decide(connection, wish, "turned_down", by, now, move_id, None)
        _tell(connection, store, row, wish, _told(wish.kind, "turned_down", row.state), now)


def undo(store: Store, receipt: str, number: int, *, by: str, now: datetime) -> None:
    """Take back what staff decided about a wish: it is open again, and so is everything that went with it.

    Raises:
        NotAllowed: there is nothing to take back (any more).
    """
    with store.begin() as connection:
        row = locked(connection, receipt)
        wish = connection.execute(
            select(tables.versions)
            .where(tables.versions.c.receipt == receipt, tables.versions.c.number == number)
            .with_for_update()
        ).first()
        if wish is None or not _may_undo(connection, row, wish, now):
            raise NotAllowed(f"there is nothing to take back for {receipt}")
        if wish.state == "in_force":
            _out_of_force(connection, store, row, wish)
        if wish.move_id is not None:
            moves = tables.state_moves
            move = connection.execute(select(moves).where(moves.c.id == wish.move_id)).one()
            connection.execute(update(moves).where(moves.c.id == move.id).values(undone=True))
            connection.execute(
                update(tables.requests).where(tables.requests.c.id == row.id).values(state=move.from_state)
            )
        connection.execute(
            update(tables.versions)
            .where(tables.versions.c.id == wish.id)
            .values(state="asked", decided_at=None, decided_by=None, move_id=None, instead_of=None)
        )
        reason = _told(wish.kind, wish.state, row.state).removeprefix("utter_")
        if not outbox.withdraw(connection, _key(wish, wish.decided_at), receipt=receipt, reason=reason):
            outbox.tell(
                connection,
                store,
                row,
                response="utter_wish_taken_back",
                key=f"{_key(wish, stamp(now))}-back",
                now=now,
            )


def undoable(store: Store, receipt: str, now: datetime) -> Wish | None:
    """The wish whose decision can still be taken back, or None."""
    with store.read() as connection:
        row = connection.execute(select(tables.requests).where(tables.requests.c.receipt == receipt)).first()
        table = tables.versions
        wish = connection.execute(
            select(table)
            .where(table.c.receipt == receipt, table.c.decided_at.is_not(None))
            .order_by(table.c.decided_at.desc(), table.c.number.desc())
        ).first()
        if row is None or wish is None or not _may_undo(connection, row, wish, now):
            return None
    return wish_of(store, wish, row)


# --- inside a transaction ---------------------------------------------------------------------------------------


def _live(connection: Connection, receipt: str) -> Row:
    row = locked(connection, receipt)
    if row.state not in LIVE:
        raise NotAllowed(f"{receipt} is {row.state}: its wishes are over")
    return row


def _out_of_force(connection: Connection, store: Store, row: Row, wish: Row) -> None:
    table = tables.versions
    before = connection.execute(
        select(table).where(table.c.receipt == row.receipt, table.c.number == wish.instead_of)
    ).one()
    connection.execute(update(table).where(table.c.id == before.id).values(state="in_force"))
    write(connection, store, row, before)


def _tell(connection: Connection, store: Store, row: Row, wish: Row, response: str, now: datetime) -> None:
    outbox.tell(connection, store, row, response=response, key=_key(wish, stamp(now)), now=now)


def _told(kind: str, decided: str, ride: str) -> str:
    """The response that tells of a decision; ride: the state of the ride after it."""
    if decided == "turned_down":
        return "utter_wish_drop_turned_down" if kind == "drop" else "utter_wish_change_turned_down"
    if kind == "drop":
        return "utter_ride_cancelled"
    return "utter_wish_change_noted" if ride == "requested" else "utter_wish_change_accepted"


def _may_undo(connection: Connection, row: Row, wish: Row, now: datetime) -> bool:
    """Decided by staff within ten minutes, and nothing was asked or moved since."""
    if wish.state not in ("in_force", "taken", "turned_down") or wish.decided_by in (None, "member"):
        return False
    if now - moment(wish.decided_at) > UNDO_WITHIN:
        return False
    moves, table = tables.state_moves, tables.versions
    if (
        wish.move_id is not None
        and connection.execute(select(moves.c.undone).where(moves.c.id == wish.move_id)).scalar()
    ):
        return False
    last = connection.execute(
        select(moves)
        .where(moves.c.receipt == row.receipt, moves.c.undone.is_(False))
        .order_by(moves.c.id.desc())
    ).first()
    moved_since = last is not None and last.id != wish.move_id and last.at > wish.decided_at
    newer = connection.execute(
        select(table.c.id).where(table.c.receipt == row.receipt, table.c.number > wish.number)
    ).first()
    return not moved_since and newer is None


def _key(wish: Row, at: str) -> str:
    return f"{wish.receipt}-wish-{wish.number}-{at}"


def _holds_version(store: Store, wish: Row) -> bool:
    return store.seal.open_json(wish.sealed)["request"] is not None
