"""Multinomial logistic regression on a sparse and a dense block of features, each multiplied in its own way.

The same objective as scikit-learn's, fitted by scipy's L-BFGS. scikit-learn takes one matrix: with the sentence vectors
stored as sparse rows, training took four times as long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Regression:
    """labels in order; weights: (features of the sparse block, then of the dense one) x labels; bias: one a label."""

    labels: tuple[str, ...]
    sparse_weights: Array
    dense_weights: Array
    bias: Array


def fit(
    sparse: Any,
    dense: Array,
    intents: Sequence[str],
    *,
    strength: float,
    class_weights: Mapping[str, float],
    steps: int,
) -> Regression:
    """Fit; nothing here is random.

    Args:
        sparse: a scipy CSR matrix, one row an example.
        dense: an array with the same rows.
        intents: the label of each row.
        strength: the inverse of the regularization ("C").
        class_weights: how much an example of each label counts.
        steps: the most steps that are taken; stopping early is a regularization too.
    """
    from scipy.optimize import minimize

    labels = tuple(sorted(set(intents)))
    place = {label: number for number, label in enumerate(labels)}
    truth = np.array([place[intent] for intent in intents])
    counts = np.array([class_weights[intent] for intent in intents], dtype=np.float32) * np.float32(strength)
    rows = np.arange(len(truth))
    left, right = sparse.shape[1], dense.shape[1]
    shape = (left + right + 1, len(labels))
    turned, dense_turned = sparse.T.tocsr(), np.ascontiguousarray(dense.T)

    def loss_and_slope(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(shape)
        small = weights.astype(np.float32)
        scores = sparse @ small[:left] + dense @ small[left:-1] + small[-1]
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        total = odds.sum(axis=1)
        loss = float(counts.astype(np.float64) @ (np.log(total) - scores[rows, truth]))
        odds /= total[:, None]
        odds[rows, truth] -= 1
        odds *= counts[:, None]
        slope = np.empty(shape)
        slope[:left] = turned @ odds
        slope[left:-1] = dense_turned @ odds
        slope[-1] = odds.sum(axis=0, dtype=np.float64)
        slope[:-1] += weights[:-1]  # the bias is not held back
        return loss + 0.5 * float(np.vdot(weights[:-1], weights[:-1])), slope.ravel()

    found = minimize(
        loss_and_slope,
        np.zeros(shape[0] * shape[1]),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": steps, "maxls": 50, "gtol": 1e-3, "ftol": 64 * np.finfo(float).eps},
    )
    weights = found.x.reshape(shape)
    return Regression(labels, weights[:left], weights[left:-1], weights[-1])
