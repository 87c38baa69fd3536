"""Brings a database to the tables of this version, by Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from ridecare.sealing import Seal
from ridecare.store.engine import _named_errors, engine_of

# Any number that nobody else uses in this database.
_LOCK = 7_433_227_301


def migrate(url: str, seal: Seal | None = None) -> None:
    """Make or update the tables. Safe to call at every start, by several processes at once.

    seal: for steps that open or mark what is stored; with the keys of the settings if left out.

    Raises:
        StoreBusy, StoreDown
    """
    engine = engine_of(url, patient=True)
    try:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with _named_errors(), engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                # SQLite's transaction holds the write lock as it begins; here the second one waits by this.
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            config.attributes["connection"] = connection
            config.attributes["seal"] = seal
            command.upgrade(config, "head")
    finally:
        engine.dispose()
