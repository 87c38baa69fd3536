"""The places file: clinics and hospitals by name, each row with its source; what stands beside a member's words."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

# Beside ridecare.yml: where the operator's own files are.
FILE = "places.csv"
# Other names of a place in one cell of the file stand between these.
_BETWEEN = "|"
_LONGEST = 200
_ZIP = re.compile(r"\d{5}")


class PlacesError(Exception):
    """The places file cannot be used; the message names the line and what is wrong with it."""


@dataclass(frozen=True)
class Place:
    """A place of the file. `also`: other names, any of which is the whole name. What has no source is empty."""

    name: str
    also: tuple[str, ...] = ()
    suite: str = ""
    entrance: str = ""
    phone: str = ""
    street: str = ""
    city: str = ""
    zip: str = ""
    source: str = ""
    read_on: str = ""

    @property
    def address(self) -> str:
        """Street and town in one line; as much of it as is known, or nothing."""
        return ", ".join(part for part in (self.street, self.city) if part)

    def as_dict(self) -> dict[str, Any]:
        """JSON-able, without what is empty."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
            if value
        }

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Place:
        """From `as_dict`; what a later version wrote besides is left."""
        known = {name: given[name] for name in COLUMNS if name in given}
        return cls(**{**known, "also": tuple(known.get("also") or ())})


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Place))


def load(path: Path) -> tuple[Place, ...]:
    """The places of a file; none where there is no file.

    Raises:
        PlacesError: a column or a value is missing, or a row has no source.
    """
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = {"name", "source"} - set(rows.fieldnames or ())
            if missing:
                raise PlacesError(f"{path.name}: the column {sorted(missing)[0]!r} is missing")
            return tuple(_place(row, f"{path.name}, line {rows.line_num}") for row in rows)
    except (UnicodeDecodeError, csv.Error) as error:
        raise PlacesError(f"{path.name} is no CSV file in UTF-8") from error


def save(places: Iterable[Place], path: Path) -> None:
    """Write a file that `load` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()
        for place in places:
            rows.writerow({**asdict(place), "also": _BETWEEN.join(place.also)})


def _place(row: Mapping[str, str | None], where: str) -> Place:
    cells = {name: " ".join((row.get(name) or "").split()) for name in COLUMNS}
    for name in ("name", "source"):
        if not cells[name]:
            raise PlacesError(f"{where}: a place needs a {name}")
    if cells["zip"] and not _ZIP.fullmatch(cells["zip"]):
        raise PlacesError(f"{where}: {cells['zip']!r} is no ZIP code of five digits")
    if any(len(value) > _LONGEST for name, value in cells.items() if name != "also"):
        raise PlacesError(f"{where}: a cell is longer than {_LONGEST} characters")
    also = tuple(part.strip() for part in cells.pop("also").split(_BETWEEN) if part.strip())
    return Place(**cells, also=also)
