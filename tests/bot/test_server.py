from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from bot import server


@pytest.fixture
def home(tmp_path: Path, monkeypatch) -> Path:
    (tmp_path / "models").mkdir()
    monkeypatch.setenv("RIDECARE_HOME", str(tmp_path))
    monkeypatch.setenv("RIDECARE_WEB_PORT", "5999")
    monkeypatch.setattr(sys, "argv", ["bot.server"])
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_model_it_says_how_to_get_one(home):
    with pytest.raises(SystemExit, match="make train"):
        server.main()


def test_it_is_rasa_run_with_the_newest_model_and_the_settings(home, monkeypatch):
    ran = []
    monkeypatch.setattr("rasa.__main__.main", lambda: ran.append((list(sys.argv), Path.cwd())))
    for age, name in enumerate(("newer", "older")):
        (home / "models" / f"{name}.tar.gz").touch()
        os.utime(home / "models" / f"{name}.tar.gz", (time.time() - age * 60,) * 2)
    server.main()
    (arguments, folder) = ran[0]
    assert arguments[1] == "run" and folder == home
    assert arguments[arguments.index("--model") + 1].endswith("newer.tar.gz")
    assert arguments[arguments.index("--port") + 1] == "5999"
    assert arguments[arguments.index("--interface") + 1] == "127.0.0.1", "only this machine"
    assert "--enable-api" not in arguments and "--debug" not in arguments
