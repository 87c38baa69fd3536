"""The lock: three failures in a conversation or for a typed ID, the same words, and only for checks."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from ridecare import facts, members
from ridecare.eligibility import NOT_MATCHED
from ridecare.gateways.demo_directory import DemoDirectory
from ridecare.sealing import Seal
from ridecare.settings import ROOT
from ridecare.store import Store, migrate, open_store
from ridecare.store.members import seed_demo
from tests.ridecare.said import NOW

PROGRAMS = facts.load(ROOT / "ridecare.yml", demo=True).programs
RIGHT = ("90000001", date(1980, 3, 14))
WRONG = date(1999, 9, 9)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'ridecare.db'}"
    migrate(url)
    opened = open_store(url, Seal([Fernet.generate_key().decode()]))
    seed_demo(opened)
    yield opened
    opened.close()


@pytest.fixture
def check(store):
    def checked(conversation, member_id, born, now=NOW):
        return members.check(
            store, DemoDirectory(store), PROGRAMS, conversation, member_id, born, date(2026, 12, 1), now
        )

    return checked


@pytest.mark.parametrize(
    ("member_id", "born", "result", "told"),
    [
        ("90000001", date(1980, 3, 14), "eligible", "utter_eligibility_eligible"),
        ("90000002", date(1975, 11, 2), "not_active", "utter_eligibility_not_active"),
        ("90000003", date(1990, 7, 21), "not_in_benefit", "utter_eligibility_department_checks"),
        ("90000004", date(2015, 5, 9), "eligible", "utter_eligibility_eligible"),
        ("90000005", date(1994, 1, 30), "eligible", "utter_eligibility_department_checks"),
        ("90000006", date(1944, 12, 24), "eligible", "utter_eligibility_eligible"),
        ("90000007", date(2007, 2, 17), "needs_review", "utter_eligibility_department_checks"),
        ("90000008", date(1968, 8, 8), "could_not_check", "utter_eligibility_could_not_check"),
        ("90000009", date(1985, 6, 3), "eligible", "utter_eligibility_eligible"),
        ("90000010", date(2026, 1, 20), "eligible", "utter_eligibility_eligible"),
    ],
)
def test_the_demo_members(check, member_id, born, result, told):
    found = check("c", member_id, born)
    assert (found.result, found.told) == (result, told)


@pytest.mark.parametrize(
    ("member_id", "born"),
    [("90000001", WRONG), ("12345678", WRONG), ("90000008", WRONG), ("90000002", WRONG)],
)
def test_unknown_and_wrong_are_the_same(check, member_id, born):
    assert check("c", member_id, born) == NOT_MATCHED


def test_three_failures_lock_the_conversation_with_the_same_words(check):
    for number in range(3):
        assert check("c", f"1234567{number}", WRONG) == NOT_MATCHED
    assert check("c", *RIGHT) == NOT_MATCHED
    assert check("c", *RIGHT, NOW + timedelta(days=1)) == NOT_MATCHED
    assert check("another", *RIGHT).matched


def test_two_failures_do_not(check):
    for number in range(2):
        check("c", f"1234567{number}", WRONG)
    assert check("c", *RIGHT).matched


@pytest.mark.parametrize("member_id", ["90000001", "12345678"])
def test_three_failures_lock_a_typed_id_for_a_quarter_of_an_hour(check, member_id):
    for number in range(3):
        check(f"c{number}", member_id, WRONG)
    assert check("fresh", *RIGHT).matched is (member_id != RIGHT[0])
    assert check("fresh", *RIGHT, NOW + timedelta(minutes=14, seconds=59)).matched is (member_id != RIGHT[0])
    assert check("fresh", *RIGHT, NOW + timedelta(minutes=15)).matched


def test_a_locked_id_shows_no_outage_either(check):
    for number in range(3):
        check(f"c{number}", "90000008", WRONG)
    assert check("fresh", "90000008", date(1968, 8, 8)) == NOT_MATCHED


def test_an_outage_and_a_success_are_no_failures(check):
    for _ in range(4):
        assert check("c", "90000008", date(1968, 8, 8)).result == "could_not_check"
        assert check("c", *RIGHT).matched
