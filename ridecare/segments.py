"""Length of text messages as carriers count them, and texts fitted into them without breaking what they say.

Carriers send up to 160 characters of the GSM-7 alphabet (153 a part when there are several); one character
outside it makes the whole text UCS-2, 70 (67 a part). Spanish á í ó ú are outside, so by SMS they are shown
as a i o u. That is a choice for display only: stored values keep every accent.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")
_GSM7 = _BASIC | _EXTENDED

_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "″": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "…": "...", "•": "-", "·": "-", "×": "x", "º": "o", "ª": "a",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
        "\u200b": "", "\u2060": "", "\ufeff": "",
    }
)  # fmt: skip

# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:^|\W)(?:st|ave?|blvd|rd|ln|ct|pl|pkwy|hwy|dr|dra|mr|mrs|ms|sr|sra|srta|no|núm|num|apt|apto|ste|ext|tel|"
    r"[ap]\.?\s?m|u\.?s|e\.g|i\.e|p\.ej|[a-z])\.$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!][)\"']*$")
_TIME_IN_WORDS = re.compile(r"\d\s+de\s+la\s+(?:mañana|manana|tarde|noche|madrugada)", re.IGNORECASE)

# How good a place is for a break, from worst to best.
_BESIDE_A_NUMBER, _WORD, _SENTENCE, _LINE = range(4)


@dataclass(frozen=True)
class _Break:
    """White space where a text may be parted: what stands before `end_of_part` and from `next_part` on."""

    end_of_part: int
    next_part: int
    strength: int


def segments(text: str) -> int:
    """How many parts a carrier sends (and charges) for this text."""
    if not text:
        return 0
    if all(char in _GSM7 for char in text):
        return _parts((2 if char in _EXTENDED else 1 for char in text), alone=160, joined=153)
    return _parts((2 if ord(char) > 0xFFFF else 1 for char in text), alone=70, joined=67)


def gsm7(text: str) -> str:
    """The text with typographic punctuation made plain and letters outside GSM-7 shown without their accent.

    What has no plain form (an emoji, another script) stays as it is, and makes the text UCS-2.
    """
    return "".join(_shown(char) for char in unicodedata.normalize("NFC", text).translate(_PLAIN))


def with_choices(text: str, titles: Sequence[str]) -> str:
    """The text with its choices as numbered lines under it, for a channel without buttons."""
    return "\n".join([text, *(f"{number} {title}" for number, title in enumerate(titles, 1))])


def fit(text: str, most: int = 2) -> tuple[str, ...]:
    """Part a text into texts of at most `most` segments each, in order; nothing is lost but white space.

    It is parted between lines, else sentences, else words; never inside a number, a time, a phone or a
    receipt as long as there is any other place. The question at the end and its choices stay together when
    they fit.
    """
    rest = text.strip()
    parts: list[str] = []
    while segments(rest) > most:
        cut = _best_break(rest, most)
        parts.append(rest[: cut.end_of_part].rstrip())
        rest = rest[cut.next_part :].lstrip()
    if rest:
        parts.append(rest)
    return tuple(parts)


def joined(texts: Iterable[str], *, most: int = 2, at_most: int = 3) -> tuple[str, ...]:
    """The texts of one turn as at most `at_most` messages: carriers do not keep the order of many.

    Neighbours that fit together within `most` segments become one message; if that is not enough, the
    messages at the front grow, so that the question at the end keeps its own.
    """
    messages: list[str] = []
    for text in (each for each in texts if each.strip()):
        if messages and segments(f"{messages[-1]}\n{text}") <= most:
            messages[-1] = f"{messages[-1]}\n{text}"
        else:
            messages.append(text)
    while len(messages) > at_most:
        messages[:2] = [f"{messages[0]}\n{messages[1]}"]
    return tuple(messages)


def _parts(costs: Iterable[int], *, alone: int, joined: int) -> int:
    """Parts for characters that cost 1 or 2 units; a character of 2 is never parted."""
    whole, parts, filled = 0, 1, 0
    for cost in costs:
        whole += cost
        if filled + cost > joined:
            parts, filled = parts + 1, 0
        filled += cost
    return 1 if whole <= alone else parts


def _shown(char: str) -> str:
    if char in _GSM7:
        return char
    base = unicodedata.normalize("NFD", char)[0]
    return base if base in _GSM7 else char


def _best_break(text: str, most: int) -> _Break:
    breaks = [each for each in _breaks(text) if each.end_of_part > 0]
    reach = bisect.bisect_right(breaks, most, key=lambda each: segments(text[: each.end_of_part].rstrip()))
    within = breaks[:reach]
    tail = _tail_start(text, breaks)
    if tail is not None and segments(text[tail:]) <= most:
        within = [each for each in within if each.next_part <= tail] or within
    if within:
        # A part that is nearly empty is worth less than a break between sentences.
        far = [each for each in within if each.end_of_part * 5 >= within[-1].end_of_part * 2]
        return max(far, key=lambda each: (each.strength, each.end_of_part))
    # One word longer than a whole message: characters are all that is left.
    length = bisect.bisect_right(range(1, len(text) + 1), most, key=lambda end: segments(text[:end]))
    return _Break(length, length, _BESIDE_A_NUMBER)


def _breaks(text: str) -> list[_Break]:
    closed = [found.span() for found in _TIME_IN_WORDS.finditer(text)]
    return [
        _Break(found.start(), found.end(), _strength(text, found))
        for found in re.finditer(r"\s+", text)
        if not any(start < found.start() < end for start, end in closed)
    ]


def _strength(text: str, space: re.Match[str]) -> int:
    if "\n" in space.group():
        return _LINE
    before = text[max(0, space.start() - 12) : space.start()]
    after = text[space.end() : space.end() + 2].lstrip("(+#")
    if _SENTENCE_END.search(before) and not _ABBREVIATION.search(before):
        return _SENTENCE
    if before[-1:].isdigit() or before[-2:-1].isdigit() or after[:1].isdigit():
        return _BESIDE_A_NUMBER
    return _WORD


def _tail_start(text: str, breaks: Sequence[_Break]) -> int | None:
    """Where the last question begins; it runs to the end, with its choices."""
    mark = text.rfind("?")
    if mark < 0:
        return None
    starts = [each.next_part for each in breaks if each.strength >= _SENTENCE and each.next_part <= mark]
    return starts[-1] if starts else None
