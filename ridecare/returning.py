"""Coming back to a request that was left: which messages are taken as a late answer to it."""

from __future__ import annotations

from ridecare.cues import says_so

# What somebody says who goes on as if the question were still open.
_ANSWERS = frozenset({"affirm", "inform", "correct_answer", "skip", "book_ride"})

# After 15 silent minutes also what opens a conversation, and what is not clear. Questions, other wishes and danger are
# answered as always; the open request waits.
_OPENINGS = frozenset({"deny", "greet", "thank", "repeat", "nlu_fallback", "start_over", "stop"})


def is_late_answer(intent: str, kept: str | None, plain: str = "") -> bool:
    """Whether whoever says this should first be asked "go on or drop it?".

    kept: `old` when an unsent request is kept since a session that is over, `fresh` when it was left in this one,
    None when there is none. plain: the folded message; a problem or a cancelled ride without a word of it ("my son
    picks me up") is an answer too. Empty where the intent alone decides.
    """
    if kept is None:
        return False
    return (
        intent in _ANSWERS
        or (kept == "old" and intent in _OPENINGS)
        or (bool(plain) and not says_so(intent, plain))
    )
