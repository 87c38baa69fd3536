from __future__ import annotations

import socket

import pytest

from console import run


@pytest.fixture
def taken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_in_use_is_one_line_with_the_fix(monkeypatch, taken, capsys):
    monkeypatch.setenv("RIDECARE_WEB_PORT", str(taken))
    assert run.main() == 1
    text = capsys.readouterr().err
    assert (
        f"the web page needs port {taken}" in text and "RIDECARE_WEB_PORT" in text and text.count("\n") == 1
    )


def test_an_unusable_setting_is_one_line(monkeypatch, capsys):
    monkeypatch.setenv("RIDECARE_DESK_PORT", "none")
    assert run.main() == 1
    assert "RIDECARE_DESK_PORT" in capsys.readouterr().err


def test_production_without_keys_is_refused(monkeypatch, capsys):
    monkeypatch.setenv("RIDECARE_ENVIRONMENT", "production")
    monkeypatch.delenv("RIDECARE_KEYS", raising=False)
    assert run.main() == 1
    assert "ridecare key" in capsys.readouterr().err


def test_who_does_not_answer_does_not_answer(taken):
    assert not run.answers(f"http://127.0.0.1:{taken}/")
