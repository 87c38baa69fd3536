"""Sealing of what is sensitive, and keyed marks by which sealed things are found again."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class SealError(Exception):
    """A sealed text cannot be opened with these keys."""


class Seal:
    """Seals texts and makes marks.

    Keys are Fernet keys, the newest first: the newest seals, every one opens. Marks are HMAC-SHA256 under
    keys derived from them, so that a look-up works while keys rotate.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        """keys: at least one Fernet key, newest first."""
        self._fernet = MultiFernet([Fernet(_derived(key, b"ridecare seal")) for key in keys])
        self._mark_keys = [base64.urlsafe_b64decode(_derived(key, b"ridecare mark")) for key in keys]
        chain_keys = [base64.urlsafe_b64decode(_derived(key, b"ridecare chain")) for key in keys]
        self._chain_keys = {hmac.new(key, b"id", hashlib.sha256).hexdigest()[:12]: key for key in chain_keys}

    def seal(self, text: str) -> str:
        """The text, readable only with a key."""
        # A browser can send half an emoji, which is no valid UTF-8; what a member says is stored anyway.
        return self._fernet.encrypt(text.encode("utf-8", "surrogatepass")).decode("ascii")

    def open(self, sealed: str) -> str:
        """The text again.

        Raises:
            SealError: no key fits.
        """
        try:
            return self._fernet.decrypt(sealed.encode("ascii")).decode("utf-8", "surrogatepass")
        except (InvalidToken, UnicodeError) as error:
            raise SealError(
                "a stored text cannot be opened: RIDECARE_KEYS lacks the key it was sealed with"
            ) from error

    def seal_json(self, value: Any) -> str:
        """A JSON-able value, sealed."""
        return self.seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def open_json(self, sealed: str) -> Any:
        """The value again; raises SealError like `open`."""
        return json.loads(self.open(sealed))

    def mark(self, purpose: str, value: str) -> str:
        """A keyed digest (hex) by which equal values of a purpose are found, under the newest key."""
        return self.marks(purpose, value)[0]

    def marks(self, purpose: str, value: str) -> tuple[str, ...]:
        """The marks under every key, newest first: a look-up accepts any of them."""
        said = f"{purpose}\0{value}".encode("utf-8", "surrogatepass")
        return tuple(hmac.new(key, said, hashlib.sha256).hexdigest()[:40] for key in self._mark_keys)

    @property
    def chain_key(self) -> str:
        """The id of the newest key of the chain of receipts; it says nothing about the key."""
        return next(iter(self._chain_keys))

    def chained(self, key_id: str, said: str) -> str:
        """A keyed digest (hex) for the chain of receipts, under the key with this id.

        Raises:
            SealError: there is no such key any more.
        """
        if key_id not in self._chain_keys:
            raise SealError(f"RIDECARE_KEYS lacks the key {key_id} of the chain")
        text = said.encode("utf-8", "surrogatepass")
        return hmac.new(self._chain_keys[key_id], text, hashlib.sha256).hexdigest()


def _derived(key: str, purpose: bytes) -> bytes:
    material = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose).derive(key.encode("ascii"))
    return base64.urlsafe_b64encode(material)
