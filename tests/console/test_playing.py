from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from console.playing import Unplayable, play, read


def file(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "conversation.yml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "says"),
    [([], "needs `turns`"), ({"turns": []}, "needs `turns`"), ({"turns": [{"say": "a", "excpects": 1}]}, "excpects"), ({"turns": [{"reads": "a"}]}, "turn 1 needs one of"), ({"turns": [{"say": "a", "choose": 1}]}, "turn 1"), ({"clok": 1, "turns": [{"say": "a"}]}, "clok")],
)  # fmt: skip
def test_a_slip_in_a_file_is_named(tmp_path, content, says):
    with pytest.raises(Unplayable, match=says):
        read(file(tmp_path, content))


async def test_every_difference_is_a_line(assistant):
    turn = {"say": "what does it cost", "responses": ["utter_greet"], "excludes": "utter_introduction", "reads": "nonsense", "asked": "pickup", "receipts": 1, "danger": "crisis", "slots": {"pickup": "x"}, "alarms": ["soon"], "sent": ["left_open"]}  # fmt: skip
    content = {"turns": [turn], "stored": [{"state": "requested"}]}
    differences = await play(assistant, content, "differing")
    assert len(differences) == 10, differences
    assert all("turn 1 ('what does it cost')" in line for line in differences[:-1])


async def test_what_is_as_written_differs_in_nothing(assistant):
    turn = {
        "say": "what does it cost",
        "includes": "utter_introduction",
        "asked": None,
        "receipts": 0,
        "danger": None,
    }
    assert await play(assistant, {"turns": [turn]}, "as-written") == []
