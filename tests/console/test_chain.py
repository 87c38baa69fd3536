"""`ridecare check --chain`: says what is wrong, exports the head, and holds the chain against what was exported."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from console.cli import main
from ridecare.handover import HandOver
from ridecare.sealing import Seal
from ridecare.store import Store, handovers, migrate, open_store

NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
CASE = HandOver(
    receipt=None, reason="person", state="open", channel="web", language="en", created_at=NOW, collected={},
    callback_phone=None, rider="Amos Reed", urgent=False, conversation="web-a", trial=False, request_receipt=None,
    words="a person please", outcome=None,
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chain.db"


@pytest.fixture
def store(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    key = Fernet.generate_key().decode()
    monkeypatch.setenv("RIDECARE_KEYS", key)
    monkeypatch.setenv("RIDECARE_DATABASE_URL", f"sqlite:///{path}")
    migrate(f"sqlite:///{path}")
    opened = open_store(f"sqlite:///{path}", Seal([key]))
    yield opened
    opened.close()


@pytest.fixture
def checked(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def run(*more: str) -> tuple[int, str]:
        code = main(["check", "--chain", *more])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def hand_over(store: Store, key: str) -> str:
    return handovers.hand_over(store, CASE, key=key, now=NOW, rng=random.Random(key)).receipt


def test_a_whole_chain_is_said_and_its_head_exported(store, checked, tmp_path):
    heads = tmp_path / "heads.jsonl"
    hand_over(store, "one")
    assert checked("--export", str(heads))[0] == 0
    hand_over(store, "two")
    code, said = checked("--since", str(heads), "--export", str(heads))
    assert code == 0 and "2 links" in said and "Held against 1 export" in said
    exported = [json.loads(line) for line in heads.read_text().splitlines()]
    assert [each["count"] for each in exported] == [1, 2]
    assert exported[1]["digest"] in said


def test_an_edited_row_is_named_by_its_receipt_and_exports_nothing(store, checked, path, tmp_path):
    receipt = hand_over(store, "one")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE handovers SET state = 'closed'")
    code, said = checked("--export", str(tmp_path / "heads.jsonl"))
    assert code == 1 and f"hand-over 1 ({receipt}) was edited" in said
    assert "Amos" not in said and not (tmp_path / "heads.jsonl").exists()


def test_a_cut_off_end_is_found_against_the_export(store, checked, path, tmp_path):
    heads = tmp_path / "heads.jsonl"
    hand_over(store, "one")
    with sqlite3.connect(path) as connection:
        before = connection.execute("SELECT count, digest, mark FROM chain_heads").fetchone()
    hand_over(store, "two")
    assert checked("--export", str(heads))[0] == 0
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM handovers WHERE id = 2")
        connection.execute("DELETE FROM chain_links WHERE place = 2")
        connection.execute("UPDATE chain_heads SET count = ?, digest = ?, mark = ?", before)
    assert checked()[0] == 0
    code, said = checked("--since", str(heads))
    assert code == 1 and "link 2 is gone: the end of the chain was cut off" in said


@pytest.mark.parametrize("text", ["", "[]\n", '{"count": 1}\n', "not json\n"])
def test_a_file_that_holds_no_heads_is_refused(store, checked, tmp_path, text):
    file = tmp_path / "heads.jsonl"
    file.write_text(text)
    code, said = checked("--since", str(file))
    assert code == 2 and "head" in said


def test_a_file_or_a_database_that_is_not_there_is_said(store, checked, tmp_path):
    assert checked("--since", str(tmp_path / "none"))[0] == 2
    code, said = checked("--database", f"sqlite:///{tmp_path / 'none.db'}")
    assert code == 1 and "There is no database" in said
    assert not (tmp_path / "none.db").exists()


def test_exports_belong_to_the_chain(store, capsys):
    assert main(["check", "--since", "heads.jsonl"]) == 2
    assert "--chain" in capsys.readouterr().err
