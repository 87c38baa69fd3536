"""Marks danger in a message: the words of the core, and the classifier where it is certain and nothing is calm."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from ridecare.safety import danger, told_calmly

CERTAIN = 0.8
_INTENTS = ("emergency", "crisis")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerWords(GraphComponent):
    """Sets `danger` to `emergency`, `crisis` or None, and the intent to agree with it."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerWords:
        """As Rasa makes it."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Mark each message."""
        for message in messages:
            text = message.get("plain") or ""
            intent = message.get(INTENT) or {}
            found = danger(text) or danger(message.get("spelled") or "")
            guessed = intent.get("name") in _INTENTS
            if found is None and guessed:
                if intent.get("confidence", 0.0) >= CERTAIN and not told_calmly(text):
                    found = intent["name"]
                else:
                    # Neither the words nor a certain classifier: not danger, and not a guess to act on.
                    message.set(
                        INTENT,
                        {"name": "nlu_fallback", "confidence": intent["confidence"]},
                        add_to_output=True,
                    )
            if found is not None:
                message.set(INTENT, {"name": found, "confidence": 1.0}, add_to_output=True)
            message.set("danger", found, add_to_output=True)
        return messages
