"""The demo directory's members, and the failed checks by which the lock closes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select

from ridecare.store import consent, tables
from ridecare.store.engine import Store, stamp
from ridecare.store.rows import put_row

LOCKED_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class Member:
    """A member as the demo directory knows one. All of them are invented."""

    member_id: str
    name: str
    birth_date: date
    program: str
    pregnant: bool = False
    covered_from: date = date(2024, 1, 1)
    covered_until: date | None = None
    phone: str | None = None
    phone_since: date | None = date(2025, 3, 1)
    language: str = "en"
    notes: str = ""
    answers: bool = True
    confidential: bool = False


def _phone(member_id: str) -> str:
    return f"+165155501{member_id[-2:]}"


DEMO: tuple[Member, ...] = (
    Member("90000001", "Dana Demo", date(1980, 3, 14), "PMAP", phone=_phone("90000001")),
    Member(
        "90000002", "Nils Demo", date(1975, 11, 2), "PMAP", phone=_phone("90000002"),
        covered_until=date(2026, 10, 31),
    ),
    Member("90000003", "Ada Demo", date(1990, 7, 21), "MinnesotaCare", phone=None, phone_since=None),
    Member("90000004", "Kit Demo", date(2015, 5, 9), "MinnesotaCare", phone=_phone("90000004")),
    Member(
        "90000005", "Mira Demo", date(1994, 1, 30), "MinnesotaCare", phone=_phone("90000005"), pregnant=True,
    ),
    Member(
        "90000006", "Rosa Demo", date(1944, 12, 24), "MSHO", phone=_phone("90000006"), language="es",
        notes="wheelchair, standing dialysis rides",
    ),
    Member("90000007", "Sam Demo", date(2007, 2, 17), "MinnesotaCare", phone=_phone("90000007")),
    Member("90000008", "Olaf Demo", date(1968, 8, 8), "PMAP", phone=_phone("90000008"), answers=False),
    Member(
        "90000009", "Ines Demo", date(1985, 6, 3), "Inspire (SNBC)", phone=_phone("90000009"),
        notes="helper with a pass",
    ),
    Member(
        "90000010", "Baby Demo", date(2026, 1, 20), "PMAP", phone=_phone("90000010"),
        notes="infant of 90000001",
    ),
)  # fmt: skip


def seed_demo(store: Store) -> None:
    """Put the demo members in, unless they are there."""
    with store.begin() as connection:
        there = {row.member_mark for row in connection.execute(select(tables.members.c.member_mark))}
        for member in DEMO:
            if not set(store.seal.marks("member_id", member.member_id)) & there:
                # Another process may be seeding too.
                put_row(connection, tables.members, _row(store, member))


def put(store: Store, member: Member) -> None:
    """Add one member (tests, a demo of one's own)."""
    with store.begin() as connection:
        connection.execute(insert(tables.members).values(_row(store, member)))


def find(store: Store, member_id: str) -> Member | None:
    """The member of this ID, or None."""
    wanted = select(tables.members.c.sealed).where(
        tables.members.c.member_mark.in_(store.seal.marks("member_id", member_id))
    )
    with store.read() as connection:
        sealed = connection.execute(wanted).scalar()
    return _member(store.seal.open_json(sealed)) if sealed is not None else None


def failures(store: Store, *, id_mark: str, conversation: str, now: datetime) -> tuple[int, int]:
    """How many checks failed: in this conversation, and for this typed ID within the last 15 minutes."""
    table = tables.failed_checks
    with store.read() as connection:
        here = connection.execute(
            select(func.count()).select_from(table).where(table.c.conversation == conversation)
        ).scalar()
        recent = connection.execute(
            select(func.count())
            .select_from(table)
            .where(table.c.id_mark == id_mark, table.c.at > stamp(now - LOCKED_FOR))
        ).scalar()
    return int(here or 0), int(recent or 0)


def note_failure(
    store: Store,
    *,
    id_mark: str,
    conversation: str,
    now: datetime,
    call: str | None = None,
    receipt: str | None = None,
    member_id: str | None = None,
) -> None:
    """A check failed. `call`: the reason why a person calls about it, where the facts were right and private."""
    with store.begin() as connection:
        connection.execute(
            insert(tables.failed_checks).values(id_mark=id_mark, conversation=conversation, at=stamp(now))
        )
        if call:
            consent.add_call(
                connection,
                store,
                conversation=conversation,
                reason=call,
                now=now,
                receipt=receipt,
                member_id=member_id,
            )


def _row(store: Store, member: Member) -> dict[str, Any]:
    content = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(member).items()
    }
    return {
        "member_mark": store.seal.mark("member_id", member.member_id),
        "sealed": store.seal.seal_json(content),
    }


def _member(content: dict[str, Any]) -> Member:
    dates = {
        name: date.fromisoformat(content[name]) if content[name] else None
        for name in ("birth_date", "covered_from", "covered_until", "phone_since")
    }
    return Member(**{**content, **dates})
