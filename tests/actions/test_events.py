"""Events by one name each."""

from actions.events import draft_gone, draft_kept, form_left, slots, then
from ridecare.draft import Draft
from ridecare.questions import TRIP_SLOTS
from tests.ridecare.said import FULL, at


def values(events):
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def test_a_draft_goes_through_the_slots():
    kept = values(draft_kept(at("confirm")))
    assert kept["requested_slot"] == "confirm"
    assert Draft.from_slots(kept, "confirm") == at("confirm")


def test_a_draft_that_is_gone_leaves_nothing():
    gone = values(draft_gone())
    assert set(gone.values()) == {None} and set(gone) == {*TRIP_SLOTS, "booking", "booking_result", "change"}
    assert Draft.from_slots({**FULL.as_slots(), **gone}, None) == Draft()


def test_the_others():
    assert values(slots({"tries": 1})) == {"tries": 1}
    assert [event["event"] for event in form_left()] == ["active_loop", "slot"] and values(form_left()) == {
        "requested_slot": None
    }
    assert form_left()[0]["name"] is None and then("booking_form")[0]["name"] == "booking_form"
