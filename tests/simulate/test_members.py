"""Simulated members ask for rides; what is stored at the end is what they wanted."""

from __future__ import annotations

from console.whole import Whole
from tests.simulate.running import converse

# So many are held with every run of the tests; `make simulate` holds thousands.
HOW_MANY = 300


async def test_the_same_seed_is_the_same_conversation(assistant: Whole) -> None:
    said = []
    for run in ("first", "second"):
        outcome = await converse(assistant, 4, name=run)
        said.append([line for line in outcome.transcript if line.startswith(">")])
    assert said[0] == said[1]
    assert len(said[0]) > 3
