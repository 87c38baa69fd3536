"""Miles from ZIP to ZIP: known distances, and nothing where a ZIP is missing."""

from __future__ import annotations

import pytest

from ridecare.known_places import Place
from ridecare.rides import Leg
from ridecare.zip_miles import miles, miles_of


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    # Saint Paul to Rochester, to Duluth, to downtown Minneapolis: from a map.
    [("55101", "55901", 65, 80), ("55101", "55802", 130, 150), ("55101", "55401", 7, 11), ("55101", "55101", 0, 0)],
)  # fmt: skip
def test_the_distance_is_the_one_on_a_map(start: str, end: str, least: int, most: int) -> None:
    found = miles(start, end)
    assert found is not None and least <= found <= most
    assert miles(end, start) == found


@pytest.mark.parametrize(("start", "end"), [("00000", "55101"), ("55101", "99999")])
def test_a_zip_that_is_none_has_no_distance(start: str, end: str) -> None:
    assert miles(start, end) is None


def test_the_words_and_the_places_file_give_the_zip() -> None:
    far = Leg("12 Main St, St Paul 55101", "the eye clinic, 9 Oak St, Rochester MN 55901", None)
    assert miles_of(far) == miles("55101", "55901")
    known = Place(name="Oak Clinic", street="9 Oak St", city="Rochester", zip="55901")
    assert miles_of(Leg("12 Main St, 55101", "Oak Clinic", None, destination_place=known)) == miles_of(far)
    assert miles_of(Leg("12 Main St", "9 Oak St, Rochester MN 55901", None)) is None
