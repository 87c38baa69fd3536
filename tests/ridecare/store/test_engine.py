"""Durable, bounded and clear about what went wrong: what the database itself must do for us."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import psycopg2
import pytest
from sqlalchemy import insert, text
from sqlalchemy.engine import Connection, make_url

from ridecare.rides import RideRequest
from ridecare.sealing import Seal
from ridecare.store import Store, StoreBusy, StoreDown, conversations, migrate, open_store, requests, tables

# What the brief of a member's turn allows, and a little for a loaded machine.
BOUND = 3.5 + 1.0


@pytest.fixture
def locked(store: Store, url: str) -> Iterator[None]:
    """Another process holds what every writer needs."""
    with ExitStack() as stack:
        if store.is_sqlite:
            holder = sqlite3.connect(make_url(url).database or "", isolation_level=None)
            stack.callback(holder.close)
            holder.execute("BEGIN IMMEDIATE")
        else:
            holder = psycopg2.connect(url.replace("+psycopg2", ""))
            stack.callback(holder.close)
            holder.cursor().execute("LOCK TABLE conversations, lines, requests IN ACCESS EXCLUSIVE MODE")
        yield


def test_what_is_begun_and_breaks_leaves_nothing(store: Store, now: datetime) -> None:
    with pytest.raises(RuntimeError, match="on purpose"), store.begin() as connection:
        connection.execute(insert(tables.audit_events).values(at="", by="x", what="x", subject="x"))
        raise RuntimeError("on purpose")
    with store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM audit_events")).scalar() == 0


def test_commits_wait_for_the_disk(store: Store) -> None:
    with store.begin() as connection:
        if store.is_sqlite:
            asked = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("synchronous", "journal_mode", "foreign_keys")
            }
            assert asked == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}
        else:
            assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
            assert connection.execute(text("SHOW fsync")).scalar() == "on"


def _waits_for_the_disk(store: Store, connection: Connection) -> bool:
    if store.is_sqlite:
        return bool(connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2)
    return bool(connection.execute(text("SHOW synchronous_commit")).scalar() == "on")


def test_a_commit_that_a_later_one_takes_along_does_not_wait_and_the_later_one_does(store: Store) -> None:
    with store.begin(durable=False) as connection:
        assert not _waits_for_the_disk(store, connection)
    with store.begin() as connection:
        assert _waits_for_the_disk(store, connection)
    with pytest.raises(RuntimeError, match="on purpose"), store.begin(durable=False):
        raise RuntimeError("on purpose")
    with store.begin() as connection:
        assert _waits_for_the_disk(store, connection)


def test_a_locked_database_is_said_to_be_busy_in_time(
    locked: None, store: Store, now: datetime, rng: object, a_request: Callable[..., RideRequest]
) -> None:
    began = time.monotonic()
    with pytest.raises(StoreBusy) as raised:
        requests.place(store, a_request(), readback_id="r1", now=now, rng=rng, kinds_of_alarm=())  # type: ignore[arg-type]
    assert time.monotonic() - began < BOUND
    assert "Quist" not in str(raised.value)


def test_many_who_wait_at_once_wait_no_longer(locked: None, store: Store, now: datetime) -> None:
    def timed(number: int) -> float:
        began = time.monotonic()
        with pytest.raises(StoreBusy):
            conversations.take_in(store, f"web-{number}", None, "hello", now)
        return time.monotonic() - began

    with ThreadPoolExecutor(48) as many:
        assert max(many.map(timed, range(48))) < BOUND


def test_after_the_lock_the_same_call_works(store: Store, url: str, now: datetime) -> None:
    if store.is_sqlite:
        holder = sqlite3.connect(make_url(url).database or "", isolation_level=None, check_same_thread=False)
        holder.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, holder.rollback)
    else:
        holder = psycopg2.connect(url.replace("+psycopg2", ""))
        holder.cursor().execute("LOCK TABLE lines IN ACCESS EXCLUSIVE MODE")
        release = threading.Timer(0.3, holder.rollback)
    release.start()
    assert conversations.take_in(store, "web-a", None, "hello", now) is not None
    release.join()
    holder.close()


def test_readers_do_not_wait_for_a_writer(store: Store, now: datetime) -> None:
    conversations.start_or_find(store, "web-a", "web", now)
    with store.begin() as connection:
        connection.execute(insert(tables.audit_events).values(at="", by="x", what="x", subject="x"))
        began = time.monotonic()
        assert conversations.find(store, "web-a") is not None
        assert time.monotonic() - began < 1


def test_a_database_without_tables_is_down_and_says_why(tmp_path: Path, key: str) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}", Seal([key]))
    with pytest.raises(StoreDown, match="migrated"):
        conversations.find(store, "web-a")
    store.close()


def test_a_postgresql_without_tables_is_down_and_says_why(postgresql: str, key: str) -> None:
    admin = psycopg2.connect(postgresql.replace("+psycopg2", ""))
    admin.autocommit = True
    admin.cursor().execute("CREATE DATABASE without_tables")
    store = open_store(
        make_url(postgresql).set(database="without_tables").render_as_string(hide_password=False), Seal([key])
    )
    with pytest.raises(StoreDown, match="migrated"):
        conversations.find(store, "web-a")
    store.close()
    admin.cursor().execute("DROP DATABASE without_tables")
    admin.close()


def test_a_server_that_is_not_there_is_down(key: str) -> None:
    store = open_store("postgresql+psycopg2://nobody@127.0.0.1:9/none", Seal([key]))
    with pytest.raises(StoreDown):
        conversations.find(store, "web-a")
    store.close()


def test_a_file_that_is_no_database_is_down(tmp_path: Path, key: str) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear RideCare, " * 200)
    store = open_store(f"sqlite:///{path}", Seal([key]))
    with pytest.raises(StoreDown):
        conversations.find(store, "web-a")
    store.close()


def test_nobody_else_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "ridecare.db"
    migrate(f"sqlite:///{path}")
    assert path.stat().st_mode & 0o077 == 0
