from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ridecare.settings import ROOT


def test_files_are_played_and_a_difference_fails(tmp_path: Path):
    good, bad = tmp_path / "good.yml", tmp_path / "bad.yml"
    good.write_text(
        'clock: "2026-12-01T10:00"\nturns:\n  - say: "what does it cost"\n    receipts: 0\n', encoding="utf-8"
    )
    bad.write_text('turns:\n  - say: "what does it cost"\n    receipts: 1\n', encoding="utf-8")
    ran = subprocess.run([sys.executable, "-m", "console.cli", "try", str(good), str(bad)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)  # fmt: skip
    assert ran.returncode == 1
    assert f"as written: {good}" in ran.stdout and f"DIFFERS: {bad}" in ran.stdout
    assert "0 receipts, expected 1" in ran.stdout
