"""Finds the message before this one in the transcript, and asks the core whether this is it once more."""

from __future__ import annotations

from typing import Literal

from bot.channels.messages import Inbound
from ridecare.said_twice import FEW, Earlier, once_more, same_words
from ridecare.store import Store, conversations
from ridecare.store.conversations import Conversation, Line

# An answer takes a few lines; what was said before it stands within so many.
_LOOK_BACK = 12


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
    read = False if overtook else inbound.read
    return once_more(earlier, inbound.text, inbound.received_at, channel=inbound.channel, read=read)


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
