"""Simulated members ask for rides; what is stored at the end is what they wanted."""

from __future__ import annotations

from statistics import median

from console.whole import Whole
from tests.simulate.judge import NEVER
from tests.simulate.report import HANDED_OVER_SHARE, KNOWN_SHARE, MOST_MESSAGES, by_kind, messages, written
from tests.simulate.running import converse

# So many are held with every run of the tests; `make simulate` holds thousands. More would take minutes here.
HOW_MANY = 150


async def test_the_same_seed_is_the_same_conversation(assistant: Whole) -> None:
    said = []
    for run in ("first", "second"):
        outcome = await converse(assistant, 4, name=run)
        said.append([line for line in outcome.transcript if line.startswith(">")])
    assert said[0] == said[1]
    assert len(said[0]) > 3


async def test_members_get_what_they_asked_for(assistant: Whole) -> None:
    outcomes = [await converse(assistant, seed) for seed in range(1, HOW_MANY + 1)]
    report = written(outcomes)
    counts = by_kind(outcomes)
    share = {kind: count / HOW_MANY for kind, count in counts.items()}
    over = {kind: share.get(kind, 0.0) for kind in NEVER if share.get(kind, 0.0) > KNOWN_SHARE.get(kind, 0.0)}
    assert not over, report
    assert share.get("handed_over_without_need", 0.0) <= HANDED_OVER_SHARE, report
    for pace, most in MOST_MESSAGES.items():
        taken = messages(outcomes, pace, plain=True)
        assert len(taken) >= 5, f"{pace}: too few to tell"
        assert median(taken) <= most, f"{pace}: {sorted(taken)}\n{report}"
