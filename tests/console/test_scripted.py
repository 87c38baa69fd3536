from __future__ import annotations

import json

import pytest

from console.clock import clock_at
from console.scripted import Scripted

FIELDS = {
    "conversation", "replies", "intent", "confidence", "language", "asked", "receipts", "handover", "danger", "slots", "now", "sent",
    "alarms", "segments", "silent", "duplicate", "paused",
}  # fmt: skip


async def test_an_answer_has_the_fixed_fields_and_is_json(assistant):
    answer = await Scripted(assistant).answer({"conversation": "fields", "say": "hi"})
    assert set(answer) >= FIELDS
    assert set(answer["replies"][0]) == {"text", "response", "choices"}
    json.dumps(answer)


@pytest.mark.parametrize(
    ("given", "says"),
    [([], "JSON object"), ({"say": "a"}, "conversation"), ({"conversation": ""}, "conversation"), ({"conversation": "c"}, "either"), ({"conversation": "c", "say": 1}, '"say" is a text'), ({"conversation": "c", "choose": "1"}, "number"), ({"conversation": "c", "choose": True}, "number"), ({"conversation": "c", "say": "a", "channel": "fax"}, "web or sms"), ({"wait": "soon"}, "length"), ({"fault": "fire"}, "fault"), ({"staff": "promote", "receipt": "RC"}, "staff"), ({"staff": "accept", "receipt": "RC-NONE"}, "no request")],
)  # fmt: skip
async def test_what_cannot_be_used_is_named(assistant, given, says):
    with pytest.raises(ValueError, match=says):
        await Scripted(assistant).answer(given)


async def test_a_choice_is_taken_by_its_number(assistant):
    scripted = Scripted(assistant)
    first = await scripted.answer({"conversation": "choosing", "say": "hi"})
    assert first["replies"][-1]["choices"]
    assert (await scripted.answer({"conversation": "choosing", "choose": 1}))["replies"]


async def test_the_same_message_id_is_a_duplicate(assistant):
    scripted = Scripted(assistant)
    await scripted.answer({"conversation": "same", "say": "hi", "id": "m-1"})
    assert (await scripted.answer({"conversation": "same", "say": "hi", "id": "m-1"}))["duplicate"]


async def test_by_text_the_sender_is_the_conversation_and_segments_are_counted(assistant):
    scripted = Scripted(assistant, channel="sms")
    answer = await scripted.answer({"conversation": "phone", "say": "hi", "from": "+16515550171"})
    assert answer["segments"] >= 1
    assert (await Scripted(assistant, channel="sms").answer({"conversation": "other name", "say": "hi", "from": "+16515550171"}))["replies"][0]["response"] != answer["replies"][0]["response"]  # fmt: skip


async def test_waiting_sends_what_is_due_and_a_fault_ends(assistant):
    with clock_at("2026-12-01T10:00") as clock:
        assistant.clock = clock
        scripted = Scripted(assistant)
        await scripted.answer({"conversation": "waiting", "say": "i need a ride"})
        await scripted.answer({"conversation": "waiting", "say": "Amos Reed"})
        waited = await scripted.answer({"wait": "20m"})
        assert waited["conversation"] is None
        assert ("waiting", "left_open") in [(each["conversation"], each["kind"]) for each in waited["sent"]]
        await scripted.answer({"fault": "actions_down"})
        broken = await scripted.answer({"conversation": "faulty", "say": "i need a ride"})
        assert "utter_went_wrong" in [reply["response"] for reply in broken["replies"]]
        await scripted.answer({"fault": None})
        assert (await scripted.answer({"conversation": "faulty", "say": "i need a ride"}))[
            "asked"
        ] == "rider_name"
