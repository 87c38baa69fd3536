"""`python -m tests.faults [HOW_MANY] [FIRST_SEED]`: bookings that are broken at random moments, and what was lost."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from ridecare.store.chain_check import check
from tests.faults.killing import KINDS, Plan, Run, book, running

_EVERY = 20


def main() -> int:
    """Run and print; status 1 if anything was lost or doubled."""
    asked = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    asked.add_argument("count", type=int, nargs="?", default=1000)
    asked.add_argument("first", type=int, nargs="?", default=1)
    given = asked.parse_args()
    print(f"seeds {given.first} to {given.first + given.count - 1}", flush=True)
    began = time.perf_counter()
    runs: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="pg") as folder, running(Path(folder)) as killed:
        for seed in range(given.first, given.first + given.count):
            runs.append(book(killed, Plan.of(seed)))
            _shown(runs[-1])
            if len(runs) % _EVERY == 0:
                failed = sum(bool(each.failures()) for each in runs)
                took = time.perf_counter() - began
                print(
                    f"{len(runs)} of {given.count}, {failed} failed, {took:.0f} s",
                    file=sys.stderr,
                    flush=True,
                )
        acknowledged = {receipt for each in runs for receipt in each.receipts}
        chain = check(killed.store)
    return _summary(runs, acknowledged, len(chain.findings), chain.count, time.perf_counter() - began)


def _shown(run: Run) -> None:
    for failure in run.failures():
        plan = run.plan
        print(f"seed {plan.seed} ({plan.kind}, turn {plan.turn + 1}, at {plan.moment:.2f} of it): {failure}")
        for said, heard in run.told:
            print(f"    > {said}\n    < {heard}")


def _summary(runs: list[Run], acknowledged: set[str], findings: int, links: int, took: float) -> int:
    failures = Counter(failure.split(":")[0].split(",")[0] for each in runs for failure in each.failures())
    for kind in KINDS:
        of_kind = [each for each in runs if each.plan.kind == kind]
        noticed = sum(each.noticed for each in of_kind)
        print(f"{kind} killed: {len(of_kind)} bookings, the member noticed in {noticed}")
    print(f"{len(acknowledged)} receipts; lost {failures['lost']}, doubled {failures['doubled']}, "
          f"without a receipt {failures['no receipt']}; chain of {links} links, {findings} wrong; {took:.0f} s")  # fmt: skip
    return int(bool(failures) or findings > 0)


if __name__ == "__main__":
    sys.exit(main())
