"""Places that a proven member saved under a name ("home"), in the member's own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.sql import Delete

from ridecare.store import tables
from ridecare.store.engine import Store, stamp

_TABLE = tables.saved_places


def save(store: Store, member_id: str, name: str, place: str, now: datetime) -> None:
    """Keep a place under this name; one that had the name before is gone."""
    with store.begin() as connection:
        connection.execute(_of(store, member_id, name))
        connection.execute(
            insert(_TABLE).values(
                member_mark=store.seal.mark("member_id", member_id),
                name=name,
                saved_at=stamp(now),
                sealed=store.seal.seal_json({"place": place}),
            )
        )


def forget(store: Store, member_id: str, name: str) -> bool:
    """Take a place away; whether there was one."""
    with store.begin() as connection:
        return bool(connection.execute(_of(store, member_id, name)).rowcount)


def of_member(store: Store, member_id: str) -> Mapping[str, str]:
    """The member's places by name."""
    wanted = select(_TABLE.c.name, _TABLE.c.sealed).where(
        _TABLE.c.member_mark.in_(store.seal.marks("member_id", member_id))
    )
    with store.read() as connection:
        rows = connection.execute(wanted).all()
    return {row.name: str(store.seal.open_json(row.sealed)["place"]) for row in rows}


def _of(store: Store, member_id: str, name: str) -> Delete:
    marks = store.seal.marks("member_id", member_id)
    return delete(_TABLE).where(_TABLE.c.member_mark.in_(marks), _TABLE.c.name == name)
