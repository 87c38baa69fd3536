from __future__ import annotations

from argparse import Namespace

import pytest

from console import check


@pytest.fixture
def missing(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("RIDECARE_DATABASE_URL", f"sqlite:///{tmp_path / 'check.db'}")

    def go(**environ: str) -> tuple[int, str]:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        code = check.run(Namespace())
        return code, capsys.readouterr().out

    return go


def test_on_a_developers_machine_much_is_missing_and_each_has_a_fix(missing):
    code, text = missing()
    assert code == 1
    assert text.count("missing: ") == text.count("    fix: ") >= 8
    for what in (
        "production mode",
        "people without a member ID card",
        "voice line",
        "staff account",
        "member directory",
    ):
        assert what in text


def test_what_is_set_is_no_longer_missing(missing):
    _, text = missing(
        RIDECARE_ACTION_KEY="long-random-text", RIDECARE_DIRECTORY="fhir", RIDECARE_FHIR_URL="https://fhir.example.org",
        RIDECARE_PUBLIC_URL="https://rides.example.org",
    )  # fmt: skip
    for what in ("shared key", "member directory", "public address"):
        assert what not in text


def test_an_unusable_setting_is_named(missing):
    code, text = missing(RIDECARE_WEB_PORT="eighty")
    assert code == 1 and "RIDECARE_WEB_PORT" in text


def test_a_database_that_does_not_answer_is_named(missing):
    _, text = missing(RIDECARE_DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert "a database that answers" in text


def test_a_places_file_that_cannot_be_used_is_named(missing, tmp_path, monkeypatch):
    (tmp_path / "places.csv").write_text("name,source\nOak Clinic,\n", encoding="utf-8")
    monkeypatch.setattr("console.check.known_places.FILE", tmp_path / "places.csv")
    _, text = missing()
    assert "a usable places.csv" in text and "line 2" in text
    monkeypatch.setattr("console.check.known_places.FILE", tmp_path / "none.csv")
    assert "clinics and hospitals by name" in missing()[1]
