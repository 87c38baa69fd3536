"""Accounts, sessions that end, and the audit log."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from sqlalchemy import select

from ridecare.store import Store, audit, staff, tables, tracker_turns


def test_only_the_right_password_of_a_known_name_passes(store: Store) -> None:
    assert not staff.exist(store)
    staff.add(store, "ana", "correct horse")
    assert staff.exist(store)
    assert staff.check(store, "ana", "correct horse")
    assert not staff.check(store, "ana", "wrong horse")
    assert not staff.check(store, "ben", "correct horse")
    assert not staff.check(store, "ben", "nobody")


def test_a_new_password_replaces_the_old_one(store: Store) -> None:
    staff.add(store, "ana", "first")
    staff.add(store, "ana", "second")
    assert staff.check(store, "ana", "second")
    assert not staff.check(store, "ana", "first")


def test_passwords_and_tokens_are_stored_as_digests(store: Store, now: datetime, rng: random.Random) -> None:
    staff.add(store, "ana", "correct horse")
    token = staff.open_session(store, "ana", now, rng)
    with store.read() as connection:
        hashed = connection.execute(select(tables.staff.c.password_hash)).scalar()
        digest = connection.execute(select(tables.staff_sessions.c.token_hash)).scalar()
    assert hashed.startswith("$argon2id$")
    assert "correct horse" not in hashed
    assert digest != token


def test_a_session_ends_after_half_an_idle_hour(store: Store, now: datetime, rng: random.Random) -> None:
    token = staff.open_session(store, "ana", now, rng)
    assert staff.session(store, token, now + timedelta(minutes=30)) == "ana"
    assert staff.session(store, token, now + timedelta(minutes=60)) == "ana"
    assert staff.session(store, token, now + timedelta(minutes=91)) is None
    assert staff.session(store, token, now + timedelta(minutes=60)) is None


def test_a_session_ends_after_twelve_hours(store: Store, now: datetime, rng: random.Random) -> None:
    token = staff.open_session(store, "ana", now, rng)
    for half in range(1, 25):
        assert staff.session(store, token, now + timedelta(minutes=30 * half)) == "ana"
    assert staff.session(store, token, now + timedelta(hours=12, minutes=1)) is None


def test_logging_out_ends_the_session_and_no_other(store: Store, now: datetime, rng: random.Random) -> None:
    one, two = (staff.open_session(store, "ana", now, rng) for _ in range(2))
    assert one != two
    staff.close_session(store, one)
    assert staff.session(store, one, now) is None
    assert staff.session(store, two, now) == "ana"
    assert staff.session(store, "made up", now) is None


def test_the_audit_log_keeps_its_order(store: Store, now: datetime) -> None:
    audit.note(store, "ana", "opened", "RC-1", now)
    audit.note(store, "ben", "moved", "RC-2", now + timedelta(seconds=1))
    assert [(each.by, each.what, each.subject, each.at) for each in audit.events(store)] == [
        ("ana", "opened", "RC-1", now),
        ("ben", "moved", "RC-2", now + timedelta(seconds=1)),
    ]


def test_working_memory_is_of_the_newest_session(store: Store) -> None:
    for number in range(4):
        tracker_turns.add(store, "web-a", {"n": number}, begins_session=number == 2)
    tracker_turns.add(store, "web-b", {"n": 9}, begins_session=True)
    assert [turn.content["n"] for turn in tracker_turns.newest(store, "web-a", 10)] == [2, 3]
    assert [turn.content["n"] for turn in tracker_turns.newest(store, "web-a", 1)] == [3]
    assert tracker_turns.newest(store, "web-c", 10) == []
    assert sorted(tracker_turns.keys(store)) == ["web-a", "web-b"]
