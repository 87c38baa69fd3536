"""The action server as it runs: a real Sanic server on loopback, spoken to over HTTP."""

import asyncio
import gzip
import json
import logging
import socket
import threading
import zlib

import pytest
import requests
import yaml
from rasa_sdk import Action
from sanic import Sanic

from actions import server
from actions.backend import Backend
from ridecare.settings import ROOT, Settings
from tests.actions.rasa import listened, user

KEY = {"x-actions-key": "the right key"}
SECRETS = ("Wilhelmina", "555-0142", "Zealand")


class ActionRaises(Action):
    """Goes wrong with everything personal in its message. The SDK serves every action that it finds in the process."""

    def name(self):
        return "action_raises"

    async def run(self, dispatcher, tracker, domain):
        raise LookupError(f"cannot find {tracker.latest_message['text']}")


@pytest.fixture
def url(configured: Settings, tools: Backend, monkeypatch):
    monkeypatch.setattr(Sanic, "test_mode", True)  # allows one app a test
    app = server.app(configured)
    loop = asyncio.new_event_loop()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        started, stopped = threading.Event(), asyncio.Event()

        async def serve():
            running = await app.create_server(sock=listening, access_log=False, return_asyncio_server=True)
            await running.startup()
            await running.start_serving()
            started.set()
            await stopped.wait()
            running.close()
            await running.wait_closed()

        thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
        thread.start()
        assert started.wait(10)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        loop.call_soon_threadsafe(stopped.set)
        thread.join(10)
    loop.close()


def call(action="action_stop", text="stop", **slots):
    event = user(text, "stop")
    return {
        "next_action": action,
        "sender_id": "web-a",
        "version": "3.6.21",
        "domain": {},
        "tracker": {
            "sender_id": "web-a",
            "slots": {"language": "en", **slots},
            "latest_message": {**event["parse_data"], "text": text},
            "events": [listened(), event],
            "paused": False,
            "followup_action": None,
            "active_loop": {},
            "latest_action_name": "action_listen",
        },
    }


def post(url, body, headers=KEY):
    return requests.post(f"{url}/webhook", json=body, headers=headers, timeout=10)


def test_with_the_key_it_answers(url):
    answer = post(url, call())
    assert answer.status_code == 200
    assert [each["response"] for each in answer.json()["responses"]] == ["utter_nothing_to_stop"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-actions-key": ""},
        {"x-actions-key": "the wrong key"},
        {"x-actions-key": "the right key "[:12]},
        {"Authorization": "the right key"},
    ],
)
def test_without_the_right_key_it_does_not(url, headers):
    answer = post(url, call(), headers)
    assert (answer.status_code, answer.json()) == (403, {"error": "wrong key"})


def test_health_is_open_and_says_nothing_else(url):
    answer = requests.get(f"{url}/health", timeout=10)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/actions", "/", "/webhook/", "/health/x", "/%2e%2e/webhook"])
def test_there_is_no_other_path(url, path):
    assert requests.get(f"{url}{path}", headers=KEY, timeout=10).status_code in (404, 405)
    assert requests.get(f"{url}/actions", headers=KEY, timeout=10).status_code == 404


@pytest.mark.parametrize(
    ("encoding", "pack"), [("deflate", zlib.compress), ("gzip", gzip.compress), ("br", bytes)]
)
def test_encoded_bodies_are_refused(url, encoding, pack):
    body = pack(json.dumps(call()).encode())
    answer = requests.post(
        f"{url}/webhook", data=body, headers={**KEY, "Content-Encoding": encoding}, timeout=10
    )
    assert answer.status_code == 415


def test_a_body_over_the_limit_is_refused_and_the_server_goes_on(url):
    try:
        answer = requests.post(f"{url}/webhook", data=b"x" * (server.LARGEST + 1), headers=KEY, timeout=10)
        assert answer.status_code == 413
    except requests.ConnectionError:
        pass  # it hung up while the rest was still being sent
    assert post(url, call()).status_code == 200


def test_a_tracker_of_a_hundred_kilobytes_is_fine(url):
    assert post(url, call(notes="x" * 500_000)).status_code == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"next_action": 7}', b"\xff\xfe"])
def test_nonsense_is_an_error_without_an_echo(url, body, caplog):
    with caplog.at_level(logging.DEBUG):
        answer = requests.post(
            f"{url}/webhook", data=body + b" " + SECRETS[0].encode(), headers=KEY, timeout=10
        )
    assert answer.status_code in (400, 500) and SECRETS[0] not in answer.text + caplog.text


def test_an_action_that_does_not_exist(url):
    assert post(url, call("action_none_such")).status_code == 404


def test_an_action_that_raises_names_its_class_and_nothing_else(url, caplog):
    text = "I am Wilhelmina, 651-555-0142, 1455 Zealand Ave"
    with caplog.at_level(logging.DEBUG):
        answer = post(url, call("action_raises", text))
    assert answer.status_code == 500
    assert "LookupError" in caplog.text
    for secret in SECRETS:
        assert secret not in answer.text and secret not in caplog.text
    assert post(url, call()).status_code == 200


def test_every_action_of_the_domain_is_served(url):
    named = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["actions"]
    for each in named:
        name = each if isinstance(each, str) else next(iter(each))
        assert post(url, call(name)).status_code in (200, 500), name
