"""Incoming texts, kept before the carrier is answered, so that a crash loses none.

They are kept like lines of a conversation, sealed, under one key a day, and forgotten after two.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from ridecare.store import Store, conversations
from ridecare.store.conversations import Said

_CHANNEL = "inbox"
_DONE = "worked"
# Carriers repeat a message within minutes; the texts themselves are in the transcript.
_DAYS = 2


@dataclass(frozen=True)
class Text:
    """One incoming text. `kind_of_opt_out`: what the carrier already did with it (STOP, START, HELP)."""

    message_id: str
    sender: str
    body: str
    media: int
    kind_of_opt_out: str
    received_at: str

    @property
    def at(self) -> datetime:
        """When it came, aware UTC."""
        return datetime.fromisoformat(self.received_at)


def keep(store: Store, text: Text) -> bool:
    """Keep a text until it is worked; False when its id was kept that day (on another, the turn notices)."""
    key = _key(text.at)
    conversations.start_or_find(store, key, _CHANNEL, text.at)
    return conversations.take_in(store, key, text.message_id, json.dumps(asdict(text)), text.at) is not None


def worked(store: Store, text: Text, now: datetime) -> None:
    """The text is answered."""
    said = Said(text=text.message_id, response=None, choices=(), kind=_DONE, language=None)
    conversations.say(store, _key(text.at), [said], now)


def waiting(store: Store, now: datetime) -> tuple[Text, ...]:
    """What was kept and not worked, oldest first."""
    found: list[Text] = []
    for day in reversed(_days(now)):
        lines = conversations.transcript(store, day)
        done = {line.text for line in lines if line.kind == _DONE}
        texts = [Text(**json.loads(line.text)) for line in lines if line.who == "member"]
        found.extend(text for text in texts if text.message_id not in done)
    return tuple(found)


def forget(store: Store, now: datetime) -> None:
    """Erase what is older than the days that are kept. (After a long pause `erase_older` finds the rest.)"""
    for age in range(_DAYS, _DAYS + 3):
        key = _key(now - timedelta(days=age))
        if conversations.transcript(store, key):
            conversations.erase(store, key)


def _days(now: datetime) -> list[str]:
    return [_key(now - timedelta(days=age)) for age in range(_DAYS)]


def _key(day: datetime) -> str:
    return f"inbox-sms-{day.date().isoformat()}"
