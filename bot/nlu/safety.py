"""Marks danger in a message: by the words of the core, and by the classifier where it is certain enough."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from ridecare.safety import danger, told_calmly

# How likely danger of either kind must be, by the classifier. A missed one is far worse than a false alarm, which
# costs the member one message: chosen for recall (docs/accuracy.md).
CERTAIN = 0.5
# From here on words that sound calm ("had the baby Tuesday and …") change nothing any more.
BEYOND_DOUBT = 0.85
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
            found = danger(text) or danger(message.get("spelled") or "") or _by_classifier(message, text)
            if found is None and intent.get("name") in _INTENTS:
                # Neither the words nor a certain classifier: not danger, and not a guess to act on.
                guess = {"name": "nlu_fallback", "confidence": intent["confidence"]}
                message.set(INTENT, guess, add_to_output=True)
            if found is not None:
                message.set(INTENT, {"name": found, "confidence": 1.0}, add_to_output=True)
            message.set("danger", found, add_to_output=True)
        return messages


def _by_classifier(message: Message, text: str) -> str | None:
    """The likelier kind of danger, where the classifier is certain enough that there is one."""
    shares: dict[str, float] = {
        each["name"]: each["confidence"]
        for each in message.get("intent_ranking") or ()
        if each["name"] in _INTENTS
    }
    share = sum(shares.values())
    if share < CERTAIN or (share < BEYOND_DOUBT and (message.get("answers") or told_calmly(text))):
        return None
    return max(shares, key=lambda name: shares[name])
