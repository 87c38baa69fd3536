"""Marks where a ride begins and ends with a tagger (a CRF) that learns it from examples; see data/places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pycrfsuite

from ridecare.reading.finding import Finding, find, spans
from ridecare.reading.plain import Plain, plain

ROLES = ("pickup", "destination")
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

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|\n")
_DIGIT = re.compile(r"\d")
# Words whose role reaches further than the neighboring words.
_CUES = frozenset(
    "from to at in de desde a al hasta en live lives stay staying vivo vive home casa appointment cita take bring lleve drop off pick up recoja "
    "back then im be need go".split()
)
_NEAR, _FAR = range(-4, 5), 10


@dataclass(frozen=True)
class Example:
    """A sentence with its places: (start, end, role) in characters of the text."""

    text: str
    language: str
    marks: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class TaggedPlace:
    """A place in the plain words of a message. `sure`: how likely its least certain word belongs to it, 0 to 1."""

    role: str
    start: int
    end: int
    sure: float


class PlaceTagger:
    """A trained tagger, read from its file."""

    def __init__(self, path: Path) -> None:
        """path: what `train` wrote."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def tag(self, said: Plain, found: Finding) -> tuple[TaggedPlace, ...]:
        """The surest place of each role."""
        tokens = _tokens(said.words)
        labels = self._tagger.tag(_features(said, tokens, found)) if tokens else []
        best: dict[str, TaggedPlace] = {}
        for first, last, role in _runs(labels):
            sure = min(self._tagger.marginal(labels[place], place) for place in range(first, last + 1))
            place = TaggedPlace(role, tokens[first][0], tokens[last][1], sure)
            if role not in best or sure > best[role].sure:
                best[role] = place
        return tuple(best.values())


def train(examples: Iterable[Example], path: Path) -> None:
    """Learn from examples and write the tagger. The same examples give the same file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_SETTINGS)
    for example in examples:
        said = plain(example.text)
        tokens = _tokens(said.words)
        found = find(said, asked=None, language=example.language, clock=_EXAMPLES_CLOCK)
        trainer.append(_features(said, tokens, found), _labels(said, tokens, example))
    trainer.train(str(path))


def _tokens(words: str) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(words)]


def _labels(said: Plain, tokens: Sequence[tuple[int, int]], example: Example) -> list[str]:
    """B- and I- with the role for the words of a place, O for the others."""
    labels: list[str] = []
    inside = None
    for start, end in tokens:
        mark = next(
            (
                each
                for each in example.marks
                if said.starts[start] >= each[0] and said.ends[end - 1] <= each[1]
            ),
            None,
        )
        labels.append("O" if mark is None else f"{'I' if mark is inside else 'B'}-{mark[2]}")
        inside = mark
    return labels


def _runs(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first token, last token, role) of each place."""
    runs: list[tuple[int, int, str]] = []
    for place, label in enumerate(labels):
        kind, _, role = label.partition("-")
        if kind == "I" and runs and runs[-1][1] == place - 1 and runs[-1][2] == role:
            runs[-1] = (runs[-1][0], place, role)
        elif kind != "O":
            runs.append((place, place, role))
    return runs


def _features(said: Plain, tokens: Sequence[tuple[int, int]], found: Finding) -> list[list[str]]:
    """What the tagger sees of each word: the words around it, their case, and what was found there already."""
    words = [_DIGIT.sub("0", said.words[start:end]) for start, end in tokens]
    cases = _cases(said, tokens)
    kinds = _kinds(said, tokens, found)
    return [_of_word(place, words, cases, kinds) for place in range(len(tokens))]


def _of_word(place: int, words: list[str], cases: list[str], kinds: list[str]) -> list[str]:
    near = {step: _at(words, place + step) for step in _NEAR}
    seen = ["b", f"pos={min(place, 3)}"]
    for step, word in near.items():
        seen.append(f"w{step}={word}")
        if abs(step) <= 2:
            seen += [f"k{step}={_at(kinds, place + step)}", f"s{step}={_at(cases, place + step)}"]
        if abs(step) <= 1:
            seen += [f"x{step}={word[-3:]}", f"p{step}={word[:3]}"]
        if -3 <= step <= 2:
            seen.append(f"2{step}={word}|{near.get(step + 1) or _at(words, place + step + 1)}")
        if -3 <= step <= 0:
            seen.append(f"3{step}={word}|{near[step + 1]}|{near[step + 2]}")
    seen.append("sss=" + "".join(_at(cases, place + step) for step in (-1, 0, 1)))
    seen.append("kkk=" + "".join(_at(kinds, place + step) for step in (-1, 0, 1)))
    seen += [f"before={cue}" for cue in sorted(_CUES.intersection(words[max(0, place - _FAR) : place]))]
    seen += [f"after={cue}" for cue in sorted(_CUES.intersection(words[place + 1 : place + _FAR]))]
    return seen


def _at(row: list[str], place: int) -> str:
    return row[place] if 0 <= place < len(row) else "<" if place < 0 else ">"


def _cases(said: Plain, tokens: Sequence[tuple[int, int]]) -> list[str]:
    """0 for a number, u and l for words by their first letter, the sign itself for a sign; all l in a shout."""
    letters = [char for char in said.text if char.isalpha()]
    shouts = sum(char.isupper() for char in letters) > len(letters) / 2
    cases = []
    for start, end in tokens:
        first = said.text[said.starts[start] : said.ends[end - 1]][:1]
        if said.words[start].isdigit():
            cases.append("0")
        elif said.words[start].isalpha():
            cases.append("u" if first.isupper() and not shouts else "l")
        else:
            cases.append(said.words[start])
    return cases


def _kinds(said: Plain, tokens: Sequence[tuple[int, int]], found: Finding) -> list[str]:
    """What each word is part of: a day, a time, a phone number, an address, or nothing known."""
    known: dict[int, str] = {}
    for kind, places in (
        ("day", spans((*found.days, *found.born))),
        ("time", spans(found.clocks)),
        ("phone", spans(found.phones)),
        ("street", spans(found.addresses)),
    ):
        for start, end in places:
            known |= {char: kind for char in range(start, end) if char not in known}
    return [known.get(start, "-") for start, _ in tokens]
