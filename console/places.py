"""`ridecare places`: clinics and hospitals of the public NPI registry, into the places file."""

from __future__ import annotations

import argparse
import csv
import sys
from datetime import UTC, datetime
from pathlib import Path

from ridecare import known_places, npi_registry
from ridecare.calendar import today
from ridecare.known_places import PlacesError


def run(asked: argparse.Namespace) -> int:
    """Read the registry's file and write the places file; rows of other sources stay as they are."""
    into = Path(asked.into)
    csv.field_size_limit(10_000_000)
    try:
        kept = known_places.load(into)
        with Path(asked.file).open(encoding="utf-8-sig", newline="", errors="replace") as file:
            found = list(
                npi_registry.places_of(
                    csv.reader(file),
                    state=asked.state,
                    kinds=asked.kind or npi_registry.KINDS,
                    zips=asked.zip or (),
                    read_on=today(datetime.now(UTC)).isoformat(),
                )
            )
    except (PlacesError, OSError, csv.Error) as error:
        print(f"ridecare: {error}", file=sys.stderr)
        return 2
    places = npi_registry.merged(kept, found)
    known_places.save(places, into)
    print(
        f"{into}: {len(places)} places, {len(found)} read from the registry. Restart the assistant to use them."
    )
    return 0
