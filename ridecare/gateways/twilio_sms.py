"""Texts through Twilio's REST interface, each handed over once: retried only if certainly not accepted."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import requests
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from ridecare.gateways.sms import BadNumber, NotAccepted, OptedOut, SmsError, Unanswered

log = logging.getLogger(__name__)

BASE = "https://api.twilio.com"
TIMEOUT = (3.0, 7.0)
# Seconds between the tries.
PAUSES = (0.5, 1.5)

_OPTED_OUT = 21610
_BAD_NUMBER = frozenset({21211, 21214, 21217, 21612, 21614})


class _Again(Exception):
    """Certainly not accepted; the reason is the message."""


class TwilioSms:
    """An `SmsCarrier`."""

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        number: str,
        *,
        base_url: str = BASE,
        timeout: tuple[float, float] = TIMEOUT,
        pauses: tuple[float, ...] = PAUSES,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """number: ours, E.164. timeout: seconds to connect, and to wait for the answer."""
        self._url = f"{base_url}/2010-04-01/Accounts/{account_sid}/Messages.json"
        self._auth = (account_sid, auth_token)
        self._number = number
        self._timeout = timeout
        self._pauses = pauses
        self._pause = pause
        self._session = requests.Session()

    def send(self, to: str, text: str) -> str:
        """Hand over one text; Twilio's id of it."""
        for seconds in (*self._pauses, None):
            try:
                return self._offer(to, text)
            except _Again as again:
                if seconds is None:
                    raise NotAccepted(str(again)) from None
                self._pause(seconds)
        raise AssertionError("unreachable")

    def _offer(self, to: str, text: str) -> str:
        form = {"From": self._number, "To": to, "Body": text}
        try:
            response = self._session.post(
                self._url, data=form, auth=self._auth, timeout=self._timeout, allow_redirects=False
            )
        except requests.RequestException as error:
            # The exception itself is dropped: its text may hold the address of the account.
            if _never_connected(error):
                raise _Again("no connection") from None
            raise Unanswered(type(error).__name__) from None
        if response.status_code == 429 or response.status_code >= 500:
            raise _Again(f"status {response.status_code}")
        answer = _parsed(response)
        if response.status_code in (200, 201):
            return str(answer.get("sid", ""))
        raise _refusal(response.status_code, answer.get("code"))


def _never_connected(error: requests.RequestException) -> bool:
    if isinstance(error, requests.ConnectTimeout):
        return True
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _refusal(status: int, code: object) -> SmsError:
    if code == _OPTED_OUT:
        return OptedOut("the owner of the number opted out")
    if code in _BAD_NUMBER:
        return BadNumber("the number cannot receive texts")
    log.error("Twilio refused a text: status %s, code %s", status, code if isinstance(code, int) else "none")
    return NotAccepted(f"status {status}")


def _parsed(response: requests.Response) -> dict[str, object]:
    try:
        parsed = response.json()
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}
