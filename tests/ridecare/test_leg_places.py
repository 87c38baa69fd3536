from __future__ import annotations

from dataclasses import replace

import pytest

from ridecare.draft import UNKNOWN, Draft
from ridecare.hearing import Message
from ridecare.known_places import Place, load
from ridecare.leg_places import beside_words, known_place, open_role, placed, settled, which_place
from ridecare.place_matching import PlaceIndex
from ridecare.readback import lines
from ridecare.reading.message import read
from ridecare.reading.result import Reading
from ridecare.settings import ROOT
from ridecare.taking import take
from ridecare.wording import Words
from tests.ridecare.said import FULL, NOW

KNOWN = PlaceIndex(load(ROOT / "places.csv"))
EN = Words("en")


def reading(text, asked=None):
    return read(text, asked=asked, language="en", now=NOW, known=KNOWN)


def with_destination(text):
    found = reading(text, "destination")
    return placed(Draft(), Draft(values={"destination": found.values["destination"]}), found)


def test_the_words_stay_and_the_row_stands_beside_them():
    draft = with_destination("regions hospital")
    assert draft.values == {"destination": "regions hospital"}
    assert known_place(draft, "destination").name == "Regions Hospital"
    assert lines(draft, EN) == ["Destination: regions hospital (640 Jackson St, St Paul)"]


def test_where_the_words_do_not_hold_the_name_it_is_read_back():
    draft = with_destination("HealthPartners clinic")
    assert open_role(draft) == "destination" and known_place(draft, "destination") is None
    chosen = settled(draft, "destination", KNOWN.named("HealthPartners Stillwater").certain)
    assert open_role(chosen) is None
    assert beside_words(chosen, "destination") == "HealthPartners Clinic Stillwater, 1500 Curve Crest Blvd, Stillwater"  # fmt: skip
    assert lines(settled(draft, "destination", None), EN) == ["Destination: HealthPartners clinic"]


def test_a_row_without_a_street_shows_its_town_alone():
    assert beside_words(with_destination("HealthPartners Como Clinic"), "destination") == "St Paul"


def test_another_value_takes_the_row_away():
    draft = with_destination("Regions Hospital")
    moved = placed(draft, draft.with_values(destination="900 Rice St"), Reading())
    assert moved.places == {}
    same = placed(draft, draft.with_values(pickup="45 Main St"), Reading())
    assert known_place(same, "destination")


def test_the_choices_are_at_most_three_and_none_of_these():
    say = which_place(with_destination("HealthPartners clinic"))
    assert [choice.kind for choice in say.choices] == ["place", "place", "place", "word"]
    assert say.response == "utter_which_place"
    assert which_place(with_destination("Park Nicollet"), again=True).response == "utter_again_which_place"


def test_places_come_back_from_the_slots():
    draft = with_destination("HealthPartners clinic")
    assert Draft.from_slots(draft.as_slots(), None).places == draft.places


@pytest.mark.parametrize(
    ("values", "door", "after"),
    [
        ({"pickup": "45 Main St"}, "buzzer 12", {"pickup": "45 Main St, buzzer 12"}),
        ({"pickup": UNKNOWN}, "buzzer 12", {"pickup": UNKNOWN, "notes": "buzzer 12"}),
        ({}, "buzzer 12", {"notes": "buzzer 12"}),
        ({"notes": "none"}, "buzzer 12", {"notes": "buzzer 12"}),
        ({"notes": "call me"}, "buzzer 12", {"notes": "call me; buzzer 12"}),
    ],
)
def test_door_words_said_alone_are_never_lost(values, door, after):
    draft = Draft(values=values)
    assert placed(draft, draft, Reading(values={"door": door})).values == after


def test_door_words_behind_a_known_pickup_keep_its_row():
    draft = replace(FULL.with_values(pickup="Regions Hospital"), places={"pickup": (Place("Regions Hospital", source="x").as_dict(),)})  # fmt: skip
    assert known_place(placed(draft, draft, Reading(values={"door": "side door"})), "pickup")


def test_only_the_places_of_a_ride_are_looked_up():
    found = reading("I need a ride for Regions Hospital Smith from 310 Cedar St to HCMC and stop at Woodwinds Hospital on the way home")  # fmt: skip
    assert {name: rows[0]["name"] for name, rows in found.places.items()} == {
        "destination": "Hennepin County Medical Center",
        "stop_place": "M Health Fairview Woodwinds Hospital",
    }
    assert Reading.from_dict(found.as_dict()).places == found.places


def test_a_pickup_that_is_only_a_door_is_the_door_of_the_known_one():
    draft = Draft(values={"pickup": "Woodwinds Hospital"})
    moved = draft.with_values(pickup="the back door, buzzer 7")
    assert placed(draft, moved, Reading()).values["pickup"] == "Woodwinds Hospital, the back door, buzzer 7"
    first = Draft(values={"pickup": "the back door"})
    assert placed(Draft(), first, Reading()).values == first.values


def test_a_name_of_the_file_is_a_place_however_short_it_is():
    words = "I need a ride to hcmc tomorrow"
    taken = take(Draft(), Message(words, "book_ride", 0.9, reading(words), "en", "web", NOW))
    assert taken.values["destination"] == "hcmc"


def test_of_several_those_in_the_town_of_the_pickup_are_offered_first():
    draft = with_destination("HealthPartners clinic").with_values(pickup="310 Cedar St, Stillwater")
    assert which_place(draft).choices[0].value == "HealthPartners Clinic Stillwater"
