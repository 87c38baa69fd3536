from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.known_places import Place, load
from ridecare.place_matching import PlaceIndex, label, names_all, picked, shown
from ridecare.settings import ROOT
from tests.ridecare.place_phrases import CERTAIN, NOTHING, SEVERAL

SHIPPED = load(ROOT / "places.csv")
KNOWN = PlaceIndex(SHIPPED)
TWO = (
    Place("DaVita Midway Dialysis", city="St Paul", street="1 Oak St", zip="55104", source="made up"),
    Place("DaVita Midway Dialysis", city="Edina", street="2 Elm St", zip="55435", source="made up"),
)


def named(found):
    return found.certain.name if found.certain else tuple(sorted(each.name for each in found.several))


def test_the_list_is_long_enough_to_say_something():
    phrases = [*(phrase for phrase, _ in CERTAIN), *(phrase for phrase, _ in SEVERAL), *NOTHING]
    assert len(phrases) == len(set(phrases)) >= 200


@pytest.mark.parametrize(("phrase", "name"), CERTAIN)
def test_a_whole_name_names_its_place(phrase, name):
    assert named(KNOWN.named(phrase)) == name


@pytest.mark.parametrize(("phrase", "names"), SEVERAL)
def test_a_name_that_several_share_is_asked_about(phrase, names):
    assert named(KNOWN.named(phrase)) == tuple(sorted(names))


@pytest.mark.parametrize("phrase", NOTHING)
def test_anything_less_than_certain_names_nothing(phrase):
    assert KNOWN.named(phrase).candidates == ()


@pytest.mark.parametrize("place", SHIPPED, ids=lambda place: place.name)
def test_every_shipped_place_is_found_by_each_of_its_names(place):
    for name in (place.name, *place.also):
        assert KNOWN.named(name).certain == place


@given(st.text(max_size=80))
def test_any_text_at_all_is_taken(text):
    found = KNOWN.named(text)
    assert found.certain is None or not found.several


@given(st.sampled_from([place.name for place in SHIPPED]), st.sampled_from(["in Duluth", "of my friend", "apartments", "by Target", "900 Rice St"]))  # fmt: skip
def test_a_word_that_is_not_of_the_place_takes_the_match_away(name, more):
    assert KNOWN.named(f"{name} {more}").certain is None


def test_of_two_with_one_name_the_town_or_the_zip_tells():
    both = PlaceIndex(TWO)
    assert both.named("DaVita Midway Dialysis").several == TWO
    assert both.named("davita midway dialysis in edina").certain == TWO[1]
    assert both.named("DaVita Midway Dialysis 55104").certain == TWO[0]
    assert both.named("DaVita Midway Dialysis 55999").candidates == ()


def test_of_several_those_in_the_town_of_the_other_place_come_first():
    found = KNOWN.named("HealthPartners clinic", near="310 Cedar St, Stillwater").several
    assert found[0].city == "Stillwater" and len(found) > 3 and len(shown(found)) == 3


def test_two_rows_of_one_house_are_one_place():
    again = Place(
        "Midway Dialysis DaVita", street="1 Oak St", city="St Paul", zip="55104", source="elsewhere"
    )
    assert PlaceIndex((TWO[0], again)).named("DaVita Midway Dialysis").certain == TWO[0]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("HealthPartners Clinic Stillwater", "HealthPartners Clinic Stillwater"),
        ("the one in Stillwater", "HealthPartners Clinic Stillwater"),
        ("stillwater", "HealthPartners Clinic Stillwater"),
        ("curve crest", "HealthPartners Clinic Stillwater"),
        ("wabasha", "HealthPartners Clinic St Paul Wabasha"),
        ("riverway", None),
        ("st paul", None),
        ("Duluth", None),
        ("no idea", None),
        ("", None),
    ],
)
def test_an_answer_picks_one_by_name_town_or_street(words, name):
    found = picked(words, KNOWN.named("HealthPartners clinic").several)
    assert (found.name if found else None) == name


def test_a_choice_has_the_town_and_where_it_must_the_street():
    assert label(KNOWN.places[0], KNOWN.places[:1]) == "Regions Hospital, St Paul"
    stillwater = next(place for place in SHIPPED if place.name == "HealthPartners Clinic Stillwater")
    assert label(stillwater, (stillwater,)) == "HealthPartners Clinic Stillwater"
    twice = (TWO[0], Place(**{**TWO[0].as_dict(), "street": "9 Fir St"}))
    assert label(twice[1], twice) == "DaVita Midway Dialysis, St Paul, 9 Fir St"


def test_words_that_hold_the_name_need_it_no_second_time():
    assert names_all("Regions Hospital ER", KNOWN.places[0]) and names_all("regions", KNOWN.places[0])
    assert not names_all("the hospital", KNOWN.places[0])


def test_no_name_of_a_kind_and_a_town_alone_is_a_name():
    clinic = Place("Saint Paul Family Clinic", city="St Paul", street="1 Oak St", source="made up")
    assert PlaceIndex((clinic,)).named("the family clinic in St Paul").candidates == ()


def test_of_very_many_with_one_name_not_all_are_carried_along():
    many = tuple(Place(f"Fresenius Oak{number} Dialysis", city=f"Town{number}", source="made up") for number in range(60))  # fmt: skip
    several = PlaceIndex(many).named("fresenius dialysis", near="Town59").several
    assert len(several) == 24 and several[0] == many[59]
