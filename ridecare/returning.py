"""Coming back to a request that was left: which messages are taken as a late answer to it."""

from __future__ import annotations

# What somebody says who goes on as if the question were still open.
_ANSWERS = frozenset({"affirm", "inform", "correct_answer", "skip", "book_ride"})

# After 15 silent minutes also what opens a conversation, and what is not clear. Questions, other wishes and danger are
# answered as always; the open request waits.
_OPENINGS = frozenset({"deny", "greet", "thank", "repeat", "nlu_fallback", "start_over", "stop"})


def is_late_answer(intent: str, kept: str | None) -> bool:
    """Whether whoever says this should first be asked "go on or drop it?".

    kept: `old` when an unsent request is kept since a session that is over, `fresh` when it was left in this one,
    None when there is none.
    """
    return kept is not None and (intent in _ANSWERS or (kept == "old" and intent in _OPENINGS))
