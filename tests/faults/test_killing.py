"""A few of the runs of `make faults`, and that its judge would say so if a request were lost or doubled."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from ridecare.store import requests
from ridecare.store.chain_check import check
from tests.faults.killing import KINDS, Plan, Run, book, running

FEW = 8


def test_a_few_bookings_that_are_broken_lose_and_double_nothing():
    # Not in pytest's directory: it is too long for a socket's path.
    with tempfile.TemporaryDirectory(prefix="pg") as folder, running(Path(folder)) as killed:
        runs = [book(killed, Plan.of(seed)) for seed in range(1, FEW + 1)]
        assert [each.failures() for each in runs] == [[]] * FEW, [each.told for each in runs]
        assert len(requests.listed(killed.store)) == FEW
        assert check(killed.store).findings == ()


def test_the_plans_break_both_things_at_every_turn():
    plans = [Plan.of(seed) for seed in range(1, 201)]
    assert {(each.kind, each.turn) for each in plans} == {(kind, turn) for kind in KINDS for turn in range(4)}
    assert Plan.of(7) == Plan.of(7) != Plan.of(9)


@pytest.mark.parametrize(
    ("receipts", "stored", "what"),
    [
        ({"RC-A"}, (), "lost"), ({"RC-A"}, ("RC-B",), "lost"), ({"RC-A"}, ("RC-A", "RC-B"), "doubled"),
        ({"RC-A", "RC-B"}, ("RC-A", "RC-B"), "doubled"), (set(), ("RC-A",), "no receipt"),
    ],
)  # fmt: skip
def test_the_judge_sees_what_must_not_be(receipts, stored, what):
    run = Run(Plan.of(1), receipts=receipts, stored=stored)
    assert any(each.startswith(what) for each in run.failures())
    assert Run(Plan.of(1), receipts={"RC-A"}, stored=("RC-A",)).failures() == []
