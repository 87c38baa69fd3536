"""The desk's item for a message of danger: somebody may need help, and a person should know."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from ridecare.handover import HandOver
from ridecare.safety import Danger


class Spoken(Protocol):
    """What is needed of a conversation."""

    @property
    def key(self) -> str:
        """Its opaque key."""

    @property
    def channel(self) -> str:
        """web or sms."""

    @property
    def language(self) -> str | None:
        """The language it is held in."""

    @property
    def address(self) -> str | None:
        """The SMS sender."""

    @property
    def trial(self) -> bool:
        """Whether it is a trial."""


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
