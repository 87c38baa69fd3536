"""Finds the message before this one in the transcript, and asks the core whether this is it once more."""

from __future__ import annotations

from typing import Literal

from bot.channels.messages import Inbound
from ridecare.questions import IDENTITY, TRIP, VOLUNTEERED
from ridecare.said_twice import FEW, Earlier, once_more, same_words
from ridecare.store import Store, conversations, tracker_turns
from ridecare.store.conversations import Conversation, Line

# An answer takes a few lines; what was said before it stands within so many.
_LOOK_BACK = 12
# The questions that can be asked in other words without more.
_ASKED = frozenset({*(each.name for each in (*TRIP, *IDENTITY)), *VOLUNTEERED})


def said_twice(
    store: Store, conversation: Conversation, inbound: Inbound, row: int, *, overtook: bool
) -> Literal["same", "perhaps"] | None:
    """What `once_more` says of a message.

    Args:
        store: where the transcript is.
        conversation: as it was before this message.
        inbound: the message.
        row: its line in the transcript.
        overtook: it came while the one before was being answered, so nobody can have read that answer.
    """
    if inbound.received_at - conversation.last_at > FEW or conversation.is_new:
        return None
    lines = conversations.newest(store, conversation.key, _LOOK_BACK, before=row)
    earlier = _earlier(lines, inbound.text)
    if earlier is None:
        return None
    # Seconds tell nothing: a quick thumb answers within one, and a program that tests us within a hundredth.
    read = inbound.read is not False and not overtook
    return once_more(earlier, inbound.text, inbound.received_at, read=read)


def _earlier(lines: tuple[Line, ...], text: str) -> Earlier | None:
    """The newest message that was answered, if nobody wrote anything else after it."""
    answers = [place for place, line in enumerate(lines) if line.who == "assistant"]
    members = [place for place, line in enumerate(lines) if line.who == "member"]
    before = [place for place in members if answers and place < answers[-1]]
    if not before or any(not same_words(line.text, text) for line in lines[answers[-1] + 1 :]):
        return None
    said = before[-1]
    asked = [lines[place].response for place in answers if place < said]
    return Earlier(
        lines[said].text, lines[said].at, asked[-1] if asked else None, lines[answers[-1]].response
    )


def asked_differently(store: Store, key: str) -> str | None:
    """The response that asks the open question in other words; None where it depends on what was said."""
    left = tracker_turns.newest(store, key, 1)
    slots = left[0].content["slots"] if left and left[0].content["loop"] else {}
    asked = slots.get("requested_slot")
    readings = (slots.get("booking") or {}).get("open") or {}
    return f"utter_again_{asked}" if asked in _ASKED and not readings.get(asked) else None
