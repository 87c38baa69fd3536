"""Says what the core wants said: response names and choices for Rasa, raw values put into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from ridecare.changed_request import Compared
from ridecare.draft import Draft
from ridecare.readback import lines
from ridecare.saying import Choice, Say
from ridecare.wording import Words

# Where the words of a kind of choice stand; other kinds (mobility, return_ride) have their own place.
_WORDS_OF = {"field": "fields", "intent": "intents", "word": "choices"}


class Teller:
    """Speaks for one action in one language."""

    def __init__(self, dispatcher: CollectingDispatcher, words: Words, channel: str) -> None:
        """dispatcher: the SDK's; words: of the member's language."""
        self._dispatcher = dispatcher
        self._words = words
        self._channel = channel

    def say(self, *messages: Say) -> None:
        """Say these, in order."""
        for message in messages:
            values = {name: self._in_words(name, value) for name, value in message.values.items()}
            buttons = [self.button(choice) for choice in message.choices]
            self._dispatcher.utter_message(response=message.response, buttons=buttons or None, **values)

    def say_all(self, messages: Iterable[Say]) -> None:
        """Say all of these, in order."""
        self.say(*messages)

    def repeat(self, event: Mapping[str, Any]) -> None:
        """Say a message of before again, word for word, with its choices."""
        rest = event.get("data") or {}
        self._dispatcher.utter_message(text=event.get("text"), buttons=rest.get("buttons"))

    def button(self, choice: Choice) -> dict[str, str]:
        """A choice as Rasa's button; the payload is what a member could type."""
        title = self._title(choice)
        return {"title": title, "payload": title}

    def _title(self, choice: Choice) -> str:
        if choice.kind == "clock":
            return self._words.clock(choice.value)
        if choice.kind in ("day", "last_day"):
            return self._words.day(choice.value)
        if choice.kind == "ride":
            return self._ride(*choice.value.split("|"))
        if choice.kind == "birth_date":
            return self._words.birth_date(choice.value)
        if choice.kind == "place":
            return choice.value
        return self._words.word(_WORDS_OF.get(choice.kind, choice.kind), choice.value)

    def _ride(self, receipt: str, day: str, clock: str) -> str:
        when = [self._words.day(day)] if day else []
        when += [self._words.clock(clock)] if clock else []
        return ", ".join([*when, receipt])

    def _in_words(self, name: str, value: Any) -> Any:
        if isinstance(value, Draft):
            return "\n".join(lines(value, self._words))
        if isinstance(value, Compared):
            return "\n".join(value.lines(self._words))
        if name == "field":
            return self._words.word("fields", str(value))
        if name == "phone_number":
            return self._words.phone(str(value))
        if name == "these_days":
            return self._words.join([self._words.day(str(each)) for each in value])
        if name == "last_day":
            return self._words.birth_date(str(value))  # with its year
        if name in ("on", "day"):
            return self._words.day(str(value))
        return value
