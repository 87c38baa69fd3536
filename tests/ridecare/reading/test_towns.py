"""The files of town names, against the list of ZIP codes that they are made from.

`python -m tests.ridecare.reading.test_towns` writes them. The list itself would take 140 MB in every process.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import zipcodes

from ridecare.reading import towns

FOLDER = Path(towns.__file__).parent
# "Smith Ave N St Paul" is no "N St Paul".
LETTER_FIRST = ("n ", "s ", "e ", "w ", "no ", "so ")


def spellings(row: dict[str, object], *, accepted: bool = False) -> set[str]:
    others = (row["acceptable_cities"], () if accepted else row["unacceptable_cities"])
    names: set[str] = set()
    for city in (row["city"], *(name for each in others if isinstance(each, list) for name in each)):
        name = str(city).lower().replace("'", "").replace(".", "")
        if not name.startswith(LETTER_FIRST):
            names |= {name, name.replace("saint ", "st ")}
    return names


def minnesota() -> set[str]:
    return {name for row in zipcodes.filter_by(state="MN") for name in spellings(row)}


def country() -> set[str]:
    known: set[str] = set()
    for row in zipcodes.list_all():
        # What the post does not accept holds "Hospital" and "Security"; of that only names of several words are towns.
        known |= {name for name in spellings(row) if " " in name} | spellings(row, accepted=True)
    return known


FILES = {"minnesota_towns.txt": minnesota, "us_towns.txt": country}


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_what_the_list_gives(name):
    assert (FOLDER / name).read_text(encoding="utf-8").split("\n")[:-1] == sorted(FILES[name]())


def test_towns_of_the_state_are_towns_of_the_country():
    assert (
        {"duluth", "st cloud", "saint cloud", "superior"} <= towns.towns() <= towns.all_towns() | towns._WORDS
    )
    assert "boston" in towns.all_towns() and "boston" not in towns.towns()
    assert "walker" not in towns.all_towns(), "a walker is no town in a sentence"


if __name__ == "__main__":
    for name, made in FILES.items():
        (FOLDER / name).write_text("".join(f"{town}\n" for town in sorted(made())), encoding="utf-8")
