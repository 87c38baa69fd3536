"""Marks where a ride begins and ends in a sentence, and what of an answer is the answer, with taggers (CRF) that learn it.

The sentences that they learn from are in data/places and data/answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pycrfsuite

from ridecare.reading.finding import Finding, find
from ridecare.reading.plain import Plain, plain
from ridecare.reading.word_features import Mark, features, labels, runs, tokens

# Questions whose answers are learned. In a sentence without a question `pickup` and `destination` are marked.
ANSWERED = ("pickup", "destination", "rider_name")
# Days and times of the examples are found from here; the tagger sees only that there is one.
_EXAMPLES_CLOCK = datetime(2026, 12, 1, 10, 0)  # noqa: DTZ001 (a member's wall clock)
# Strength of the two regularizers, chosen on sentences of other hands than the examples (docs/design-notes.md).
_SETTINGS = {
    "c1": 0.1,
    "c2": 0.3,
    "max_iterations": 70,
    "feature.minfreq": 2,  # what stands once teaches nothing, and is half of the file and of the time
    "feature.possible_transitions": True,
}


@dataclass(frozen=True)
class Example:
    """A sentence, or the answer to the question `asked`, with its marks: (start, end, role) in characters of the text."""

    text: str
    language: str
    marks: tuple[Mark, ...]
    asked: str | None = None


@dataclass(frozen=True)
class Tag:
    """Marked words of the plain words of a message. `sure`: how likely the least certain one belongs to it, 0 to 1."""

    role: str
    start: int
    end: int
    sure: float


class Tagger:
    """The trained taggers of sentences and of answers, read from their files."""

    def __init__(self, sentences: Path, answers: Path | None = None) -> None:
        """What `train` wrote; without a file of their own, answers are read by what was learned of sentences."""
        self._sentences = _opened(sentences)
        self._answers = _opened(answers) if answers else self._sentences

    def tag(self, said: Plain, found: Finding, asked: str | None = None) -> tuple[Tag, ...]:
        """The surest words of each role."""
        words = tokens(said.words)
        tagger = self._answers if asked in ANSWERED else self._sentences
        marked = tagger.tag(features(said, words, found, asked)) if words else []
        best: dict[str, Tag] = {}
        for first, last, role in runs(marked):
            sure = min(tagger.marginal(marked[place], place) for place in range(first, last + 1))
            tag = Tag(role, words[first][0], words[last][1], sure)
            if role not in best or sure > best[role].sure:
                best[role] = tag
        return tuple(best.values())


def _opened(path: Path) -> Any:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def train(examples: Iterable[Example], path: Path) -> None:
    """Learn from examples and write the tagger. The same examples give the same file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_SETTINGS)
    for example in examples:
        said = plain(example.text)
        words = tokens(said.words)
        found = find(said, asked=example.asked, language=example.language, clock=_EXAMPLES_CLOCK)
        trainer.append(features(said, words, found, example.asked), labels(said, words, example.marks))
    trainer.train(str(path))
