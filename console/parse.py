"""`ridecare parse`: what the assistant understands in a sentence, without a conversation."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from datetime import datetime
from typing import Any, TextIO

from console.whole import Whole, quiet, whole
from ridecare.calendar import ZONE
from ridecare.consent import asks_to_stop_texts, carrier_word

_TRIP_ONLY = ("day_half",)


def run(asked: argparse.Namespace) -> int:
    """Parse the arguments' sentence, or every line of standard input."""
    with quiet() as answers:
        return asyncio.run(_run(asked, answers))


async def _run(asked: argparse.Namespace, answers: TextIO) -> int:
    async with whole() as assistant:
        if asked.text:
            given = {"text": " ".join(asked.text), "language": asked.language, "asked": asked.asked}
            _print(await parsed(assistant, given), asked.jsonl, answers)
            return 0
        if sys.stdin.isatty():
            print("Write a sentence a line; Ctrl-D ends.", file=sys.stderr)
        for line in sys.stdin:
            if not line.strip():
                continue
            try:
                given = (
                    json.loads(line)
                    if asked.jsonl
                    else {"text": line.rstrip("\n"), "language": asked.language, "asked": asked.asked}
                )
                answer = await parsed(assistant, _usable(given))
            except ValueError as error:
                answer = {"error": str(error)}
            _print(answer, asked.jsonl, answers)
    return 0


async def parsed(assistant: Whole, given: dict[str, Any]) -> dict[str, Any]:
    """The fixed interface of `ridecare parse` (docs/ridecare-command.md)."""
    now = given.get("now")
    moment = datetime.fromisoformat(now) if now else None
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZONE)
    text = given["text"]
    found = await assistant.parse(
        text,
        language=given.get("language"),
        asked=given.get("asked"),
        now=moment,
        channel=given.get("channel") or "web",
    )
    reading = found.get("reading") or {}
    intent = found.get("intent") or {}
    return {
        "intent": intent.get("name"),
        "confidence": round(float(intent.get("confidence") or 0.0), 4),
        "ranking": [
            {"intent": each["name"], "confidence": round(each["confidence"], 4)}
            for each in found.get("intent_ranking") or []
        ],
        "language": given.get("language") or found.get("written") or found.get("language"),
        "danger": found.get("danger"),
        "opt_out": asks_to_stop_texts(text)
        or carrier_word(text) == "stop"
        or intent.get("name") == "opt_out",
        "trip": {
            name: value for name, value in (reading.get("values") or {}).items() if name not in _TRIP_ONLY
        },
        "open": reading.get("open") or {},
        "answer": reading.get("answer"),
        "dates": _dates(text, reading),
        "times": reading.get("times") or [],
        "addresses": reading.get("addresses") or [],
        "phones": reading.get("phones") or [],
    }


def _dates(text: str, reading: dict[str, Any]) -> list[dict[str, Any]]:
    """The days of a message; a birth date too, with both readings where day and month may be swapped."""
    days = [each for each in reading.get("dates") or [] if each.get("readings") or each.get("date")]
    born = (reading.get("values") or {}).get("date_of_birth")
    readings = [born] if born else list((reading.get("open") or {}).get("date_of_birth") or [])
    if readings and not any(set(readings) <= set(each["readings"]) for each in days):
        days.append({"text": text, "date": born, "readings": readings})
    return days


def _usable(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise ValueError('each line needs a JSON object with a "text"')
    return given


def _print(answer: dict[str, Any], jsonl: bool, answers: TextIO) -> None:
    if jsonl:
        print(json.dumps(answer, ensure_ascii=False), file=answers, flush=True)
        return
    if "error" in answer:
        print(answer["error"], file=sys.stderr, flush=True)
        return
    print(f"intent      {answer['intent']}  ({answer['confidence']:.2f})", file=answers)
    print(
        "ranking     "
        + ", ".join(f"{each['intent']} {each['confidence']:.2f}" for each in answer["ranking"]),
        file=answers,
    )
    for name in ("language", "danger", "opt_out", "answer"):
        print(f"{name:<11} {answer[name]}", file=answers)
    for name in ("trip", "open"):
        for key, value in answer[name].items():
            print(f"{name:<11} {key} = {value}", file=answers)
    for name in ("dates", "times", "addresses", "phones"):
        for value in answer[name]:
            print(f"{name:<11} {value}", file=answers)
    print(file=answers)
    answers.flush()
