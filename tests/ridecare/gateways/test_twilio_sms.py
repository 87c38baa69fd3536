from __future__ import annotations

import base64
import json
import logging
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs

import pytest

from ridecare.gateways.recorded_sms import RecordedSms
from ridecare.gateways.sms import BadNumber, NotAccepted, OptedOut, SmsError, Unanswered
from ridecare.gateways.twilio_sms import TwilioSms
from tests.ridecare.gateways.counterpart import Asked, Counterpart, counterpart, hangs_up, sends

TO, TEXT = "+16515550101", "Your ride request has number RC-2345KMR. ¿Está bien?"
ACCEPTED = sends(json.dumps({"sid": "SM1", "status": "queued"}), status=201, kind="application/json")


@pytest.fixture
def there() -> Iterator[Counterpart]:
    with counterpart() as running:
        running.answers = [ACCEPTED]
        yield running


def refused(status: int, code: int | None) -> Any:
    return sends(
        json.dumps({"code": code, "message": f"{TO} is not fine"}), status=status, kind="application/json"
    )


def carrier(
    url: str, paused: list[float] | None = None, timeout: tuple[float, float] = (1.0, 2.0)
) -> TwilioSms:
    pause = (paused if paused is not None else []).append
    return TwilioSms("AC1", "a-token", "+16125550000", base_url=url, timeout=timeout, pause=pause)


def test_a_text_is_handed_over_once(there: Counterpart) -> None:
    assert carrier(there.url).send(TO, TEXT) == "SM1"
    (asked,) = there.asked
    assert asked.path == "/2010-04-01/Accounts/AC1/Messages.json"
    assert parse_qs(asked.body.decode()) == {"From": ["+16125550000"], "To": [TO], "Body": [TEXT]}
    assert asked.headers["authorization"] == "Basic " + base64.b64encode(b"AC1:a-token").decode()


@pytest.mark.parametrize("first", [refused(429, 20429), refused(500, None), sends("", status=503)])
def test_what_was_not_accepted_is_offered_again(there: Counterpart, first: Any) -> None:
    there.answers = [first, ACCEPTED]
    paused: list[float] = []
    assert carrier(there.url, paused).send(TO, TEXT) == "SM1"
    assert (len(there.asked), paused) == (2, [0.5])


def test_it_is_offered_three_times_at_most(there: Counterpart) -> None:
    there.answers = [refused(503, None)]
    paused: list[float] = []
    with pytest.raises(NotAccepted):
        carrier(there.url, paused).send(TO, TEXT)
    assert (len(there.asked), paused) == (3, [0.5, 1.5])


def test_nobody_listens() -> None:
    paused: list[float] = []
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(NotAccepted):
            carrier(f"http://127.0.0.1:{taken.getsockname()[1]}", paused).send(TO, TEXT)
    assert paused == [0.5, 1.5]


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (400, 21610, OptedOut),
        (400, 21211, BadNumber),
        (400, 21614, BadNumber),
        (401, 20003, NotAccepted),
        (400, None, NotAccepted),
    ],
)
def test_a_refusal_is_named_and_not_repeated(
    there: Counterpart, status: int, code: int, error: type[SmsError]
) -> None:
    there.answers = [refused(status, code)]
    with pytest.raises(error):
        carrier(there.url).send(TO, TEXT)
    assert len(there.asked) == 1


def test_a_redirect_is_not_followed(there: Counterpart) -> None:
    there.answers = [sends("", status=307, Location=f"{there.url}/elsewhere")]
    with pytest.raises(NotAccepted):
        carrier(there.url).send(TO, TEXT)
    assert len(there.asked) == 1


def test_a_lost_answer_is_not_repeated(there: Counterpart) -> None:
    there.answers = [hangs_up]
    with pytest.raises(Unanswered):
        carrier(there.url).send(TO, TEXT)
    assert len(there.asked) == 1


def test_a_late_answer_is_not_repeated(there: Counterpart) -> None:
    def silent(_: BaseHTTPRequestHandler, __: Asked) -> None:
        there.stopping.wait(30)

    there.answers = [silent]
    with pytest.raises(Unanswered):
        carrier(there.url, timeout=(1.0, 0.2)).send(TO, TEXT)
    assert len(there.asked) == 1


@pytest.mark.parametrize(
    "answer", [refused(400, 21610), refused(400, 21211), refused(401, 20003), refused(503, 1), hangs_up]
)
def test_errors_and_logs_hold_no_number_no_text_no_account(
    there: Counterpart, answer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    there.answers = [answer]
    with caplog.at_level(logging.INFO), pytest.raises(SmsError) as raised:
        carrier(there.url).send(TO, TEXT)
    told = str(raised.value) + caplog.text
    assert raised.value.__cause__ is None
    assert all(personal not in told for personal in (TO, "RC-2345KMR", "AC1", "a-token"))


def test_recorded_texts_stay_here_and_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    recorded = RecordedSms()
    with caplog.at_level(logging.INFO):
        assert [recorded.send(TO, TEXT), recorded.send(TO, "more")] == ["recorded-1", "recorded-2"]
    assert recorded.texts == [(TO, TEXT), (TO, "more")]
    assert "texts recorded: 2" in caplog.text
    assert TO not in caplog.text
    assert "RC-2345KMR" not in caplog.text
