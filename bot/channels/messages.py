"""What comes in from a member and what goes out, and how it is fitted to a channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.channels.cleaning import says_nothing
from bot.channels.collecting import Heard
from ridecare.safety import Danger
from ridecare.segments import fit, gsm7, with_choices
from ridecare.store.conversations import Choice

TOO_LONG = 2000


@dataclass(frozen=True)
class Inbound:
    """One message of a member as a channel received it. `received_at`: aware UTC.

    read: whether the sender had read our last answer; None when the channel cannot tell.
    """

    conversation: str
    channel: str
    text: str
    received_at: datetime
    message_id: str | None = None
    choose: int | None = None
    address: str | None = None
    trial: bool = False
    read: bool | None = None


@dataclass(frozen=True)
class Reply:
    """One message to the member, as it is read in that channel."""

    id: int
    text: str
    response: str | None
    choices: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class Turn:
    """The answer to one message. `silent`: why nothing may be said (`opted_out`)."""

    replies: tuple[Reply, ...]
    language: str
    duplicate: bool = False
    silent: str | None = None
    danger: str | None = None
    paused: bool = False


def unread(inbound: Inbound, text: str, found: Danger | None) -> str | None:
    """The response for a message that nothing can be read from, or None."""
    if found:
        return None
    if inbound.choose is not None and not text:
        return "utter_no_such_choice"
    if len(inbound.text) > TOO_LONG:
        return "utter_too_long"
    return "utter_no_words" if says_nothing(text) else None


def chosen(choose: int | None, offered: tuple[Choice, ...]) -> str | None:
    """The words of a choice that was picked, if it is open."""
    return offered[choose - 1].payload if choose is not None and 1 <= choose <= len(offered) else None


def fitted(heard: Heard, channel: str) -> list[Heard]:
    """A message as the parts that the channel takes; by SMS with its choices in it."""
    if channel != "sms":
        return [heard]
    text = gsm7(with_choices(heard.text, [title for title, _ in heard.buttons]))
    parts = fit(text)
    # The choices belong to the last part, where the question is.
    return [Heard(part, heard.response, heard.buttons if part is parts[-1] else ()) for part in parts]
