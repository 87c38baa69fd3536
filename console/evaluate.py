"""`ridecare evaluate`: how well the assistant understands sentences that it has not learned from."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

import yaml

from console import evaluate_baseline as baseline
from console import evaluate_counts as counting
from console.evaluate_counts import Result, Sentence
from console.evaluate_noise import NOISES, noisy
from console.parse import parsed
from console.training import newest_model
from console.whole import Whole, quiet, whole
from ridecare import settings
from ridecare.settings import ROOT

NOW = "2026-12-01T10:00"
KEYS = frozenset({"text", "intent", "asked", "danger", "opt_out", "trip", "range", "language"})
LANGUAGES = ("en", "es")
OUT = ROOT / "build"


def run(asked: argparse.Namespace) -> int:
    """Measure the files, or those of `evaluation/`."""
    files = [Path(each) for each in asked.files] or sorted((ROOT / "evaluation").glob("*.yml"))
    sentences = [each for file in files for each in read(file)]
    if not sentences:
        raise ValueError("no sentences to evaluate")
    with quiet() as answers:
        return asyncio.run(_run(sentences, files, asked, answers))


def read(file: Path) -> list[Sentence]:
    """The sentences of a file (evaluation/README.md has the format).

    Raises:
        ValueError: the file cannot be used; the message names the item.
    """
    try:
        items = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{file}: cannot be read ({type(error).__name__})") from error
    if not isinstance(items, list):
        raise ValueError(f"{file}: a list of sentences is needed")
    return [
        _sentence(item, f"{file}, item {number}", file.stem.split("_")[0])
        for number, item in enumerate(items, 1)
    ]


def _sentence(item: Any, where: str, stem: str) -> Sentence:
    if not isinstance(item, dict) or not all(isinstance(item.get(key), str) for key in ("text", "intent")):
        raise ValueError(f'{where}: needs a "text" and an "intent"')
    if unknown := set(item) - KEYS:
        raise ValueError(f"{where}: unknown {', '.join(sorted(map(str, unknown)))}")
    danger = item.get("danger")
    if danger not in (None, "none", "emergency", "crisis"):
        raise ValueError(f"{where}: danger is emergency, crisis or none")
    if item.get("range") not in (None, "near", "far"):
        raise ValueError(f"{where}: range is near or far")
    if not isinstance(item.get("trip") or {}, dict):
        raise ValueError(f"{where}: trip is a table of slots and values")
    language = item.get("language") or (stem if stem in LANGUAGES else "en")
    if language not in LANGUAGES:
        raise ValueError(f"{where}: language is en or es")
    return Sentence(
        text=item["text"],
        intent=item["intent"],
        language=language,
        asked=item.get("asked"),
        danger=None if danger == "none" else danger,
        trap=danger == "none",
        opt_out=bool(item.get("opt_out")),
        range=item.get("range"),
        trip=item.get("trip") or {},
    )


async def _run(
    sentences: Sequence[Sentence], files: Sequence[Path], asked: argparse.Namespace, answers: TextIO
) -> int:
    async with whole() as assistant:
        results = await _understood(assistant, sentences, "as written")
        by_noise: dict[str, list[Result]] = {}
        for kind in NOISES if asked.noise else ():
            changed = [replace(each, text=noisy(each.text, each.language, kind)) for each in sentences]
            by_noise[kind] = await _understood(assistant, changed, kind)
    stock = await baseline.understood(sentences) if asked.baseline else []
    lines = table(results, by_noise)
    lines += baseline.lines(results, stock) if stock else []
    print("\n".join(lines), file=answers, flush=True)
    OUT.mkdir(exist_ok=True)
    stored = OUT / "evaluation.json"
    stored.write_text(
        json.dumps(_stored(results, by_noise, stock, files), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    _picture(results, OUT / "evaluation.png")
    print(f"build/{stored.name} and build/evaluation.png written", file=sys.stderr)
    return 0


async def _understood(assistant: Whole, sentences: Sequence[Sentence], what: str) -> list[Result]:
    results = []
    for number, each in enumerate(sentences, 1):
        # The language is left to be found out: members do not announce theirs.
        given = {"text": each.text, "asked": each.asked, "now": NOW}
        # A bare answer comes in a conversation whose language is known.
        if each.asked:
            given["language"] = each.language
        results.append(Result(each, await parsed(assistant, given)))
        if number % 20 == 0 or number == len(sentences):
            end = "\n" if number == len(sentences) else ""
            print(f"\r{what}: {number} of {len(sentences)}", end=end, file=sys.stderr, flush=True)
    return results


def table(results: Sequence[Result], by_noise: dict[str, list[Result]]) -> list[str]:
    """What is printed."""
    columns = [("all", list(results)), *_by_language(results)]
    shown = [(name, counting.counts(part)) for name, part in columns]
    lines = [f"{len(results)} sentences", "", " " * 40 + "".join(f"{name:<26}" for name, _ in shown)]
    lines += [f"{line:<40}" + "".join(f"{each[line]!s:<26}" for _, each in shown) for line in shown[0][1]]
    lines += ["", "threshold alone (no margin, no rules)   in-scope right   out-of-scope rejected"]
    for row in counting.at_thresholds(results):
        lines.append(f"{row['threshold']:<40.2f}{_percent(row['accuracy']):<17}{_percent(row['rejected'])}")
    lines += ["", "worst confusions: expected, understood, how often"]
    lines += [f"  {wanted:<24}{got:<24}{number}" for wanted, got, number in counting.confusions(results)]
    if by_noise:
        lines += [
            "",
            f"{'noise':<20}{'in-scope right: ' + 'all':<26}{'en':<26}{'es':<26}{'out-of-scope rejected':<26}"
            f"{'danger recalled':<26}",
        ]
        for kind, noised in {"as written": list(results), **by_noise}.items():
            line = counting.counts(noised)
            cells = [_inside(noised, language) for language in (None, *LANGUAGES)]
            cells += [line["out-of-scope rejected"], line["danger recalled"]]
            lines.append(f"{kind:<20}" + "".join(f"{cell!s:<26}" for cell in cells))
    return lines


def _by_language(results: Sequence[Result]) -> list[tuple[str, list[Result]]]:
    parts = [(name, [each for each in results if each.sentence.language == name]) for name in LANGUAGES]
    return [(name, part) for name, part in parts if part]


def _inside(results: Iterable[Result], language: str | None) -> counting.Share:
    part = [each for each in results if language in (None, each.sentence.language)]
    return counting.counts(part)["in-scope intents right"]


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"


def _stored(
    results: Sequence[Result],
    by_noise: dict[str, list[Result]],
    stock: Sequence[Result],
    files: Sequence[Path],
) -> dict[str, Any]:
    return {
        "files": [file.name for file in files],
        "model": model.name if (model := newest_model(settings.load().home)) else None,
        "now": NOW,
        "sentences": len(results),
        "counts": {
            "all": _numbers(results),
            **{name: _numbers(part) for name, part in _by_language(results)},
        },
        "thresholds": counting.at_thresholds(results),
        "confusions": counting.confusions(results),
        "noise": {
            kind: {"all": _numbers(noised), **{name: _numbers(part) for name, part in _by_language(noised)}}
            for kind, noised in by_noise.items()
        },
        "stock": _numbers(stock) if stock else None,
        "wrong": [
            {
                "text": each.sentence.text,
                "language": each.sentence.language,
                "expected": each.sentence.intent,
                "understood": each.intent,
                "ranking": each.got.get("ranking"),
            }
            for each in results
            if not each.right
        ],
        "danger_wrong": [
            {
                "text": each.sentence.text,
                "expected": each.sentence.danger,
                "understood": each.got.get("danger"),
            }
            for each in results
            if each.sentence.danger != each.got.get("danger")
        ],
        "opt_out_wrong": [
            {"text": each.sentence.text, "expected": each.sentence.opt_out}
            for each in results
            if each.sentence.opt_out != bool(each.got.get("opt_out"))
        ],
        "trip_wrong": [
            {"text": each.sentence.text, "slot": slot, "expected": wanted, "understood": got}
            for each in results
            for slot, wanted in each.sentence.trip.items()
            if not counting.same(got := (each.got.get("trip") or {}).get(slot), wanted)
        ],
    }


def _numbers(results: Sequence[Result]) -> dict[str, dict[str, float | int | None]]:
    return {
        name: {"right": share.right, "of": share.of, "percent": share.percent}
        for name, share in counting.counts(results).items()
    }


def _picture(results: Sequence[Result], file: Path) -> None:
    """The confusion matrix beside accuracy against rejection."""
    import matplotlib  # type: ignore[import-untyped]

    matplotlib.use("Agg")
    from matplotlib import pyplot

    names, cells = counting.matrix(results)
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(22, 12), gridspec_kw={"width_ratios": (3, 2)})
    shares = [[cell / max(1, sum(row)) for cell in row] for row in cells]
    left.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    left.set_xticks(range(len(names)), names, rotation=90)
    left.set_yticks(range(len(names)), names)
    left.set_xlabel("understood")
    left.set_ylabel("expected")
    for down, row in enumerate(cells):
        for across, cell in enumerate(row):
            if cell:
                color = "white" if shares[down][across] > 0.6 else "black"
                left.text(across, down, str(cell), ha="center", va="center", fontsize=7, color=color)
    for name, part in (("all", list(results)), *_by_language(results)):
        rows = counting.at_thresholds(part, [step / 50 for step in range(50)])
        drawn = [row for row in rows if row["accuracy"] is not None and row["rejected"] is not None]
        right.plot(
            [row["rejected"] for row in drawn], [row["accuracy"] for row in drawn], marker=".", label=name
        )
    right.set_xlabel("out-of-scope rejected, %")
    right.set_ylabel("in-scope intents right, %")
    right.set_title("threshold alone, 0 to 0.98")
    right.grid(visible=True)
    right.legend()
    figure.tight_layout()
    figure.savefig(file, dpi=90)
    pyplot.close(figure)
