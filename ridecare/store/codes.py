"""One-time codes: kept as keyed marks, five minutes good, three tries, and only the newest of a conversation."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from ridecare.store import consent, outbox, tables
from ridecare.store.engine import Store, moment, stamp

GOOD_FOR = timedelta(minutes=5)
TRIES = 3
# How long an unproven attempt counts against the typed ID, and against the conversation.
LOCKED_FOR = timedelta(minutes=15)
A_DAY = timedelta(hours=24)

# Nothing that can be typed has this for its digits.
_NO_CODE = "none"


@dataclass(frozen=True)
class Way:
    """Where a code goes: to a phone on file, or instead of it the reason why a person calls; or nowhere."""

    phone: str | None = None
    call: str | None = None


@dataclass(frozen=True)
class Before:
    """Codes that were asked for and not proven: in this conversation, for the typed ID, and for it in a day."""

    in_conversation: int
    for_id: int
    a_day: int


@dataclass(frozen=True)
class Proof:
    """How a try ended. `who` is what was typed (and the name on file) once it is `right`."""

    result: Literal["right", "wrong", "late", "over"]
    who: Mapping[str, Any] | None = None


def asked_before(store: Store, *, id_marks: Sequence[str], conversation: str, now: datetime) -> Before:
    """How often a code was asked for lately without being proven, whether or not the ID exists."""
    table = tables.one_time_codes
    counted = select(func.count()).select_from(table).where(table.c.used_at.is_(None))
    mine = table.c.id_mark.in_(id_marks)
    with store.read() as connection:
        here = connection.execute(
            counted.where(table.c.conversation == conversation, table.c.at > stamp(now - A_DAY))
        ).scalar()
        recent = connection.execute(counted.where(mine, table.c.at > stamp(now - LOCKED_FOR))).scalar()
        a_day = connection.execute(counted.where(mine, table.c.at > stamp(now - A_DAY))).scalar()
    return Before(int(here or 0), int(recent or 0), int(a_day or 0))


def put(
    store: Store, *, conversation: str, code: str, way: Way, who: Mapping[str, Any], now: datetime
) -> None:
    """Keep a code as its mark, with the text or the call that goes with it, in one transaction.

    Without a way the row holds the mark of no code, and a text that nobody is sent stands beside it: the work is the
    same, and nobody can guess a code that was never sent.
    """
    salt = secrets.token_hex(8)
    kept = code if way.phone else _NO_CODE
    member_id = str(who["member_id"])
    with store.begin() as connection:
        trial = consent.is_trial(connection, conversation)
        if consent.is_out(connection, store, way.phone or "-"):
            way, kept = Way(call="rides_no_number"), _NO_CODE
        row = {
            "conversation": conversation,
            "id_mark": store.seal.mark("member_id", member_id),
            "salt": salt,
            "code_mark": _mark(store, salt, kept),
            "at": stamp(now),
            "tries": 0,
            "used_at": None,
            "sealed": store.seal.seal_json(dict(who)),
        }
        connection.execute(insert(tables.one_time_codes).values(row))
        if way.call:
            consent.add_call(
                connection,
                store,
                conversation=conversation,
                reason=way.call,
                now=now,
                member_id=member_id,
                trial=trial,
            )
            return
        outbox.put_code(
            connection,
            store,
            conversation=conversation,
            phone=way.phone,
            code=code,
            now=now,
            key=f"code-{conversation}-{salt}",
        )


def try_code(store: Store, *, conversation: str, code: str, now: datetime) -> Proof:
    """Try a code against the newest one of this conversation."""
    table = tables.one_time_codes
    with store.begin() as connection:
        row = connection.execute(
            select(table)
            .where(table.c.conversation == conversation)
            .order_by(table.c.id.desc())
            .limit(1)
            .with_for_update()
        ).first()
        if row is None or row.used_at is not None or row.sealed is None:
            return Proof("over")
        if now - moment(row.at) > GOOD_FOR:
            return Proof("late")
        if row.tries >= TRIES:
            return Proof("over")
        change: dict[str, Any] = {"tries": row.tries + 1}
        right = any(hmac.compare_digest(row.code_mark, each) for each in _marks(store, row.salt, code))
        if right:
            change |= {"used_at": stamp(now), "sealed": None}
        connection.execute(update(table).where(table.c.id == row.id).values(change))
    if right:
        return Proof("right", store.seal.open_json(row.sealed))
    return Proof("over" if row.tries + 1 >= TRIES else "wrong")


def asked_for(store: Store, conversation: str) -> Mapping[str, Any] | None:
    """What was typed for the newest code of this conversation that is not proven, or None."""
    table = tables.one_time_codes
    wanted = select(table.c.sealed).where(table.c.conversation == conversation, table.c.used_at.is_(None))
    with store.read() as connection:
        sealed = connection.execute(wanted.order_by(table.c.id.desc()).limit(1)).scalar()
    found: Mapping[str, Any] | None = store.seal.open_json(sealed) if sealed else None
    return found


def forget(connection: Connection, keys: Any) -> None:
    """Blank what was typed in these conversations; that a code was asked for still counts against the ID."""
    table = tables.one_time_codes
    connection.execute(update(table).where(table.c.conversation.in_(keys)).values(sealed=None))


def _mark(store: Store, salt: str, code: str) -> str:
    return _marks(store, salt, code)[0]


def _marks(store: Store, salt: str, code: str) -> tuple[str, ...]:
    return store.seal.marks("code", f"{salt}\0{code}")
