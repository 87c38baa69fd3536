"""Plays a conversation file through the whole assistant and says where it differs.

A file holds `conversation` (what it shows), `channel`, `language`, `clock`, and `turns`. A turn says one thing
(`say`, `choose`, `wait`, `fault`, `staff`; `{receipt 1}` in it is the first receipt given) and may expect:
`responses` (names, in order), `includes` / `excludes` (response names), `reads` / `not_reads` (pieces of text),
`asked`, `danger`, `handover`, `silent`, `language` (null means none), `receipts` (how many), `alarms` (kinds),
`slots` (name: value), `segments_most`, `sent` (kinds). At the end `stored` may list the requests as they must stand,
and `cases` the hand-overs. `{code}` in what is said stands for the newest one-time code that was sent.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from console.records import handover_records, request_records
from console.scripted import Scripted
from console.whole import Whole
from ridecare.store.outbox import CODE

_RECEIPT = re.compile(r"\{receipt ([0-9])\}")
_ACTS = ("say", "choose", "wait", "fault", "staff")
_CHECKS = frozenset(
    {
        "responses", "includes", "excludes", "reads", "not_reads", "asked", "danger", "handover", "silent", "language", "receipts",
        "alarms", "slots", "segments_most", "sent", "duplicate",
    }
)  # fmt: skip
_EXTRAS = frozenset({"conversation", "channel", "from", "id", "receipt", "date", "read"})
_HEAD = frozenset({"conversation", "channel", "language", "clock", "turns", "stored", "cases"})


class Unplayable(ValueError):
    """A conversation file has a mistake; the message names file and key."""


def read(path: Path) -> dict[str, Any]:
    """The file's content, checked for slips: an expectation that is misspelt would never fail."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or not content.get("turns"):
        raise Unplayable(f"{path}: needs `turns`")
    unknown = set(content) - _HEAD
    for number, turn in enumerate(content["turns"], start=1):
        unknown |= set(turn) - _CHECKS - _EXTRAS - set(_ACTS)
        if sum(act in turn for act in _ACTS) != 1:
            raise Unplayable(f"{path}: turn {number} needs one of {', '.join(_ACTS)}")
    if unknown:
        raise Unplayable(f"{path}: unknown: {', '.join(sorted(unknown))}")
    return content


async def play(assistant: Whole, content: dict[str, Any], name: str) -> list[str]:
    """Play it; returns what differs, a line each (empty when all is as written)."""
    scripted = Scripted(assistant, channel=content.get("channel") or "web", language=content.get("language"))
    given_receipts: list[str] = []
    differences: list[str] = []
    code = ""
    for number, turn in enumerate(content["turns"], start=1):
        given = {key: turn[key] for key in (*_ACTS, *_EXTRAS) if key in turn}
        given |= {"date": str(turn["date"])} if "date" in turn else {}
        if "say" in given or "choose" in given:
            given["conversation"] = f"{name}-{given.get('conversation', 'main')}"
        if isinstance(given.get("say"), str):
            given["say"] = _filled(given["say"], given_receipts)
        if isinstance(given.get("receipt"), int):
            given["receipt"] = given_receipts[given["receipt"] - 1]
        if isinstance(given.get("say"), str):
            given["say"] = given["say"].replace("{code}", code)
        answer = await scripted.answer(given)
        code = _code_sent(answer) or code
        given_receipts += answer.get("receipts") or []
        said = turn.get("say", turn.get("choose", turn.get("wait", "")))
        differences += [f"turn {number} ({str(said)[:60]!r}): {line}" for line in _differences(turn, answer)]
    keys = set(scripted.keys())
    if "stored" in content:
        found = [each for each in request_records(assistant.store) if each["receipt"] in given_receipts]
        differences += _records("stored", content["stored"], found)
    if "cases" in content:
        found = [each for each in handover_records(assistant.store) if each["receipt"] in given_receipts]
        differences += _records("cases", content["cases"], found)
    return differences if keys else ["nothing was said"]


def _code_sent(answer: dict[str, Any]) -> str | None:
    """The newest one-time code that went out in this turn."""
    sent = [each["text"] for each in answer.get("sent") or [] if each["kind"] == CODE]
    found = re.findall(r"\b[0-9]{6}\b", sent[-1]) if sent else []
    return found[0] if found else None


def _filled(text: str, receipts: list[str]) -> str:
    return _RECEIPT.sub(lambda found: receipts[int(found[1]) - 1], text)


def _differences(turn: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    found = []
    responses = [reply["response"] for reply in answer.get("replies", [])]
    text = "\n".join(reply["text"] for reply in [*answer.get("replies", []), *answer.get("sent", [])])
    if "responses" in turn and responses != turn["responses"]:
        found.append(f"said {responses}, expected {turn['responses']}")
    said = f"said {responses}"
    found += [
        f"{said}, expected {name} among them"
        for name in _listed(turn.get("includes"))
        if name not in responses
    ]
    found += [f"said {name}" for name in _listed(turn.get("excludes")) if name in responses]
    pieces = [str(piece) for piece in _listed(turn.get("reads"))]
    found += [f"{piece!r} is not read in {text!r}" for piece in pieces if piece.lower() not in text.lower()]
    pieces = [str(piece) for piece in _listed(turn.get("not_reads"))]
    found += [f"{piece!r} is read in {text!r}" for piece in pieces if piece.lower() in text.lower()]
    for key in ("asked", "danger", "handover", "silent", "language", "duplicate"):
        if key in turn and answer.get(key) != turn[key]:
            found.append(
                f"{key} is {answer.get(key)!r}, expected {turn[key]!r} (said {responses}: {text[:200]!r})"
            )
    if "receipts" in turn and len(answer.get("receipts") or []) != turn["receipts"]:
        found.append(
            f"{len(answer.get('receipts') or [])} receipts, expected {turn['receipts']} (said {responses})"
        )
    if "alarms" in turn and sorted(each["kind"] for each in answer["alarms"]) != sorted(turn["alarms"]):
        found.append(f"alarms {answer['alarms']}, expected {turn['alarms']}")
    if "sent" in turn and [each["kind"] for each in answer["sent"]] != turn["sent"]:
        found.append(f"sent {answer['sent']}, expected {turn['sent']}")
    for slot, value in (turn.get("slots") or {}).items():
        if answer["slots"].get(slot) != value:
            found.append(f"slot {slot} is {answer['slots'].get(slot)!r}, expected {value!r}")
    if "segments_most" in turn and (answer["segments"] or 0) > turn["segments_most"]:
        found.append(f"{answer['segments']} segments, expected at most {turn['segments_most']}")
    return found


def _records(what: str, expected: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[str]:
    if len(expected) != len(found):
        return [f"{what}: {len(found)} found, expected {len(expected)}"]
    return [
        f"{what}[{place}] {path}: {have!r}, expected {want!r}"
        for place, (want_all, have_all) in enumerate(zip(expected, found, strict=True))
        for path, want, have in _unlike("", want_all, have_all)
    ]


def _unlike(path: str, want: Any, have: Any) -> list[tuple[str, Any, Any]]:
    """Where a part of a record differs from what is expected of it; keys that are not named are not looked at."""
    if isinstance(want, dict) and isinstance(have, dict):
        return [
            each
            for key, value in want.items()
            for each in _unlike(f"{path}.{key}".lstrip("."), value, have.get(key))
        ]
    if isinstance(want, list) and isinstance(have, list) and len(want) == len(have):
        return [
            each
            for place, pair in enumerate(zip(want, have, strict=True))
            for each in _unlike(f"{path}[{place}]", *pair)
        ]
    if isinstance(want, str) and isinstance(have, str):
        return [] if want.casefold() == have.casefold() else [(path, want, have)]
    return [] if want == have else [(path, want, have)]


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
