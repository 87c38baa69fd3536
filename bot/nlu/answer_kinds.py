"""What kind of answer a message is at an open question, learned from the answers of data/answers; see `kinds_of`.

One small logistic regression a question. A question whose answers may be several things at once (how somebody gets
around) has one for each of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.answer_examples import ASKED, KIND
from bot.nlu.heard import channel_metadata, open_question
from bot.nlu.ngrams import Vocabulary
from bot.nlu.regression import Regression, fit
from bot.nlu.vectors import sentence_vectors
from ridecare.reading.answer_kinds import group_of

_TOGETHER = ","
_STRENGTH, _STEPS, _VECTOR_WEIGHT = 10.0, 60, np.float32(4)
_EVENED = 0.7  # 0: every example weighs the same, 1: every kind does

Array = np.ndarray[Any, Any]


class KindsOfAnswers:
    """The trained arrays of one question. `apart`: its kinds exclude each other, their shares add up to one."""

    def __init__(
        self, labels: Sequence[str], vocabulary: Vocabulary, weights: tuple[Array, Array, Array], apart: bool
    ) -> None:
        """weights: of the n-grams, of the sentence vector, and the bias; a column a label."""
        self.labels, self.vocabulary, self.weights, self.apart = tuple(labels), vocabulary, weights, apart

    @classmethod
    def learned(cls, texts: Sequence[str], kinds: Sequence[str]) -> KindsOfAnswers:
        """From answers and their kinds; several kinds of one answer are joined by commas."""
        vocabulary = Vocabulary.of(texts, least=2)
        counted, vectors = vocabulary.counted(texts), sentence_vectors(texts) * _VECTOR_WEIGHT
        apart = not any(_TOGETHER in kind for kind in kinds)
        labels = sorted({part for kind in kinds for part in kind.split(_TOGETHER)})
        if apart:
            fitted = _fitted(counted, vectors, kinds)
            arrays = (fitted.sparse_weights, fitted.dense_weights, fitted.bias)
        else:
            each_alone = [
                _fitted(counted, vectors, [str(label in kind.split(_TOGETHER)) for kind in kinds])
                for label in labels
            ]
            arrays = (
                np.stack([_for_true(each.sparse_weights) for each in each_alone], axis=1),
                np.stack([_for_true(each.dense_weights) for each in each_alone], axis=1),
                np.stack([_for_true(each.bias) for each in each_alone]),
            )
        grams, dense, bias = arrays
        weights = (
            grams.astype(np.float16),
            (dense * _VECTOR_WEIGHT).astype(np.float32),
            bias.astype(np.float32),
        )
        return cls(labels, vocabulary, weights, apart)

    def shares(self, text: str, vector: Array | None) -> dict[str, float]:
        """How likely each kind is, the likeliest first; nothing for a text without a letter or digit."""
        places, values = self.vocabulary.sparse(text)
        if vector is None or (not len(places) and not vector.any()):
            return {}
        grams, dense, bias = self.weights
        scores = bias + vector @ dense
        if len(places):
            scores = scores + values @ grams[places].astype(np.float32)
        if self.apart:
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
        else:
            odds = 1 / (1 + np.exp(-scores))
        return {self.labels[place]: float(odds[place]) for place in np.argsort(-odds, kind="stable")}


def _fitted(counted: Any, vectors: Array, kinds: Sequence[str]) -> Regression:
    """A kind of which there are few examples weighs more."""
    counts = Counter(kinds)
    weights = {kind: (len(kinds) / len(counts) / count) ** _EVENED for kind, count in counts.items()}
    return fit(counted, vectors, kinds, strength=_STRENGTH, class_weights=weights, steps=_STEPS)


def _for_true(weights: Array) -> Array:
    """What speaks for `True`, of two columns `False` and `True`."""
    difference: Array = weights[..., 1] - weights[..., 0]
    return difference


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AnswerKinds(GraphComponent):
    """Sets `kinds_of_answer`, the shares of each kind, where a question is open that has learned kinds."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AnswerKinds:
        """As Rasa makes it, before training."""
        return cls(model_storage, resource)

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        """Empty until `train` or `load`."""
        self.groups: dict[str, KindsOfAnswers] = {}
        self._storage, self._resource = model_storage, resource

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the kinds of each question's answers."""
        gathered: dict[str, list[Message]] = {}
        for each in training_data.training_examples:
            if each.get(KIND):
                gathered.setdefault(group_of(each.get(ASKED)), []).append(each)
        for name, examples in sorted(gathered.items()):
            texts = [each.get(TEXT) for each in examples]
            self.groups[name] = KindsOfAnswers.learned(texts, [each.get(KIND) for each in examples])
        self._persist()
        return self._resource

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Say of each message what kind of answer it is."""
        for message in messages:
            asked = open_question(channel_metadata(message, tracker), tracker)
            kinds = self.groups.get(group_of(asked)) if asked else None
            if kinds is not None:
                text = message.get("spelled") or message.get("plain") or ""
                message.set("kinds_of_answer", kinds.shares(text, message.get("vector")))
        return messages

    def _persist(self) -> None:
        names: dict[str, Any] = {}
        with self._storage.write_to(self._resource) as folder:
            for name, group in self.groups.items():
                grams, dense, bias = group.weights
                np.savez(
                    folder / f"{name}.npz",
                    grams=grams,
                    vectors=dense,
                    bias=bias,
                    frequencies=group.vocabulary.weights,
                )
                names[name] = {
                    "labels": group.labels,
                    "grams": group.vocabulary.names(),
                    "apart": group.apart,
                }
            (folder / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> AnswerKinds:
        """Read the arrays (no pickle) of a trained model."""
        made = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            for name, said in json.loads((folder / "names.json").read_text(encoding="utf-8")).items():
                with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
                    index = {gram: place for place, gram in enumerate(said["grams"])}
                    weights = (arrays["grams"], arrays["vectors"], arrays["bias"])
                    vocabulary = Vocabulary(index, arrays["frequencies"])
                made.groups[name] = KindsOfAnswers(said["labels"], vocabulary, weights, said["apart"])
        return made
