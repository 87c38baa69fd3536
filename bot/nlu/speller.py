"""Mends misspelled words into the words of the training examples; a word of a dictionary is left as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.ngrams import folded

# Shorter words are near too many others.
SHORTEST = 4
# Words that stand this often in the examples are what a misspelled word may be meant to be.
LEAST = 2
# Somebody who writes more words that nobody knows is not writing to us.
MOST = 40

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiou]")


@dataclass(frozen=True)
class Speller:
    """The words of the examples with their counts, and hashes of every word that is known to be right."""

    words: Mapping[str, int]
    known: np.ndarray[Any, Any]

    def __post_init__(self) -> None:
        """Order the words by their consonants, the most frequent last: `thrpy` is `therapy`."""
        by_count = sorted(self.words, key=lambda word: (self.words[word], word))
        object.__setattr__(self, "_consonants", {consonants(word): word for word in by_count})
        object.__setattr__(self, "_choices", list(self.words))

    @classmethod
    def of(cls, texts: Iterable[str], dictionary: Iterable[str]) -> Speller:
        """From the examples' texts, and a dictionary."""
        counts = Counter(folded(word) for text in texts for word in _WORD.findall(text))
        known = {*counts, *map(folded, dictionary)}
        words = {
            word: count for word, count in sorted(counts.items()) if count >= LEAST and len(word) >= SHORTEST
        }
        return cls(words, np.array(sorted(map(_hashed, known)), dtype=np.uint64))

    def mended(self, text: str) -> str:
        """The text with its misspelled words put right, as far as one is near."""
        left = MOST

        def mend(found: re.Match[str]) -> str:
            nonlocal left
            word = folded(found.group())
            if len(word) < SHORTEST or left == 0 or self.knows(word):
                return found.group()
            left -= 1
            return self._meant(word) or found.group()

        return _WORD.sub(mend, text)

    def knows(self, word: str) -> bool:
        """Whether this is a word (folded)."""
        mark = np.uint64(_hashed(word))
        place = int(np.searchsorted(self.known, mark))
        return place < len(self.known) and bool(self.known[place] == mark)

    def _meant(self, word: str) -> str | None:
        choices: list[str] = self._choices  # type: ignore[attr-defined]
        near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=1, limit=10)
        best = max((each[0] for each in near), key=lambda each: (self.words[each], each), default=None)
        longer: str | None = self._consonants.get(consonants(word))  # type: ignore[attr-defined]
        if (
            longer
            and len(longer) > len(word)
            and (best is None or 3 * self.words[longer] >= self.words[best])
        ):
            return longer
        return best


def consonants(word: str) -> str:
    """A word without the vowels inside it, as people in a hurry write it."""
    return word[0] + _VOWELS.sub("", word[1:-1]) + word[-1] if len(word) > 2 else word


def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
