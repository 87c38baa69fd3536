"""Helper passes: one phone, until a day, each use kept, and nothing in clear."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from ridecare.store import helper_passes, tables
from ridecare.store.helper_passes import OPENED
from tests.ridecare.store.conftest import NOW

TODAY = date(2026, 12, 1)
PHONE = "+16515550190"


def give(store, member_id: str = "90000001", phone: str = PHONE, key: str = "a", **rest) -> None:
    helper_passes.make(
        store,
        member_id=member_id,
        name="Lena Sample",
        phone=phone,
        until=rest.get("until", TODAY),
        by="member",
        key=key,
        now=NOW,
    )


def test_it_holds_for_its_member_its_phone_and_its_days_alone(store):
    give(store)
    found = helper_passes.find(store, "90000001", PHONE, TODAY)
    assert found is not None and (found.name, found.until, found.made_by) == ("Lena Sample", TODAY, "member")
    assert helper_passes.holds(store, found.id, TODAY)
    assert helper_passes.find(store, "90000002", PHONE, TODAY) is None
    assert helper_passes.find(store, "90000001", "+16515550191", TODAY) is None
    assert helper_passes.find(store, "90000001", PHONE, TODAY + timedelta(days=1)) is None
    assert not helper_passes.holds(store, found.id, TODAY + timedelta(days=1))


def test_the_same_yes_gives_one_pass_and_a_new_one_takes_its_place(store):
    give(store)
    give(store)
    assert len(helper_passes.of_member(store, "90000001", TODAY)) == 1
    give(store, key="b", until=TODAY + timedelta(days=9))
    assert [each.until for each in helper_passes.of_member(store, "90000001", TODAY)] == [
        TODAY + timedelta(days=9)
    ]


def test_each_use_is_kept_and_shown_the_newest_first(store):
    give(store)
    (one,) = helper_passes.of_member(store, "90000001", TODAY)
    assert one.uses == ()
    helper_passes.used(store, one.id, OPENED, NOW)
    helper_passes.used(store, one.id, "asked", NOW + timedelta(minutes=1))
    (one,) = helper_passes.of_member(store, "90000001", TODAY)
    assert [what for _, what in one.uses] == ["asked", "opened"]
    assert one.uses[1][0] == NOW


def test_an_ended_pass_opens_nothing(store):
    give(store)
    (one,) = helper_passes.of_member(store, "90000001", TODAY)
    helper_passes.end(store, one.id, NOW)
    assert not helper_passes.holds(store, one.id, TODAY)
    assert helper_passes.find(store, "90000001", PHONE, TODAY) is None
    assert helper_passes.of_member(store, "90000001", TODAY) == ()


def test_nothing_of_it_stands_in_clear(store):
    give(store)
    with store.read() as connection:
        row = str(connection.execute(select(tables.helper_passes)).one())
    assert not any(each in row for each in ("Lena", "5550190", "90000001"))
