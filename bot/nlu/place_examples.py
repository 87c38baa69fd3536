"""The sentences with marked places of data/places, as Rasa's training examples without an intent."""

from __future__ import annotations

from pathlib import Path

import yaml
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.entities_parser import find_entities_in_training_example, replace_entities
from rasa.shared.nlu.training_data.message import Message

# Tells these examples from those of intents, and their language.
PLACES_IN = "places_in"
# A line break of a message, as it is written in the files; some members type it as it stands.
_BREAK = " / "


class PlacesError(Exception):
    """A file of data/places cannot be used; the message names it."""


def place_examples(folder: Path) -> list[Message]:
    """The examples of every language, in the order of the files.

    Raises:
        PlacesError: a file has no text under `places`.
    """
    found: list[Message] = []
    for path in sorted(folder.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(content, dict) or not isinstance(content.get("places"), str):
            raise PlacesError(f"{path}: the sentences must stand under `places: |`, one a line")
        for line in filter(None, map(str.strip, content["places"].splitlines())):
            found.append(_example(line, path.stem))
            if _BREAK in line:
                found.append(_example(line.replace(_BREAK, "\n"), path.stem))
    return found


def _example(line: str, language: str) -> Message:
    marks = find_entities_in_training_example(line)
    return Message({TEXT: replace_entities(line), ENTITIES: marks, PLACES_IN: language})
