"""The regression: the same as scikit-learn's, and the same each time."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bot.nlu.regression import Regression, fit

_ROWS, _SPARSE, _DENSE = 120, 30, 8
_WEIGHTS = {"book_ride": 1.0, "deny": 2.0, "greet": 0.5}


@pytest.fixture(scope="module")
def features() -> tuple[csr_matrix, np.ndarray, list[str]]:
    rng = np.random.default_rng(7)
    sparse = csr_matrix(
        (rng.random((_ROWS, _SPARSE)) * (rng.random((_ROWS, _SPARSE)) < 0.2)).astype(np.float32)
    )
    dense = rng.normal(size=(_ROWS, _DENSE)).astype(np.float32)
    truth = np.array(sorted(_WEIGHTS))[(dense[:, 0] > 0).astype(int) + (dense[:, 1] > 0.5).astype(int)]
    return sparse, dense, [str(name) for name in truth]


def _fitted(features: tuple[csr_matrix, np.ndarray, list[str]], steps: int = 500) -> Regression:
    return fit(*features, strength=5.0, class_weights=_WEIGHTS, steps=steps)


def test_the_weights_are_those_of_scikit_learn(
    features: tuple[csr_matrix, np.ndarray, list[str]],
) -> None:
    sparse, dense, intents = features
    other = LogisticRegression(C=5.0, class_weight=_WEIGHTS, max_iter=500, tol=1e-6)
    other.fit(hstack([sparse, csr_matrix(dense)]).tocsr(), intents)
    fitted = _fitted(features)
    assert fitted.labels == tuple(other.classes_)
    ours = np.vstack([fitted.sparse_weights, fitted.dense_weights])
    assert np.abs(ours - other.coef_.T).max() < 0.01 * np.abs(other.coef_).max()
    # A bias may be moved by the same amount for all labels; only its differences mean something.
    assert np.abs(np.diff(fitted.bias) - np.diff(other.intercept_)).max() < 0.02


def test_the_same_examples_give_the_same_weights(
    features: tuple[csr_matrix, np.ndarray, list[str]],
) -> None:
    first, second = _fitted(features), _fitted(features)
    assert np.array_equal(first.sparse_weights, second.sparse_weights)
    assert np.array_equal(first.dense_weights, second.dense_weights)
    assert np.array_equal(first.bias, second.bias)


def test_two_labels_are_enough(features: tuple[csr_matrix, np.ndarray, list[str]]) -> None:
    sparse, dense, _ = features
    intents = ["deny" if value > 0 else "greet" for value in dense[:, 2]]
    fitted = fit(sparse, dense, intents, strength=5.0, class_weights=_WEIGHTS, steps=200)
    scores = sparse @ fitted.sparse_weights + dense @ fitted.dense_weights + fitted.bias
    assert [fitted.labels[place] for place in scores.argmax(axis=1)] == intents


def test_fewer_steps_hold_the_weights_back(
    features: tuple[csr_matrix, np.ndarray, list[str]],
) -> None:
    few, many = _fitted(features, steps=3), _fitted(features)
    assert np.linalg.norm(few.sparse_weights) < np.linalg.norm(many.sparse_weights)
