"""Writes a conversation as a test file that `ridecare try` plays."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import yaml


class Recording:
    """One conversation in the making."""

    def __init__(self, path: str, asked: argparse.Namespace) -> None:
        """path: where the file goes; asked: the command's arguments."""
        self._path = Path(path)
        self._head = {"conversation": self._path.stem.replace("_", " "), "channel": asked.channel}
        if asked.language:
            self._head["language"] = asked.language
        if asked.clock:
            self._head["clock"] = asked.clock
        self._turns: list[dict[str, Any]] = []

    def add(self, given: dict[str, Any], answer: dict[str, Any]) -> None:
        """One turn: what was said, and what followed."""
        turn = {
            key: value for key, value in given.items() if key in ("say", "choose", "wait", "fault", "staff")
        }
        if answer.get("replies"):
            turn["responses"] = [reply["response"] for reply in answer["replies"]]
        for key in ("asked", "danger", "handover", "silent"):
            if answer.get(key):
                turn[key] = answer[key]
        if answer.get("receipts"):
            turn["receipts"] = len(answer["receipts"])
        self._turns.append(turn)

    def write(self) -> None:
        """Write the file."""
        content = {**self._head, "turns": self._turns}
        self._path.write_text(
            yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8"
        )
