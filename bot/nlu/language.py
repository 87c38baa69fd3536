"""Decides the language of the conversation and puts it into the slot `language`, by an entity that Rasa maps.

Chosen goes before detected; once set it changes only on request. It needs no action server, so that danger is
answered in the right language at once.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.heard import channel_metadata, slot
from ridecare.language import SPOKEN, detected, wanted, warm
from ridecare.questions import QUESTIONS

FALLBACK = "en"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LanguageDetector(GraphComponent):
    """Sets `written` (the language of this message, or None) and the entity `language` when the slot must change."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """As Rasa makes it; the model of languages is read here, not at the first member's message."""
        warm()
        return cls()

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Read each message's language."""
        for message in messages:
            text = message.get("plain") or ""
            metadata = channel_metadata(message, tracker)
            now = slot(tracker, "language")
            kept = metadata.get("language")
            asks = wanted(text)
            written = detected(text)
            message.set("written", written, add_to_output=True)
            language = asks or now or (kept if metadata.get("language_chosen") else None)
            if language is None:
                asked = slot(tracker, "requested_slot")
                # A name or a place is not a sentence of the member's.
                free = asked in QUESTIONS and QUESTIONS[asked].place
                language = written if written in SPOKEN and not free else kept
            if asks:
                message.set("language_wanted", asks, add_to_output=True)
            message.set("language", language or FALLBACK, add_to_output=True)
            # Outside a conversation (`rasa test`) there is no slot to set.
            if language and language != now and tracker is not None and tracker.events:
                entity = {
                    "entity": "language",
                    "value": language,
                    "start": 0,
                    "end": 0,
                    "extractor": "LanguageDetector",
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages
