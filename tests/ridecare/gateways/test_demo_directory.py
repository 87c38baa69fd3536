from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from ridecare.gateways.demo_directory import DemoDirectory
from ridecare.gateways.directory import DirectoryUnavailable, not_known
from ridecare.sealing import Seal
from ridecare.store import Store, members, migrate, open_store

ON = date(2026, 12, 1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    url = f"sqlite:///{tmp_path / 'ridecare.db'}"
    migrate(url)
    opened = open_store(url, Seal((Fernet.generate_key().decode(),)))
    members.seed_demo(opened)
    return opened


@pytest.mark.parametrize(
    "member", [each for each in members.DEMO if each.answers], ids=lambda each: each.member_id
)
def test_a_member_is_known_by_id_and_birth_date(store: Store, member: members.Member) -> None:
    coverage = DemoDirectory(store).coverage(member.member_id, member.birth_date, ON)
    assert (coverage.known, coverage.may_tell, coverage.program, coverage.pregnant, coverage.birth_date) == (
        True, True, member.program, member.pregnant, member.birth_date,
    )  # fmt: skip
    assert coverage.active is (member.member_id != "90000002")
    assert coverage.benefit is None


def test_coverage_holds_to_its_last_day(store: Store) -> None:
    directory, born = DemoDirectory(store), date(1975, 11, 2)
    assert directory.coverage("90000002", born, date(2026, 10, 31)).active
    assert not directory.coverage("90000002", born, date(2026, 11, 1)).active
    assert not directory.coverage("90000002", born, date(2023, 12, 31)).active


def test_unknown_id_and_wrong_birth_date_answer_alike(store: Store) -> None:
    directory, wrong = DemoDirectory(store), date(1980, 3, 15)
    assert (
        directory.coverage("90000001", wrong, ON)
        == directory.coverage("12345678", wrong, ON)
        == not_known(wrong)
    )


def test_the_outage_shows_itself_only_to_who_knows_the_birth_date(store: Store) -> None:
    directory, wrong = DemoDirectory(store), date(1968, 8, 9)
    assert directory.coverage("90000008", wrong, ON) == not_known(wrong)
    with pytest.raises(DirectoryUnavailable):
        directory.coverage("90000008", date(1968, 8, 8), ON)


def test_a_confidential_member_may_not_be_told(store: Store) -> None:
    private = replace(members.DEMO[0], member_id="90000011", confidential=True)
    members.put(store, private)
    coverage = DemoDirectory(store).coverage("90000011", private.birth_date, ON)
    assert (coverage.known, coverage.may_tell) == (True, False)


@pytest.mark.parametrize(
    ("member_id", "born"),
    [("90000001", date(1980, 3, 14)), ("90000001", date(1981, 1, 1)), ("1", date(1980, 3, 14))],
)
def test_known_or_not_costs_the_same_look_ups(
    store: Store, monkeypatch: pytest.MonkeyPatch, member_id: str, born: date
) -> None:
    found: list[bool] = []
    real = members.find

    def counted(at: Store, wanted: str) -> members.Member | None:
        member = real(at, wanted)
        found.append(member is not None)
        return member

    monkeypatch.setattr(members, "find", counted)
    DemoDirectory(store).coverage(member_id, born, ON)
    # Two look-ups, one of which opens a sealed row, whoever it is.
    assert sorted(found) == [False, True]


def test_an_empty_directory_does_not_say_not_found(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    migrate(url)
    with pytest.raises(DirectoryUnavailable):
        DemoDirectory(open_store(url, Seal((Fernet.generate_key().decode(),)))).coverage(
            "1", date(1980, 1, 1), ON
        )
