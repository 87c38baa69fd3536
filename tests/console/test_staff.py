from __future__ import annotations

import io
from argparse import Namespace

import pytest

from console import staff
from ridecare import settings
from ridecare.sealing import Seal
from ridecare.store import open_store
from ridecare.store import staff as stored


def run(monkeypatch, url: str, password: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    return staff.run(Namespace(name="kim", database=url))


def test_an_account_is_made_from_one_line_of_input(monkeypatch, tmp_path, capsys):
    url = f"sqlite:///{tmp_path / 'staff.db'}"
    assert run(monkeypatch, url, "a long enough password") == 0
    store = open_store(url, Seal(settings.load().keys))
    assert stored.exist(store)
    store.close()
    assert "a long enough password" not in capsys.readouterr().out
    assert b"a long enough password" not in (tmp_path / "staff.db").read_bytes()


def test_a_short_password_is_refused_before_anything_is_made(monkeypatch, tmp_path):
    with pytest.raises(ValueError, match="at least 12"):
        run(monkeypatch, f"sqlite:///{tmp_path / 'staff.db'}", "short")
    assert not (tmp_path / "staff.db").exists()
