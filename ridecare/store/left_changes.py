"""A change or a drop that was begun and not sent: after 15 silent minutes its member reads that nothing was asked for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from ridecare.store import outbox, tables
from ridecare.store.engine import Store

_KEY = "left-change-"


def keep(store: Store, conversation: str, receipt: str, now: datetime) -> None:
    """Begin the silence anew."""
    drop(store, conversation)
    outbox.put(
        store,
        conversation=conversation,
        kind="left_open",
        response="utter_change_left_open",
        values={"receipt": receipt},
        due_at=now + outbox.SILENT,
        key=f"{_KEY}{conversation}-{now.timestamp():.3f}",
    )


def drop(store: Store, conversation: str) -> None:
    """It was sent, left or handed over: nothing has to be said any more."""
    table = tables.outbox
    with store.begin() as connection:
        connection.execute(
            delete(table).where(
                table.c.conversation == conversation,
                table.c.key.startswith(_KEY, autoescape=True),
                table.c.sent_at.is_(None),
            )
        )
