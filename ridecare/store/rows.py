"""What several tables need: a row put in the place of another, receipt numbers that are free, open wishes."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, select, union_all
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.sql import Select

from ridecare.receipts import new_receipt
from ridecare.store import tables

_TRIES = 20


def put_row(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Insert a row, or replace the one with the same primary key, also when others do it at the same time."""
    keys = [column.name for column in table.primary_key.columns]
    changed = {name: value for name, value in values.items() if name not in keys}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(table).values(**values)
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed))


def free_receipt(connection: Connection, rng: random.Random, trial: bool) -> str:
    """A receipt number that neither a request nor a hand-over has: both are asked for by it."""
    for _ in range(_TRIES):
        receipt = new_receipt(rng, trial)
        taken = union_all(
            *(
                select(each.c.id).where(each.c.receipt == receipt)
                for each in (tables.requests, tables.handovers)
            )
        )
        if connection.execute(taken).first() is None:
            return receipt
    raise RuntimeError("a receipt number could not be made")


def open_wishes(connection: Connection, receipts: Select) -> dict[str, str]:
    """The kind of the wish that nobody has decided, for each of these receipts that has one."""
    table = tables.versions
    wanted = select(table.c.receipt, table.c.kind).where(
        table.c.receipt.in_(receipts), table.c.state == "asked"
    )
    return {row.receipt: row.kind for row in connection.execute(wanted)}
