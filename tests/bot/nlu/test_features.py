from __future__ import annotations

import numpy as np

from bot.nlu.features import SentenceFeatures, as_array
from bot.nlu.vectors import SIZE
from tests.bot.nlu.graph import made, message, training_data


def test_each_message_gets_its_vector(tmp_path):
    first, empty = message("i need a ride"), message("🙂")
    made(SentenceFeatures, tmp_path).process([first, empty])
    assert as_array([first, empty]).shape == (2, SIZE)
    assert not empty.get("vector").any()


def test_training_examples_get_the_same_vectors():
    example = training_data().training_examples[0]
    assert np.array_equal(example.get("vector"), message(example.get("text")).get("vector"))
