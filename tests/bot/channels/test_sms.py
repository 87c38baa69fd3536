"""The SMS channel: what Twilio sends in, what members get, and what a crash in between must not lose."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from rasa.core.channels.channel import InputChannel
from twilio.request_validator import RequestValidator

from bot.channels import sms_inbox
from bot.channels.sms import SmsInput
from bot.channels.sms_inbox import Text
from ridecare.gateways.recorded_sms import RecordedSms
from ridecare.gateways.sms import BadNumber, NotAccepted, OptedOut, Unanswered
from ridecare.store import StoreBusy, consent, conversations, outbox
from ridecare.store.conversations import Said
from tests.bot.channels.phone import HOOK, SENDER, START, TOKENS, Failing, Phone, eventually

Serve = Callable[..., Phone]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    made: list[Phone] = []

    def go(
        carrier: RecordedSms | None = None,
        *,
        configured: bool = True,
        before: Callable[[Phone], None] | None = None,
    ) -> Phone:
        phone = Phone(tmp_path / f"ridecare{len(made)}.db", carrier or RecordedSms(), configured)
        if before:
            before(phone)
        phone.start()
        made.append(phone)
        return phone

    yield go
    for phone in made:
        phone.stop()


@pytest.fixture
def phone(serve: Serve) -> Phone:
    return serve()


def test_it_is_a_channel_of_rasa_at_its_own_address() -> None:
    assert issubclass(SmsInput, InputChannel)
    assert (SmsInput.name(), SmsInput.from_credentials(None).url_prefix()) == ("sms", "/sms")


def test_a_text_is_acknowledged_and_answered(phone: Phone) -> None:
    assert phone.text("I need a ride") == 204
    phone.quiet()
    assert phone.carrier.texts == [(SENDER, "Heard: I need a ride")]
    (inbound,) = phone.members.taken
    assert (inbound.conversation, inbound.channel, inbound.address, inbound.received_at) == (
        phone.key,
        "sms",
        SENDER,
        START,
    )


def test_the_answer_to_the_carrier_does_not_wait_for_the_turn(phone: Phone) -> None:
    phone.members.gates["slow"] = threading.Event()
    assert phone.text("slow") == 204
    # Acknowledged and kept, though nothing is answered yet.
    assert [text.body for text in sms_inbox.waiting(phone.store, phone.now)] == ["slow"]
    assert phone.heard == []
    phone.members.gates["slow"].set()
    phone.quiet()
    assert phone.heard == ["Heard: slow"]


def test_the_same_message_twice_is_one_turn(phone: Phone) -> None:
    fields = phone.fields("I need a ride")
    assert [phone.post(fields).status_code for _ in range(3)] == [204, 204, 204]
    phone.quiet()
    assert phone.heard == ["Heard: I need a ride"]


def test_a_repetition_after_midnight_is_no_second_turn(phone: Phone) -> None:
    fields = phone.fields("I need a ride")
    phone.post(fields)
    phone.quiet()
    phone.now += timedelta(hours=9)
    phone.post(fields)
    phone.quiet()
    assert phone.heard == ["Heard: I need a ride"]


@pytest.mark.parametrize("token", TOKENS)
def test_both_tokens_of_a_rotation_are_accepted(phone: Phone, token: str) -> None:
    assert phone.post(phone.fields("hi"), token=token).status_code == 204


def test_blank_fields_and_accents_are_signed_too(phone: Phone) -> None:
    assert phone.text("¿Mañana a las 9? á + & = %", FromZip="", ReferralNumMedia="") == 204
    phone.quiet()
    assert phone.members.taken[0].text == "¿Mañana a las 9? á + & = %"


def _refused(phone: Phone) -> dict[str, requests.Response]:
    unsigned = requests.post(phone.url, data=phone.fields("hi"), timeout=10)
    changed = phone.fields("hi")
    signature = RequestValidator(TOKENS[0]).compute_signature(HOOK, changed)
    tampered = requests.post(
        phone.url, data={**changed, "Body": "more"}, headers={"X-Twilio-Signature": signature}, timeout=10
    )
    return {
        "unsigned": unsigned,
        "tampered": tampered,
        "another token": phone.post(phone.fields("hi"), token="somebody's"),
        "signed for the old address": phone.post(
            phone.fields("hi"), url="https://old.example.org/sms/twilio"
        ),
        "signed for the address of the request": phone.post(phone.fields("hi"), url=phone.url),
        "another account": phone.post(phone.fields("hi", AccountSid="AC" + "2" * 32)),
        "to another number": phone.post(phone.fields("hi", To="+16125559999")),
        "empty": phone.post({}),
    }


def test_what_is_not_from_our_carrier_to_us_is_refused(phone: Phone) -> None:
    assert {
        why: answer.status_code for why, answer in _refused(phone).items() if answer.status_code != 403
    } == {}
    assert sms_inbox.waiting(phone.store, phone.now) == ()
    assert (phone.members.taken, phone.heard) == ([], [])


def test_a_forwarded_host_changes_nothing(phone: Phone) -> None:
    answer = phone.post(
        phone.fields("hi"), **{"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"}
    )
    assert answer.status_code == 204


def test_a_huge_body_is_refused_before_it_is_read(phone: Phone) -> None:
    assert phone.text("x" * 70_000) == 413
    assert phone.members.taken == []


def test_too_many_fields_are_refused(phone: Phone) -> None:
    assert phone.text("hi", **{f"Field{number}": "1" for number in range(300)}) == 400


@pytest.mark.parametrize("sender", ["RideCare", "", "+1651555010112345678", "+1 651"])
def test_a_sender_that_cannot_be_answered_is_acknowledged_and_left(phone: Phone, sender: str) -> None:
    assert phone.text("hi", From=sender) == 204
    assert sms_inbox.waiting(phone.store, phone.now) == ()


def test_a_store_that_cannot_keep_is_not_acknowledged(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> bool:
        raise StoreBusy("the database is busy")

    monkeypatch.setattr(sms_inbox, "keep", busy)
    assert phone.text("hi") == 503


def test_without_an_account_the_webhook_is_off(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        phone = serve(configured=False)
        assert phone.text("hi") == 503
    assert [record.getMessage() for record in caplog.records if "SMS is off" in record.getMessage()] == [
        "SMS is off: set RIDECARE_SMS_ACCOUNT_SID, RIDECARE_SMS_AUTH_TOKENS and RIDECARE_SMS_NUMBER"
    ]


def test_texts_of_one_sender_are_answered_in_order(phone: Phone) -> None:
    phone.members.gates["first"] = threading.Event()
    for body in ("first", "second", "third"):
        phone.text(body)
    phone.text("from somebody else", From="+16515550102")
    # Another sender does not wait for the first.
    eventually(lambda: list(phone.heard), lambda heard: heard == ["Heard: from somebody else"])
    phone.members.gates["first"].set()
    phone.quiet()
    assert phone.heard[1:] == ["Heard: first", "Heard: second", "Heard: third"]


def test_a_picture_without_words_gets_a_polite_answer_once(phone: Phone) -> None:
    fields = phone.fields("", NumMedia="1", MediaUrl0="https://api.twilio.com/media")
    assert [phone.post(fields).status_code for _ in range(2)] == [204, 204]
    phone.quiet()
    assert phone.heard == ["utter_sms_no_text in en for sms"]
    assert phone.members.taken == []
    assert [line.who for line in conversations.transcript(phone.store, phone.key)] == ["member", "assistant"]


def test_a_picture_is_answered_in_the_language_of_the_conversation(phone: Phone) -> None:
    conversations.start_or_find(phone.store, phone.key, "sms", START, address=SENDER)
    conversations.set_language(phone.store, phone.key, "es", True)
    phone.text(" ", NumMedia="2")
    phone.quiet()
    assert phone.heard == ["utter_sms_no_text in es for sms"]


def test_a_picture_with_words_is_taken_by_its_words(phone: Phone) -> None:
    phone.text("my card", NumMedia="1")
    phone.quiet()
    assert phone.heard == ["Heard: my card"]


@pytest.mark.parametrize("media", ["0", "1"])
def test_who_opted_out_gets_nothing(phone: Phone, media: str) -> None:
    consent.opt_out(phone.store, SENDER, START, "STOP")
    phone.text("" if media == "1" else "hello?", NumMedia=media)
    phone.quiet()
    assert phone.heard == []


def test_one_confirmation_of_stop(phone: Phone) -> None:
    phone.text("STOP")
    phone.quiet()
    phone.text("anyone there")
    phone.quiet()
    assert phone.heard == ["Heard: STOP"]


@pytest.mark.parametrize("body", ["STOP", "ARRET"])
def test_what_the_carrier_confirmed_is_recorded_and_not_confirmed_again(phone: Phone, body: str) -> None:
    phone.text(body, OptOutType="STOP")
    phone.quiet()
    assert phone.heard == []
    assert consent.opted_out(phone.store, SENDER)


def test_an_answer_is_at_most_three_texts_in_gsm7(phone: Phone) -> None:
    parts = ["á" + "a" * 250, "b" * 250, "c" * 250, "d" * 250, "¿Está bien?"]
    phone.text("|".join(parts))
    phone.quiet()
    assert len(phone.heard) == 3
    assert re.sub(r"\s", "", "".join(phone.heard)) == "".join(parts).replace("á", "a").replace(" ", "")
    assert phone.heard[-1].endswith("¿Esta bien?")


def test_a_number_that_the_carrier_blocks_is_opted_out_and_called(serve: Serve) -> None:
    phone = serve(Failing(OptedOut("blocked")))
    phone.text("hi")
    phone.quiet()
    assert consent.opted_out(phone.store, SENDER)
    assert [(call.reason, call.address) for call in consent.call_list(phone.store)] == [("opted_out", SENDER)]


def test_a_bad_number_is_called(serve: Serve) -> None:
    phone = serve(Failing(BadNumber("landline")))
    phone.text("hi")
    phone.quiet()
    assert [call.reason for call in consent.call_list(phone.store)] == ["bad_number"]


def test_what_the_carrier_did_not_take_is_sent_a_minute_later(serve: Serve) -> None:
    phone = serve(Failing(None, NotAccepted("status 503")))
    phone.text("|".join([*("a" * 300, "b" * 300, "c" * 300)]))
    phone.quiet()
    assert phone.heard == ["a" * 300]
    phone.now += timedelta(seconds=62)
    heard = eventually(lambda: list(phone.heard), lambda texts: len(texts) == 3)
    assert heard == ["a" * 300, "b" * 300, "c" * 300]


def test_a_text_that_may_be_on_its_way_is_not_sent_again(serve: Serve) -> None:
    phone = serve(Failing(Unanswered("late")))
    phone.text("hi")
    phone.quiet()
    assert phone.heard == []
    assert outbox.due(phone.store, phone.now + timedelta(days=1)) == ()


def test_what_becomes_due_is_sent(phone: Phone) -> None:
    conversations.start_or_find(phone.store, phone.key, "sms", START, address=SENDER)
    outbox.put(
        phone.store,
        conversation=phone.key,
        kind="state",
        response="utter_state",
        values={},
        due_at=START,
        key="one",
    )
    heard = eventually(lambda: list(phone.heard), bool)
    assert heard == ["utter_state in en for sms"]


def test_conversations_older_than_chat_days_are_erased(serve: Serve) -> None:
    def said(phone: Phone) -> None:
        for key, days in (("web-old", 31), ("web-new", 29)):
            then = START - timedelta(days=days)
            conversations.start_or_find(phone.store, key, "web", then)
            conversations.take_in(phone.store, key, None, "hello", then)

    phone = serve(before=said)
    assert eventually(lambda: conversations.transcript(phone.store, "web-old"), lambda left: not left) == ()
    assert [line.text for line in conversations.transcript(phone.store, "web-new")] == ["hello"]


def _kept(phone: Phone, body: str, **changes: Any) -> Text:
    text = Text("SM" + "9" * 32, SENDER, body, 0, "", (START - timedelta(minutes=2)).isoformat())
    text = replace(text, **changes)
    assert sms_inbox.keep(phone.store, text)
    return text


def test_a_text_kept_before_a_crash_is_answered_at_the_next_start(serve: Serve) -> None:
    phone = serve(before=lambda made: _kept(made, "I need a ride"))
    assert eventually(lambda: list(phone.heard), bool) == ["Heard: I need a ride"]
    phone.quiet()


def test_a_text_taken_but_not_answered_before_a_crash_is_answered(serve: Serve) -> None:
    def crash(phone: Phone) -> None:
        text = _kept(phone, "I need a ride")
        conversations.start_or_find(phone.store, phone.key, "sms", text.at, address=SENDER)
        conversations.take_in(phone.store, phone.key, text.message_id, text.body, text.at)

    phone = serve(before=crash)
    assert eventually(lambda: list(phone.heard), bool) == ["Heard: I need a ride"]
    phone.quiet()


def test_an_answer_made_but_not_sent_before_a_crash_is_sent_as_it_was(serve: Serve) -> None:
    def crash(phone: Phone) -> None:
        text = _kept(phone, "I need a ride")
        conversations.start_or_find(phone.store, phone.key, "sms", text.at, address=SENDER)
        conversations.take_in(phone.store, phone.key, text.message_id, text.body, text.at)
        conversations.say(
            phone.store, phone.key, [Said("Your number is RC-1.", None, (), "reply", "en")], text.at
        )

    phone = serve(before=crash)
    assert eventually(lambda: list(phone.heard), bool) == ["Your number is RC-1."]
    phone.quiet()
    assert phone.members.taken == []


def test_a_text_that_another_process_may_be_working_is_left_to_it(serve: Serve) -> None:
    phone = serve(
        before=lambda made: _kept(made, "young", received_at=(START - timedelta(seconds=5)).isoformat())
    )
    phone.text("hi", From="+16515550102")
    eventually(lambda: list(phone.heard), bool)
    assert phone.heard == ["Heard: hi"]


def test_a_turn_that_breaks_stays_kept_and_its_log_holds_nothing(
    phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    phone.members.breaks = 1
    with caplog.at_level(logging.INFO):
        phone.text("my id is 90000001")
        eventually(lambda: caplog.text, lambda text: "could not be worked" in text)
    assert [text.body for text in sms_inbox.waiting(phone.store, phone.now)] == ["my id is 90000001"]
    assert "90000001" not in caplog.text
    assert SENDER not in caplog.text


def test_no_log_holds_a_number_or_a_text(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        phone = serve(Failing(OptedOut("blocked"), NotAccepted("status 503"), Unanswered("late")))
        for body in ("90000001 one", "90000001 two", "90000001 three"):
            phone.text(body)
        phone.text("90000001", From="RideCare")
        _refused(phone)
        phone.quiet()
    assert "refused" in caplog.text
    assert all(personal not in caplog.text for personal in ("90000001", SENDER, SENDER[2:], *TOKENS))


def test_kept_texts_are_sealed_and_forgotten_after_two_days(phone: Phone, tmp_path: Path) -> None:
    text = _kept(phone, "my id is 90000001")
    raw = b"".join(path.read_bytes() for path in tmp_path.glob("ridecare0.db*"))
    assert b"90000001" not in raw
    assert SENDER.encode() not in raw
    assert sms_inbox.waiting(phone.store, START + timedelta(days=1)) == (text,)
    sms_inbox.forget(phone.store, START + timedelta(days=2))
    assert sms_inbox.waiting(phone.store, START) == ()
