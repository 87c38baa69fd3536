from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.ngrams import Vocabulary, folded, grams

TEXTS = ("i need a ride", "i need a lift", "a ride please", "what does it cost")


def test_folding_drops_case_accents_apostrophes_and_the_values_of_numbers():
    assert folded("Can’t pay $12, señora") == "cant pay $00, senora"


def test_grams_are_words_pairs_and_letters_with_their_edges():
    found = grams("my ride")
    assert {"w:my", "w:ride", "w:my ride", "c: my", "c:ride", "c:de "} <= set(found)
    assert not any(len(gram) > 7 for gram in found if gram.startswith("c:"))


def test_a_gram_that_stands_in_too_few_texts_does_not_count():
    vocabulary = Vocabulary.of(TEXTS, least=2)
    assert "w:ride" in vocabulary.index and "w:cost" not in vocabulary.index
    assert "w:a" in Vocabulary.of(TEXTS).index and "w:ride" not in Vocabulary.of(TEXTS).index
    assert list(vocabulary.index) == sorted(vocabulary.index) == list(vocabulary.names())


def test_rare_grams_weigh_more():
    vocabulary = Vocabulary.of([*TEXTS, "a b", "a c"], least=2)
    assert vocabulary.weights[vocabulary.index["w:ride"]] > vocabulary.weights[vocabulary.index["w:a"]]


def test_words_and_letters_weigh_the_same():
    vocabulary = Vocabulary.of(TEXTS, least=1)
    places, values = vocabulary.sparse("i need a ride")
    names = vocabulary.names()
    for kind in ("w:", "c:"):
        block = [value for place, value in zip(places, values, strict=True) if names[place].startswith(kind)]
        assert np.linalg.norm(block) == pytest.approx(1, abs=1e-5)


def test_a_text_of_unknown_grams_is_empty():
    places, values = Vocabulary.of(TEXTS).sparse("zzzz")
    assert not len(places) and not len(values)


@given(st.text(max_size=60))
def test_any_text_can_be_counted(text):
    places, values = Vocabulary.of(TEXTS).sparse(text)
    assert len(places) == len(values) and np.isfinite(values).all()
