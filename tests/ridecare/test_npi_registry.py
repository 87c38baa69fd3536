from __future__ import annotations

import pytest

from ridecare import npi_registry as npi
from ridecare.known_places import Place, PlacesError

HEADER = ["Something", *npi.COLUMNS, "Something else"]
ROW = {
    npi.NPI: "1000000000", npi.KIND: "2", npi.NAME: "OAK DIALYSIS OF ST PAUL, LLC", npi.OTHER_NAME: "OAK DIALYSIS", npi.STREET: "1200 3RD AVE NE",
    npi.SECOND_LINE: "STE 100", npi.CITY: "SAINT PAUL", npi.STATE: "MN", npi.ZIP: "551011234", npi.PHONE: "6515550100", npi.UPDATED: "01/02/2026",
    npi.CLOSED: "", npi.OPEN_AGAIN: "", npi.TAXONOMY: "261QE0700X",
}  # fmt: skip
OAK = Place(
    name="Oak Dialysis of St Paul",
    also=("Oak Dialysis",),
    suite="Ste 100",
    phone="651-555-0100",
    street="1200 3rd Ave NE",
    city="Saint Paul",
    zip="55101",
    source="NPI registry, NPI 1000000000, updated 01/02/2026",
    read_on="2026-11-25",
)


def read(*rows, state="MN", kinds=npi.KINDS, zips=(), header=HEADER):
    lines = [header, *([{**ROW, **row}.get(name, "") for name in header] for row in rows)]
    return list(npi.places_of(lines, state=state, kinds=kinds, zips=zips, read_on="2026-11-25"))


def test_a_row_is_read_as_people_write_it():
    assert read({}) == [OAK]


@pytest.mark.parametrize(
    "other",
    [
        {npi.KIND: "1"}, {npi.NAME: ""}, {npi.STATE: "WI"}, {npi.CLOSED: "01/01/2020"}, {npi.TAXONOMY: "207Q00000X"},
    ],
)  # fmt: skip
def test_persons_closed_ones_and_other_kinds_are_left(other):
    assert read(other, {}) == [OAK]


def test_what_was_opened_again_is_read():
    assert len(read({npi.CLOSED: "01/01/2020", npi.OPEN_AGAIN: "02/01/2020"})) == 1


def test_only_these_zips_and_kinds():
    assert read({}, zips=("554",)) == [] and len(read({}, zips=("554", "551"))) == 1
    assert len(read({npi.TAXONOMY: "282N00000X"}, kinds=("282N",))) == 1


@pytest.mark.parametrize(
    ("row", "street", "suite"),
    [
        ({npi.SECOND_LINE: "BUILDING 4"}, "1200 3rd Ave NE", "Building 4"),
        ({npi.SECOND_LINE: "EAST WING"}, "1200 3rd Ave NE East Wing", ""),
        ({npi.SECOND_LINE: ""}, "1200 3rd Ave NE", ""),
        ({npi.STREET: "12 McRae Way", npi.SECOND_LINE: "#3"}, "12 McRae Way", "#3"),
    ],
)
def test_a_second_line_is_a_suite_or_part_of_the_street(row, street, suite):
    place = read(row)[0]
    assert (place.street, place.suite) == (street, suite)


def test_values_that_are_none_are_left_empty():
    place = read({npi.ZIP: "MN", npi.PHONE: "555", npi.OTHER_NAME: "OAK", npi.UPDATED: ""})[0]
    assert (place.zip, place.phone, place.also, place.source) == ("", "", (), "NPI registry, NPI 1000000000")


def test_a_file_of_something_else_is_refused_by_the_column():
    with pytest.raises(PlacesError, match="Entity Type Code"):
        read({}, header=["NPI", "Name"])
    with pytest.raises(PlacesError):
        list(npi.places_of([], state="MN", kinds=npi.KINDS, zips=(), read_on="2026-11-25"))


def test_a_short_line_is_no_place():
    assert list(npi.places_of([HEADER, ["x"]], state="MN", kinds=npi.KINDS, zips=(), read_on="")) == []


def test_new_rows_take_the_place_of_old_ones_and_own_rows_win():
    own = Place("Oak Hospital", street="1200 3rd Ave. NE", zip="55101", source="by hand")
    old = Place("Fir Clinic", street="5 Fir St", zip="55104", source="NPI registry, NPI 1")
    new = Place("Elm Clinic", street="6 Elm St", zip="55104", source="NPI registry, NPI 2")
    assert npi.merged((own, old), (OAK, new, new)) == (own, new)
