"""Brings a database to the tables of this version, by Alembic."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from ridecare.sealing import Seal
from ridecare.store.engine import _named_errors, engine_of

# Any number that nobody else uses in this database.
_LOCK = 7_433_227_301
_STEPS = Path(__file__).parent / "migrations"


def migrate(url: str, seal: Seal | None = None) -> None:
    """Make or update the tables. Safe to call at every start, by several processes at once.

    seal: for steps that open or mark what is stored; with the keys of the settings if left out.

    Raises:
        StoreBusy, StoreDown
    """
    engine = engine_of(url, patient=True)
    try:
        with _named_errors():
            if stands_at(engine) == newest():
                return  # Alembic is loaded where there is something to do: it takes 12 MB of each process
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(_STEPS))
        with _named_errors(), engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                # SQLite's transaction holds the write lock as it begins; here the second one waits by this.
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            config.attributes["connection"] = connection
            config.attributes["seal"] = seal
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def newest() -> str:
    """The newest step, by the names of the files: each begins with its number."""
    return max(path.stem.split("_")[0] for path in (_STEPS / "versions").glob("[0-9]*.py"))


def stands_at(engine: Engine) -> str | None:
    """The step that a database has reached; None before the first."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found is not None else None
