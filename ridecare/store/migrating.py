"""Brings a database to the tables of this version, by Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from ridecare.store.engine import engine_of


def migrate(url: str) -> None:
    """Make or update the tables. Safe to call at every start."""
    engine = engine_of(url)
    try:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


