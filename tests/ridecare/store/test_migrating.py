"""Migrations make exactly the tables that the code works with; several processes may run them at once."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url

from ridecare.settings import ROOT
from ridecare.store import migrate
from ridecare.store.engine import engine_of
from ridecare.store.migrating import newest, stands_at
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
        assert MigrationContext.configure(connection).get_current_heads() == ("0008",)
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


def test_the_newest_step_by_name_is_the_head_of_the_steps() -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "ridecare" / "store" / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == newest()


def test_an_empty_database_stands_nowhere(tmp_path: Path) -> None:
    engine = engine_of(f"sqlite:///{tmp_path / 'empty.db'}")
    assert stands_at(engine) is None
    engine.dispose()


def test_a_database_that_is_current_is_left_alone_without_loading_alembic(url: str) -> None:
    engine = engine_of(url)
    assert stands_at(engine) == newest()
    engine.dispose()
    again = f"from ridecare.store.migrating import migrate; migrate({url!r}); import sys; print('alembic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", again], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
