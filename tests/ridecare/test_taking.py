"""What a request takes of a message: what is empty or asked; what is known only with a cue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.draft import UNKNOWN, Draft
from ridecare.hearing import Message
from ridecare.questions import TRIP_SLOTS
from ridecare.reading.result import Reading
from ridecare.taking import changed, halved, out_of_order, take
from ridecare.taking import given as known_of
from tests.ridecare.said import FULL, NOW, at, said

CLOCKS = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
VALUES = {
    "rider_name": st.sampled_from(["Ana Lopez", "Bo Berg"]),
    "pickup": st.sampled_from(["1 A St", "2 B St"]),
    "destination": st.sampled_from(["Oak Clinic", "Elm Clinic"]),
    "trip_date": st.sampled_from(["2026-12-11", "2026-12-12"]),
    "appointment_time": CLOCKS,
    "return_time": CLOCKS,
    "companions": st.integers(0, 4),
    "callback_phone": st.sampled_from(["+16515550142", "none"]),
    "notes": st.sampled_from(["none", "blue door"]),
}
NAMES = sorted(VALUES)


def heard(**reading) -> Message:
    return Message("…", "inform", 0.9, Reading(**reading), "en", "web", NOW)


@st.composite
def some_values(draw):
    return {name: draw(VALUES[name]) for name in draw(st.sets(st.sampled_from(NAMES)))}


@given(some_values(), some_values(), st.sampled_from([None, *NAMES]))
def test_what_is_known_is_never_lost_or_overwritten_without_a_cue(known, told, asked):
    before = Draft(values=known, asked=asked)
    after = take(before, heard(values=told))
    for name, value in known.items():
        if name != asked:
            assert after.values[name] == value
        else:
            assert after.values[name] == told.get(name, value)


@given(some_values(), some_values(), st.sampled_from([None, *NAMES]))
def test_what_is_empty_is_taken(known, told, asked):
    after = take(Draft(values=known, asked=asked), heard(values=told))
    for name in told.keys() - known.keys():
        assert after.values[name] == told[name]


@given(some_values(), some_values())
def test_a_cue_overwrites(known, told):
    for reading in ({"correcting": True}, {"named": frozenset(told)}):
        after = take(Draft(values=known), heard(values=told, **reading))
        assert {name: after.values[name] for name in told} == told
    freely = take(Draft(values=known), heard(values=told), freely=True)
    assert {name: freely.values[name] for name in told} == told


@given(some_values(), st.dictionaries(st.text(max_size=8), st.text(max_size=5)))
def test_only_trip_slots_are_taken(known, told):
    before = Draft(values=known)
    after = take(before, heard(values={**told, "verified": True, "member_id": "90000001", "unit_price": 1}))
    assert set(after.values) <= set(known) | set(TRIP_SLOTS)


def test_an_open_reading_replaces_only_what_is_asked_or_empty():
    two = heard(open={"appointment_time": ("03:00", "15:00")})
    kept = take(at("notes"), two)
    assert kept.values["appointment_time"] == "10:30" and not kept.open
    asked = take(at("appointment_time"), two)
    assert asked.open["appointment_time"] == ("03:00", "15:00") and "appointment_time" not in asked.values


def test_aids_add_up_with_also_and_walks_gives_way_to_what_moves():
    assert take(at("notes"), said("and i use oxygen", "notes")).values["mobility"] == ["walker"]
    for text, before, after in (
        ("also oxygen", ["walker"], ["walker", "oxygen"]),
        ("also oxygen", ["walks"], ["walks", "oxygen"]),
        ("also a cane", ["walks"], ["cane"]),
        ("no, a cane", ["walker"], ["cane"]),
    ):
        assert take(at("mobility", mobility=before), said(text, "mobility")).values["mobility"] == after


def test_a_unit_alone_joins_the_pickup_and_replaces_an_earlier_one():
    assert (
        take(at("confirm"), said("yes but apt 5", "confirm"), freely=True).values["pickup"]
        == "45 Main St apt 5, St Paul"
    )
    before = at("confirm", pickup="45 Main St apt 3, St Paul")
    assert take(before, said("apt 5", "confirm"), freely=True).values["pickup"] == "45 Main St apt 5, St Paul"
    assert (
        take(at("confirm", pickup=UNKNOWN), said("apt 5", "confirm"), freely=True).values["pickup"] == UNKNOWN
    )


@pytest.mark.parametrize(("age", "minor"), [(0, True), (17, True), (18, False), (80, False)])
def test_under_18_is_a_minor(age, minor):
    assert take(Draft(), heard(values={"rider_age": age})).minor is minor


def test_a_minor_in_words():
    assert take(Draft(), said("a ride for my 8 year old son")).minor
    assert take(Draft(), heard(special=("minor",))).minor


def test_a_time_home_is_a_ride_home():
    assert take(Draft(), heard(values={"return_time": "14:00"})).values["return_ride"] == "fixed_time"


@given(CLOCKS, CLOCKS, CLOCKS)
def test_order_of_times(pickup, appointment, home):
    draft = Draft(values={"pickup_time": pickup, "appointment_time": appointment, "return_time": home})
    wrong = out_of_order(draft)
    assert (wrong is None) == (pickup < appointment < home)
    assert wrong in (None, "appointment_time", "return_time")


def test_times_that_are_not_known_have_no_order():
    assert out_of_order(Draft(values={"appointment_time": UNKNOWN, "return_time": "09:00"})) is None
    assert out_of_order(Draft(values={"pickup_time": "12:00", "return_time": "09:00"})) == "return_time"


def test_the_order_settles_am_and_pm():
    home = take(at("return_time"), heard(open={"return_time": ("02:00", "14:00")}))
    assert home.values["return_time"] == "14:00" and not home.open
    both = take(at("return_time", appointment_time="01:00"), heard(open={"return_time": ("02:00", "14:00")}))
    assert both.open["return_time"] == ("02:00", "14:00")


@pytest.mark.parametrize("text", ["pick me up at 4 pm", "pick me up at 4", "come get me at 3:30 pm"])
def test_a_pickup_after_the_known_appointment_is_the_way_home(text):
    taken = take(at("notes", return_ride=None), said(text, "companions"))
    assert taken.values["appointment_time"] == "10:30" and "pickup_time" not in taken.values
    assert taken.values["return_ride"] == "fixed_time" and taken.values["return_time"] in ("16:00", "15:30")
    assert out_of_order(taken) is None


@pytest.mark.parametrize("text", ["pick me up at 9 am", "pick me up at 9", "pickup time 8:45 am"])
def test_a_pickup_shortly_before_the_appointment_is_the_way_there(text):
    taken = take(at("companions", return_ride=None), said(text, "companions"))
    assert taken.values["pickup_time"] in ("09:00", "08:45") and "return_time" not in taken.values


def test_halves_of_the_day():
    draft = Draft(open={"appointment_time": ("03:00", "15:00")})
    assert halved(draft, "appointment_time", "pm").values["appointment_time"] == "15:00"
    assert halved(draft, "appointment_time", "am").values["appointment_time"] == "03:00"
    same = Draft(open={"appointment_time": ("03:00", "09:00")})
    assert halved(same, "appointment_time", "am") == same


def test_whether_anything_was_taken():
    assert not changed(FULL, take(FULL, heard()))
    assert changed(FULL, FULL.with_values(notes="blue door"))
    assert not known_of(Draft()) and known_of(FULL)
