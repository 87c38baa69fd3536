"""Rasa's working memory, one sealed row a turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select

from ridecare.store import tables
from ridecare.store.engine import Store


@dataclass(frozen=True)
class KeptTurn:
    """One turn: its events and the slots as they stood after it."""

    session: int
    content: dict[str, Any]


def add(store: Store, conversation: str, content: dict[str, Any], *, begins_session: bool) -> None:
    """Add a turn. `begins_session`: nothing before it belongs to the conversation any more.

    It reaches the disk with the reply, which is stored after it (`conversations.say`).
    """
    turns = tables.tracker_turns
    with store.begin(durable=False) as connection:
        newest = connection.execute(
            select(func.max(turns.c.session)).where(turns.c.conversation == conversation)
        ).scalar()
        session = (newest or 0) + (1 if begins_session or newest is None else 0)
        row = {"conversation": conversation, "session": session, "sealed": store.seal.seal_json(content)}
        connection.execute(insert(turns).values(row))


def newest(store: Store, conversation: str, most: int) -> list[KeptTurn]:
    """The newest turns of the newest session, oldest first, at most so many."""
    turns = tables.tracker_turns
    wanted = select(turns).where(turns.c.conversation == conversation).order_by(turns.c.id.desc()).limit(most)
    with store.read() as connection:
        rows = connection.execute(wanted).all()
    kept = [row for row in rows if row.session == rows[0].session]
    return [KeptTurn(row.session, store.seal.open_json(row.sealed)) for row in reversed(kept)]


def keys(store: Store) -> list[str]:
    """The conversations that have turns."""
    with store.read() as connection:
        return [row[0] for row in connection.execute(select(tables.tracker_turns.c.conversation).distinct())]
