"""Reads trip values from a message, by what was asked: `ridecare.reading` inside Rasa's pipeline."""

from __future__ import annotations

import logging
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.answer_examples import ANSWERS_IN, ASKED
from bot.nlu.heard import channel_metadata, open_question, received_at
from bot.nlu.place_examples import PLACES_IN
from ridecare import known_places, settings
from ridecare.known_places import PlacesError
from ridecare.place_matching import PlaceIndex
from ridecare.reading.answer_kinds import with_kind
from ridecare.reading.dates import warm
from ridecare.reading.message import read
from ridecare.reading.tags import Example, Tagger
from ridecare.reading.tags import train as train_tagger
from ridecare.safety import danger

log = logging.getLogger(__name__)

_PLACES, _ANSWERS = "places.crfsuite", "answers.crfsuite"
# Answers are few; every third of the sentences beside them shows what belongs to a place (docs/design-notes.md).
_OF_SENTENCES = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class TripValues(GraphComponent):
    """Sets `reading`: values, open readings, dates, times, addresses, phones (JSON-able).

    What it learns is where places stand in a sentence (data/places), and the answer in what answers (data/answers).
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TripValues:
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
    ) -> TripValues:
        """With the tagger of a trained model. The recognizers are warmed here, not at the first member's message."""
        warm()
        made = cls(model_storage, resource)
        made.known = _known(settings.load().home / known_places.FILE)
        with model_storage.read_from(resource) as folder:
            if (folder / _PLACES).exists():
                answers = folder / _ANSWERS
                made.tagger = Tagger(folder / _PLACES, answers if answers.exists() else None)
        return made

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        """Without a tagger until one is loaded."""
        self.tagger: Tagger | None = None
        self.known: PlaceIndex | None = None
        self._storage = model_storage
        self._resource = resource

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the sentences with marked places, and from the marked answers."""
        marked = [
            Example(each.get(TEXT), language, _marks(each), each.get(ASKED))
            for each in training_data.training_examples
            if (language := each.get(PLACES_IN) or each.get(ANSWERS_IN)) and each.get(ENTITIES) is not None
        ]
        sentences = [each for each in marked if each.asked is None]
        answers = [each for each in marked if each.asked is not None]
        # Both at once; a process of its own, for learning holds the interpreter.
        with (
            self._storage.write_to(self._resource) as folder,
            ProcessPoolExecutor(1, get_context("fork")) as beside,
        ):
            learned = (
                beside.submit(train_tagger, [*answers, *sentences[::_OF_SENTENCES]], folder / _ANSWERS)
                if answers
                else None
            )
            if sentences:
                train_tagger(sentences, folder / _PLACES)
            if learned:
                learned.result()
        return self._resource

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Read each message."""
        for message in messages:
            metadata = channel_metadata(message, tracker)
            text, asked = message.get("plain") or "", open_question(metadata, tracker)
            reading = read(
                text,
                asked=asked,
                language=message.get("language") or "en",
                now=received_at(metadata),
                channel=metadata.get("channel") or "web",
                tagger=self.tagger,
                known=self.known,
            )
            if not _of_danger(message, text):
                reading = with_kind(
                    reading,
                    asked,
                    message.get("kinds_of_answer") or {},
                    asks="?" in text,
                    words=len(text.split()),
                )
            message.set("reading", reading.as_dict(), add_to_output=True)
        return messages


def _of_danger(message: Message, text: str) -> bool:
    """Whether it may be danger by words or classifier: then no answer is guessed in it."""
    intent = message.get(INTENT) or {}
    return intent.get("name") in ("emergency", "crisis") or danger(text) is not None


def _marks(example: Message) -> tuple[tuple[int, int, str], ...]:
    return tuple((mark["start"], mark["end"], mark["entity"]) for mark in example.get(ENTITIES))


def _known(path: Path) -> PlaceIndex:
    """The places file; one that cannot be used must not keep members waiting, and names no place."""
    try:
        return PlaceIndex(known_places.load(path))
    except PlacesError as error:
        log.error("no clinic is known by name: %s", error)
        return PlaceIndex(())
