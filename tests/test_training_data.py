"""What the model learns from: enough different sentences for each intent, none twice, none of evaluation/."""

import json
import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.importer import LanguageImporter
from ridecare.settings import ROOT

LEAST = {"en": 25, "es": 15}
LEAST_OUTSIDE = {"en": 200, "es": 100}
# Set by code when somebody comes back to a request (bot/nlu/intent.py); nobody says it.
WITHOUT_EXAMPLES = {"return_to_request"}
# Rasa's own; an example for one of them would wipe a conversation in silence.
NEVER = {"restart", "back", "session_start"}


def folded(text: str) -> str:
    cut = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(char for char in cut if not unicodedata.combining(char))
    # What has no letter and no digit (an emoji) is compared as it is.
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’`´]", "", plain)).strip() or text


@cache
def examples() -> dict[str, dict[str, list[str]]]:
    """language -> intent -> its examples, by the files."""
    found: dict[str, dict[str, list[str]]] = {}
    for language in LEAST:
        by_intent: dict[str, list[str]] = defaultdict(list)
        for path in sorted((ROOT / "data" / "nlu" / language).glob("*.yml")):
            for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
                by_intent[block["intent"]] += re.findall(r"^- (.+)$", block["examples"], re.MULTILINE)
        found[language] = by_intent
    return found


def nearly_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sentences differ in one word at most. Of one or two words, each counts by itself."""
    if min(len(one), len(other)) < 3:
        return one == other
    if len(one) == len(other):
        return sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) <= 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(len(long))
    )


def different(sentences: list[str]) -> list[tuple[str, ...]]:
    """One of each group that differs in numbers or in one word only."""
    kept: list[tuple[str, ...]] = []
    for sentence in sentences:
        words = tuple("#" if word.isdigit() else word for word in folded(sentence).split())
        if not any(nearly_same(words, other) for other in kept):
            kept.append(words)
    return kept


def intents() -> list[str]:
    names = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    return [name for name in names if name not in WITHOUT_EXAMPLES]


@pytest.mark.parametrize("language", LEAST)
@pytest.mark.parametrize("intent", intents())
def test_an_intent_has_enough_different_examples(language, intent):
    least = (LEAST_OUTSIDE if intent == "out_of_scope" else LEAST)[language]
    given = examples()[language].get(intent, [])
    assert len(different(given)) >= least, f"{len(given)} examples, {len(different(given))} of them different"


def test_examples_are_of_intents_that_exist():
    known = set(intents())
    assert {name for by_intent in examples().values() for name in by_intent} - known == set()
    assert NEVER & known == set()


def test_no_example_stands_in_two_intents_or_twice():
    where: dict[str, list[str]] = defaultdict(list)
    for language, by_intent in examples().items():
        for intent, sentences in by_intent.items():
            for sentence in sentences:
                where[folded(sentence)].append(f"{language} {intent}: {sentence}")
    # Different punctuation is not a second example; a word that both languages share ("no", "hello") may stand in each.
    of_two = {
        key: places for key, places in where.items() if len({place.split(" ")[1] for place in places}) > 1
    }
    assert of_two == {}
    twice = [
        places for places in where.values() if len(places) > len({place.split(" ")[0] for place in places})
    ]
    assert twice == []


# --- evaluation/ --------------------------------------------------------------------------------------------------


def _strings(node: object) -> list[str]:
    if isinstance(node, str):
        listed = re.findall(r"^- (.+)$", node, re.MULTILINE)
        return listed or [node]
    if isinstance(node, dict):
        # An item of evaluation/: its text is the sentence, the rest are labels and values.
        kept = [node["text"]] if "text" in node else node.values()
        return [text for value in kept for text in _strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in _strings(value)]
    return []


def evaluation_files() -> list[Path]:
    endings = (".yml", ".yaml", ".json", ".jsonl", ".txt", ".csv")
    return sorted(path for path in (ROOT / "evaluation").rglob("*") if path.suffix in endings)


def evaluation_sentences() -> set[str]:
    """Everything in evaluation/ that looks like a sentence, folded; keys and names of intents are no sentences."""
    found: list[str] = []
    for path in evaluation_files():
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            found += [
                each for line in text.splitlines() if line.strip() for each in _strings(json.loads(line))
            ]
        elif path.suffix in (".txt", ".csv"):
            found += [cell for line in text.splitlines() for cell in (line, *line.split(","))]
        else:
            found += _strings(yaml.safe_load(text))
    return {plain for each in found if " " in (plain := folded(each))}


def test_there_are_sentences_that_only_test():
    assert len(evaluation_sentences()) >= 100, "evaluation/ holds no sentences to test understanding with"


def test_the_model_learns_no_sentence_of_evaluation():
    data = LanguageImporter(
        config_file=str(ROOT / "config.yml"),
        domain_path=str(ROOT / "domain.yml"),
        training_data_paths=[str(ROOT / "data")],
    ).get_nlu_data()
    learned = {folded(each.get("text") or "") for each in data.training_examples}
    assert len(learned) > 1000
    assert sorted(evaluation_sentences() & learned) == []
