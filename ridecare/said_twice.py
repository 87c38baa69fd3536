"""Whether a message is the one before it once more: a double tap, or a phone that sends twice under a new id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ridecare.reading.answers import answer
from ridecare.reading.plain import plain

# So soon nobody says the same words to another question.
FEW = timedelta(seconds=8)

# The words of responses that ask the same question once more.
_SAME_QUESTION = ("utter_again_", "utter_stuck")
_NOT_TAKEN = (None, "utter_went_wrong")
_ANSWERS = ("yes", "no", "skip", "unknown", "go_on")
# Words that answer one question after the other; no name and no place is written so.
_ANY_QUESTION = re.compile(
    r"^(?:\d{1,2}|none|nothing|nobody|no one|just me|me|myself|same|the same|nada|nadie|ninguno|ninguna|yo|yo mismo|yo misma|solo yo|lo mismo|igual|nada mas)$"
)


@dataclass(frozen=True)
class Earlier:
    """The member's message before this one, and what was asked around it.

    asked_before: the response that stood last when it came. asked_after: the one that stands last after it; None
    when it was not answered, `utter_went_wrong` when it was not taken.
    """

    text: str
    at: datetime
    asked_before: str | None
    asked_after: str | None


def once_more(earlier: Earlier, text: str, at: datetime, *, read: bool) -> Literal["same", "perhaps"] | None:
    """`same` for the earlier message once more, `perhaps` when only its words say so, None for one of its own.

    Args:
        earlier: the message before.
        text: what came now.
        at: when it came.
        read: whether its sender can have read the answer to the earlier one.
    """
    apart = at - earlier.at
    if (
        earlier.asked_after in _NOT_TAKEN
        or not timedelta(0) <= apart <= FEW
        or not same_words(text, earlier.text)
    ):
        return None
    if not read:
        return "same"
    if answers_any_question(text) or _is_asked_still(earlier):
        return None
    return "perhaps"


def same_words(first: str, second: str) -> bool:
    """Whether two messages say the same, whatever their capitals and signs."""
    return _bare(first) == _bare(second)


def answers_any_question(text: str) -> bool:
    """Whether the words can answer two questions in a row ("no", "1", "nobody")."""
    bare = _bare(text)
    return answer(text, bare) in _ANSWERS or bool(_ANY_QUESTION.match(bare))


def _is_asked_still(earlier: Earlier) -> bool:
    """Whether the question is the one that the earlier message was said to: then its words are meant once more."""
    after = earlier.asked_after or ""
    return after == earlier.asked_before or after.startswith(_SAME_QUESTION)


def _bare(text: str) -> str:
    return plain(text).bare() or text.strip()
