from __future__ import annotations

import numpy as np
import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.features import SentenceFeatures
from bot.nlu.intent import FALLBACK, RETURN, IntentClassifier
from bot.nlu.text import PlainText
from tests.bot.nlu.graph import EXAMPLES, loaded, made, message, tracker, training_data

LENIENT = {"threshold": 0.0, "margin": 0.0}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("intent")


@pytest.fixture(scope="module")
def resource(folder):
    return made(IntentClassifier, folder).train(training_data())


def intent(classifier, text: str, conversation=None, **metadata) -> dict:
    return classifier.process([message(text, **metadata)], conversation)[0].get(INTENT)


def test_it_learns_its_examples_and_close_ones(folder, resource):
    classifier = loaded(IntentClassifier, folder, resource, LENIENT)
    for name, texts in EXAMPLES.items():
        assert [intent(classifier, text)["name"] for text in texts] == [name] * len(texts)
    assert intent(classifier, "I NEED A RIDE!!")["name"] == "book_ride"
    assert intent(classifier, "necesito que me lleven al doctor")["name"] == "book_ride"


def test_training_twice_gives_the_same_bits(folder, resource, tmp_path):
    made(IntentClassifier, tmp_path, name="component").train(training_data())
    first, second = (
        {path.name: path for path in where.rglob("*") if path.is_file()} for where in (folder, tmp_path)
    )
    assert first["names.json"].read_bytes() == second["names.json"].read_bytes()
    with np.load(first["weights.npz"]) as one, np.load(second["weights.npz"]) as two:
        assert one.files == two.files
        assert all(one[name].tobytes() == two[name].tobytes() for name in one.files)


def test_loaded_it_answers_as_it_did_when_trained(folder, tmp_path):
    trained = made(IntentClassifier, tmp_path)
    again = loaded(IntentClassifier, tmp_path, trained.train(training_data()))
    text = message("a ride to the clinic")
    assert trained.rank("a ride to the clinic", text.get("vector")) == again.rank(
        "a ride to the clinic", text.get("vector")
    )


def test_probabilities_add_up_and_the_best_comes_first(folder, resource):
    ranking = loaded(IntentClassifier, folder, resource).rank("a ride", message("a ride").get("vector"))
    confidences = [each["confidence"] for each in ranking]
    assert sum(confidences) == pytest.approx(1, abs=1e-4) and confidences == sorted(confidences, reverse=True)


@pytest.mark.parametrize("config", [{"threshold": 1.1, "margin": 0.0}, {"threshold": 0.0, "margin": 1.1}])
def test_when_it_is_not_sure_it_says_so_and_keeps_the_ranking(folder, resource, config):
    given = message("a ride")
    loaded(IntentClassifier, folder, resource, config).process([given], None)
    assert given.get(INTENT)["name"] == FALLBACK and given.get("intent_ranking")[0]["name"] == "book_ride"


@pytest.mark.parametrize("text", ["", "🙂", "..."])
def test_nothing_to_read_is_not_understood(folder, resource, text):
    assert intent(loaded(IntentClassifier, folder, resource, LENIENT), text) == {
        "name": FALLBACK,
        "confidence": 0.0,
    }


def test_a_late_answer_to_a_kept_request_goes_back_to_it(folder, resource):
    classifier = loaded(IntentClassifier, folder, resource, LENIENT)
    assert intent(classifier, "i need a ride", tracker(), kept_request="old")["name"] == RETURN
    assert intent(classifier, "what does it cost", tracker(), kept_request="old")["name"] == "ask_cost"
    assert (
        intent(classifier, "i need a ride", tracker(), kept_request=None, channel="web")["name"]
        == "book_ride"
    )


def test_two_intents_are_told_apart_too(tmp_path):
    pairs = [(text, name) for name in ("greet", "ask_cost") for text in EXAMPLES[name]]
    data = TrainingData([Message({TEXT: text, INTENT: name}) for text, name in pairs])
    SentenceFeatures().process_training_data(PlainText().process_training_data(data))
    classifier = loaded(IntentClassifier, tmp_path, made(IntentClassifier, tmp_path).train(data), LENIENT)
    assert [intent(classifier, text)["name"] for text, _ in pairs] == [name for _, name in pairs]
