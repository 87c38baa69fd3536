"""`make bench`: what the running assistant costs in time and memory; a plain table, and build/benchmarks.json."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import long_conversation
from benchmarks.processes import Member, Processes
from ridecare.settings import ROOT

TURNS = 220
WARM_UP = 12
FAQ = (
    "what is ridecare", "what does it cost", "who can use it", "where do rides go", "how far ahead do i call", "can my daughter come",
    "what do i need to have ready", "do you pay for gas", "who sees what i write", "how far can i go",
)  # fmt: skip
ELIGIBILITY = ("am i eligible", "90000001", "March 14, 1980")
BOOKING = (
    "i need a ride", "Amos Reed", "310 Cedar St, Stillwater", "Lakeview Hospital", "next wednesday", "9:15 am", "one way",
    "he walks", "nobody else", "612-555-0133", "no", "skip", "yes",
)  # fmt: skip
WITH_DATE, WITHOUT_DATE = "i need a ride next tuesday at 9:30 am", "what does it cost"
# What must be reached (milliseconds, megabytes), measured on two quiet cores.
GOALS = {"FAQ turn, p50 (ms)": 15.0, "eligibility and booking turn, p50 (ms)": 40.0, "memory, idle (MB)": 600.0, "turn 200 beside turn 5 (times)": long_conversation.MOST, "environment (MB)": 1000.0}  # fmt: skip


def main() -> int:
    """Measure, print, write."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="ridecare-bench-") as folder:
        _say("starting the action server and the web server")
        began = time.perf_counter()
        with Processes(Path(folder)) as running:
            Member(running.web_port).say(FAQ[0])
            figures["start to first answer, action and web server (s)"] = time.perf_counter() - began
            running.start_desk()
            _say(f"{TURNS} FAQ turns through the web channel")
            _timed(figures, "FAQ turn", lambda: _turns(running.web_port, [FAQ]))
            _say(f"{TURNS} eligibility and booking turns")
            _timed(
                figures,
                "eligibility and booking turn",
                lambda: _turns(running.web_port, [ELIGIBILITY, BOOKING]),
            )
            _say("memory")
            time.sleep(2)
            each = {name: _resident(pid) for name, pid in running.pids().items()}
            figures |= {f"memory, idle, {name} (MB)": size for name, size in each.items()}
            figures["memory, idle (MB)"] = sum(each.values())
    _say("a conversation of 200 turns")
    figures |= long_conversation.figures()
    _say("sentences through `ridecare parse`")
    figures["parse with a date, p50 (ms)"] = _parse(WITH_DATE)
    figures["parse without a date, p50 (ms)"] = _parse(WITHOUT_DATE)
    _say("size of the environment")
    figures["environment (MB)"] = _size(Path(sys.prefix))
    _write(figures)
    return 0


def _turns(port: int, scripts: list[tuple[str, ...]]) -> list[float]:
    """Seconds of each turn; the first ones, which warm caches, are left out."""
    taken: list[float] = []
    while len(taken) < TURNS + WARM_UP:
        for script in scripts:
            member = Member(port)
            for text in script:
                began = time.perf_counter()
                if not member.say(text):
                    raise SystemExit(f"no answer to {text!r}")
                taken.append(time.perf_counter() - began)
            member.close()
    return taken[WARM_UP:]


def _timed(figures: dict[str, float], name: str, measure: Callable[[], list[float]]) -> None:
    taken = sorted(measure())
    figures[f"{name}, p50 (ms)"] = statistics.median(taken) * 1000
    figures[f"{name}, p95 (ms)"] = taken[int(len(taken) * 0.95)] * 1000


def _parse(text: str) -> float:
    """The median of 60 sentences in one process of `ridecare parse --jsonl`."""
    command = [str(Path(sys.executable).with_name("ridecare")), "parse", "--jsonl"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        taken = []
        for _ in range(65):
            began = time.perf_counter()
            process.stdin.write(json.dumps({"text": text, "now": "2026-12-01T10:00"}) + "\n")
            process.stdin.flush()
            process.stdout.readline()
            taken.append(time.perf_counter() - began)
        process.stdin.close()
    return statistics.median(taken[5:]) * 1000


def _resident(pid: int) -> float:
    """Megabytes of a process and its children that are in memory."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True
    ).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    family, size = {pid}, len(rows)
    for _ in range(size):
        more = {child for child, parent, _ in rows if parent in family} - family
        if not more:
            break
        family |= more
    return sum(kilobytes for each, _, kilobytes in rows if each in family) / 1024


def _size(folder: Path) -> float:
    counted: set[tuple[int, int]] = set()
    total = 0
    for path in folder.rglob("*"):
        found = path.lstat()
        if (found.st_dev, found.st_ino) not in counted:
            counted.add((found.st_dev, found.st_ino))
            total += found.st_blocks * 512
    return total / 1e6


def _write(figures: dict[str, float]) -> None:
    load = os.getloadavg()[0]
    width = max(map(len, figures))
    print()
    for name, value in figures.items():
        goal = f"   goal {GOALS[name]:g}{'' if value <= GOALS[name] else '  MISSED'}" if name in GOALS else ""
        print(f"{name:<{width}}  {value:9.1f}{goal}")
    print(f"\n{os.cpu_count()} cores, load {load:.1f} at the end, Python {platform.python_version()}")
    if load > (os.cpu_count() or 1):
        print("The machine was busy: these figures are too high.")
    out = ROOT / "build" / "benchmarks.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(
        json.dumps({"figures": figures, "cores": os.cpu_count(), "load": load}, indent=1) + "\n",
        encoding="utf-8",
    )
    print(f"Written to {out.relative_to(ROOT)}")


def _say(text: str) -> None:
    print(f"· {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
