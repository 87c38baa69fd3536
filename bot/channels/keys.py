"""Keys of conversations: opaque, made by the server, so that nobody can name somebody else's conversation."""

from __future__ import annotations

import base64
import random

from ridecare.sealing import Seal


def issue(seal: Seal, rng: random.Random) -> tuple[str, str]:
    """A new web conversation: the token its page keeps, and the key it is stored under."""
    token = base64.urlsafe_b64encode(rng.randbytes(32)).rstrip(b"=").decode("ascii")
    return token, of_token(seal, token)


def of_token(seal: Seal, token: str) -> str:
    """The key of the web conversation that `token` opens. The token itself is stored nowhere."""
    return "web-" + seal.mark("web", token)


def all_of_token(seal: Seal, token: str) -> tuple[str, ...]:
    """Every key that `token` may stand under, newest first: conversations outlive a change of keys."""
    return tuple("web-" + mark for mark in seal.marks("web", token))


def of_sender(seal: Seal, e164: str) -> str:
    """The key of the SMS conversation with this number. The prefix keeps it out of reach of any web token."""
    return "sms-" + seal.mark("sms", e164)


def all_of_sender(seal: Seal, e164: str) -> tuple[str, ...]:
    """Every key that the number's conversation may stand under, newest first."""
    return tuple("sms-" + mark for mark in seal.marks("sms", e164))
