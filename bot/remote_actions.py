"""The one patch of Rasa: how it calls the action server.

Rasa re-checks a constant JSON schema on every action call (12 ms of a 20 ms turn), waits 300 s for an answer, and reads
address and headers from a file in which a secret would have to stand. `tests/bot/test_remote_actions.py` fails when Rasa's code
changes under this.
"""

from __future__ import annotations

from typing import Any

import jsonschema
from rasa.core.actions import action
from rasa.core.actions.action import RemoteAction

from ridecare import settings

# Seconds an action may take: the directory's deadline of 4 s, the store's 3.5 s, and some air. The member waits no
# longer than this before hearing that something is wrong.
DEADLINE = 10

_validator = jsonschema.Draft7Validator(RemoteAction.action_response_format_spec())


def install() -> None:
    """Patch `RemoteAction`; a second call changes nothing."""
    if getattr(RemoteAction, "patched_by_ridecare", False):
        return
    configured = settings.load()
    made = RemoteAction.__init__

    def init(self: RemoteAction, name: str, action_endpoint: Any) -> None:
        made(self, name, action_endpoint)
        if action_endpoint is not None and str(action_endpoint.url).startswith("http"):
            action_endpoint.url = configured.action_url
            action_endpoint.headers.setdefault("x-actions-key", configured.action_key)

    def validate(self: RemoteAction, result: dict[str, Any]) -> bool:
        _validator.validate(result)
        return True

    RemoteAction.__init__ = init
    RemoteAction._validate_action_result = validate
    RemoteAction.patched_by_ridecare = True
    action.DEFAULT_REQUEST_TIMEOUT = DEADLINE
