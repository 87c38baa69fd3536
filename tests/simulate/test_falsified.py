"""One in twenty understood values is false, and nobody who reads the read-back gets a wrong request."""

from __future__ import annotations

from console.whole import Whole
from tests.simulate.falsifying import falsified
from tests.simulate.report import by_kind, written
from tests.simulate.running import converse

FALSE_SHARE = 0.05
FIRST, HOW_MANY = 50_001, 60


async def test_what_is_falsified_on_purpose_is_put_right_at_the_read_back(assistant: Whole) -> None:
    with falsified(FALSE_SHARE, FIRST) as done:
        outcomes = [await converse(assistant, seed, name="false") for seed in range(FIRST, FIRST + HOW_MANY)]
    report = written(outcomes)
    counts = by_kind(outcomes)
    assert done.count >= HOW_MANY // 4, f"only {done.count} values were false"
    assert counts["wrong_field"] == 0, report
    assert counts["stored_without_yes"] == 0, report
    assert sum(each.asked_for for each in outcomes) >= HOW_MANY // 2, report
