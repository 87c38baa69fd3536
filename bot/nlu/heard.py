"""What a component may know about the conversation a message belongs to: slots, channel metadata, the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import METADATA
from rasa.shared.nlu.training_data.message import Message


def slot(tracker: DialogueStateTracker | None, name: str) -> Any:
    """A slot's value; None without a conversation (`rasa test nlu`, `rasa shell nlu`)."""
    if tracker is None or name not in tracker.slots:
        return None
    return tracker.get_slot(name)


def channel_metadata(message: Message, tracker: DialogueStateTracker | None) -> dict[str, Any]:
    """What the channel said of this message, or of the session it opened."""
    own = message.get(METADATA)
    if isinstance(own, dict) and own:
        return own
    started = slot(tracker, "session_started_metadata")
    return started if isinstance(started, dict) else {}


def open_question(metadata: dict[str, Any], tracker: DialogueStateTracker | None) -> str | None:
    """The question that is open: what the channel says was asked, else the form's slot."""
    asked = metadata.get("asked") or slot(tracker, "requested_slot")
    return str(asked) if asked else None


def received_at(metadata: dict[str, Any]) -> datetime:
    """When the message was received (aware UTC): the channel knows; else now."""
    stamp = metadata.get("received_at")
    return datetime.fromtimestamp(float(stamp) if stamp else time.time(), tz=UTC)
