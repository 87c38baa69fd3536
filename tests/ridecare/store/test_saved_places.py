"""Saved places: one a name and member, sealed, and found under an older key."""

from __future__ import annotations

from sqlalchemy import select

from ridecare.store import saved_places, tables
from tests.ridecare.store.conftest import NOW


def test_a_place_is_saved_once_a_name_and_for_its_member_alone(store):
    saved_places.save(store, "90000001", "home", "12 Main St", NOW)
    saved_places.save(store, "90000001", "home", "9 Oak St", NOW)
    saved_places.save(store, "90000002", "home", "1 Elm St", NOW)
    assert saved_places.of_member(store, "90000001") == {"home": "9 Oak St"}
    assert saved_places.forget(store, "90000001", "home")
    assert not saved_places.forget(store, "90000001", "home")
    assert saved_places.of_member(store, "90000001") == {}
    assert saved_places.of_member(store, "90000002") == {"home": "1 Elm St"}


def test_nothing_of_it_stands_in_clear(store):
    saved_places.save(store, "90000001", "home", "12 Main St", NOW)
    with store.read() as connection:
        row = connection.execute(select(tables.saved_places)).one()
    assert "Main" not in str(row)
    assert "90000001" not in str(row)
