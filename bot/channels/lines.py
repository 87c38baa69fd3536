"""Lines of a conversation as the page gets them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from bot.channels.mask import mask
from bot.channels.messages import Turn
from ridecare.store.conversations import Line

URGENT = frozenset({"utter_emergency", "utter_crisis"})


def shown_lines(lines: Iterable[Line], today: date) -> list[dict[str, Any]]:
    """Stored lines. What the member typed is masked again each time it leaves the store."""
    return [
        {
            "id": line.id,
            "who": line.who,
            "text": mask(line.text, today) if line.who == "member" else line.text,
            "choices": [choice.title for choice in line.choices],
            "language": line.language,
            "at": line.at.isoformat(),
            "urgent": line.response in URGENT,
        }
        for line in lines
    ]


def shown_replies(turn: Turn, now: datetime) -> list[dict[str, Any]]:
    """The answers of one turn."""
    return [
        {
            "id": reply.id,
            "who": "assistant",
            "text": reply.text,
            "choices": list(reply.choices),
            "language": reply.language,
            "at": now.isoformat(),
            "urgent": reply.response in URGENT,
        }
        for reply in turn.replies
    ]
