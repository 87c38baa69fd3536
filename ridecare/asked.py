"""The ladder at an open question: ask, ask differently with an example, offer choices, hand over."""

from __future__ import annotations

from ridecare.saying import Choice, Say

HAND_OVER_AFTER = 3

_SKIP = Choice("word", "skip")
_PERSON = Choice("word", "person")


def question(name: str) -> Say:
    """The question as it is asked first."""
    return Say(f"utter_question_{name}")


def again(name: str, tries: int) -> Say:
    """The question after an answer that was not understood.

    tries: how often that happened before, 1 or 2; at `HAND_OVER_AFTER` the caller hands over instead.
    """
    if tries <= 1:
        return Say(f"utter_again_{name}")
    return Say("utter_stuck", {"field": name}, (_SKIP, _PERSON))
