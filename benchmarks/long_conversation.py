"""What turn 200 of one conversation costs, beside turn 5: the sealed tracker store must not grow slower."""

from __future__ import annotations

import asyncio
import statistics
import sys
import time

from console.whole import Whole, quiet, whole

# So many conversations, and so many turns around the fifth and the two hundredth in each.
CONVERSATIONS = 6
EARLY, LATE = range(3, 9), range(197, 203)
# Questions, in every second conversation with a request open: a booking ends, and what follows it would be other turns.
OPENED = "i need a ride for Amos Reed to Lakeview Hospital"
QUESTIONS = ("what does it cost", "who can use it", "how far ahead do i call")
MOST = 1.3


async def _held(assistant: Whole, name: str, *, open_request: bool) -> dict[int, float]:
    taken = {}
    for turn in range(1, LATE.stop):
        # The same questions at both ends: sentences differ in what they cost.
        text = OPENED if open_request and turn == 1 else QUESTIONS[turn % len(QUESTIONS)]
        began = time.perf_counter()
        said = await assistant.say(name, text)
        taken[turn] = time.perf_counter() - began
        if not said.replies:
            raise SystemExit(f"no answer at turn {turn}")
    return taken


async def _measured() -> tuple[float, float]:
    early: list[float] = []
    late: list[float] = []
    async with whole(seed=1) as assistant:
        await _held(assistant, "warm-up", open_request=False)
        for number in range(CONVERSATIONS):
            taken = await _held(assistant, f"long-{number}", open_request=number % 2 == 1)
            early += [taken[turn] for turn in EARLY]
            late += [taken[turn] for turn in LATE]
    return statistics.median(early), statistics.median(late)


def figures() -> dict[str, float]:
    """Milliseconds of a turn around the 5th and the 200th, and how many times as long the late one takes."""
    with quiet():
        early, late = asyncio.run(_measured())
    return {
        "turn 5 of a conversation, p50 (ms)": early * 1000,
        "turn 200 of a conversation, p50 (ms)": late * 1000,
        "turn 200 beside turn 5 (times)": late / early,
    }


def main() -> int:
    """Print; status 1 if the late turn costs more than it may."""
    found = figures()
    for name, value in found.items():
        print(f"{name:<40} {value:8.2f}")
    return int(found["turn 200 beside turn 5 (times)"] > MOST)


if __name__ == "__main__":
    sys.exit(main())
