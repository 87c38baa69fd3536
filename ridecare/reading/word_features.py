"""What a tagger sees of each word of a message, and how marked words become labels and labels become spans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ridecare.reading.finding import Finding, spans
from ridecare.reading.plain import Plain

Span = tuple[int, int]
Mark = tuple[int, int, str]

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|\n")
_DIGIT = re.compile(r"\d")
# Words whose role reaches further than the neighboring words.
_CUES = frozenset(
    "from to at in de desde a al hasta en live lives stay staying vivo vive home casa appointment cita take bring lleve drop off pick up recoja "
    "back then im be need go".split()
)
_NEAR, _FAR = range(-4, 5), 10


def tokens(words: str) -> list[Span]:
    """Where each word and each sign stands."""
    return [match.span() for match in _TOKEN.finditer(words)]


def labels(said: Plain, words: Sequence[Span], marks: Sequence[Mark]) -> list[str]:
    """B- and I- with the role for marked words, O for the others. `marks` are in characters of the text."""
    made: list[str] = []
    inside = None
    for start, end in words:
        mark = next(
            (each for each in marks if said.starts[start] >= each[0] and said.ends[end - 1] <= each[1]),
            None,
        )
        made.append("O" if mark is None else f"{'I' if mark is inside else 'B'}-{mark[2]}")
        inside = mark
    return made


def runs(labels: Sequence[str]) -> list[Mark]:
    """(first word, last word, role) of what the labels mark."""
    made: list[Mark] = []
    for place, label in enumerate(labels):
        kind, _, role = label.partition("-")
        if kind == "I" and made and made[-1][1] == place - 1 and made[-1][2] == role:
            made[-1] = (made[-1][0], place, role)
        elif kind != "O":
            made.append((place, place, role))
    return made


def features(said: Plain, words: Sequence[Span], found: Finding, asked: str | None) -> list[list[str]]:
    """What the tagger sees of each word: the words around it, their case, what was found there already, the question."""
    plain = [_DIGIT.sub("0", said.words[start:end]) for start, end in words]
    cases = _cases(said, words)
    kinds = _kinds(said, words, found)
    question = [f"asked={asked}"] if asked else []
    return [_of_word(place, plain, cases, kinds) + question for place in range(len(words))]


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


def _cases(said: Plain, words: Sequence[Span]) -> list[str]:
    """0 for a number, u and l for words by their first letter, the sign itself for a sign; all l in a shout."""
    letters = [char for char in said.text if char.isalpha()]
    shouts = sum(char.isupper() for char in letters) > len(letters) / 2
    cases = []
    for start, end in words:
        first = said.text[said.starts[start] : said.ends[end - 1]][:1]
        if said.words[start].isdigit():
            cases.append("0")
        elif said.words[start].isalpha():
            cases.append("u" if first.isupper() and not shouts else "l")
        else:
            cases.append(said.words[start])
    return cases


def _kinds(said: Plain, words: Sequence[Span], found: Finding) -> list[str]:
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
    return [known.get(start, "-") for start, _ in words]
