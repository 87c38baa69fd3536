"""Who a simulated member is: language, channel, how many facts a message, and the ways that make a conversation hard."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

Pace = Literal["one", "two", "several", "complete"]

# What a member may do besides answering.
WAYS = (
    "short",          # a word or two, no capitals
    "chatty",         # small talk around every answer
    "misspelt",       # slips of the fingers in the words around a value
    "out_of_order",   # answers another question than the one that is open
    "changes_mind",   # says one value and puts it right two messages later
    "slips",          # says a wrong value and sees it in the read-back only
    "asks",           # asks questions in between
    "bare_yes",       # "yes" to a question that wants a value
    "mixes",          # English and Spanish from message to message
    "late",           # answers hours later
    "twice",          # sends the same thing twice
    "leaves",         # goes away at the read-back
    "pries",          # tries another member's ID
)  # fmt: skip
# With these a conversation takes more messages than its facts; medians are taken with and without them.
LONGER = frozenset(
    {"changes_mind", "slips", "asks", "bare_yes", "late", "twice", "leaves", "pries", "out_of_order"}
)
_KINDS = ("adult",) * 10 + ("children", "children", "card", "card", "minor", "minor", "minor_alone", "stretcher")  # fmt: skip
_STARTS = ("2026-12-01T10:00", "2026-12-03T21:40", "2026-12-28T08:15", "2027-02-23T13:05")


@dataclass(frozen=True)
class Persona:
    """A member's manner; the seed decides all of it."""

    seed: int
    language: str
    channel: str
    pace: Pace
    kind: str
    ways: frozenset[str]
    start: str

    @property
    def plain(self) -> bool:
        """Whether nothing makes the conversation longer than its facts."""
        return not self.ways & LONGER

    def __str__(self) -> str:
        """In one line, for a report."""
        ways = " ".join(sorted(self.ways)) or "plain"
        return f"{self.seed}: {self.language} {self.channel} {self.pace} {self.kind} {ways}"


def drawn(seed: int) -> Persona:
    """The member of this seed."""
    rng = random.Random(f"persona {seed}")
    ways = set(rng.sample(WAYS, rng.choice((0, 0, 1, 1, 1, 2, 2, 3))))
    if "short" in ways:
        ways.discard("chatty")
    kind = rng.choice(_KINDS)
    if kind == "card":
        ways.discard("pries")
    return Persona(
        seed=seed,
        language=rng.choice(("en", "en", "es")),
        channel=rng.choice(("web", "web", "sms")),
        pace=rng.choice(("one", "one", "two", "two", "several", "complete")),
        kind=kind,
        ways=frozenset(ways),
        start=rng.choice(_STARTS),
    )
