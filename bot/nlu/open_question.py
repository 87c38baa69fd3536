"""Puts the intent right where a question is open: `ridecare.acted_on` inside Rasa's pipeline."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.heard import channel_metadata, open_question, received_at
from ridecare import hearing
from ridecare.acted_on import acted_on
from ridecare.questions import QUESTIONS
from ridecare.reading.result import Reading


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class OpenQuestion(GraphComponent):
    """Names the intent that dialogue acts on; the classifier's ranking stays as it was."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> OpenQuestion:
        """As Rasa makes it."""
        return cls()

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Look at each message again."""
        for message in messages:
            classified = message.get(INTENT) or {}
            metadata = channel_metadata(message, tracker)
            said = hearing.Message(
                text=message.get("plain") or "",
                intent=str(classified.get("name") or "nlu_fallback"),
                confidence=float(classified.get("confidence") or 0.0),
                reading=Reading.from_dict(message.get("reading") or {}),
                language=message.get("language") or "en",
                channel=metadata.get("channel") or "web",
                now=received_at(metadata),
            )
            asked = open_question(metadata, tracker)
            intent = acted_on(said, asked)
            if intent != said.intent:
                message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
                # What answers a question with fixed answers is none of danger to a classifier that only guesses.
                message.set("answers", asked in QUESTIONS and not QUESTIONS[asked].place)
        return messages
