from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare import known_places
from ridecare.known_places import Place, PlacesError, load, save
from ridecare.settings import ROOT

SHIPPED = load(ROOT / known_places.FILE)
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="|"), min_size=1, max_size=20)  # fmt: skip


def test_every_shipped_row_names_its_source_and_its_day():
    assert len(SHIPPED) >= 20
    for place in SHIPPED:
        assert place.source and place.read_on and place.city, place.name
        assert not place.street or place.street[0].isdigit(), "a street without a number is no address"


def test_no_two_shipped_rows_share_a_name_or_a_door():
    names = [name for place in SHIPPED for name in {place.name, *place.also}]
    assert len(names) == len(set(names))
    doors = [(place.street, place.city) for place in SHIPPED if place.street]
    assert len(doors) == len(set(doors))


@given(st.lists(st.builds(Place, name=CELLS, also=st.lists(CELLS, max_size=2).map(tuple), street=CELLS, city=CELLS, zip=st.sampled_from(["", "55101"]), source=CELLS), max_size=4))  # fmt: skip
def test_what_is_saved_is_loaded_again(tmp_path_factory, places):
    file = tmp_path_factory.mktemp("places") / "places.csv"
    save(places, file)
    assert load(file) == tuple(places)


@given(st.sampled_from(SHIPPED))
def test_a_row_is_the_same_after_being_stored(place):
    assert Place.from_dict(place.as_dict()) == place
    assert Place.from_dict({**place.as_dict(), "later": "more"}) == place


def test_where_there_is_no_file_there_are_no_places(tmp_path):
    assert load(tmp_path / "places.csv") == ()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("name,street\nOak Clinic,1 Oak St\n", "'source' is missing"),
        ("name,source\nOak Clinic,\n", "line 2: a place needs a source"),
        ("name,source\n,somewhere\n", "line 2: a place needs a name"),
        ("name,source,zip\nOak Clinic,somewhere,551\n", "'551' is no ZIP code"),
        (f"name,source\n{'a' * 201},somewhere\n", "longer than 200"),
        ("", "'name' is missing"),
    ],
)
def test_a_file_that_cannot_be_used_says_where(tmp_path, content, complaint):
    file = tmp_path / "places.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(PlacesError, match=r"places\.csv") as raised:
        load(file)
    assert complaint in str(raised.value)


def test_bytes_that_are_no_text_are_said_to_be_none(tmp_path):
    file = tmp_path / "places.csv"
    file.write_bytes(b"name,source\n\xff\xfe\xfa,x\n")
    with pytest.raises(PlacesError, match="UTF-8"):
        load(file)


def test_the_address_is_as_much_as_is_known():
    assert Place("A", street="1 Oak St", city="St Paul").address == "1 Oak St, St Paul"
    assert Place("A", city="St Paul").address == "St Paul" and Place("A").address == ""


def test_the_columns_are_the_fields_of_a_place():
    assert tuple(field.name for field in fields(Place)) == known_places.COLUMNS
