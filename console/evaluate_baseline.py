"""What stock Rasa makes of the same sentences: its LogisticRegressionClassifier, trained on the assistant's own examples."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console import evaluate_counts as counting
from console.evaluate_counts import Result, Sentence
from console.training import fingerprint
from ridecare.settings import ROOT

CONFIG = ROOT / "benchmarks" / "stock" / "logistic_regression.yml"
_DANGER = ("emergency", "crisis")
# The lines of the table that say something about a pipeline that knows neither the open question nor trip values.
LINES = (
    "in-scope intents right", "… sentences without an open question", "… bare answers to an open question",
    "in-scope: not sure (nlu_fallback)", "… the right one among the two offered", "mistaken: yes-no, book-cancel, stop-all",
    "out-of-scope rejected", "… near ones", "… far ones", "danger recalled", "false alarms, all harmless",
    "… among the traps", "opt-out recalled", "opt-out by mistake",
)  # fmt: skip


async def understood(sentences: Sequence[Sentence]) -> list[Result]:
    """The sentences as stock Rasa understands them; it is trained first, unless that was done for the same data."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(_trained()))
    results = []
    for number, each in enumerate(sentences, 1):
        results.append(Result(each, _as_parsed(await agent.parse_message(each.text))))
        if number % 20 == 0 or number == len(sentences):
            end = "\n" if number == len(sentences) else ""
            print(f"\rstock Rasa: {number} of {len(sentences)}", end=end, file=sys.stderr, flush=True)
    return results


def lines(ours: Sequence[Result], stock: Sequence[Result]) -> list[str]:
    """Both side by side."""
    left, right = counting.counts(ours), counting.counts(stock)
    head = f"{'beside stock Rasa':<40}{'RideCare':<26}LogisticRegressionClassifier"
    return ["", head, *(f"{name:<40}{left[name]!s:<26}{right[name]}" for name in LINES)]


def _trained() -> Path:
    from rasa.model_training import train_nlu

    folder = ROOT / "build" / "stock"
    name = f"logistic-regression-{fingerprint(ROOT)}"
    model = folder / f"{name}.tar.gz"
    if not model.exists():
        print("training stock Rasa; this takes some minutes …", file=sys.stderr, flush=True)
        # It warns that the regression did not converge in the 100 steps of its defaults; that is what is compared.
        logging.captureWarnings(True)
        train_nlu(str(CONFIG), str(ROOT / "data" / "nlu"), str(folder), fixed_model_name=name)
    return model


def _as_parsed(found: dict[str, Any]) -> dict[str, Any]:
    intent = str((found.get("intent") or {}).get("name"))
    ranking = [
        {"intent": each["name"], "confidence": round(each["confidence"], 4)}
        for each in found.get("intent_ranking") or ()
        if each["name"] != counting.UNSURE
    ]
    danger = intent if intent in _DANGER else None
    return {
        "intent": intent,
        "ranking": ranking,
        "danger": danger,
        "opt_out": intent == "opt_out",
        "trip": {},
    }
