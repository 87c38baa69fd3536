from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.neighbors import NEAREST, Neighbors

RANDOM = np.random.default_rng(3)
CENTERS = np.eye(3, 200, dtype=np.float32)
VECTORS = np.repeat(CENTERS, 10, axis=0) + RANDOM.normal(0, 0.02, (30, 200)).astype(np.float32)
LABELS = np.repeat(np.arange(3), 10)
NEAR = Neighbors.of(VECTORS, LABELS)


@pytest.mark.parametrize("label", [0, 1, 2])
def test_near_its_own_kind_an_intent_has_nearly_all_of_it(label):
    shares = NEAR.shares(CENTERS[label], 3)
    assert shares.argmax() == label and shares[label] > 0.99
    assert shares.sum() == pytest.approx(1)


def test_between_two_kinds_both_have_a_part():
    shares = NEAR.shares((CENTERS[0] + CENTERS[1]) / 2, 3)
    assert shares[0] > 0.1 and shares[1] > 0.1 and shares[2] < 0.01


def test_an_intent_without_a_neighbor_has_none():
    assert NEAR.shares(CENTERS[0], 5)[3:].tolist() == [0, 0]


def test_fewer_examples_than_neighbors_are_enough():
    few = Neighbors.of(VECTORS[: NEAREST - 5], LABELS[: NEAREST - 5])
    assert few.shares(CENTERS[0], 2).argmax() == 0


def test_the_same_examples_give_the_same_bits():
    again = Neighbors.of(VECTORS.copy(), LABELS.copy())
    assert again.axes.tobytes() == NEAR.axes.tobytes() and again.points.tobytes() == NEAR.points.tobytes()
