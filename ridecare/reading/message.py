"""Reads one message: every trip value in it, what stays open, and what kind of answer it is."""

from __future__ import annotations

from datetime import datetime

from ridecare.reading.assembling import Message
from ridecare.reading.place_tags import PlaceTagger
from ridecare.reading.result import Reading as Reading


def read(
    text: str,
    *,
    asked: str | None,
    language: str,
    now: datetime,
    channel: str = "web",
    tagger: PlaceTagger | None = None,
) -> Reading:
    """Read a message.

    Args:
        text: what was said, of any length.
        asked: the open question, or None.
        language: `en` or `es`; words of both are understood in either.
        now: when it was received (aware).
        channel: where it was said.
        tagger: finds places in free sentences; without one only the words around them do.
    """
    return Message(text, asked=asked, language=language, now=now, tagger=tagger).reading()
