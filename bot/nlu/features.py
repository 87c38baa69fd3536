"""Sentence features: word and character n-grams beside a multilingual sentence vector, in one array a message."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.vectors import sentence_vector


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeatures(GraphComponent):
    """Puts the sentence vector (512 numbers, unit length) under `vector`; n-grams are counted by the classifier."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeatures:
        """As Rasa makes it; the encoder is warmed here, not at the first member's message."""
        sentence_vector("warm")
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing: the classifier makes the vectors of its examples, all at once.

        Between components Rasa writes out everything that an example holds, which takes longer than the training.
        """
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `vector` on each message."""
        for message in messages:
            message.set("vector", sentence_vector(message.get("spelled") or message.get("plain") or ""))
        return messages
