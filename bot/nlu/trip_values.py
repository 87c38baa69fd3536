"""Reads trip values from a message, by what was asked: `ridecare.understanding` inside Rasa's pipeline."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.heard import channel_metadata, received_at, slot
from ridecare.reading.dates import warm
from ridecare.reading.message import read


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class TripValues(GraphComponent):
    """Sets `reading`: values, open readings, dates, times, addresses, phones (JSON-able)."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TripValues:
        """As Rasa makes it; the recognizers are warmed here, not at the first member's message."""
        warm()
        return cls()

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Read each message."""
        for message in messages:
            metadata = channel_metadata(message, tracker)
            reading = read(
                message.get("plain") or "",
                asked=metadata.get("asked") or slot(tracker, "requested_slot"),
                language=message.get("language") or "en",
                now=received_at(metadata),
                channel=metadata.get("channel") or "web",
            )
            message.set("reading", reading.as_dict(), add_to_output=True)
        return messages
