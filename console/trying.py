"""`ridecare try FILE …`: plays conversation files and says where they differ."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import TextIO

from console.clock import clock_at
from console.playing import play, read
from console.whole import quiet, whole


def run(asked: argparse.Namespace) -> int:
    """0 when every file goes as written."""
    with quiet() as answers:
        results = [_one(Path(name), answers) for name in asked.files]
    return 0 if all(results) else 1


def _one(path: Path, answers: TextIO) -> bool:
    content = read(path)

    async def played() -> list[str]:
        with clock_at(content.get("clock")) as clock:
            async with whole(clock=clock) as assistant:
                return await play(assistant, content, path.stem)

    differences = asyncio.run(played())
    print(f"{'as written' if not differences else 'DIFFERS'}: {path}", file=answers)
    for line in differences:
        print(f"  {line}", file=answers)
    return not differences
