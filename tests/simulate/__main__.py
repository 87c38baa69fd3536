"""`python -m tests.simulate [HOW_MANY] [FIRST_SEED] [--false 0.05]`: simulated conversations, and a report by kind of failure."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from pathlib import Path

from console.whole import quiet, whole
from tests.simulate.falsifying import falsified
from tests.simulate.report import written
from tests.simulate.running import Outcome, converse


async def _held(first: int, count: int) -> list[Outcome]:
    outcomes = []
    async with whole(seed=first) as assistant:
        for seed in range(first, first + count):
            outcomes.append(await converse(assistant, seed))
            for failure in outcomes[-1].failures:
                print(f"{outcomes[-1].persona}: {failure.kind}: {failure.what}", file=sys.stderr, flush=True)
            if len(outcomes) % 100 == 0:
                failed = sum(bool(each.failures) for each in outcomes)
                print(f"{len(outcomes)} held, {failed} with a failure", file=sys.stderr, flush=True)
    return outcomes


def main() -> int:
    """Run and print; status 1 if anything failed."""
    asked = argparse.ArgumentParser(prog="python -m tests.simulate", description=__doc__)
    asked.add_argument("count", type=int, nargs="?", default=10_000)
    asked.add_argument("first", type=int, nargs="?", default=1)
    asked.add_argument("--whole", type=int, default=20, help="so many failed conversations in full")
    asked.add_argument("--out", type=Path, help="the report goes here too")
    asked.add_argument(
        "--false", type=float, default=0.0, help="this share of understood values is falsified"
    )
    given = asked.parse_args()
    began = time.perf_counter()
    with quiet() as answers, falsified(given.false, given.first) as done:
        outcomes = asyncio.run(_held(given.first, given.count))
    report = f"{written(outcomes, whole=given.whole)}\n\n{time.perf_counter() - began:.0f} s"
    if given.false:
        report = f"{done.count} values falsified\n{report}"
    print(report, file=answers)
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(report + "\n", encoding="utf-8")
    return int(any(each.failures for each in outcomes))


if __name__ == "__main__":
    sys.exit(main())
