"""Who wants no texts, and whom a person must call instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from ridecare.store import tables
from ridecare.store.engine import Store, moment, stamp
from ridecare.store.rows import put_row

# Kinds of messages that must reach their member: where they cannot, a person calls.
NEWS = frozenset({"state", "unanswered"})


@dataclass(frozen=True)
class Call:
    """One person to call. `at`: aware UTC; `member_id`: call the contact that the plan has of this member."""

    id: int
    conversation: str
    reason: str
    receipt: str | None
    at: datetime
    address: str | None
    member_id: str | None = None


def is_out(connection: Connection, store: Store, address: str) -> bool:
    """Whether this number opted out, on an open connection."""
    table = tables.opt_outs
    wanted = select(table.c.at).where(
        table.c.address_mark.in_(store.seal.marks("address", address)), table.c.back_at.is_(None)
    )
    return connection.execute(wanted).first() is not None


def opted_out(store: Store, address: str) -> bool:
    """Whether this number opted out."""
    with store.read() as connection:
        return is_out(connection, store, address)


def opt_out(store: Store, address: str, now: datetime, words: str) -> None:
    """No more texts to this number; `words` are kept as proof. News that waits to be sent becomes a call."""
    table = tables.opt_outs
    row = {"at": stamp(now), "back_at": None, "sealed_words": store.seal.seal(words)}
    with store.begin() as connection:
        changed = connection.execute(
            update(table).where(table.c.address_mark.in_(store.seal.marks("address", address))).values(row)
        )
        if changed.rowcount == 0:
            put_row(connection, table, {"address_mark": store.seal.mark("address", address), **row})
        _call_instead(connection, store, address, now)


def opt_in(store: Store, address: str, now: datetime) -> None:
    """Texts are wanted again."""
    table = tables.opt_outs
    with store.begin() as connection:
        connection.execute(
            update(table)
            .where(table.c.address_mark.in_(store.seal.marks("address", address)))
            .values(back_at=stamp(now))
        )


def _call_instead(connection: Connection, store: Store, address: str, now: datetime) -> None:
    """News of a ride that is not sent yet must reach its member all the same; other messages are dropped."""
    waits, talks, calls = tables.outbox, tables.conversations, tables.call_list
    unsent = connection.execute(
        select(
            waits.c.id,
            waits.c.conversation,
            waits.c.kind,
            waits.c.response,
            waits.c.sealed,
            talks.c.sealed_address,
            talks.c.trial,
        )
        .join_from(waits, talks, waits.c.conversation == talks.c.key)
        .where(waits.c.sent_at.is_(None), talks.c.sealed_address.is_not(None))
    ).all()
    for row in unsent:
        if store.seal.open(row.sealed_address) != address:
            continue
        connection.execute(delete(waits).where(waits.c.id == row.id))
        if row.kind in NEWS:
            entry = {
                "conversation": row.conversation,
                "reason": str(row.response).removeprefix("utter_"),
                "receipt": store.seal.open_json(row.sealed)["values"].get("receipt"),
                "at": stamp(now),
                "sealed_address": row.sealed_address,
                "trial": row.trial,
            }
            connection.execute(insert(calls).values(entry))


def put_on_call_list(
    store: Store, *, conversation: str, reason: str, now: datetime, address: str | None = None
) -> None:
    """A person must call; one open entry a conversation and reason is enough."""
    table = tables.call_list
    with store.begin() as connection:
        there = connection.execute(
            select(table.c.id).where(
                table.c.conversation == conversation, table.c.reason == reason, table.c.done_at.is_(None)
            )
        ).first()
        if there is None:
            add_call(connection, store, conversation=conversation, reason=reason, now=now, address=address)


def is_trial(connection: Connection, conversation: str) -> bool:
    """Whether this conversation is a trial, on an open connection."""
    wanted = select(tables.conversations.c.trial).where(tables.conversations.c.key == conversation)
    return bool(connection.execute(wanted).scalar())


def add_call(
    connection: Connection,
    store: Store,
    *,
    conversation: str,
    reason: str,
    now: datetime,
    address: str | None = None,
    receipt: str | None = None,
    member_id: str | None = None,
    trial: bool | None = None,
) -> int:
    """A new entry of the call list, on an open connection; its id. `trial`: looked up if left out."""
    if trial is None:
        trial = is_trial(connection, conversation)
    row = {
        "conversation": conversation,
        "reason": reason,
        "receipt": receipt,
        "at": stamp(now),
        "sealed_address": store.seal.seal(address) if address else None,
        "trial": trial,
        "sealed_member_id": store.seal.seal(member_id) if member_id else None,
    }
    return int(connection.execute(insert(tables.call_list).values(row)).inserted_primary_key[0])


def call_list(store: Store, *, trial: bool = False) -> tuple[Call, ...]:
    """Whom to call, oldest first."""
    table = tables.call_list
    with store.read() as connection:
        rows = connection.execute(
            select(table).where(table.c.done_at.is_(None), table.c.trial.is_(trial)).order_by(table.c.id)
        ).all()
    return tuple(
        Call(
            row.id,
            row.conversation,
            row.reason,
            row.receipt,
            moment(row.at),
            store.seal.open(row.sealed_address) if row.sealed_address else None,
            store.seal.open(row.sealed_member_id) if row.sealed_member_id else None,
        )
        for row in rows
    )


def done(store: Store, call_id: int, by: str, now: datetime) -> None:
    """The person was called."""
    table = tables.call_list
    with store.begin() as connection:
        connection.execute(update(table).where(table.c.id == call_id).values(done_at=stamp(now), done_by=by))
