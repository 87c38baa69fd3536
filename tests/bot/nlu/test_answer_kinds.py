from __future__ import annotations

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.answer_examples import ANSWERS_IN, ASKED, KIND
from bot.nlu.answer_kinds import AnswerKinds
from tests.bot.nlu.graph import context, made, message, storage

LEARNED = {
    "return_ride": {
        "one_way": ("my son drives me back", "only going there", "a friend takes me home", "i stay overnight"),
        "call_when_ready": ("i call you after", "we phone when it is over", "i will ring you", "text you later"),
    },
    "mobility": {
        "cane": ("a cane", "i lean on my cane", "with a cane"),
        "oxygen": ("an oxygen tank", "i carry oxygen", "with oxygen"),
        "cane,oxygen": ("a cane and oxygen", "cane, oxygen tank"),
        "other": ("why", "what is that", "who asks"),
    },
    "trip_date": {"skip": ("no idea which day", "they did not say"), "value": ("this friday", "on the fifth")},
    "pickup": {"skip": ("i cannot say where", "no idea where"), "value": ("my house", "at the clinic")},
}  # fmt: skip


def examples() -> TrainingData:
    return TrainingData(
        [
            Message({TEXT: text, ASKED: asked, KIND: kind, ANSWERS_IN: "en"})
            for asked, kinds in LEARNED.items()
            for kind, texts in kinds.items()
            for text in texts
        ]
    )


@pytest.fixture(scope="module")
def component(tmp_path_factory) -> AnswerKinds:
    folder = tmp_path_factory.mktemp("kinds")
    resource = made(AnswerKinds, folder).train(examples())
    return AnswerKinds.load({}, storage(folder), resource, context())


def kinds(component: AnswerKinds, text: str, asked: str | None) -> dict[str, float]:
    said = message(text, **({"asked": asked} if asked else {}))
    return component.process([said], None)[0].get("kinds_of_answer") or {}


def test_the_likeliest_kind_comes_first_and_shares_add_up(component):
    found = kinds(component, "my daughter drives me home", "return_ride")
    assert next(iter(found)) == "one_way"
    assert sum(found.values()) == pytest.approx(1.0)


def test_an_answer_may_be_of_several_kinds(component):
    found = kinds(component, "my cane, and i carry an oxygen tank", "mobility")
    assert {kind for kind, share in found.items() if share > 0.5} == {"cane", "oxygen"}


def test_questions_without_kinds_of_their_own_share_theirs(component):
    assert next(iter(kinds(component, "no idea", "trip_date"))) == "skip"
    assert kinds(component, "no idea", "trip_date") == kinds(component, "no idea", "pickup")


@pytest.mark.parametrize(
    ("text", "asked"), [("my son drives me", None), ("my son", "notes"), ("🙂", "return_ride")]
)
def test_nothing_is_said_without_a_question_its_examples_or_words(component, text, asked):
    assert kinds(component, text, asked) == {}


def test_training_twice_gives_the_same_bits(tmp_path):
    for name in ("one", "two"):
        made(AnswerKinds, tmp_path / name).train(examples())
    first, second = (
        {path.name: path for path in (tmp_path / name).rglob("*.npz")} for name in ("one", "two")
    )
    assert first.keys() == second.keys() and len(first) == 3
    for name, path in first.items():
        with np.load(path) as one, np.load(second[name]) as two:
            assert all(one[array].tobytes() == two[array].tobytes() for array in one.files)
