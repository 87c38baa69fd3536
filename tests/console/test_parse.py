from __future__ import annotations

import json
import subprocess
import sys

import pytest

from console.parse import _usable, parsed
from ridecare.settings import ROOT

FIELDS = {
    "intent",
    "confidence",
    "ranking",
    "language",
    "danger",
    "opt_out",
    "trip",
    "dates",
    "times",
    "addresses",
    "phones",
}


async def test_it_has_the_fixed_fields(assistant):
    found = await parsed(assistant, {"text": "i need a ride tomorrow at 9:30 am", "now": "2026-12-01T10:00"})
    assert set(found) >= FIELDS
    assert found["intent"] == "book_ride" and found["trip"]["trip_date"] == "2026-12-02"
    assert found["times"][0]["time"] == "09:30" and found["danger"] is None
    json.dumps(found)


async def test_several_readings_leave_it_open(assistant):
    found = await parsed(assistant, {"text": "03/04", "asked": "trip_date", "now": "2026-01-10T10:00"})
    assert found["dates"][0]["date"] is None
    assert found["dates"][0]["readings"] == ["2026-03-04", "2026-04-03"] and "trip_date" not in found["trip"]
    found = await parsed(
        assistant, {"text": "03/04/1980", "asked": "date_of_birth", "now": "2026-01-10T10:00"}
    )
    assert found["open"] == {"date_of_birth": ["1980-03-04", "1980-04-03"]} and found["trip"] == {}


@pytest.mark.parametrize(("text", "danger"), [("i cant breathe", "emergency"), ("quiero matarme", "crisis")])
async def test_danger_is_named(assistant, text, danger):
    assert (await parsed(assistant, {"text": text}))["danger"] == danger


async def test_opting_out_is_named(assistant):
    assert (await parsed(assistant, {"text": "STOP"}))["opt_out"] is True
    assert (await parsed(assistant, {"text": "stop by the pharmacy"}))["opt_out"] is False


@pytest.mark.parametrize("given", [[], {}, {"text": 1}, "text"])
def test_what_cannot_be_used_is_said(given):
    with pytest.raises(ValueError, match="text"):
        _usable(given)


def test_lines_in_lines_out_and_bad_json_is_an_error_line():
    lines = 'nonsense\n{"text": "what does it cost"}\n{"no": 1}\n'
    ran = subprocess.run([sys.executable, "-m", "console.cli", "parse", "--jsonl"], cwd=ROOT, input=lines, capture_output=True, text=True, timeout=120, check=False)  # fmt: skip
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 0 and ["error" in each for each in answers] == [True, False, True]
    assert answers[1]["intent"] == "ask_cost"
