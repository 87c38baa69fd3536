from __future__ import annotations

from datetime import UTC, datetime

from rasa.shared.nlu.constants import INTENT

from bot.nlu.open_question import OpenQuestion
from bot.nlu.trip_values import TripValues
from tests.bot.nlu.graph import made, message, tracker

NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC).timestamp()


def acted(tmp_path, text: str, conversation, **metadata) -> dict:
    given = message(text, received_at=NOW, channel="web", **metadata)
    given.set("language", "en")
    given.set(INTENT, {"name": "out_of_scope", "confidence": 0.7})
    given.set("intent_ranking", [{"name": "out_of_scope", "confidence": 0.7}])
    made(TripValues, tmp_path).process([given], conversation)
    [looked] = made(OpenQuestion, tmp_path).process([given], conversation)
    assert looked.get("intent_ranking") == [{"name": "out_of_scope", "confidence": 0.7}]
    return looked.get(INTENT)


def test_an_answer_to_the_forms_question_is_one(tmp_path):
    asked = tracker(requested_slot="rider_name")
    assert acted(tmp_path, "Amos Reed", asked) == {"name": "inform", "confidence": 1.0}


def test_the_channel_may_say_what_was_asked(tmp_path):
    assert acted(tmp_path, "Amos Reed", tracker(), asked="rider_name")["name"] == "inform"


def test_without_a_question_the_classifier_decides(tmp_path):
    assert acted(tmp_path, "Amos Reed", tracker()) == {"name": "out_of_scope", "confidence": 0.7}
