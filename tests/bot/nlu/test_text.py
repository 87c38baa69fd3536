from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.text import PlainText
from tests.bot.nlu.graph import made, training_data


@pytest.mark.parametrize(("text", "plain"), [("a \n b", "a \n b"), ("", ""), (None, ""), ("ﬁne", "fine"), ("a\ud800b", "a b")])  # fmt: skip
def test_text_is_made_well_formed_and_the_words_said_stay(tmp_path, text, plain):
    (found,) = made(PlainText, tmp_path).process([Message({TEXT: text})])
    assert found.get("plain") == plain and found.get(TEXT) == text


def test_no_component_sees_more_than_a_thousand_characters(tmp_path):
    (found,) = made(PlainText, tmp_path).process([Message({TEXT: "x" * 50_000})])
    assert len(found.get("plain")) == 1000


def test_training_examples_are_read_the_same_way():
    assert all(example.get("plain") for example in training_data().training_examples)
