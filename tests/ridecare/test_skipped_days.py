"""Single dates of a standing order: which are named, and what is more than that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ridecare.rides import Repeats, RideDate
from ridecare.skipped_days import skipped
from tests.ridecare.said import A_RIDE, said

TODAY = date(2026, 12, 1)
ORDER = replace(
    A_RIDE,
    repeats=Repeats(
        "FREQ=WEEKLY;BYDAY=MO,FR",
        date(2026, 12, 18),
        False,
        (
            RideDate(date(2026, 11, 30), "completed"),
            RideDate(date(2026, 12, 4), "requested"),
            RideDate(date(2026, 12, 7), "accepted"),
            RideDate(date(2026, 12, 11), "on_the_way"),
            RideDate(date(2026, 12, 14), "cancelled"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("skip this friday", "change", ("2026-12-04",)),
        ("no ride on december 7", "change", ("2026-12-07",)),
        ("cancel december 4 and december 7", "drop", ("2026-12-04", "2026-12-07")),
        ("no necesito el viernes", "change", ("2026-12-04",)),
        # Another day, a day that is decided, and a day that has no ride.
        ("move friday to saturday", "change", ()),
        ("skip december 11", "change", ()),
        ("skip december 14", "change", ()),
        ("skip december 9", "change", ()),
        ("skip december 4 and december 9", "change", ()),
        # More than what is named.
        ("cancel everything from december 4", "drop", ()),
        ("cancel december 4 and all after it", "drop", ()),
        ("no rides next week", "change", ()),
        ("end my rides", "drop", ()),
        ("the time on friday is wrong", "change", ()),
    ],
)
def test_what_is_skipped(text: str, kind: str, days: tuple[str, ...]) -> None:
    assert skipped(ORDER, said(text, language="es" if "necesito" in text else "en"), kind, TODAY) == days


def test_a_single_ride_has_no_days() -> None:
    assert skipped(A_RIDE, said("skip this friday"), "change", TODAY) == ()
