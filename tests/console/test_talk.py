from __future__ import annotations

import json
import subprocess
import sys

from ridecare.settings import ROOT


def talk(lines: list[object], *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    import os

    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    return subprocess.run([sys.executable, "-m", "console.cli", "talk", *arguments], cwd=ROOT, input=text, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environ})  # fmt: skip


def test_objects_in_objects_out_and_nothing_else():
    ran = talk(["nonsense", {"conversation": "c", "say": "hi"}, {"conversation": "c", "choose": 1}, {"wait": "20m"}, {"conversation": "c"}], "--jsonl", "--clock", "2026-12-01T10:00")  # fmt: skip
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 0, ran.stderr
    assert ["error" in each for each in answers] == [True, False, False, False, True]
    assert answers[1]["now"].startswith("2026-12-01T10:00") and answers[3]["now"].startswith(
        "2026-12-01T10:20"
    )


def test_by_hand_it_is_a_phone_and_can_be_recorded(tmp_path):
    path = tmp_path / "by_hand.yml"
    ran = talk(["hi", "/wait soon", "/quit"], "--record", str(path))
    assert ran.returncode == 0, ran.stderr
    assert "RideCare" in ran.stdout and "not a length of time" in ran.stdout
    assert path.read_text(encoding="utf-8").count("say:") == 1


def test_a_production_refuses_trials():
    ran = talk([], "--jsonl", RIDECARE_ENVIRONMENT="production", RIDECARE_KEYS="cmlkZWNhcmUtYmVuY2htYXJrcy1hbmQtdGVzdHMtMSE=", RIDECARE_ACTION_KEY="x")  # fmt: skip
    assert ran.returncode == 2 and "trials are refused" in ran.stderr
