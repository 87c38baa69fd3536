from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.vectors import LONGEST, SIZE, sentence_vector


def test_a_vector_has_unit_length_and_is_the_same_each_time():
    first = sentence_vector("i need a ride")
    assert first.shape == (SIZE,) and first.dtype == np.float32
    assert np.linalg.norm(first) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(first, sentence_vector("I NEED a ride"))


@pytest.mark.parametrize("text", ["", "   ", "🙂", "...", "\ud800"])
def test_without_a_letter_it_is_nothing(text):
    assert not sentence_vector(text).any()


def test_only_the_first_characters_count():
    assert np.array_equal(sentence_vector("a" * LONGEST), sentence_vector("a" * 5000))


def test_meaning_goes_across_languages():
    ride, viaje, cost = (sentence_vector(text) for text in ("i need a ride to the doctor", "necesito un viaje al doctor", "what is the price"))  # fmt: skip
    assert ride @ viaje > ride @ cost
