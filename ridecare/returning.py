"""Coming back to a request that was left: which messages are taken as a late answer to it."""

from __future__ import annotations

# What somebody says who has an unsent request from before: answers, greetings, and a ride asked for again. Questions,
# other wishes and danger are answered as always; the open request waits.
_LATE = frozenset(
    {
        "affirm",
        "deny",
        "inform",
        "correct_answer",
        "skip",
        "greet",
        "thank",
        "book_ride",
        "repeat",
        "nlu_fallback",
        "start_over",
        "stop",
    }
)


def answers_something_old(intent: str) -> bool:
    """Whether whoever says this should first be asked "go on or drop it?"."""
    return intent in _LATE
