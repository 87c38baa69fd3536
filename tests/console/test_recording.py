from __future__ import annotations

from argparse import Namespace

from console.playing import read
from console.recording import Recording
from console.scripted import Scripted


async def test_what_is_recorded_can_be_played_as_it_was(assistant, tmp_path):
    from console.playing import play

    path = tmp_path / "member_asks_for_a_person.yml"
    recording = Recording(str(path), Namespace(channel="web", language="en", clock=None))
    scripted = Scripted(assistant, language="en")
    for text in ("what does it cost", "i want to talk to a person"):
        given = {"conversation": "recorded", "say": text}
        recording.add(given, await scripted.answer(given))
    recording.write()
    content = read(path)
    assert content["conversation"] == "member asks for a person"
    assert [turn["say"] for turn in content["turns"]] == ["what does it cost", "i want to talk to a person"]
    assert content["turns"][1]["handover"]
    assert await play(assistant, content, "played-again") == []
