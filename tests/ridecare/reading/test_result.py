"""A reading goes through JSON and comes back the same."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ridecare.questions import TRIP_SLOTS
from ridecare.reading.found import FoundAddress, FoundDate, FoundTime
from ridecare.reading.result import Reading
from tests.ridecare.reading.reads import either

TEXTS = st.text(max_size=20)
TUPLES = st.lists(TEXTS, max_size=3).map(tuple)
READINGS = st.builds(
    Reading,
    values=st.dictionaries(
        st.sampled_from(sorted(TRIP_SLOTS)), st.one_of(TEXTS, st.integers(), st.lists(TEXTS, max_size=3))
    ),
    open=st.dictionaries(st.sampled_from(sorted(TRIP_SLOTS)), TUPLES),
    named=st.frozensets(TEXTS, max_size=3),
    correcting=st.booleans(),
    answer=st.sampled_from([None, "yes", "yes_but", "no", "no_but", "skip", "unknown", "go_on"]),
    wrong=TUPLES,
    special=TUPLES,
    dates=st.lists(st.builds(FoundDate, TEXTS, st.none() | TEXTS, TUPLES), max_size=2).map(tuple),
    times=st.lists(st.builds(FoundTime, TEXTS, st.none() | TEXTS, TUPLES), max_size=2).map(tuple),
    addresses=st.lists(st.builds(FoundAddress, TEXTS, st.none() | TEXTS, st.none() | TEXTS), max_size=2).map(
        tuple
    ),
    phones=TUPLES,
)


@given(READINGS)
def test_through_json_and_back(reading):
    assert Reading.from_dict(json.loads(json.dumps(reading.as_dict()))) == reading


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "pick me up at 45 Elm St apt 3, St Paul 55101 next friday at 9, wheelchair, call 651-555-0142",
        ),
        ("en", "my mom Rosa Diaz needs a ride to Lakeview Clinic tmrw 930"),
        ("es", "necesito viaje de mi casa a la Clinica Azul el martes a las 10 con mi hija"),
        ("es", ""),
    ],
)
def test_what_is_read_goes_through_json(language, said):
    reading = either(language, said)
    assert Reading.from_dict(json.loads(json.dumps(reading.as_dict()))) == reading


def test_an_empty_mapping_says_nothing():
    assert Reading.from_dict({}) == Reading()


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "es"]), st.sampled_from([None, *sorted(TRIP_SLOTS)]))
def test_any_text_gives_json(said, language, asked):
    reading = either(language, said, asked)
    assert Reading.from_dict(json.loads(json.dumps(reading.as_dict()))) == reading
