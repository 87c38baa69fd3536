"""The answers of data/answers, as Rasa's training examples without an intent: marked ones, and ones of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.entities_parser import find_entities_in_training_example, replace_entities
from rasa.shared.nlu.training_data.message import Message

from ridecare.questions import QUESTIONS

# Tells these examples from those of intents: their language, the question they answer, the kind of answer they are.
ANSWERS_IN = "answers_in"
ASKED = "answers_question"
KIND = "kind_of_answer"


class AnswersError(Exception):
    """A file of data/answers cannot be used; the message names it."""


def answer_examples(folder: Path) -> list[Message]:
    """The answers of every language, in the order of the files.

    A file has `marked: {question: lines}` with the answer marked in each line as `[words](question)`, and
    `kinds: {question: {kind: lines}}`.

    Raises:
        AnswersError: a file has another form, a question is unknown, or a mark is of another question.
    """
    found: list[Message] = []
    for path in sorted(folder.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(content, dict) or not content.keys() <= {"marked", "kinds"}:
            raise AnswersError(f"{path}: only `marked:` and `kinds:` may stand in it")
        try:
            found += _marked(content.get("marked") or {}, path.stem)
            found += _of_kinds(content.get("kinds") or {}, path.stem)
        except (AttributeError, ValueError) as error:
            raise AnswersError(f"{path}: {error}") from error
    return found


def _marked(questions: Mapping[str, str], language: str) -> Iterator[Message]:
    for asked, lines in questions.items():
        for line in _lines(lines, asked):
            marks = find_entities_in_training_example(line)
            if any(mark["entity"] != asked for mark in marks):
                raise ValueError(f"not marked as an answer to {asked}: {line}")
            yield _example({TEXT: replace_entities(line), ENTITIES: marks}, asked, language)


def _of_kinds(questions: Mapping[str, Mapping[str, str]], language: str) -> Iterator[Message]:
    for asked, kinds in questions.items():
        for kind, lines in kinds.items():
            for line in _lines(lines, asked):
                yield _example({TEXT: line, KIND: str(kind)}, asked, language)


def _example(content: dict[str, Any], asked: str, language: str) -> Message:
    return Message({**content, ANSWERS_IN: language, ASKED: asked})


def _lines(lines: str, asked: str) -> Iterator[str]:
    if asked not in QUESTIONS:
        raise ValueError(f"there is no question {asked}")
    return filter(None, map(str.strip, lines.splitlines()))
