from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.speller import MOST, Speller, consonants

TEXTS = (
    "i need a ride to therapy", "my therapy is monday", "cancel the ride to therapy please", "please cancel it",
    "necesito transporte para la terapia", "el transporte para la terapia", "a wheelchair van", "my wheelchair",
)  # fmt: skip
SPELLER = Speller.of(TEXTS, ["chest", "richest", "café", "Monday"])


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("i need theraphy", "i need therapy"),
        ("cancle it plase", "cancel it please"),
        ("THRPY", "therapy"),
        ("nesecito tranporte", "nesecito transporte"),
        ("my whlchr", "my wheelchair"),
        ("wheelchiar van", "wheelchair van"),
    ],
)
def test_a_word_that_is_near_one_of_the_examples_becomes_it(text, mended):
    assert SPELLER.mended(text) == mended


@pytest.mark.parametrize(
    "text", ["the richest man", "a cafe", "Café Rosa", "monday", "my van", "zzzzzz", "", "45 univ ave 🙂 !!"]
)
def test_words_of_the_dictionary_short_ones_and_what_is_near_nothing_stay(text):
    assert SPELLER.mended(text) == text


def test_a_word_that_stands_once_in_the_examples_is_known_and_no_aim():
    assert SPELLER.knows("necesito") and SPELLER.mended("necesito") == "necesito"
    assert SPELLER.mended("necesitto") == "necesitto"


def test_somebody_who_writes_nothing_but_strange_words_is_not_mended_for_long():
    mended = SPELLER.mended("theraphy " * (MOST + 3)).split()
    assert mended == ["therapy"] * MOST + ["theraphy"] * 3


def test_the_same_words_give_the_same_arrays():
    again = Speller.of(TEXTS, ["Monday", "café", "richest", "chest"])
    assert again.words == SPELLER.words and np.array_equal(again.known, SPELLER.known)


def test_consonants_keep_the_edges_of_a_word():
    assert [consonants(word) for word in ("therapy", "a", "", "auto")] == ["thrpy", "a", "", "ato"]


@given(st.text(max_size=80))
def test_any_text_can_be_mended_and_keeps_what_is_no_word(text):
    mended = SPELLER.mended(text)
    assert [char for char in mended if char.isdigit()] == [char for char in text if char.isdigit()]
