"""The read-back: every field that is stored, in words, in both languages."""

from dataclasses import replace

import pytest

from ridecare import facts
from ridecare.draft import UNKNOWN, Draft
from ridecare.questions import TRIP_SLOTS
from ridecare.readback import in_words, lines
from ridecare.requesting import Identity, Sender, request_of
from ridecare.settings import ROOT
from ridecare.wording import words_of
from tests.ridecare.said import FULL, NOW

WORDS = words_of()
ALL = {
    **FULL.values,
    "pickup_time": "09:15",
    "return_ride": "fixed_time",
    "return_time": "14:00",
    "trip_purpose": "dialysis",
    "mobility": ["walker", "oxygen"],
    "children": [3, 9],
    "rides_along": "his mother",
    "requester": "Rosa Diaz",
    "notes": "blue door",
    "stop_place": "Fir Pharmacy",
    "stop_when": "home",
}
READS = {
    "rider_name": "Ana Lopez", "pickup": "45 Main St", "destination": "Oak Clinic", "pickup_time": "9:15 am", "appointment_time": "10:30 am",
    "return_time": "2:00 pm", "companions": "1", "children": "3", "rides_along": "his mother", "requester": "Rosa Diaz", "callback_phone": "651-555-0142", "notes": "blue door",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_trip_slot_has_its_line(language):
    found = lines(Draft(values=ALL), WORDS[language])
    # The age stands behind "who rides along", the way of a stop beside its place; what repeats is another request.
    assert len(found) == len(ALL) - 1 == len(TRIP_SLOTS) - 4
    for name in ALL.keys() - {"stop_when"}:
        label = WORDS[language].word("fields", name)
        line = next(each for each in found if each.startswith(f"{label}: "))
        assert READS.get(name, "") in line


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_stored_was_read_back(language):
    operator = facts.load(ROOT / "ridecare.yml")
    draft = replace(Draft(values=ALL), minor=True)
    request = request_of(draft, Identity(), Sender("c", "web", language, False), operator, NOW)
    read = "\n".join(lines(draft, WORDS[language]))
    stored = [
        request.rider_name, request.legs[0].pickup, request.legs[0].destination, request.callback_phone[-4:], request.requester,
        str(request.companions), *map(str, request.children), *(WORDS[language].word("mobility", aid) for aid in request.mobility),
        WORDS[language].word("trip_purpose", request.trip_purpose), WORDS[language].word("return_ride", request.return_ride),
        WORDS[language].day(request.legs[0].trip_date), *(WORDS[language].clock(t) for t in ("09:15", "10:30", request.return_time)),
        *request.notes.replace("rides along: ", "").split("; "),
    ]  # fmt: skip
    for each in stored:
        assert each in read


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", TRIP_SLOTS)
def test_unknown_and_none_are_words(name, language):
    none = ("repeats", "no_end") if name == "repeat_end" else ("none",)
    assert in_words(name, UNKNOWN, WORDS[language]) == WORDS[language].word("unknown")
    assert in_words(name, "none", WORDS[language]) == WORDS[language].word(*none)


def test_what_is_empty_has_no_line_and_nobody_is_a_line():
    assert lines(Draft(values={"mobility": [], "notes": "", "children": ()}), WORDS["en"]) == []
    assert lines(Draft(values={"companions": 0}), WORDS["en"])
