"""Folds what a member wrote to plain words (case, accents, text-speak), and keeps where each word stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from ridecare.reading.words import PHRASES, SPELLINGS

LONGEST = 1000

_KEPT = frozenset(":.,?!;/-@#&+()\n")
_APOSTROPHES = frozenset("'’‘`´ʼ＇")
_WORD = re.compile(r"[^\W_]+")
_PHRASES = tuple((re.compile(pattern), words) for pattern, words in PHRASES)
_WE_WOULD = re.compile(r"\bwe\Wd\b", re.IGNORECASE)
_GAPS = re.compile(r"[ \t]{2,}")


def bounded(text: str) -> str:
    """The first thousand characters, well formed: composed, without lone surrogates and control characters."""
    cut = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST]
    return "".join(_sound(char) for char in cut)


def _sound(char: str) -> str:
    if char == "\n" or (" " <= char <= "~"):
        return char
    kind = unicodedata.category(char)
    if kind == "Cf":
        return char if char in "\u200c\u200d" else ""  # joiners are part of names in some scripts
    return " " if kind[0] in "CZ" else char


@dataclass(frozen=True)
class Plain:
    """A text, its plain words, and for each character of `words` the span of `text` that it stands for."""

    text: str
    words: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> str:
        """The member's own words for a span of `words`."""
        while start < end and self.words[start] in " \n":
            start += 1
        while start < end and self.words[end - 1] in " \n":
            end -= 1
        return self.text[self.starts[start] : self.ends[end - 1]].strip() if start < end else ""

    def part(self, start: int, end: int) -> Plain:
        """A piece of it; spans stay those of the whole text."""
        return Plain(self.text, self.words[start:end], self.starts[start:end], self.ends[start:end])

    def before(self, pattern: re.Pattern[str]) -> Plain:
        """What stands before the pattern, in words and text; all of it if that is nothing."""
        found = pattern.search(self.words)
        if not found or not self.words[: found.start()].strip():
            return self
        kept = self.part(0, found.start())
        return replace(kept, text=self.original(0, found.start()))

    def without(self, start: int, end: int) -> Plain:
        """The text as if this span had not been said: a semicolon stands there."""
        words = f"{self.words[:start]};{self.words[end:]}"
        starts = (*self.starts[:start], self.starts[start], *self.starts[end:])
        ends = (*self.ends[:start], self.ends[end - 1], *self.ends[end:])
        return Plain(self.text, words, starts, ends)

    def bare(self) -> str:
        """The words without any punctuation, single-spaced."""
        return " ".join(_WORD.findall(self.words))


@lru_cache(maxsize=64)
def plain(text: str) -> Plain:
    """Fold a text that may be of any length and content."""
    sound = bounded(text)
    chars: list[str] = []
    starts: list[int] = []
    for place, char in enumerate(sound):
        # "we'd like" is no Wednesday
        would = char in _APOSTROPHES and _WE_WOULD.match(sound, max(0, place - 2))
        for part in " " if would else _folded(char):
            chars.append(part)
            starts.append(place)
    phrased = Plain(sound, "".join(chars), tuple(starts), tuple(place + 1 for place in starts))
    for pattern, words in _PHRASES:
        phrased = _replaced(phrased, pattern, words)
    return _replaced(_spelled(phrased), _GAPS, " ")


def folded(text: str) -> str:
    """The plain words only."""
    return plain(text).words


@lru_cache(maxsize=2048)
def _folded(char: str) -> str:
    if char in _APOSTROPHES:
        return ""
    if char in _KEPT:
        return char
    if char in "–—‐‑−":
        return "-"
    kept = "".join(
        part for part in unicodedata.normalize("NFKD", char.lower()) if not unicodedata.combining(part)
    )
    return "".join(part if part.isalnum() or part in _KEPT else " " for part in kept[:4])


def _spelled(before: Plain) -> Plain:
    pieces = [
        (match.start(), match.end(), SPELLINGS[match.group()])
        for match in _WORD.finditer(before.words)
        if match.group() in SPELLINGS
    ]
    return _rebuilt(before, pieces)


def _replaced(before: Plain, pattern: re.Pattern[str], words: str) -> Plain:
    part = 1 if pattern.groups else 0
    pieces = [
        (*match.span(part), words)
        for match in pattern.finditer(before.words)
        if match.end(part) > match.start(part)
    ]
    return _rebuilt(before, pieces)


def _rebuilt(before: Plain, pieces: list[tuple[int, int, str]]) -> Plain:
    """The text with these spans replaced; every new character stands for its whole old span."""
    if not pieces:
        return before
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, new in pieces:
        words.append(before.words[done:start])
        starts.extend(before.starts[done:start])
        ends.extend(before.ends[done:start])
        words.append(new)
        starts.extend([before.starts[start]] * len(new))
        ends.extend([before.ends[end - 1]] * len(new))
        done = end
    words.append(before.words[done:])
    starts.extend(before.starts[done:])
    ends.extend(before.ends[done:])
    return Plain(before.text, "".join(words), tuple(starts), tuple(ends))
