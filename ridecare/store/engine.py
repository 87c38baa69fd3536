"""Opening the database: SQLite by default, PostgreSQL by URL; durable commits, bounded waits, two errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, ProgrammingError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from ridecare.sealing import Seal
from ridecare.store import chain

# Longest wait for another process's write; a member hears soon that something is wrong rather than nothing.
BUSY_MILLISECONDS = 3000
# Longest wait for a connection of our own before that: the two add up to 3.4 seconds.
POOL_SECONDS = 0.4
# More than any thread pool of a process asks for at once.
_POOL = {"pool_size": 8, "max_overflow": 32, "pool_timeout": POOL_SECONDS}
# PostgreSQL: lock not available, canceled by a timeout, deadlock, too many connections.
_BUSY_CODES = frozenset({"55P03", "57014", "40P01", "53300"})
# PostgreSQL: undefined table, undefined column.
_OUTDATED_CODES = frozenset({"42P01", "42703"})


class StoreBusy(Exception):
    """Another process holds the database; nothing was changed. Trying again later is safe."""


class StoreDown(Exception):
    """The database cannot be reached, or has not the tables of this version; nothing was changed."""


class Store:
    """The database and the seal. Make it once a process."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        """engine: from `open_store`."""
        self._engine = engine
        self.seal = seal
        chain.watch(engine)

    @contextmanager
    def begin(self, *, durable: bool = True) -> Iterator[Connection]:
        """One write transaction: all or nothing, durable when it ends.

        durable: False where a later one of the same turn is durable. Commits reach the disk in their order, so that
            one takes this one along; a power cut in between loses both, before anything was answered.

        What it does to a row of a chained table (`chain`) gets its link as it ends, whoever wrote the statement.

        Raises:
            StoreBusy, StoreDown
        """
        touched: chain.Touched = {}
        with (
            _named_errors(),
            self._engine.connect().execution_options(durable=durable, touched=touched) as connection,
            connection.begin(),
        ):
            if not durable and not self.is_sqlite:
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection
            chain.append(connection, self.seal, touched)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read with; the same errors as `begin`."""
        with _named_errors(), self._engine.connect().execution_options(reading=True) as connection:
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite."""
        return bool(self._engine.dialect.name == "sqlite")


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite URL; None for other databases."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def open_store(url: str, seal: Seal) -> Store:
    """Open a database that `migrate` has made."""
    return Store(engine_of(url), seal)


def engine_of(url: str, *, patient: bool = False) -> Engine:
    """The engine of a URL, with waits and durability set.

    patient: without the limits of a member's turn, for migrations.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        waits = (
            ""
            if patient
            else f"-c lock_timeout={BUSY_MILLISECONDS} -c statement_timeout={BUSY_MILLISECONDS} "
        )
        # "Committed" must mean the disk, whatever the server's own setting says.
        connect_args = {"connect_timeout": 3, "options": f"{waits}-c synchronous_commit=on"}
        return create_engine(
            url, future=True, hide_parameters=True, pool_pre_ping=True, connect_args=connect_args, **_POOL
        )
    if parsed.database:
        _private_file(Path(parsed.database))
    connect_args = {"check_same_thread": False}
    engine = create_engine(
        url, future=True, hide_parameters=True, poolclass=QueuePool, connect_args=connect_args, **_POOL
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # pysqlite must not begin transactions of its own: `_begin_sqlite` does, with the lock at once.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("reading"):
        # Deferred: a reader must not wait for a writer.
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if options.get('durable', True) else 'NORMAL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _private_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Made before SQLite does, which would let everybody read it; its -wal and -shm files take the same mode.
    with suppress(OSError):
        path.touch(mode=0o600, exist_ok=False)


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        named = _named(error)
        if named is None:
            raise
        raise named from error


def _named(error: SQLAlchemyError) -> Exception | None:
    """The store's own error, or None where it is a mistake of ours or a key that is taken."""
    if isinstance(error, PoolTimeout):
        return StoreBusy("every connection to the database is in use")
    if not isinstance(error, DBAPIError):
        return None
    code = getattr(error.orig, "pgcode", None)
    text = str(error.orig).lower()
    if code in _BUSY_CODES or "locked" in text or "busy" in text:
        return StoreBusy("the database is busy")
    if code in _OUTDATED_CODES or (not isinstance(error, ProgrammingError) and "no such " in text):
        return StoreDown("the database has not the tables of this version: it has to be migrated")
    if error.connection_invalidated or isinstance(error, OperationalError | InterfaceError):
        return StoreDown("the database cannot be reached")
    if "not a database" in text or "malformed" in text:
        return StoreDown("the database file is damaged, or is none")
    return None


def stamp(now: datetime) -> str:
    """An aware instant as it is stored."""
    return now.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """The instant again, aware UTC."""
    return datetime.fromisoformat(text)
