"""Migrations make exactly the tables that the code works with; several processes may run them at once."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.engine import make_url

from ridecare.store import migrate
from ridecare.store.engine import engine_of
from ridecare.store.tables import metadata


def test_the_migrations_make_the_tables_of_the_code(url: str) -> None:
    engine = engine_of(url)
    # SQLite keeps a table of its own for ids that are never used twice.
    ours = {"include_name": lambda name, kind, _: (kind, name) != ("table", "sqlite_sequence")}
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), metadata) == []
    engine.dispose()


def test_a_second_migration_changes_nothing(url: str) -> None:
    migrate(url)
    engine = engine_of(url)
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_heads() == ("0006",)
    engine.dispose()


def _started_together(url: str) -> list[int | None]:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=migrate, args=(url,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    return [process.exitcode for process in processes]


def test_three_processes_may_start_on_an_empty_sqlite(tmp_path: Path) -> None:
    assert _started_together(f"sqlite:///{tmp_path / 'new.db'}") == [0, 0, 0]


def test_three_processes_may_start_on_an_empty_postgresql(postgresql: str) -> None:
    admin = engine_of(postgresql, patient=True).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE started_together")
    url = make_url(postgresql).set(database="started_together").render_as_string(hide_password=False)
    assert _started_together(url) == [0, 0, 0]
    with admin.connect() as connection:
        connection.exec_driver_sql("DROP DATABASE started_together")
    admin.dispose()
