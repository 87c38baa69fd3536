"""The chain: one keyed link for everything that happens to a stored request, hand-over or move of a state.

A link holds the digest of the row as it then stood, and of the link before it. So a row that was edited, added or taken
away by anything but this program is found (`chain_check`), also by who holds the database and the code but no key.
Nothing personal is in it in clear. Erasing a row through the store leaves its links and adds one that says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, event, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.sql.dml import Delete, Insert, Update

from ridecare.sealing import Seal, SealError
from ridecare.store import tables

# What is chained. Rows of these are inserted one a statement.
CHAINED: Mapping[str, Table] = {
    table.name: table for table in (tables.requests, tables.handovers, tables.state_moves)
}
# (table, row) -> stored, changed or erased: what a transaction did, in its order.
Touched = dict[tuple[str, int], str]
_HEAD = 1


def watch(engine: Engine) -> None:
    """Note in every transaction that was begun with `touched` what it does to chained tables."""
    event.listen(engine, "before_execute", _before)
    event.listen(engine, "after_execute", _after)


def append(connection: Connection, seal: Seal, touched: Touched) -> None:
    """Link what the transaction did, as the last thing in it."""
    links = [
        (kind, name, row_id, _content_now(connection, seal, name, row_id, kind))
        for (name, row_id), kind in touched.items()
    ]
    if links:
        write(connection, seal, links)


def write(connection: Connection, seal: Seal, links: list[tuple[str, str, int, str]]) -> None:
    """Write links: (kind, table, row, digest of the content). Others who append wait until this is committed."""
    head = _locked_head(connection)
    place, previous = (head.count, head.digest) if head is not None else (0, "")
    key = seal.chain_key
    for kind, name, row_id, content in links:
        place += 1
        previous = digest(seal, key, place, previous, kind, name, row_id, content)
        row = {
            "place": place,
            "kind": kind,
            "table_name": name,
            "row_id": row_id,
            "key_id": key,
            "content": content,
            "digest": previous,
        }
        connection.execute(insert(tables.chain_links).values(row))
    now = {
        "count": place,
        "digest": previous,
        "key_id": key,
        "mark": seal.chained(key, head_said(place, previous)),
    }
    connection.execute(update(tables.chain_heads).where(tables.chain_heads.c.id == _HEAD).values(now))


def digest(
    seal: Seal, key: str, place: int, previous: str, kind: str, name: str, row_id: int, content: str
) -> str:
    """The digest of a link.

    Raises:
        SealError: the key is gone.
    """
    return seal.chained(key, json.dumps(["link", place, previous, kind, name, row_id, content]))


def content_of(seal: Seal, key: str, row: Mapping[str, Any], *, opened: bool = True) -> str:
    """The digest of a row: of the text in its sealed columns, so that sealing it anew changes nothing.

    opened: False takes the sealed texts as they are, for rows whose key is gone.

    Raises:
        SealError: the chain's key is gone, or a column cannot be opened.
    """
    # Columns without a value are left out: a later version may add some.
    said = {
        name: seal.open(value)
        if opened and name.startswith("sealed")
        else int(value)
        if isinstance(value, bool)
        else value
        for name, value in row.items()
        if value is not None
    }
    # SQLite's raw rows have 0 and 1 for truth; so has the digest.
    return seal.chained(key, json.dumps(["row", opened, said], sort_keys=True))


def head_said(count: int, digest: str) -> str:
    """What the mark of the head is made of."""
    return json.dumps(["head", count, digest])


def _content_now(connection: Connection, seal: Seal, name: str, row_id: int, kind: str) -> str:
    if kind == "erased":
        return ""
    table = CHAINED[name]
    row = connection.execute(select(table).where(table.c.id == row_id)).one()
    return content_as_it_can(seal, row._mapping)


def content_as_it_can(seal: Seal, row: Mapping[str, Any]) -> str:
    """The digest of a row under the newest key, also where a sealed column cannot be opened any more."""
    try:
        return content_of(seal, seal.chain_key, row)
    except SealError:
        return content_of(seal, seal.chain_key, row, opened=False)


def _locked_head(connection: Connection) -> Row | None:
    """The head, so that nobody else can append before this transaction ends; None at the very first link."""
    heads = tables.chain_heads
    # SQLite has locked everything as the transaction began.
    wanted = select(heads).where(heads.c.id == _HEAD).with_for_update()
    found = connection.execute(wanted).first()
    if found is None:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        first = {"id": _HEAD, "count": 0, "digest": "", "key_id": "", "mark": ""}
        connection.execute(dialect.insert(heads).values(first).on_conflict_do_nothing())
        found = connection.execute(wanted).one()
    return found


def _chained(connection: Connection, statement: Any) -> Touched | None:
    touched: Touched | None = connection.get_execution_options().get("touched")
    if touched is None or not isinstance(statement, Insert | Update | Delete):
        return None
    return touched if statement.table.name in CHAINED else None


def _before(connection: Connection, statement: Any, _many: Any, _values: Any, _options: Any) -> None:
    touched = _chained(connection, statement)
    if touched is None or isinstance(statement, Insert):
        return
    # Which rows it will reach; locked, so that it reaches these and no others.
    wanted = select(statement.table.c.id).order_by(statement.table.c.id).with_for_update()
    if statement.whereclause is not None:
        wanted = wanted.where(statement.whereclause)
    for (row_id,) in connection.execute(wanted).all():
        subject = (statement.table.name, row_id)
        touched[subject] = "erased" if isinstance(statement, Delete) else touched.get(subject, "changed")


def _after(
    connection: Connection, statement: Any, _many: Any, _values: Any, _options: Any, result: Any
) -> None:
    touched = _chained(connection, statement)
    if touched is not None and isinstance(statement, Insert):
        touched[statement.table.name, result.inserted_primary_key[0]] = "stored"
