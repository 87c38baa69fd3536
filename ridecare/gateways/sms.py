"""The port to an SMS carrier."""

from __future__ import annotations

from typing import Protocol


class SmsError(Exception):
    """A text was not sent. The message holds no number and no text."""


class OptedOut(SmsError):
    """The carrier blocks this number because its owner opted out."""


class BadNumber(SmsError):
    """The number cannot receive texts."""


class NotAccepted(SmsError):
    """The carrier did not take the text; it may be offered again later."""


class Unanswered(SmsError):
    """The carrier's answer got lost: the text may be on its way, so it must not be sent again blindly."""


class SmsCarrier(Protocol):
    """Any carrier."""

    def send(self, to: str, text: str) -> str:
        """Hand over one text to a number (E.164); the carrier's id of it.

        Raises:
            SmsError: see its kinds.
        """
        ...
