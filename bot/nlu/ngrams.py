"""Word and character n-grams with TF-IDF weights, counted in plain Python and numpy at prediction.

scikit-learn could count them; loading it in the serving process would cost two seconds and 60 MB.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

_WORD = re.compile(r"\w+")
CHARS = (3, 4)


def folded(text: str) -> str:
    """Lower case, no accents, digits as 0: the shape of a number matters, not its value."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = (
        "".join(char for char in plain if not unicodedata.combining(char)).replace("'", "").replace("’", "")
    )
    return re.sub(r"\d", "0", plain)


def grams(text: str) -> list[str]:
    """Words, pairs of words, and the letters of each word in twos to fives (with its edges)."""
    words = _WORD.findall(folded(text))
    found = [f"w:{word}" for word in words]
    found += [f"w:{first} {second}" for first, second in pairwise(words)]
    for word in words:
        edged = f" {word} "
        for size in range(CHARS[0], CHARS[1] + 1):
            if size > len(edged):
                break
            found += [f"c:{edged[start : start + size]}" for start in range(len(edged) - size + 1)]
    return found


@dataclass(frozen=True)
class Vocabulary:
    """The grams that count, with their inverse document frequencies."""

    index: Mapping[str, int]
    weights: np.ndarray[Any, Any]

    @classmethod
    def of(cls, texts: Iterable[str], least: int = 3) -> Vocabulary:
        """The grams that stand in at least so many of the texts."""
        counted: Counter[str] = Counter()
        total = 0
        for text in texts:
            counted.update(set(grams(text)))
            total += 1
        kept = sorted(gram for gram, count in counted.items() if count >= least)
        weights = np.array([np.log((1 + total) / (1 + counted[gram])) + 1 for gram in kept], dtype=np.float32)
        return cls({gram: place for place, gram in enumerate(kept)}, weights)

    def sparse(self, text: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """The places and unit-length values of a text's grams: words and letters as two blocks of equal weight."""
        counts = Counter(gram for gram in grams(text) if gram in self.index)
        if not counts:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        names = sorted(counts)
        places = np.array([self.index[name] for name in names], dtype=np.int64)
        values = (
            np.array([1 + np.log(counts[name]) for name in names], dtype=np.float32) * self.weights[places]
        )
        for kind in ("w:", "c:"):
            block = np.array([name.startswith(kind) for name in names])
            size = float(np.linalg.norm(values[block]))
            if size:
                values[block] /= size
        return places, values

    def names(self) -> Sequence[str]:
        """The grams in the order of their places."""
        return list(self.index)

    def counted(self, texts: Sequence[str]) -> Any:
        """A scipy CSR matrix of the texts' grams, one text a row; only training has scipy."""
        from scipy.sparse import csr_matrix

        rows, columns, values = [], [], []
        for row, text in enumerate(texts):
            places, weights = self.sparse(text)
            rows += [row] * len(places)
            columns += places.tolist()
            values += weights.tolist()
        shape = (len(texts), len(self.index))
        return csr_matrix((values, (rows, columns)), shape=shape, dtype=np.float32)
