"""The demo members are those of the design, and the lock counts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest

from ridecare.sealing import Seal
from ridecare.store import Store, members, open_store

DESIGN = {
    "90000001": (date(1980, 3, 14), "PMAP", False),
    "90000002": (date(1975, 11, 2), "PMAP", False),
    "90000003": (date(1990, 7, 21), "MinnesotaCare", False),
    "90000004": (date(2015, 5, 9), "MinnesotaCare", False),
    "90000005": (date(1994, 1, 30), "MinnesotaCare", True),
    "90000006": (date(1944, 12, 24), "MSHO", False),
    "90000007": (date(2007, 2, 17), "MinnesotaCare", False),
    "90000008": (date(1968, 8, 8), "PMAP", False),
    "90000009": (date(1985, 6, 3), "Inspire (SNBC)", False),
    "90000010": (date(2026, 1, 20), "PMAP", False),
}


@pytest.mark.parametrize("member_id", DESIGN)
def test_a_demo_member_is_as_designed(store: Store, member_id: str) -> None:
    members.seed_demo(store)
    member = members.find(store, member_id)
    assert member is not None
    assert (member.birth_date, member.program, member.pregnant) == DESIGN[member_id]
    assert member.answers == (member_id != "90000008")
    assert member.covered_until == (date(2026, 10, 31) if member_id == "90000002" else None)
    assert member.language == ("es" if member_id == "90000006" else "en")
    has_phone = member_id != "90000003"
    assert member.phone == (f"+165155501{member_id[-2:]}" if has_phone else None)
    assert member.phone_since == (date(2025, 3, 1) if has_phone else None)


def test_the_notes_say_what_a_member_shows(store: Store) -> None:
    members.seed_demo(store)
    notes = {member_id: found.notes for member_id in DESIGN if (found := members.find(store, member_id))}
    assert "helper" in notes["90000009"]
    assert "wheelchair" in notes["90000006"]
    assert "90000001" in notes["90000010"]


def test_seeding_again_changes_nothing_also_after_a_new_key(store: Store, url: str, key: str) -> None:
    members.seed_demo(store)
    rotated = open_store(url, Seal(["3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", key]))
    members.seed_demo(rotated)
    with rotated.read() as connection:
        assert len(connection.exec_driver_sql("SELECT * FROM members").all()) == len(DESIGN)
    assert members.find(rotated, "90000001") == members.find(store, "90000001")
    rotated.close()


def test_two_processes_may_seed_at_once(store: Store) -> None:
    with ThreadPoolExecutor(4) as many:
        list(many.map(lambda _: members.seed_demo(store), range(4)))
    assert members.find(store, "90000010") is not None


def test_nobody_is_found_by_an_unknown_id(store: Store) -> None:
    members.seed_demo(store)
    assert members.find(store, "90000011") is None


def test_the_lock_counts_in_the_conversation_and_for_the_id(store: Store, now: datetime) -> None:
    for minute in range(3):
        members.note_failure(store, id_mark="id1", conversation="web-a", now=now + timedelta(minutes=minute))
    members.note_failure(store, id_mark="id2", conversation="web-a", now=now)

    def counted(id_mark: str, conversation: str, minutes: int) -> tuple[int, int]:
        return members.failures(
            store, id_mark=id_mark, conversation=conversation, now=now + timedelta(minutes=minutes)
        )

    assert counted("id1", "web-a", 3) == (4, 3)
    assert counted("id1", "web-b", 3) == (0, 3)
    assert counted("id3", "web-b", 3) == (0, 0)
    assert counted("id1", "web-b", 16) == (0, 1)
