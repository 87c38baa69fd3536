"""Which intents the nearest training examples have, by their sentence vectors in fewer dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

DIMENSIONS = 128
# How many neighbors speak, and how fast their weight falls with their distance (in cosine).
NEAREST = 15
WARMTH = 0.05


@dataclass(frozen=True)
class Neighbors:
    """axes: vector size x dimensions. points: one unit vector an example. labels: the place of its intent."""

    axes: Array
    points: Array
    labels: Array

    @classmethod
    def of(cls, vectors: Array, labels: Array) -> Neighbors:
        """From the examples' vectors and the places of their intents. Nothing here is random."""
        _, directions = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
        axes = np.ascontiguousarray(directions[:, ::-1][:, :DIMENSIONS].astype(np.float32))
        # Rounded as they are stored, so that a model answers after loading as it did before.
        points = _units(vectors @ axes).astype(np.float16).astype(np.float32)
        return cls(axes, points, labels.astype(np.int32))

    def shares(self, vector: Array, intents: int) -> Array:
        """The weight of each of so many intents among the neighbors of a vector; they add up to 1."""
        near = self.points @ _units(vector @ self.axes)
        count = min(NEAREST, len(near))
        nearest = np.argpartition(-near, count - 1)[:count]
        weights = np.exp((near[nearest] - near[nearest].max()) / WARMTH)
        shares: Array = np.bincount(self.labels[nearest], weights=weights / weights.sum(), minlength=intents)
        return shares


def _units(vectors: Array) -> Array:
    lengths = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    units: Array = np.ascontiguousarray((vectors / lengths).astype(np.float32))
    return units
