from __future__ import annotations

import os
from pathlib import Path

import pytest

from console import training


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in (
        "data/nlu/en/a.yml",
        "responses/en/a.yml",
        "domain.yml",
        "config.yml",
        "bot/nlu/text.py",
        "bot/importer.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "models").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "name", ["data/nlu/en/a.yml", "responses/en/a.yml", "domain.yml", "bot/nlu/text.py", "data/rules/new.yml"]
)
def test_a_change_of_what_a_model_is_made_of_changes_the_fingerprint(home, name):
    before = training.fingerprint(home)
    (home / name).parent.mkdir(exist_ok=True)
    (home / name).write_text("changed", encoding="utf-8")
    assert training.fingerprint(home) != before


@pytest.mark.parametrize(
    "name", ["README.md", "ridecare.yml", "data/nlu/en/a.yml~", "bot/nlu/__pycache__/text.py"]
)
def test_anything_else_does_not(home, name):
    before = training.fingerprint(home)
    (home / name).parent.mkdir(exist_ok=True)
    (home / name).write_text("changed", encoding="utf-8")
    assert training.fingerprint(home) == before


def test_a_model_is_current_when_it_carries_the_fingerprint(home):
    assert training.newest_model(home) is None and not training.is_current(home)
    old = home / "models" / "ridecare-0000.tar.gz"
    old.touch()
    os.utime(old, (1, 1))
    assert not training.is_current(home)
    current = home / "models" / f"ridecare-{training.fingerprint(home)}.tar.gz"
    current.touch()
    assert training.is_current(home) and training.newest_model(home) == current


def test_what_it_is_made_of_exists():
    from ridecare.settings import ROOT

    assert [name for name in training._MADE_OF if not (ROOT / name).exists()] == []
