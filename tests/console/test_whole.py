from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from console.whole import FAULTS, NotTrained, key_of, whole
from ridecare.gateways.directory import DirectoryUnavailable
from ridecare.store import members


async def test_a_model_that_is_none_is_said_so(tmp_path: Path):
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(b"no model")
    with pytest.raises(NotTrained, match="make train"):
        async with whole(model=broken):
            pass


def test_keys_of_scripts_and_phones_never_meet():
    assert key_of("a", "web", None) != key_of("a", "sms", "a")
    assert key_of("one", "sms", "+1651") == key_of("two", "sms", "+1651")


async def test_demo_members_are_there(assistant):
    assert members.find(assistant.store, "90000001").name == "Dana Demo"


async def test_everything_said_is_a_trial(assistant):
    from ridecare.store import conversations

    await assistant.say("trial", "hi")
    assert conversations.find(assistant.store, key_of("trial", "web", None)).trial


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_breaks_one_thing_and_mends(assistant, fault):
    assistant.fault(fault)
    assert assistant.actions.down == (fault == "actions_down")
    if fault == "directory_slow":
        with pytest.raises(DirectoryUnavailable):
            assistant.directory.coverage("90000001", date(1980, 3, 14), date(2026, 12, 1))
    if fault == "database_locked":
        turn = await assistant.say("locked", "i need a ride")
        assert [reply.response for reply in turn.replies] == ["utter_went_wrong"]
    assistant.fault(None)
    turn = await assistant.say(f"mended-{fault}", "i need a ride")
    assert "utter_question_rider_name" in [reply.response for reply in turn.replies]


async def test_a_sentence_is_understood_without_a_conversation(assistant):
    found = await assistant.parse("310 Cedar St, Stillwater", asked="pickup", language="en")
    assert found["reading"]["values"]["pickup"].startswith("310 Cedar St")
