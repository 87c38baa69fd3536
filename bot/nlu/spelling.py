"""Puts the text with misspelled words mended beside the text: `bot.nlu.speller` inside Rasa's pipeline."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.speller import Speller
from ridecare.language import SPOKEN


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class Spelling(GraphComponent):
    """Sets `spelled`, which features and the danger words read. Values are read from the text as it was written."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Spelling:
        """As Rasa makes it, before training."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Spelling:
        """With the words of a trained model."""
        made = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
            with np.load(folder / "known.npz", allow_pickle=False) as arrays:
                made._speller = Speller(words, arrays["known"])
        return made

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        """Mends nothing until words are loaded."""
        self._speller: Speller | None = None
        self._storage = model_storage
        self._resource = resource

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the words of the examples, and which words of a dictionary are right."""
        from spellchecker import SpellChecker

        texts = [each.get("plain") for each in training_data.intent_examples if each.get("plain")]
        dictionary = [word for language in SPOKEN for word in SpellChecker(language=language).word_frequency]
        speller = Speller.of(texts, dictionary)
        with self._storage.write_to(self._resource) as folder:
            np.savez_compressed(folder / "known.npz", known=speller.known)
            (folder / "words.json").write_text(json.dumps(dict(speller.words)), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Mend each message."""
        for message in messages:
            plain = message.get("plain") or ""
            message.set("spelled", self._speller.mended(plain) if self._speller else plain)
        return messages
