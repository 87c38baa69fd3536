from __future__ import annotations

import csv

from console import cli
from ridecare import npi_registry
from ridecare.known_places import Place, load, save
from tests.ridecare.test_npi_registry import HEADER, OAK, ROW


def registry(path, *rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADER)
        lines.writerows([[{**ROW, **row}.get(name, "") for name in HEADER] for row in rows])
    return str(path)


def test_the_registrys_rows_come_beside_the_own_ones(tmp_path, capsys):
    into = tmp_path / "places.csv"
    own = Place("Fir Clinic", street="5 Fir St", city="Edina", zip="55435", source="by hand")
    save([own], into)
    file = registry(tmp_path / "npidata.csv", {}, {npi_registry.STATE: "WI"})
    assert cli.main(["places", file, "--into", str(into)]) == 0
    kept, read = load(into)
    assert kept == own and read.name == OAK.name and "2 places, 1 read" in capsys.readouterr().out
    assert cli.main(["places", file, "--into", str(into)]) == 0 and len(load(into)) == 2


def test_a_file_of_something_else_changes_nothing(tmp_path, capsys):
    into = tmp_path / "places.csv"
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    assert cli.main(["places", str(other), "--into", str(into)]) == cli.UNUSABLE
    assert not into.exists() and "'NPI' is missing" in capsys.readouterr().err
    assert cli.main(["places", str(tmp_path / "none.csv"), "--into", str(into)]) == cli.UNUSABLE
