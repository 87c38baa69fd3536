"""The desk's item for a message of danger: somebody may need help, and a person should know."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from ridecare.handover import HandOver
from ridecare.safety import Danger


class Spoken(Protocol):
    """What is needed of a conversation."""

    key: str
    channel: str
    language: str | None
    address: str | None
    trial: bool


def danger_case(conversation: Spoken, found: Danger, words: str, now: datetime) -> HandOver:
    """An urgent hand-over with the member's own words and, by SMS, the number they write from."""
    return HandOver(
        receipt=None,
        reason=found,
        state="open",
        channel=conversation.channel,
        language=conversation.language or "en",
        created_at=now,
        collected={},
        callback_phone=conversation.address,
        rider=None,
        urgent=True,
        conversation=conversation.key,
        trial=conversation.trial,
        request_receipt=None,
        words=words[:1000],
        outcome=None,
    )
