"""Helper passes: a member's permission for one phone until a day, each use of it, and its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from ridecare.store import tables
from ridecare.store.engine import Store, moment, stamp

_PASSES = tables.helper_passes
_USES = tables.pass_uses

# What a helper did with a pass.
OPENED, ASKED, CHANGED = "opened", "asked", "changed"


@dataclass(frozen=True)
class Pass:
    """A pass. until: its last day. phone: E.164. uses: when and what, the newest first (aware UTC)."""

    id: int
    member_id: str
    name: str
    phone: str
    until: date
    made_by: str
    uses: tuple[tuple[datetime, str], ...] = ()


def make(
    store: Store, *, member_id: str, name: str, phone: str, until: date, by: str, key: str, now: datetime
) -> None:
    """Give a pass, once for each key; an earlier one of the same phone ends.

    by: `member`, or the name of the staff member who spoke with the member.
    """
    with store.begin() as connection:
        if connection.execute(select(_PASSES.c.id).where(_PASSES.c.key == key)).first():
            return
        connection.execute(
            update(_PASSES)
            .where(
                _PASSES.c.member_mark.in_(store.seal.marks("member_id", member_id)),
                _PASSES.c.phone_mark.in_(store.seal.marks("phone", phone)),
                _PASSES.c.ended_at.is_(None),
            )
            .values(ended_at=stamp(now))
        )
        connection.execute(
            insert(_PASSES).values(
                key=key,
                member_mark=store.seal.mark("member_id", member_id),
                phone_mark=store.seal.mark("phone", phone),
                until=until.isoformat(),
                made_at=stamp(now),
                made_by=by,
                ended_at=None,
                sealed=store.seal.seal_json({"member_id": member_id, "name": name, "phone": phone}),
            )
        )


def of_member(store: Store, member_id: str, on: date) -> tuple[Pass, ...]:
    """The passes that hold on this day, oldest first, with their uses."""
    wanted = _holding(on).where(_PASSES.c.member_mark.in_(store.seal.marks("member_id", member_id)))
    with store.read() as connection:
        rows = connection.execute(wanted.order_by(_PASSES.c.id)).all()
        used = connection.execute(
            select(_USES).where(_USES.c.pass_id.in_([row.id for row in rows])).order_by(_USES.c.id.desc())
        ).all()
    return tuple(_pass(store, row, used) for row in rows)


def find(store: Store, member_id: str, phone: str, on: date) -> Pass | None:
    """The pass of this phone for this member that holds on this day."""
    wanted = _holding(on).where(
        _PASSES.c.member_mark.in_(store.seal.marks("member_id", member_id)),
        _PASSES.c.phone_mark.in_(store.seal.marks("phone", phone)),
    )
    with store.read() as connection:
        row = connection.execute(wanted.order_by(_PASSES.c.id.desc())).first()
    return _pass(store, row, ()) if row is not None else None


def holds(store: Store, pass_id: int, on: date) -> bool:
    """Whether this pass holds on this day."""
    with store.read() as connection:
        return connection.execute(_holding(on).where(_PASSES.c.id == pass_id)).first() is not None


def end(store: Store, pass_id: int, now: datetime) -> None:
    """End a pass; whoever uses it right now is out with the next message."""
    with store.begin() as connection:
        connection.execute(
            update(_PASSES)
            .where(_PASSES.c.id == pass_id, _PASSES.c.ended_at.is_(None))
            .values(ended_at=stamp(now))
        )


def used(store: Store, pass_id: int, what: str, now: datetime) -> None:
    """Keep that a pass was used."""
    with store.begin() as connection:
        connection.execute(insert(_USES).values(pass_id=pass_id, what=what, at=stamp(now)))


def _holding(on: date) -> Any:
    return select(_PASSES).where(_PASSES.c.ended_at.is_(None), _PASSES.c.until >= on.isoformat())


def _pass(store: Store, row: Row, used: Any) -> Pass:
    content: Mapping[str, Any] = store.seal.open_json(row.sealed)
    return Pass(
        id=row.id,
        member_id=str(content["member_id"]),
        name=str(content["name"]),
        phone=str(content["phone"]),
        until=date.fromisoformat(row.until),
        made_by=row.made_by,
        uses=tuple((moment(use.at), use.what) for use in used if use.pass_id == row.id),
    )
