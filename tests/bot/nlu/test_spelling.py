from __future__ import annotations

from bot.nlu.spelling import Spelling
from tests.bot.nlu.graph import loaded, made, message, training_data


def test_words_are_mended_beside_the_text(tmp_path):
    spelling = loaded(Spelling, tmp_path, made(Spelling, tmp_path).train(training_data()))
    [given] = spelling.process([message("i need a ridee to the richest dialysiss")])
    assert given.get("spelled") == "i need a ride to the richest dialysiss"
    assert given.get("plain") == "i need a ridee to the richest dialysiss"


def test_before_training_nothing_is_mended(tmp_path):
    [given] = made(Spelling, tmp_path).process([message("i need a ridee")])
    assert given.get("spelled") == "i need a ridee"
