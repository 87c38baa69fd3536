from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.vectors import LONGEST, SIZE, sentence_vector, sentence_vectors


def test_a_vector_has_unit_length_and_is_the_same_each_time():
    first = sentence_vector("i need a ride")
    assert first.shape == (SIZE,) and first.dtype == np.float32
    assert np.linalg.norm(first) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(first, sentence_vector("I NEED a ride"))


@pytest.mark.parametrize("text", ["", "   ", "🙂", "...", "\ud800"])
def test_without_a_letter_it_is_nothing(text):
    assert not sentence_vector(text).any()


def test_many_at_once_are_the_same_but_for_rounding():
    texts = ["i need a ride", "", "what does it cost", "🙂"] * 70
    together = sentence_vectors(texts)
    assert together.shape == (len(texts), SIZE)
    for text, vector in zip(texts[-4:], together[-4:], strict=True):
        assert np.allclose(vector, sentence_vector(text), rtol=0, atol=1e-5)


def test_only_the_first_characters_count():
    assert np.array_equal(sentence_vector("a" * LONGEST), sentence_vector("a" * 5000))


def test_meaning_goes_across_languages():
    ride, viaje, cost = (sentence_vector(text) for text in ("i need a ride to the doctor", "necesito un viaje al doctor", "what is the price"))  # fmt: skip
    assert ride @ viaje > ride @ cost
