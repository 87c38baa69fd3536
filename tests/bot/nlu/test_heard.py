from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rasa.shared.nlu.constants import METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.heard import channel_metadata, received_at, slot
from tests.bot.nlu.graph import tracker


def test_a_slot_is_read_from_the_conversation_if_there_is_one():
    assert slot(tracker(language="es"), "language") == "es"
    assert slot(tracker(), "no_such_slot") is None and slot(None, "language") is None


def test_what_the_channel_says_of_a_message_goes_first():
    assert channel_metadata(Message({TEXT: "a", METADATA: {"channel": "sms"}}), None) == {"channel": "sms"}
    assert channel_metadata(Message({TEXT: "a"}), tracker()) == {}


def test_a_message_has_the_time_at_which_it_was_received():
    moment = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
    assert received_at({"received_at": moment.timestamp()}) == moment
    assert abs(received_at({}) - datetime.now(UTC)) < timedelta(seconds=5)
