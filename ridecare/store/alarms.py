"""Alarms: what a person at the desk must see now, and who opened it when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, or_, select, update
from sqlalchemy.engine import Row

from ridecare.store import due_items, tables
from ridecare.store.engine import Store, moment, stamp


@dataclass(frozen=True)
class Alarm:
    """One alarm. Times are aware UTC; `waited`: the last step (minutes) at which nobody had opened it."""

    id: int
    receipt: str
    kind: str
    raised_at: datetime
    opened_at: datetime | None
    opened_by: str | None
    waited: int = 0


def raise_alarm(store: Store, receipt: str, kind: str, now: datetime) -> None:
    """Raise an alarm for a request or a hand-over."""
    with store.begin() as connection:
        connection.execute(insert(tables.alarms).values(receipt=receipt, kind=kind, raised_at=stamp(now)))


def of(store: Store, receipt: str) -> tuple[Alarm, ...]:
    """The alarms of a receipt, oldest first."""
    with store.read() as connection:
        rows = connection.execute(
            select(tables.alarms).where(tables.alarms.c.receipt == receipt).order_by(tables.alarms.c.id)
        ).all()
        waited = due_items.waited(connection, receipt=receipt)
    return tuple(_alarm(row, waited) for row in rows)


def unopened(store: Store, *, trial: bool = False) -> tuple[Alarm, ...]:
    """Alarms that nobody has opened, oldest first."""
    table = tables.alarms
    real = or_(
        table.c.receipt.in_(select(tables.requests.c.receipt).where(tables.requests.c.trial.is_(trial))),
        table.c.receipt.in_(select(tables.handovers.c.receipt).where(tables.handovers.c.trial.is_(trial))),
    )
    with store.read() as connection:
        rows = connection.execute(
            select(table).where(table.c.opened_at.is_(None), real).order_by(table.c.id)
        ).all()
        waited = due_items.waited(connection)
    return tuple(_alarm(row, waited) for row in rows)


def seen(store: Store, receipt: str, by: str, now: datetime) -> None:
    """A person has opened what these alarms are about."""
    table = tables.alarms
    unopened = (table.c.receipt == receipt, table.c.opened_at.is_(None))
    with store.begin() as connection:
        for alarm in connection.execute(select(table).where(*unopened).with_for_update()).all():
            due_items.opened(connection, alarm)
        connection.execute(update(table).where(*unopened).values(opened_at=stamp(now), opened_by=by))


def _alarm(row: Row, waited: Mapping[int, int]) -> Alarm:
    return Alarm(
        row.id,
        row.receipt,
        row.kind,
        moment(row.raised_at),
        moment(row.opened_at) if row.opened_at else None,
        row.opened_by,
        waited.get(row.id, 0),
    )
