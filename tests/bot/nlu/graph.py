"""Makes graph components as Rasa does, in a model storage on disk, and messages for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.features import SentenceFeatures
from bot.nlu.text import PlainText

EXAMPLES = {
    "greet": ("hi", "hello there", "good morning", "hey"),
    "book_ride": ("i need a ride", "book me a ride please", "can someone drive me to the doctor", "ride to dialysis"),
    "ask_cost": ("what does it cost", "is it free", "do i have to pay", "how much is a ride"),
    "emergency": ("i cant breathe", "call an ambulance", "he collapsed", "chest pain right now"),
}  # fmt: skip
DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [greet, emergency, crisis]
    slots:
      language: {type: text, influence_conversation: false, mappings: [{type: custom}]}
      requested_slot: {type: text, influence_conversation: false, mappings: [{type: custom}]}
    forms: {booking_form: {required_slots: []}}
    responses:
      utter_emergency: [{text: a}]
      utter_crisis: [{text: b}]
      utter_question_go_on: [{text: c}]
    """
)


def made(kind: Any, folder: Path, config: dict[str, Any] | None = None, *, name: str = "component") -> Any:
    """A component, new."""
    default = kind.get_default_config() if hasattr(kind, "get_default_config") else {}
    return kind.create({**default, **(config or {})}, storage(folder), Resource(name), context())


def loaded(kind: Any, folder: Path, resource: Resource, config: dict[str, Any] | None = None) -> Any:
    """A component again, from what it wrote."""
    return kind.load({**kind.get_default_config(), **(config or {})}, storage(folder), resource, context())


def storage(folder: Path) -> LocalModelStorage:
    folder.mkdir(parents=True, exist_ok=True)
    return LocalModelStorage(folder)


def context() -> ExecutionContext:
    return ExecutionContext(GraphSchema({}))


def message(text: str, **metadata: Any) -> Message:
    """A message with its features."""
    found = Message({TEXT: text, **({METADATA: metadata} if metadata else {})})
    return SentenceFeatures().process(PlainText().process([found]))[0]


def training_data() -> TrainingData:
    examples = [Message({TEXT: text, INTENT: intent}) for intent, texts in EXAMPLES.items() for text in texts]
    data = TrainingData(examples)
    return SentenceFeatures().process_training_data(PlainText().process_training_data(data))


def tracker(**slots: Any) -> DialogueStateTracker:
    events = [SlotSet(name, value) for name, value in slots.items()]
    return DialogueStateTracker.from_events("one", events, slots=DOMAIN.slots)
