"""Morning, afternoon, evening: what decides between the two readings of a clock time."""

from __future__ import annotations

import re
from dataclasses import replace

from ridecare.reading.calendar_words import DAY_PARTS, either
from ridecare.reading.mentions import ClockMention, overlaps

_GREETING = re.compile(
    r"\bgood (?:morning|afternoon|evening|night|day)\b|\bbuen(?:os|as|a|) (?:dias?|tardes?|noches?)\b|\bmas tarde\b|\bllego tarde\b|\bvery late\b"
)
_PART = re.compile(
    rf"\b(?:(?P<lead>in the|this|tomorrow|de la|en la|por la|esta|manana por la|manana en la|at|every|la) )?(?P<part>{either(DAY_PARTS)})\b"
)
_HALF_ONLY = re.compile(
    rf"^(?:ok |no |yes |si |its |it is |in the |at |the |in |by |de la |por la |en la |la |es |a |por |for )*(?P<part>{either(DAY_PARTS)}|a\.m\.?|p\.m\.?|a|p)(?: please| por favor| thanks| gracias)*$"
)
# A part of the day as it stands beside a time or a day.
PART_PHRASE = re.compile(
    r"\b(?:in the|at|this|early|late|de la|en la|por la|esta|del|temprano en la) (?:early |late )?(?:morning|afternoon|evening|night|manana|tarde|noche|madrugada|mediodia|dia)\b"
)


def day_half(bare: str) -> str | None:
    """`am` or `pm` when a message is nothing but that."""
    match = _HALF_ONLY.match(bare.strip(" .!?,"))
    if not match:
        return None
    part = match["part"].replace(".", "")
    return {"a": "am", "p": "pm"}.get(part) or DAY_PARTS[part]


def decided(mention: ClockMention, words: str, found: list[ClockMention]) -> ClockMention:
    """Decide between two readings by the part of the day that is named beside the time, or by the only one named."""
    if len(mention.readings) != 2 or not _half_a_day_apart(*mention.readings):
        return mention
    greetings = [match.span() for match in _GREETING.finditer(words)]
    best: tuple[int, str] | None = None
    for match in _PART.finditer(words):
        if overlaps(match.start("part"), match.end("part"), greetings):
            continue
        part = match["part"]
        if part == "manana" and match["lead"] not in (
            "de la",
            "en la",
            "por la",
            "esta",
            "manana por la",
            "manana en la",
        ):
            continue
        gap = match.start() - mention.end if match.start() >= mention.end else mention.start - match.end()
        between = (
            words[mention.end : match.start()]
            if match.start() >= mention.end
            else words[match.end() : mention.start]
        )
        if any(
            each is not mention
            and (each.begun is None or each.begun != mention.begun)
            and overlaps(
                each.start, each.end, [(min(mention.start, match.start()), max(mention.start, match.start()))]
            )
            for each in found
        ):
            continue
        if gap > 40 or any(mark in between for mark in ".?!;\n"):
            continue
        if best is None or gap < best[0]:
            best = (gap, part)
    if best is None:
        return mention
    half = DAY_PARTS[best[1]]
    early, late = mention.readings
    if early.startswith("00") and best[1] in ("night", "noche", "tonight"):
        return replace(mention, readings=(early,))
    if early.startswith("00") and half == "am" and best[1] in ("manana", "morning"):
        return mention
    return replace(mention, readings=(early if half == "am" else late,))


def _half_a_day_apart(early: str, late: str) -> bool:
    return early[2:] == late[2:] and int(late[:2]) - int(early[:2]) == 12
