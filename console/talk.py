"""`ridecare talk`: a pleasant terminal phone, and with --jsonl a tool for scripts."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from typing import Any, TextIO

from console.clock import Clock, clock_at
from console.recording import Recording
from console.scripted import Scripted
from console.whole import quiet, whole
from ridecare import settings


def run(asked: argparse.Namespace) -> int:
    """Talk until the input ends."""
    configured = settings.load()
    if configured.production and not configured.allow_trials:
        raise ValueError("this is production: trials are refused (RIDECARE_ALLOW_TRIALS=yes allows them)")
    with quiet() as answers, clock_at(asked.clock) as clock:
        return asyncio.run(_run(asked, clock, answers))


async def _run(asked: argparse.Namespace, clock: Clock, answers: TextIO) -> int:
    if not asked.jsonl:
        print("Starting the assistant …", file=sys.stderr, flush=True)
    async with whole(database_url=asked.database, clock=clock) as assistant:
        scripted = Scripted(assistant, channel=asked.channel, language=asked.language)
        recording = Recording(asked.record, asked) if asked.record else None
        if asked.jsonl:
            return await _by_lines(scripted, recording, answers)
        return await _by_hand(scripted, asked, recording, answers)


async def _by_lines(scripted: Scripted, recording: Recording | None, answers: TextIO) -> int:
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            answer = await scripted.answer(given)
            if recording:
                recording.add(given, answer)
        except ValueError as error:
            answer = {"error": str(error)}
        print(json.dumps(answer, ensure_ascii=False), file=answers, flush=True)
    if recording:
        recording.write()
    return 0


async def _by_hand(
    scripted: Scripted, asked: argparse.Namespace, recording: Recording | None, answers: TextIO
) -> int:
    from rich.console import Console
    from rich.panel import Panel
    from rich.text import Text

    screen = Console(highlight=False, file=answers)
    title = "text messages" if asked.channel == "sms" else "web chat"
    screen.print(
        Panel(
            f"RideCare assistant, {title}. Nothing here is real: every request is a trial.\nWrite as a member would. A number picks a choice. /wait 20m moves the clock, /quit ends.",
            width=76,
        )
    )
    loop = asyncio.get_running_loop()
    while True:
        try:
            line = await loop.run_in_executor(None, input, "you> ")
        except EOFError:
            break
        if line.strip() == "/quit":
            break
        try:
            given = (
                {"wait": line.split()[1]}
                if line.startswith("/wait ")
                else {"conversation": "me", "say": line}
            )
            answer = await scripted.answer(given)
        except ValueError as error:
            screen.print(str(error), style="red", markup=False)
            continue
        if recording:
            recording.add(given, answer)
        _show(screen, answer, Panel, Text)
    if recording:
        recording.write()
        screen.print(f"Written to {asked.record}; play it with: ridecare try {asked.record}")
    return 0


def _show(screen: Any, answer: dict[str, Any], panel: Any, text: Any) -> None:
    for reply in [*answer.get("replies", []), *answer.get("sent", [])]:
        words = reply["text"]
        choices = reply.get("choices") or []
        if choices and "1 " + choices[0] not in words:
            words += "".join(f"\n  [{number}] {title}" for number, title in enumerate(choices, start=1))
        screen.print(
            panel(
                text(words),
                width=min(76, screen.width),
                border_style="cyan",
                title="RideCare",
                title_align="left",
            )
        )
    if answer.get("silent"):
        screen.print(f"(no answer: {answer['silent']})", style="dim")
    notes = [f"{len(answer['receipts'])} receipt(s)"] if answer.get("receipts") else []
    notes += [f"danger: {answer['danger']}"] if answer.get("danger") else []
    notes += [f"handed over: {answer['handover']}"] if answer.get("handover") else []
    notes += [f"{answer['segments']} segment(s)"] if answer.get("segments") else []
    if notes:
        screen.print("   " + ", ".join(notes), style="dim")
