"""The intent classifier: logistic regression beside the nearest examples, stored as arrays, predicted in numpy.

When it is not sure (below the threshold, or two intents are close) the intent is `nlu_fallback`, and the ranking says
what it might have been.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.heard import channel_metadata
from bot.nlu.neighbors import Neighbors
from bot.nlu.ngrams import Vocabulary
from bot.nlu.regression import fit
from bot.nlu.vectors import sentence_vectors
from ridecare.language import SPOKEN
from ridecare.returning import is_late_answer

FALLBACK = "nlu_fallback"
RETURN = "return_to_request"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """Names the intent of a message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """threshold and margin: chosen by `ridecare evaluate` on noisy validation sentences (docs/accuracy.md)."""
        return {
            "threshold": 0.4,
            "margin": 0.05,
            "C": 5.0,
            "steps": 40,  # more change nothing on sentences that it was not trained on
            "vector_weight": 1.5,
            "neighbors": 0.4,  # their part of the confidence
            "ranking": 5,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """As Rasa makes it, before training."""
        return cls(config, model_storage, resource)

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Empty until `train` or `load`."""
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self.labels: list[str] = []
        self.vocabulary = Vocabulary({}, np.empty(0, dtype=np.float32))
        self.gram_weights = np.empty((0, 0), dtype=np.float32)
        self.vector_weights = np.empty((0, 0), dtype=np.float32)
        self.bias = np.empty(0, dtype=np.float32)
        self.neighbors: Neighbors | None = None

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the examples that have an intent. Same data, same arrays: nothing here is random."""
        examples = [each for each in training_data.intent_examples if each.get("plain") is not None]
        texts = [each.get("plain") for each in examples]
        intents = [each.get(INTENT) for each in examples]
        self.vocabulary = Vocabulary.of(texts)
        counted = self.vocabulary.counted(texts)
        vectors = sentence_vectors(texts)
        weight = np.float32(self._config["vector_weight"])
        fitted = fit(
            counted,
            vectors * weight,
            intents,
            strength=self._config["C"],
            class_weights=_class_weights(intents),
            steps=self._config["steps"],
        )
        self.labels = list(fitted.labels)
        self.gram_weights = np.ascontiguousarray(fitted.sparse_weights.astype(np.float16))
        self.vector_weights = (fitted.dense_weights * weight).astype(np.float32)
        self.bias = fitted.bias.astype(np.float32)
        labels = {label: place for place, label in enumerate(self.labels)}
        self.neighbors = Neighbors.of(vectors, np.array([labels[intent] for intent in intents]))
        self._persist()
        return self._resource

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Name each message's intent and the ranking behind it."""
        for message in messages:
            ranking = self.rank(message.get("spelled") or message.get("plain") or "", message.get("vector"))
            first = ranking[0] if ranking else {"name": FALLBACK, "confidence": 0.0}
            intent = first if self._sure(ranking) else {"name": FALLBACK, "confidence": first["confidence"]}
            kept = channel_metadata(message, None).get("kept_request")
            open_form = tracker is not None and tracker.active_loop_name
            plain = str(message.get("plain") or "")
            if not open_form and is_late_answer(str(intent["name"]), kept, plain):
                # A late answer to a request of an earlier session: it is shown and asked again, never just taken.
                intent = {"name": RETURN, "confidence": intent["confidence"]}
            if not open_form and message.get("written") not in (*SPOKEN, None):
                # A sentence in a language that is not spoken here: a person who speaks it takes over.
                intent = {"name": "request_interpreter", "confidence": 1.0}
            if message.get("language_wanted"):
                intent = {"name": "change_language", "confidence": 1.0}
            message.set(INTENT, intent, add_to_output=True)
            message.set("intent_ranking", ranking[: self._config["ranking"]], add_to_output=True)
        return messages

    def rank(self, text: str, vector: np.ndarray[Any, Any] | None) -> list[dict[str, Any]]:
        """All intents with their probabilities, best first; empty for a text without a letter or digit."""
        places, values = self.vocabulary.sparse(text)
        if vector is None or (not len(places) and not vector.any()):
            return []
        scores = self.bias + vector @ self.vector_weights
        if len(places):
            scores = scores + values @ self.gram_weights[places].astype(np.float32)
        odds = np.exp(scores - scores.max())
        odds /= odds.sum()
        if self.neighbors is not None and vector.any():
            part = self._config["neighbors"]
            odds = (1 - part) * odds + part * self.neighbors.shares(vector, len(self.labels))
        order = np.argsort(-odds, kind="stable")
        return [{"name": self.labels[place], "confidence": float(odds[place])} for place in order]

    def _sure(self, ranking: list[dict[str, Any]]) -> bool:
        if not ranking or ranking[0]["confidence"] < self._config["threshold"]:
            return False
        return (
            len(ranking) < 2 or ranking[0]["confidence"] - ranking[1]["confidence"] >= self._config["margin"]
        )

    def _persist(self) -> None:
        near = self.neighbors
        assert near is not None
        with self._storage.write_to(self._resource) as folder:
            np.savez(
                folder / "weights.npz",
                grams=self.gram_weights,
                vectors=self.vector_weights,
                bias=self.bias,
                frequencies=self.vocabulary.weights,
                near_axes=near.axes,
                near_points=near.points.astype(np.float16),
                near_labels=near.labels,
            )
            names = {"labels": self.labels, "grams": self.vocabulary.names()}
            (folder / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Read the arrays (no pickle) of a trained model."""
        made = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
            with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
                made.gram_weights = arrays["grams"]
                made.vector_weights = arrays["vectors"]
                made.bias = arrays["bias"]
                made.vocabulary = Vocabulary(
                    {gram: place for place, gram in enumerate(names["grams"])}, arrays["frequencies"]
                )
                points = arrays["near_points"].astype(np.float32)
                made.neighbors = Neighbors(arrays["near_axes"], points, arrays["near_labels"])
        made.labels = names["labels"]
        return made


def _class_weights(intents: list[str]) -> dict[str, float]:
    """Rare intents weigh more, but half as much as would make all of them equal: `out_of_scope` must stay strong."""
    counts = Counter(intents)
    return {name: (len(intents) / len(counts) / count) ** 0.5 for name, count in counts.items()}
