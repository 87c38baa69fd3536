"""Holds every chained row against its newest link, and every link against the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection, Row

from ridecare.sealing import Seal, SealError
from ridecare.store import chain, tables
from ridecare.store.engine import Store

_PAGE = 1000


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `where`: a table with the row's id, or `link` with its place.

    `what`: edited (a row, or a link), missing (a row, or a link), not_linked (a row that came past the program),
    cut_off (links at the end are gone), rewritten (the chain is another one than was exported), key_gone (a key is
    lacking, so that nobody can say).
    """

    what: str
    where: str
    number: int
    receipt: str | None = None


@dataclass(frozen=True)
class Checked:
    """The chain as it stands: its head, what is in it, and what is wrong."""

    count: int
    digest: str
    adopted: int
    keys: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass
class _Read:
    newest: dict[tuple[str, int], tuple[str, str, str]]
    at: dict[int, str]
    keys: dict[str, None]
    adopted: int = 0
    count: int = 0
    digest: str = ""


def check(store: Store, exports: Sequence[Mapping[str, Any]] = ()) -> Checked:
    """Everything that is wrong with the chain, as of one moment.

    exports: heads that were written down before; the chain must still run through each.
    """
    with store.read() as connection:
        if not store.is_sqlite:
            # One moment for all statements. SQLite's transactions are so by themselves.
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        read = _Read({}, {int(each["count"]): "" for each in exports}, {})
        findings = [*_links(connection, store.seal, read), *_head(connection, store.seal, read)]
        for name, table in chain.CHAINED.items():
            findings += _rows(connection, store.seal, name, table, read)
    findings += [
        Finding("missing", name, row_id)
        for (name, row_id), (kind, _, _) in sorted(read.newest.items())
        if kind != "erased"
    ]
    for each in exports:
        found = read.at[int(each["count"])]
        if int(each["count"]) > read.count:
            findings.append(Finding("cut_off", "link", int(each["count"])))
        elif int(each["count"]) > 0 and found != each["digest"]:
            findings.append(Finding("rewritten", "link", int(each["count"])))
    return Checked(read.count, read.digest, read.adopted, tuple(read.keys), tuple(findings))


def _links(connection: Connection, seal: Seal, read: _Read) -> Iterator[Finding]:
    table = tables.chain_links
    for link in _paged(connection, table, table.c.place):
        for place in range(read.count + 1, link.place):
            yield Finding("missing", "link", place)
        # After a gap the digest before is gone with it: only what comes later can be checked again.
        whole = link.place == read.count + 1
        said = (link.place, read.digest, link.kind, link.table_name, link.row_id, link.content)
        try:
            if whole and chain.digest(seal, link.key_id, *said) != link.digest:
                yield Finding("edited", "link", link.place)
        except SealError:
            yield Finding("key_gone", "link", link.place)
        read.count, read.digest = link.place, link.digest
        read.keys[link.key_id] = None
        read.adopted += link.kind == "adopted"
        read.newest[link.table_name, link.row_id] = (link.kind, link.key_id, link.content)
        if link.place in read.at:
            read.at[link.place] = link.digest


def _head(connection: Connection, seal: Seal, read: _Read) -> Iterator[Finding]:
    head = connection.execute(select(tables.chain_heads)).first()
    if head is None:
        if read.count:
            yield Finding("missing", "head", read.count)
        return
    whole = (head.count, head.digest) == (read.count, read.digest)
    if head.count > read.count:
        yield Finding("cut_off", "link", head.count)
    try:
        marked = head.mark == seal.chained(head.key_id, chain.head_said(head.count, head.digest))
    except SealError:
        yield Finding("key_gone", "head", head.count)
        marked = True
    if not marked or (not whole and head.count <= read.count):
        yield Finding("edited", "head", head.count)


def _rows(connection: Connection, seal: Seal, name: str, table: Table, read: _Read) -> Iterator[Finding]:
    for row in _paged(connection, table, table.c.id):
        kind, key, content = read.newest.pop((name, row.id), ("", "", ""))
        if kind in ("", "erased"):
            yield Finding("not_linked", name, row.id, row.receipt)
            continue
        try:
            if not _holds(seal, key, row, content):
                yield Finding("edited", name, row.id, row.receipt)
        except SealError:
            yield Finding("key_gone", name, row.id, row.receipt)


def _holds(seal: Seal, key: str, row: Row, content: str) -> bool:
    values = row._mapping
    try:
        if chain.content_of(seal, key, values) == content:
            return True
    except SealError:
        pass  # a column that cannot be opened; or the chain's key is gone, which the next line says
    return chain.content_of(seal, key, values, opened=False) == content


def _paged(connection: Connection, table: Table, number: Any) -> Iterator[Row]:
    """Every row in order, some at a time: a statement may take only so long, and memory is not endless."""
    last = None
    while True:
        wanted = select(table).order_by(number).limit(_PAGE)
        rows = connection.execute(wanted if last is None else wanted.where(number > last)).all()
        yield from rows
        if len(rows) < _PAGE:
            return
        last = rows[-1][0]
