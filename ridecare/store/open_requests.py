"""Ride requests that were begun and not sent, kept sealed for a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update

from ridecare.store import tables
from ridecare.store.engine import Store, moment, stamp
from ridecare.store.rows import put_row

KEPT_FOR = timedelta(hours=24)
SILENT = timedelta(minutes=15)


def keep(store: Store, conversation: str, slots: Mapping[str, Any], now: datetime) -> None:
    """Keep the request of this conversation as it stands."""
    kept = tables.open_requests
    row = {"kept_at": stamp(now), "noticed": False, "sealed": store.seal.seal_json(dict(slots))}
    with store.begin() as connection:
        put_row(connection, kept, {"conversation": conversation, **row})


def kept(store: Store, conversation: str, now: datetime) -> dict[str, Any] | None:
    """The slots of the open request, or None when there is none or it is older than a day."""
    wanted = select(tables.open_requests).where(tables.open_requests.c.conversation == conversation)
    with store.read() as connection:
        row = connection.execute(wanted).first()
    if row is None or now - moment(row.kept_at) > KEPT_FOR:
        return None
    slots: dict[str, Any] = store.seal.open_json(row.sealed)
    return slots


def drop(store: Store, conversation: str) -> None:
    """Forget the open request of this conversation."""
    with store.begin() as connection:
        connection.execute(
            delete(tables.open_requests).where(tables.open_requests.c.conversation == conversation)
        )


def gone_silent(store: Store, now: datetime) -> tuple[str, ...]:
    """Conversations whose request was left 15 silent minutes ago and who have not been told.

    What is older than a day is deleted, and nobody is told any more.
    """
    table = tables.open_requests
    with store.read() as connection:
        wanted = select(table.c.conversation).where(
            table.c.noticed.is_(False),
            table.c.kept_at <= stamp(now - SILENT),
            table.c.kept_at >= stamp(now - KEPT_FOR),
        )
        silent = tuple(row.conversation for row in connection.execute(wanted))
        old = connection.execute(
            select(table.c.conversation).where(table.c.kept_at < stamp(now - KEPT_FOR))
        ).first()
    if old is not None:
        with store.begin() as connection:
            connection.execute(delete(table).where(table.c.kept_at < stamp(now - KEPT_FOR)))
    return silent


def noticed(store: Store, conversation: str) -> None:
    """The member was told; once is enough."""
    table = tables.open_requests
    with store.begin() as connection:
        connection.execute(update(table).where(table.c.conversation == conversation).values(noticed=True))
