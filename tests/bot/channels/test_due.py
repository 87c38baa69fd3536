from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.channels.due import deliver_due
from bot.channels.turn import SILENT
from console.whole import key_of
from ridecare.gateways.recorded_sms import RecordedSms
from ridecare.gateways.sms import NotAccepted, Unanswered
from ridecare.store import consent, conversations, outbox

NOW = datetime.fromisoformat("2026-12-01T16:00+00:00")


def put(
    assistant, key: str, channel: str = "web", *, trial: bool = True, address=None, at=NOW, **more
) -> None:
    conversations.start_or_find(assistant.store, key, channel, at, trial=trial, address=address)
    outbox.put(
        assistant.store, conversation=key, kind="notice", response="utter_left_open", values={}, due_at=at, key=f"due-{key}", **more
    )  # fmt: skip


def texts(assistant, key: str) -> list[str]:
    return [line.text for line in conversations.transcript(assistant.store, key)]


async def test_what_is_due_is_sent_once(assistant):
    put(assistant, "web-due-1")
    first = [each for each in await deliver_due(assistant.members, NOW) if each.conversation == "web-due-1"]
    again = [each for each in await deliver_due(assistant.members, NOW) if each.conversation == "web-due-1"]
    assert [each.kind for each in first] == ["notice"] and again == []
    assert texts(assistant, "web-due-1") == [first[0].text]


async def test_what_is_not_due_yet_waits(assistant):
    put(assistant, "web-due-2", at=NOW + timedelta(days=400))
    assert not [
        each for each in await deliver_due(assistant.members, NOW) if each.conversation == "web-due-2"
    ]
    assert texts(assistant, "web-due-2") == []


async def test_it_is_said_in_the_conversations_language(assistant):
    conversations.start_or_find(assistant.store, "web-due-3", "web", NOW, trial=True)
    conversations.set_language(assistant.store, "web-due-3", "es", True)
    put(assistant, "web-due-3")
    await deliver_due(assistant.members, NOW)
    spanish = assistant.members.text_of("utter_left_open", "es", "web", {})
    assert texts(assistant, "web-due-3") == [spanish]


async def test_a_text_goes_through_the_carrier(assistant):
    put(assistant, "sms-due-4", "sms", trial=False, address="+16515550144")
    carrier = RecordedSms()
    sent = [
        each
        for each in await deliver_due(assistant.members, NOW, carrier)
        if each.conversation == "sms-due-4"
    ]
    assert [each.to for each in sent] == ["+16515550144"]
    assert texts(assistant, "sms-due-4")


class Refusing(RecordedSms):
    def send(self, to: str, text: str) -> str:
        raise NotAccepted("busy")


async def test_a_text_that_was_not_accepted_is_tried_again_later(assistant):
    put(assistant, "sms-due-5", "sms", trial=False, address="+16515550145")
    assert not [
        each
        for each in await deliver_due(assistant.members, NOW, Refusing())
        if each.conversation == "sms-due-5"
    ]
    assert texts(assistant, "sms-due-5") == []
    later = await deliver_due(assistant.members, NOW + timedelta(hours=1), RecordedSms())
    assert "sms-due-5" in [each.conversation for each in later]


class Dies(BaseException):
    """The process ends while a text is on its way to the carrier."""


class Dying(RecordedSms):
    def send(self, to: str, text: str) -> str:
        super().send(to, text)
        raise Dies


def calls(assistant, key: str) -> list[str]:
    return [call.reason for call in consent.call_list(assistant.store) if call.conversation == key]


async def test_a_crash_while_a_text_is_sent_leaves_a_call_and_no_second_text(assistant):
    put(assistant, "sms-due-8", "sms", trial=False, address="+16515550148", at=NOW - timedelta(days=1))
    carrier = Dying()
    with pytest.raises(Dies):
        await deliver_due(assistant.members, NOW, carrier)
    again = RecordedSms()
    await deliver_due(assistant.members, NOW + timedelta(hours=1), again)
    assert [to for to, _ in carrier.texts] == ["+16515550148"]
    assert "+16515550148" not in [to for to, _ in again.texts]
    assert calls(assistant, "sms-due-8") == ["text_not_sent"]


async def test_a_text_that_went_out_needs_no_call(assistant):
    put(assistant, "sms-due-9", "sms", trial=False, address="+16515550149")
    await deliver_due(assistant.members, NOW, RecordedSms())
    assert texts(assistant, "sms-due-9") and calls(assistant, "sms-due-9") == []


class Lost(RecordedSms):
    def send(self, to: str, text: str) -> str:
        raise Unanswered("cut")


async def test_a_text_whose_answer_was_lost_becomes_a_call(assistant):
    put(assistant, "sms-due-10", "sms", trial=False, address="+16515550150")
    await deliver_due(assistant.members, NOW, Lost())
    await deliver_due(assistant.members, NOW + timedelta(hours=1), RecordedSms())
    assert texts(assistant, "sms-due-10") == []
    assert calls(assistant, "sms-due-10") == ["text_not_sent"]


async def test_a_trial_reaches_no_carrier(assistant):
    put(assistant, "sms-due-6", "sms", address="+16515550146")
    assert not [
        each
        for each in await deliver_due(assistant.members, NOW, Refusing())
        if each.conversation == "sms-due-6"
    ]
    assert texts(assistant, "sms-due-6") == []


async def test_who_opted_out_gets_nothing(assistant):
    consent.opt_out(assistant.store, "+16515550147", NOW, "STOP")
    put(assistant, "sms-due-7", "sms", trial=False, address="+16515550147")
    assert not [
        each
        for each in await deliver_due(assistant.members, NOW, RecordedSms())
        if each.conversation == "sms-due-7"
    ]


@pytest.mark.parametrize("wait", [SILENT + timedelta(minutes=1)])
async def test_a_request_that_was_left_is_said_not_to_be_asked_for_once(assistant, wait):
    from console.clock import clock_at

    with clock_at("2026-12-01T10:00") as clock:
        assistant.clock = clock
        await assistant.say("due-left", "i need a ride")
        await assistant.say("due-left", "Amos Reed")
        key = key_of("due-left", "web", None)
        first = [each for each in await assistant.wait(wait) if each.conversation == key]
        again = [each for each in await assistant.wait(wait) if each.conversation == key]
    assert [each.kind for each in first] == ["left_open"] and again == []
    assert "Amos" not in first[0].text
