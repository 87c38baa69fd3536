"""Hand-overs: stored once, added to, and closed only with an outcome."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.exc import IntegrityError

from ridecare.handover import HANDOVER_MOVES, HandOver
from ridecare.rides import NotAllowed
from ridecare.store import tables
from ridecare.store.engine import Store, moment, stamp
from ridecare.store.rows import free_receipt

_TRIES = 5


@dataclass(frozen=True)
class HandedOver:
    """A stored hand-over's receipt; `new` is False when the same key was handed over before."""

    receipt: str
    new: bool


def hand_over(
    store: Store, handover: HandOver, *, key: str, now: datetime, rng: random.Random, alarm: str | None = None
) -> HandedOver:
    """Store a hand-over, once a key, with its alarm in the same transaction; durable when this returns."""
    for _ in range(_TRIES):
        try:
            with store.begin() as connection:
                before = connection.execute(
                    select(tables.handovers.c.receipt).where(tables.handovers.c.key == key)
                ).scalar()
                if before is not None:
                    return HandedOver(str(before), new=False)
                receipt = free_receipt(connection, rng, handover.trial)
                row = {
                    "receipt": receipt,
                    "key": key,
                    "conversation": handover.conversation,
                    "reason": handover.reason,
                    "state": "open",
                    "channel": handover.channel,
                    "language": handover.language,
                    "trial": handover.trial,
                    "urgent": handover.urgent,
                    "created_at": stamp(handover.created_at),
                    "request_receipt": handover.request_receipt,
                    "sealed": store.seal.seal_json(
                        {
                            "collected": dict(handover.collected),
                            "callback_phone": handover.callback_phone,
                            "rider": handover.rider,
                            "words": handover.words,
                            "outcome": None,
                        }
                    ),
                }
                connection.execute(insert(tables.handovers).values(row))
                if alarm:
                    connection.execute(
                        insert(tables.alarms).values(receipt=receipt, kind=alarm, raised_at=stamp(now))
                    )
                return HandedOver(receipt, new=True)
        except IntegrityError:
            continue
    raise RuntimeError("a receipt number could not be made")


def open_case(store: Store, conversation: str) -> HandOver | None:
    """The newest hand-over of this conversation that is open or taken, or None."""
    table = tables.handovers
    wanted = (
        select(table)
        .where(table.c.conversation == conversation, table.c.state.in_(("open", "taken")))
        .order_by(table.c.id.desc())
    )
    with store.read() as connection:
        row = connection.execute(wanted).first()
    return _handover(store, row) if row is not None else None


def add(
    store: Store,
    receipt: str,
    *,
    collected: Mapping[str, Any] | None = None,
    callback_phone: str | None = None,
    words: str | None = None,
) -> None:
    """Add to a case what was said later; nothing that stands there is lost.

    Raises:
        NotAllowed: there is no such hand-over.
    """
    table = tables.handovers
    with store.begin() as connection:
        row = connection.execute(select(table).where(table.c.receipt == receipt).with_for_update()).first()
        if row is None:
            raise NotAllowed(f"there is no hand-over {receipt}")
        content = store.seal.open_json(row.sealed)
        content["collected"] = {**content["collected"], **(collected or {})}
        content["callback_phone"] = callback_phone or content["callback_phone"]
        if words:
            content["words"] = "\n".join(part for part in (content["words"], words) if part)[:4000]
        connection.execute(
            update(table).where(table.c.receipt == receipt).values(sealed=store.seal.seal_json(content))
        )


def find(store: Store, receipt: str) -> HandOver | None:
    """The hand-over of this receipt, or None."""
    with store.read() as connection:
        row = connection.execute(
            select(tables.handovers).where(tables.handovers.c.receipt == receipt)
        ).first()
    return _handover(store, row) if row is not None else None


def listed(store: Store, *, trial: bool = False, states: Sequence[str] | None = None) -> tuple[HandOver, ...]:
    """Hand-overs, oldest first: trials or real ones, in any of these states."""
    wanted = (
        select(tables.handovers).where(tables.handovers.c.trial.is_(trial)).order_by(tables.handovers.c.id)
    )
    if states is not None:
        wanted = wanted.where(tables.handovers.c.state.in_(states))
    with store.read() as connection:
        rows = connection.execute(wanted).all()
    return tuple(_handover(store, row) for row in rows)


def in_conversation(store: Store, conversation: str) -> tuple[HandOver, ...]:
    """The hand-overs made in this conversation, oldest first."""
    wanted = (
        select(tables.handovers)
        .where(tables.handovers.c.conversation == conversation)
        .order_by(tables.handovers.c.id)
    )
    with store.read() as connection:
        rows = connection.execute(wanted).all()
    return tuple(_handover(store, row) for row in rows)


def move(store: Store, receipt: str, to: str, *, by: str, now: datetime, outcome: str | None = None) -> None:
    """Move a hand-over to a state; closing needs an outcome.

    Raises:
        NotAllowed: the move is not in the table, or there is no outcome, or no such hand-over.
    """
    table = tables.handovers
    if to == "closed" and not (outcome or "").strip():
        raise NotAllowed("closing needs an outcome")
    with store.begin() as connection:
        row = connection.execute(select(table).where(table.c.receipt == receipt).with_for_update()).first()
        if row is None or to not in HANDOVER_MOVES[row.state]:
            raise NotAllowed(f"{receipt} cannot be moved to {to}")
        content = store.seal.open_json(row.sealed)
        content["outcome"] = outcome or content["outcome"]
        connection.execute(
            update(table)
            .where(table.c.receipt == receipt)
            .values(state=to, sealed=store.seal.seal_json(content))
        )
        logged = {
            "receipt": receipt,
            "from_state": row.state,
            "to_state": to,
            "who": "staff",
            "by": by,
            "at": stamp(now),
            "undone": False,
            "sealed_note": store.seal.seal(outcome) if outcome else None,
        }
        connection.execute(insert(tables.state_moves).values(logged))


def _handover(store: Store, row: Row) -> HandOver:
    content = store.seal.open_json(row.sealed)
    return HandOver(
        receipt=row.receipt,
        reason=row.reason,
        state=row.state,
        channel=row.channel,
        language=row.language,
        created_at=moment(row.created_at),
        collected=content["collected"],
        callback_phone=content["callback_phone"],
        rider=content["rider"],
        urgent=bool(row.urgent),
        conversation=row.conversation,
        trial=bool(row.trial),
        request_receipt=row.request_receipt,
        words=content["words"],
        outcome=content["outcome"],
    )
