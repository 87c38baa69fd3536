"""Collects what Rasa says in a turn, with the name of each response, for a channel to fit and send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import OutputChannel


@dataclass(frozen=True)
class Heard:
    """One message of Rasa's: its text, the response's name, and (title, payload) of its buttons."""

    text: str
    response: str | None
    buttons: tuple[tuple[str, str], ...] = ()


class Collector(OutputChannel):
    """An output channel that keeps the messages; its name selects the channel's variations of responses."""

    def __init__(self, channel: str) -> None:
        """channel: `web` or `sms`."""
        self._channel = channel
        self.heard: list[Heard] = []

    def name(self) -> str:
        """The channel's name."""
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep a message."""
        buttons = tuple((str(each["title"]), str(each["payload"])) for each in message.get("buttons") or ())
        text = message.get("text")
        if text:
            self.heard.append(Heard(str(text), message.get("utter_action"), buttons))

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keep a message that has no response's name."""
        self.heard.append(Heard(text, None))
