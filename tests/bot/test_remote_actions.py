from __future__ import annotations

import hashlib
import inspect

import jsonschema
import pytest
from rasa.core.actions import action
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig
from sanic import Sanic
from sanic.response import json as json_response

from bot import remote_actions
from ridecare import settings

ANSWER = {
    "events": [{"event": "slot", "timestamp": None, "name": "a", "value": 1}],
    "responses": [{"text": "Hi"}],
}


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    remote_actions.install()


@pytest.fixture
def endpoint() -> EndpointConfig:
    return EndpointConfig(url="http://somewhere.invalid/webhook")


def _digest(thing) -> str:
    return hashlib.sha256(inspect.getsource(thing).encode()).hexdigest()[:16]


def test_rasas_code_is_the_one_that_this_was_written_for():
    """When this fails Rasa has changed: read the new code, mend bot/remote_actions.py, then put the new digest here."""
    assert _digest(RemoteAction.run) == "ccabf6f1160d527a"
    assert _digest(RemoteAction.action_response_format_spec) == "091b74aa3738d126"
    source = inspect.getsource(RemoteAction.run)
    assert "self._validate_action_result(response)" in source and "timeout=DEFAULT_REQUEST_TIMEOUT" in source


def test_a_second_call_changes_nothing():
    before = RemoteAction.__init__, RemoteAction._validate_action_result
    remote_actions.install()
    assert (RemoteAction.__init__, RemoteAction._validate_action_result) == before


def test_address_and_key_come_from_the_settings(endpoint):
    configured = settings.load()
    made = RemoteAction("action_a", endpoint)
    assert made.action_endpoint.url == configured.action_url
    assert made.action_endpoint.headers["x-actions-key"] == configured.action_key


def test_an_endpoint_that_is_no_address_stays_as_it_is():
    inside = EndpointConfig(url="in-process")
    assert RemoteAction("action_a", inside).action_endpoint.url == "in-process"
    assert "x-actions-key" not in inside.headers
    assert RemoteAction("action_a", None).action_endpoint is None


def test_an_action_is_not_waited_for_longer_than_a_member_would():
    assert action.DEFAULT_REQUEST_TIMEOUT == remote_actions.DEADLINE <= 10


def test_answers_are_checked_as_rasa_checks_them(endpoint):
    made = RemoteAction("action_a", endpoint)
    assert made._validate_action_result(ANSWER)
    for wrong in ({"events": "none"}, {"responses": 1}, []):
        with pytest.raises(jsonschema.ValidationError):
            made._validate_action_result(wrong)


async def test_the_key_is_sent(endpoint):
    heard = {}
    app = Sanic("keyed_actions", configure_logging=False)

    @app.post("/webhook")
    async def webhook(request):
        heard.update(request.headers)
        return json_response(ANSWER)

    server = await app.create_server(port=0, return_asyncio_server=True, access_log=False)
    await server.startup()
    port = (
        server.server.sockets[0].getsockname()[1]
        if hasattr(server, "server")
        else server.sockets[0].getsockname()[1]
    )
    made = RemoteAction("action_a", endpoint)
    made.action_endpoint.url = f"http://127.0.0.1:{port}/webhook"
    answer = await made.action_endpoint.request(json={"next_action": "action_a"})
    await server.close()
    assert answer == ANSWER and heard["x-actions-key"] == settings.load().action_key
