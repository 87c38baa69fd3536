"""The SMS channel on a real socket and a real store, with a scripted assistant and a recorded carrier."""

from __future__ import annotations

import asyncio
import itertools
import logging
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import requests
from cryptography.fernet import Fernet
from rasa.core.channels.channel import InputChannel
from sanic import Sanic
from twilio.request_validator import RequestValidator

from bot.channels import keys, sms_inbox
from bot.channels.sms import SmsInput
from bot.channels.sms_inbox import Text
from bot.channels.turn import Inbound, Reply, Turn
from ridecare import settings as reading
from ridecare.gateways.recorded_sms import RecordedSms
from ridecare.gateways.sms import BadNumber, NotAccepted, OptedOut, Unanswered
from ridecare.sealing import Seal
from ridecare.store import Store, StoreBusy, consent, conversations, migrate, open_store, outbox
from ridecare.store.conversations import Said

Sanic.test_mode = True
_SERVERS = itertools.count()
_IDS = itertools.count(1)
ACCOUNT, NUMBER, SENDER = "AC" + "1" * 32, "+16125550000", "+16515550101"
TOKENS = ("newer-token", "older-token")
HOOK = "https://rides.example.org/sms/twilio"
START = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)


class Scripted:
    """Stands where `Members` stands: echoes, by SMS rules of consent, from the real store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.taken: list[Inbound] = []
        self.breaks = 0
        self.gates: dict[str, threading.Event] = {}

    async def take(self, inbound: Inbound) -> Turn:
        if inbound.text in self.gates:
            await asyncio.to_thread(self.gates[inbound.text].wait, 10)
        conversation = conversations.start_or_find(
            self.store, inbound.conversation, "sms", inbound.received_at, address=inbound.address
        )
        row = conversations.take_in(
            self.store, inbound.conversation, inbound.message_id, inbound.text, inbound.received_at
        )
        if row is None:
            return Turn((), "en", duplicate=True)
        if self.breaks:
            self.breaks -= 1
            raise RuntimeError(f"broken on purpose at {inbound.text}")
        self.taken.append(inbound)
        if conversation.opted_out:
            return Turn((), "en", silent="opted_out")
        if inbound.text == "STOP":
            consent.opt_out(self.store, inbound.address or "", inbound.received_at, inbound.text)
        texts = inbound.text.split("|") if "|" in inbound.text else [f"Heard: {inbound.text}"]
        said = [Said(text, "utter_scripted", (), "reply", "en") for text in texts]
        lines = conversations.say(self.store, inbound.conversation, said, inbound.received_at)
        return Turn(tuple(Reply(line.id, line.text, line.response, (), "en") for line in lines), "en")

    def text_of(self, name: str, language: str, channel: str, values: Any) -> str:
        return f"{name} in {language} for {channel}"


class Failing(RecordedSms):
    """A carrier that raises what a test puts in, once each."""

    def __init__(self, *errors: Exception | None) -> None:
        super().__init__()
        self.errors = list(errors)

    def send(self, to: str, text: str) -> str:
        error = self.errors.pop(0) if self.errors else None
        if error is not None:
            raise error
        return super().send(to, text)


class Phone:
    """The channel on a port of its own, and Twilio in front of it."""

    def __init__(self, database: Path, carrier: RecordedSms, configured: bool = True) -> None:
        key = Fernet.generate_key().decode("ascii")
        url = f"sqlite:///{database}"
        migrate(url)
        self.store = open_store(url, Seal([key]))
        self.members = Scripted(self.store)
        self.carrier = carrier
        self.now = START
        environ = {"RIDECARE_KEYS": key, "RIDECARE_PUBLIC_URL": "https://rides.example.org"}
        if configured:
            environ |= {
                "RIDECARE_SMS_ACCOUNT_SID": ACCOUNT,
                "RIDECARE_SMS_AUTH_TOKENS": ",".join(TOKENS),
                "RIDECARE_SMS_NUMBER": NUMBER,
            }
        self.channel = SmsInput(
            reading.load(environ),
            carrier=carrier if configured else None,
            clock=lambda: self.now,
            pump_seconds=0.01,
        )
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sms/twilio"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self) -> None:
        app = Sanic(f"sms{next(_SERVERS)}", configure_logging=False)
        app.ctx.ridecare_members = self.members
        app.blueprint(self.channel.blueprint(_nobody), url_prefix=self.channel.url_prefix())
        self._thread.start()
        self._in_loop(self._serve(app))

    def stop(self) -> None:
        self._in_loop(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self.store.close()

    def fields(self, body: str, **changes: str) -> dict[str, str]:
        common = {"AccountSid": ACCOUNT, "To": NUMBER, "From": SENDER, "MessageSid": f"SM{next(_IDS):032d}"}
        return {**common, "Body": body, "NumMedia": "0", "FromCity": "", **changes}

    def post(
        self, fields: dict[str, str], *, token: str = TOKENS[0], url: str = HOOK, **headers: str
    ) -> requests.Response:
        signature = RequestValidator(token).compute_signature(url, fields)
        sent = {
            "X-Twilio-Signature": signature,
            "Content-Type": "application/x-www-form-urlencoded",
            **headers,
        }
        return requests.post(self.url, data=urlencode(fields), headers=sent, timeout=10)

    def text(self, body: str, **changes: str) -> int:
        return self.post(self.fields(body, **changes)).status_code

    @property
    def key(self) -> str:
        return keys.of_sender(self.store.seal, SENDER)

    @property
    def heard(self) -> list[str]:
        return [text for _, text in self.carrier.texts]

    def quiet(self) -> list[Text]:
        """Wait until no text waits any more; what the carrier was given is complete then."""
        return eventually(lambda: sms_inbox.waiting(self.store, self.now), lambda left: not left)

    def _in_loop(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _serve(self, app: Sanic) -> None:
        self._server = await app.create_server(
            sock=self._socket, return_asyncio_server=True, access_log=False
        )
        await self._server.startup()
        await self._server.before_start()
        await self._server.after_start()
        await self._server.start_serving()

    async def _end(self) -> None:
        await self._server.before_stop()
        await self._server.close()
        for connection in self._server.connections:
            connection.close_if_idle()
        await self._server.after_stop()
        rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)


def eventually(look: Callable[[], Any], good: Callable[[Any], bool]) -> Any:
    """What is looked at as soon as it is good; a wait of 5 seconds ends the test."""
    until = time.monotonic() + 5
    while not good(seen := look()):
        assert time.monotonic() < until, f"still {seen!r}"
        threading.Event().wait(0.005)
    return seen


async def _nobody(message: Any) -> None:
    raise AssertionError("texts go through bot.channels.turn")


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
