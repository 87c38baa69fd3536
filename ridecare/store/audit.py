"""The audit log: who opened or changed what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from ridecare.store import tables
from ridecare.store.engine import Store, moment, stamp


@dataclass(frozen=True)
class AuditEvent:
    """One event. `subject` is a receipt or a name of staff, never a member's."""

    at: datetime
    by: str
    what: str
    subject: str


def note(store: Store, by: str, what: str, subject: str, now: datetime) -> None:
    """Write an event."""
    with store.begin() as connection:
        connection.execute(
            insert(tables.audit_events).values(
                at=stamp(now), by=by[:80], what=what[:120], subject=subject[:120]
            )
        )


def events(store: Store) -> tuple[AuditEvent, ...]:
    """Every event, oldest first."""
    with store.read() as connection:
        rows = connection.execute(select(tables.audit_events).order_by(tables.audit_events.c.id)).all()
    return tuple(AuditEvent(moment(row.at), row.by, row.what, row.subject) for row in rows)
