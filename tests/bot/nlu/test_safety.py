from __future__ import annotations

import pytest

from bot.nlu.safety import CERTAIN, DangerWords
from tests.bot.nlu.graph import made, message


def marked(tmp_path, text: str, intent: str = "greet", confidence: float = 0.9):
    given = message(text)
    given.set("intent", {"name": intent, "confidence": confidence})
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


def test_a_certain_classifier_is_not_believed_where_it_is_told_calmly(tmp_path):
    assert marked(tmp_path, "my heart attack follow-up visit is monday", "emergency", 0.99) == (
        None,
        "nlu_fallback",
    )
