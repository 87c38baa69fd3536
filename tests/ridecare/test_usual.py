"""Usual answers: only for the member who is proven, only from whom it may come, and gone when another rides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ridecare.draft import UNKNOWN, Draft
from ridecare.usual import HOME, is_offered, is_saved, last_ride, of, offered, withdrawn
from ridecare.verified import Known
from tests.ridecare.said import A_RIDE

WHO = Known("90000009", date(1985, 6, 3), "Ines Demo")
OWN = replace(
    A_RIDE, rider_name="Ines Demo", rider_source="verified", callback_phone="+16515550109", notes="side door"
)
LEFT = replace(
    OWN,
    rider_source="checked",
    callback_phone="+16125550199",
    mobility=("cane",),
    created_at=OWN.created_at + timedelta(days=1),
)


def draft(name: str | None = "Ines Demo", *before: object, places: object = (), **values: object) -> Draft:
    usual = of(WHO, before or [OWN], dict(places), "sealed")  # type: ignore[arg-type, call-overload]
    known = {"rider_name": name} if name else {}
    return Draft(values={**known, **values}, usual=usual)


def test_what_was_said_before_is_filled_in_once_the_rider_is_known() -> None:
    assert offered(draft(None), phone_known=False) == draft(None)
    filled = offered(draft("demo, ines"), phone_known=False)
    assert filled.values["mobility"] == ["walker"]
    assert filled.values["callback_phone"] == "+16515550109"
    assert (filled.identity, filled.sealed_identity) == ("verified", "sealed")
    assert is_offered(filled, "mobility")


def test_what_is_said_now_stands() -> None:
    filled = offered(draft(mobility=["cane"]), phone_known=False)
    assert filled.values["mobility"] == ["cane"]
    assert not is_offered(filled, "mobility")
    assert offered(filled.without("mobility"), phone_known=False).values["mobility"] == ["walker"]


def test_what_was_taken_out_at_the_read_back_does_not_come_back() -> None:
    filled = offered(draft(), phone_known=False)
    changed = filled.with_values(mobility=["walks"])
    assert offered(changed, phone_known=False).values["mobility"] == ["walks"]
    assert not is_offered(changed, "mobility")


def test_by_text_the_phone_is_the_senders() -> None:
    assert "callback_phone" not in offered(draft(), phone_known=True).values


def test_a_number_that_anybody_with_id_and_birth_date_left_is_never_offered() -> None:
    filled = offered(draft("Ines Demo", LEFT), phone_known=False)
    assert filled.values["mobility"] == ["cane"]
    assert "callback_phone" not in filled.values
    both = offered(draft("Ines Demo", LEFT, OWN), phone_known=False)
    assert both.values["callback_phone"] == OWN.callback_phone
    assert last_ride([OWN, LEFT]) == replace(LEFT, callback_phone=UNKNOWN)
    assert last_ride([OWN]) == OWN
    assert last_ride([]) is None


def test_door_words_belong_to_their_place() -> None:
    there = offered(draft(pickup=OWN.outward.pickup), phone_known=False)
    assert there.values["notes"] == "side door"
    assert "notes" not in offered(draft(pickup="12 Elm St"), phone_known=False).values


@pytest.mark.parametrize("words", ["home", "My house", "casa", "mi casa"])
def test_home_is_the_saved_place(words: str) -> None:
    filled = offered(draft(pickup=words, places={HOME: "9 Oak St"}), phone_known=False)
    assert filled.values["pickup"] == "9 Oak St"
    assert is_saved(filled, "pickup")
    assert offered(draft(pickup=words), phone_known=False).values["pickup"] == words


def test_another_rider_hears_nothing_of_it() -> None:
    filled = offered(
        draft(pickup="home", places={HOME: "9 Oak St"}, destination="Elm Clinic"), phone_known=False
    )
    gone = offered(filled.with_values(rider_name="Otto Demo"), phone_known=False)
    assert gone.values == {"rider_name": "Otto Demo", "destination": "Elm Clinic"}
    assert (gone.identity, gone.sealed_identity, gone.usual) == ("", None, None)
    assert withdrawn(filled).values == {"rider_name": "Ines Demo", "destination": "Elm Clinic"}


def test_without_a_name_on_file_nothing_is_offered() -> None:
    assert of(replace(WHO, name=None), [OWN], {}, "sealed") is None


def test_it_is_kept_with_the_draft() -> None:
    filled = offered(draft(), phone_known=False)
    assert Draft.from_slots(filled.as_slots(), None) == filled
