from __future__ import annotations

import pytest

from bot.nlu.safety import BEYOND_DOUBT, CERTAIN, DangerWords
from tests.bot.nlu.graph import made, message


def marked(tmp_path, text: str, intent: str = "greet", confidence: float = 0.9):
    given = message(text)
    given.set("intent", {"name": intent, "confidence": confidence})
    given.set("intent_ranking", [{"name": intent, "confidence": confidence}])
    found = made(DangerWords, tmp_path).process([given])[0]
    return found.get("danger"), found.get("intent")["name"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("i cant breathe", "emergency"), ("no puedo respirar", "emergency"), ("i want to kill myself", "crisis"), ("quiero matarme", "crisis")],
)  # fmt: skip
def test_words_decide_whatever_the_classifier_says(tmp_path, text, kind):
    assert marked(tmp_path, text) == (kind, kind)


@pytest.mark.parametrize("text", ["my heart attack follow-up visit is monday", "drop me at the emergency entrance", "what does it cost"])  # fmt: skip
def test_calm_words_are_no_danger(tmp_path, text):
    assert marked(tmp_path, text) == (None, "greet")


def test_a_certain_classifier_is_believed_and_an_uncertain_one_is_not_acted_on(tmp_path):
    assert marked(tmp_path, "something is very wrong with him", "emergency", CERTAIN) == (
        "emergency",
        "emergency",
    )
    assert marked(tmp_path, "something is very wrong with him", "emergency", CERTAIN - 0.1) == (
        None,
        "nlu_fallback",
    )


def test_both_kinds_of_danger_together_make_it_certain(tmp_path):
    given = message("something is very wrong with him")
    given.set("intent", {"name": "report_problem", "confidence": 0.4})
    shares = {"report_problem": 0.4, "crisis": CERTAIN - 0.2, "emergency": 0.2}
    given.set("intent_ranking", [{"name": name, "confidence": share} for name, share in shares.items()])
    [found] = made(DangerWords, tmp_path).process([given])
    assert (found.get("danger"), found.get("intent")["name"]) == ("crisis", "crisis")


def test_words_that_are_misspelled_are_words_of_danger_once_mended(tmp_path):
    given = message("i cnat braethe")
    given.set("spelled", "i cant breathe")
    assert made(DangerWords, tmp_path).process([given])[0].get("danger") == "emergency"


def test_a_certain_classifier_is_not_believed_where_it_is_told_calmly(tmp_path):
    assert marked(
        tmp_path, "my heart attack follow-up visit is monday", "emergency", BEYOND_DOUBT - 0.01
    ) == (
        None,
        "nlu_fallback",
    )
