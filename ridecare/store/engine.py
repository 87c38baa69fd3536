"""Opening the database: SQLite by default, PostgreSQL by URL; durable commits, bounded waits, two errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from ridecare.sealing import Seal

# Longest wait for another process's write; a member hears soon that something is wrong rather than nothing.
BUSY_MILLISECONDS = 3000


class StoreBusy(Exception):
    """Another process holds the database; nothing was changed. Trying again later is safe."""


class StoreDown(Exception):
    """The database cannot be reached; nothing was changed."""


class Store:
    """The database and the seal. Make it once a process."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        """engine: from `open_store`."""
        self._engine = engine
        self.seal = seal

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One write transaction: all or nothing, durable when it ends.

        Raises:
            StoreBusy, StoreDown
        """
        try:
            with self._engine.begin() as connection:
                yield connection
        except OperationalError as error:
            raise _named(error) from error
        except DBAPIError as error:
            if error.connection_invalidated:
                raise StoreDown("the database connection was lost") from error
            raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read with; the same errors as `begin`."""
        try:
            with self._engine.connect().execution_options(reading=True) as connection:
                yield connection
        except OperationalError as error:
            raise _named(error) from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite."""
        return bool(self._engine.dialect.name == "sqlite")


def open_store(url: str, seal: Seal) -> Store:
    """Open a database that `migrate` has made."""
    return Store(engine_of(url), seal)


def engine_of(url: str) -> Engine:
    """The engine of a URL, with waits and durability set."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        options = f"-c lock_timeout={BUSY_MILLISECONDS} -c statement_timeout=10000"
        return create_engine(url, future=True, pool_pre_ping=True, pool_timeout=3, connect_args={"connect_timeout": 3, "options": options})
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, future=True, poolclass=QueuePool, pool_size=8, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # pysqlite must not begin transactions of its own: `_begin_sqlite` does, with the lock at once.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # Reads begin deferred: a reader must not wait for a writer.
    mode = "" if connection.get_execution_options().get("reading") else " IMMEDIATE"
    connection.exec_driver_sql(f"BEGIN{mode}")


def _named(error: OperationalError) -> Exception:
    text = str(error.orig).lower()
    if "locked" in text or "lock timeout" in text or "busy" in text:
        return StoreBusy("the database is busy")
    return StoreDown("the database cannot be reached")


def stamp(now: datetime) -> str:
    """An aware instant as it is stored."""
    return now.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """The instant again, aware UTC."""
    return datetime.fromisoformat(text)
