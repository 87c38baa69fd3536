"""Who wants no texts, and whom a person must call instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from ridecare.store import tables
from ridecare.store.engine import Store, moment, stamp


@dataclass(frozen=True)
class Call:
    """One person to call. `at`: aware UTC."""

    id: int
    conversation: str
    reason: str
    receipt: str | None
    at: datetime
    address: str | None


def is_out(connection: Connection, store: Store, address: str) -> bool:
    """Whether this number opted out, on an open connection."""
    table = tables.opt_outs
    wanted = select(table.c.at).where(table.c.address_mark.in_(store.seal.marks("address", address)), table.c.back_at.is_(None))
    return connection.execute(wanted).first() is not None


def opted_out(store: Store, address: str) -> bool:
    """Whether this number opted out."""
    with store.read() as connection:
        return is_out(connection, store, address)


def opt_out(store: Store, address: str, now: datetime, words: str) -> None:
    """No more texts to this number; `words` are kept as the proof."""
    table = tables.opt_outs
    row = {"at": stamp(now), "back_at": None, "sealed_words": store.seal.seal(words)}
    with store.begin() as connection:
        changed = connection.execute(update(table).where(table.c.address_mark.in_(store.seal.marks("address", address))).values(row))
        if changed.rowcount == 0:
            connection.execute(insert(table).values(address_mark=store.seal.mark("address", address), **row))


def opt_in(store: Store, address: str, now: datetime) -> None:
    """Texts are wanted again."""
    table = tables.opt_outs
    with store.begin() as connection:
        connection.execute(
            update(table).where(table.c.address_mark.in_(store.seal.marks("address", address))).values(back_at=stamp(now))
        )


def put_on_call_list(store: Store, *, conversation: str, reason: str, now: datetime, address: str | None = None) -> None:
    """A person must call; one open entry a conversation and reason is enough."""
    table = tables.call_list
    with store.begin() as connection:
        there = connection.execute(
            select(table.c.id).where(table.c.conversation == conversation, table.c.reason == reason, table.c.done_at.is_(None))
        ).first()
        if there is not None:
            return
        trial = connection.execute(
            select(tables.conversations.c.trial).where(tables.conversations.c.key == conversation)
        ).scalar()
        row = {
            "conversation": conversation,
            "reason": reason,
            "receipt": None,
            "at": stamp(now),
            "sealed_address": store.seal.seal(address) if address else None,
            "trial": bool(trial),
        }
        connection.execute(insert(table).values(row))


def call_list(store: Store, *, trial: bool = False) -> tuple[Call, ...]:
    """Whom to call, oldest first."""
    table = tables.call_list
    with store.read() as connection:
        rows = connection.execute(select(table).where(table.c.done_at.is_(None), table.c.trial.is_(trial)).order_by(table.c.id)).all()
    return tuple(
        Call(row.id, row.conversation, row.reason, row.receipt, moment(row.at), store.seal.open(row.sealed_address) if row.sealed_address else None)
        for row in rows
    )


def done(store: Store, call_id: int, by: str, now: datetime) -> None:
    """The person was called."""
    table = tables.call_list
    with store.begin() as connection:
        connection.execute(update(table).where(table.c.id == call_id).values(done_at=stamp(now), done_by=by))
