"""Versions of a request: what its member wishes to change or to drop, and what was decided about it.

The version in force stands on the request's own row. The first wish writes the original as version 1; each wish is a
row of its own, one open at a time; a change that is taken over goes into force, and the one before stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import IntegrityError

from ridecare.rides import LIVE, OPEN_TO_WISHES, NotAllowed, RideRequest
from ridecare.store import tables
from ridecare.store.engine import Store, moment, stamp
from ridecare.store.moving import write_move
from ridecare.store.requests import request_of_row, row_of

_TRIES = 5


@dataclass(frozen=True)
class Wish:
    """One wish, or with kind `first` the original.

    state: `asked`, `in_force` (a change), `taken` (done, with no new version), `turned_down`, `withdrawn` (by its
    member), `replaced` (by a newer wish), `past`. request: as the ride would be, or None. words: what was said for it where no new version was made.
    back_to: the state that an accepted ride goes back to, when the wish had moved it.
    """

    receipt: str
    number: int
    kind: str
    state: str
    verified: bool
    asked_at: datetime
    conversation: str
    request: RideRequest | None
    words: str | None
    back_to: str | None
    decided_at: datetime | None
    decided_by: str | None
    instead_of: int | None


@dataclass(frozen=True)
class Asked:
    """A stored wish. new: False when the same one was stored before. done: it holds already, nobody has to decide."""

    number: int
    new: bool
    done: bool


def ask(
    store: Store,
    receipt: str,
    kind: str,
    *,
    key: str,
    conversation: str,
    now: datetime,
    verified: bool = False,
    request: RideRequest | None = None,
    words: str | None = None,
    at_once: bool = False,
    beside: bool = False,
    alarm: str | None = None,
) -> Asked:
    """Store a wish, once a key and once while the same one is open; durable when this returns.

    Args:
        kind: `change` or `drop`.
        key: of the read-back that it answers.
        verified: the member is known to be this request's: a drop holds now, an accepted ride is asked for anew.
        request: the ride as it is wished; None for a drop, and where only `words` are known.
        at_once: a change that needs nobody's answer holds now (only when verified).
        beside: it takes the place of no open wish (it comes from somebody of whom less is known).
        alarm: the kind of alarm that it raises, in the same transaction.

    Raises:
        NotAllowed: there is no such request, or its state is open to wishes no more.
    """
    content = _content(request)
    for _ in range(_TRIES):
        try:
            with store.begin() as connection:
                row = locked(connection, receipt)
                before = _by_key(connection, key)
                opened = _open(connection, receipt)
                if before is None and opened is not None:
                    same = opened.kind == kind and opened.content_mark in store.seal.marks("version", content)
                    before = opened if beside or (same and (opened.verified or not verified)) else None
                if before is not None:
                    return Asked(before.number, new=False, done=before.state in ("taken", "in_force"))
                if row.state not in OPEN_TO_WISHES:
                    raise NotAllowed(f"{receipt} is {row.state}: nothing can be asked for it")
                back_to = _replaced(connection, opened)
                number = _next_number(connection, store, row)
                done = verified and (kind == "drop" or at_once)
                if verified and kind == "change" and not done and row.state == "accepted":
                    write_move(connection, store, row, "requested", who="member", by="member", now=now)
                    back_to = "accepted"
                values = {
                    "receipt": receipt, "number": number, "kind": kind, "state": "asked", "key": key,
                    "content_mark": store.seal.mark("version", content), "verified": verified, "conversation": conversation,
                    "asked_at": stamp(now), "back_to": back_to, "decided_at": None, "decided_by": None, "move_id": None,
                    "instead_of": None, "sealed": _sealed(store, request, words),
                }  # fmt: skip
                connection.execute(insert(tables.versions).values(values))
                if done:
                    _done_at_once(connection, store, receipt, number, now)
                if alarm:
                    _ring(connection, receipt, alarm, now)
                return Asked(number, new=True, done=done)
        except IntegrityError:
            continue  # the same key from another process: look again
    raise RuntimeError("a wish could not be stored")


def withdraw(store: Store, receipt: str, *, now: datetime) -> None:
    """Its member takes the open wish back: the ride stays as it is. Nothing happens where none is open.

    Raises:
        NotAllowed: the wish has moved the ride, or staff have: a person has to look at it.
    """
    with store.begin() as connection:
        row, opened = locked(connection, receipt), _open(connection, receipt)
        if opened is None:
            return
        if row.state not in OPEN_TO_WISHES or opened.back_to not in (None, row.state):
            raise NotAllowed(f"the wish for {receipt} cannot just be taken back")
        decide(connection, opened, "withdrawn", "member", now, None, None)


def open_wish(store: Store, receipt: str) -> Wish | None:
    """The wish of a live request that nobody has decided, or None."""
    found = [each for each in of(store, receipt) if each.state == "asked"]
    with store.read() as connection:
        state = connection.execute(
            select(tables.requests.c.state).where(tables.requests.c.receipt == receipt)
        ).scalar()
    return found[-1] if found and state in LIVE else None


def of(store: Store, receipt: str) -> tuple[Wish, ...]:
    """The versions of a request, oldest first; none when nothing was ever wished."""
    table = tables.versions
    with store.read() as connection:
        rows = connection.execute(
            select(table).where(table.c.receipt == receipt).order_by(table.c.number)
        ).all()
        own = connection.execute(select(tables.requests).where(tables.requests.c.receipt == receipt)).first()
    return tuple(wish_of(store, row, own) for row in rows)


# --- inside a transaction ---------------------------------------------------------------------------------------


def locked(connection: Connection, receipt: str) -> Row:
    """The row of a request, held until the transaction ends. Raises NotAllowed where there is none."""
    row = connection.execute(
        select(tables.requests).where(tables.requests.c.receipt == receipt).with_for_update()
    ).first()
    if row is None:
        raise NotAllowed(f"there is no request {receipt}")
    return row


def asked(connection: Connection, receipt: str, number: int) -> Row:
    """The row of an open wish, held. Raises NotAllowed where it is open no more."""
    table = tables.versions
    wish = connection.execute(
        select(table).where(table.c.receipt == receipt, table.c.number == number).with_for_update()
    ).first()
    if wish is None or wish.state != "asked":
        raise NotAllowed(f"nothing is asked for {receipt} by this number")
    return wish


def _by_key(connection: Connection, key: str) -> Row | None:
    return connection.execute(select(tables.versions).where(tables.versions.c.key == key)).first()


def _open(connection: Connection, receipt: str) -> Row | None:
    table = tables.versions
    return connection.execute(
        select(table).where(table.c.receipt == receipt, table.c.state == "asked")
    ).first()


def _replaced(connection: Connection, opened: Row | None) -> str | None:
    """A newer wish takes the place of the open one; the state that this one had moved goes over to it."""
    if opened is None:
        return None
    connection.execute(
        update(tables.versions).where(tables.versions.c.id == opened.id).values(state="replaced")
    )
    return str(opened.back_to) if opened.back_to else None


def _next_number(connection: Connection, store: Store, row: Row) -> int:
    table = tables.versions
    newest = connection.execute(
        select(func.max(table.c.number)).where(table.c.receipt == row.receipt)
    ).scalar()
    if newest is not None:
        return int(newest) + 1
    first = {
        "receipt": row.receipt, "number": 1, "kind": "first", "state": "in_force", "key": f"first-{row.receipt}",
        "content_mark": store.seal.mark("version", ""), "verified": False, "conversation": row.conversation,
        "asked_at": row.created_at, "back_to": None, "decided_at": None, "decided_by": None, "move_id": None,
        "instead_of": None, "sealed": store.seal.seal_json({"request": store.seal.open_json(row.sealed), "words": None}),
    }  # fmt: skip
    connection.execute(insert(table).values(first))
    return 2


def _done_at_once(connection: Connection, store: Store, receipt: str, number: int, now: datetime) -> None:
    row, wish = locked(connection, receipt), asked(connection, receipt, number)
    if wish.kind == "drop":
        move_id = write_move(connection, store, row, "cancelled", who="member", by="member", now=now)
        decide(connection, wish, "taken", "member", now, move_id, None)
    else:
        decide(connection, wish, "in_force", "member", now, None, into_force(connection, store, row, wish))


def _ring(connection: Connection, receipt: str, kind: str, now: datetime) -> None:
    """An alarm, unless the same one still rings."""
    table = tables.alarms
    rings = connection.execute(
        select(table.c.id).where(
            table.c.receipt == receipt, table.c.kind == kind, table.c.opened_at.is_(None)
        )
    ).first()
    if rings is None:
        connection.execute(insert(table).values(receipt=receipt, kind=kind, raised_at=stamp(now)))


def into_force(connection: Connection, store: Store, row: Row, wish: Row) -> int:
    """The wished version on the request's row; the number of the version that was in force before."""
    write(connection, store, row, wish)
    table = tables.versions
    before = connection.execute(
        select(table).where(table.c.receipt == row.receipt, table.c.state == "in_force")
    ).one()
    connection.execute(update(table).where(table.c.id == before.id).values(state="past"))
    return int(before.number)


def write(connection: Connection, store: Store, row: Row, version: Row) -> None:
    """Put a version on the row of its request: it is in force."""
    content = store.seal.seal_json(store.seal.open_json(version.sealed)["request"])
    made = row_of(store, request_of_row(store, row, content), row.readback_id)
    names = ("trip_date", "rider_mark", "member_mark", "trip_mark", "sealed")
    connection.execute(
        update(tables.requests)
        .where(tables.requests.c.id == row.id)
        .values({name: made[name] for name in names})
    )


def decide(
    connection: Connection,
    wish: Row,
    state: str,
    by: str,
    now: datetime,
    move_id: int | None,
    instead_of: int | None,
) -> None:
    """Write what was decided about a wish."""
    connection.execute(
        update(tables.versions)
        .where(tables.versions.c.id == wish.id)
        .values(state=state, decided_at=stamp(now), decided_by=by, move_id=move_id, instead_of=instead_of)
    )


# --- content ------------------------------------------------------------------------------------------------------


def _content(request: RideRequest | None) -> str:
    """What makes two wishes the same."""
    if request is None:
        return ""  # a second drop, or more words about a change, is the same wish
    told = replace(request, receipt=None, state="", alarms=(), wish=None, marks=())
    return repr(told)


def _sealed(store: Store, request: RideRequest | None, words: str | None) -> str:
    made = row_of(store, request, "") if request is not None else None
    content = store.seal.open_json(str(made["sealed"])) if made else None
    return store.seal.seal_json({"request": content, "words": words})


def wish_of(store: Store, row: Row, own: Any) -> Wish:
    """A row as a wish; own: the row of its request."""
    content = store.seal.open_json(row.sealed)
    request = None
    if content["request"] is not None and own is not None:
        request = request_of_row(store, own, store.seal.seal_json(content["request"]))
    return Wish(
        receipt=row.receipt,
        number=row.number,
        kind=row.kind,
        state=row.state,
        verified=bool(row.verified),
        asked_at=moment(row.asked_at),
        conversation=row.conversation,
        request=request,
        words=content["words"],
        back_to=row.back_to,
        decided_at=moment(row.decided_at) if row.decided_at else None,
        decided_by=row.decided_by,
        instead_of=row.instead_of,
    )
