"""A conversation as Rasa sends it to the action server: a real tracker over real events."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.plain import Plain
from ridecare.reading.message import read
from tests.ridecare.said import NOW


def user(text: str, intent: str = "inform", *, asked: str | None = None, **rest: Any) -> dict[str, Any]:
    """A member's message as an event."""
    now = rest.get("now", NOW)
    return {
        "event": "user",
        "timestamp": now.timestamp(),
        "text": text,
        "metadata": {
            "channel": "web",
            "trial": False,
            "received_at": now.timestamp(),
            **rest.get("metadata", {}),
        },
        "parse_data": {
            "intent": {"name": intent, "confidence": 0.9},
            "intent_ranking": [{"name": name, "confidence": 0.5} for name in rest.get("ranking", (intent,))],
            "reading": read(text, asked=asked, language=rest.get("language", "en"), now=now).as_dict(),
            "danger": rest.get("danger"),
            "written": rest.get("written"),
            "language_wanted": rest.get("language_wanted"),
        },
    }


def bot(text: str, response: str, **data: Any) -> dict[str, Any]:
    """A message of the assistant as an event."""
    return {"event": "bot", "text": text, "metadata": {"utter_action": response}, "data": data}


def listened(name: str = "action_listen") -> dict[str, Any]:
    """An action as an event."""
    return {"event": "action", "name": name}


def tracker(*events: dict[str, Any], slots: dict[str, Any] | None = None, key: str = "web-a") -> Tracker:
    """A tracker with these events and slots."""
    newest: dict[str, Any] = next((each for each in reversed(events) if each["event"] == "user"), {})
    held = {"requested_slot": None, "language": "en", **(slots or {})}
    return Tracker(key, held, newest.get("parse_data") or {}, list(events), False, None, {}, "action_listen")


class Talk:
    """A conversation whose slots live on from action to action."""

    def __init__(self, key: str = "web-a", **slots: Any) -> None:
        self.key, self.slots, self.events = key, dict(slots), []
        self.followed: list[str] = []

    async def say(
        self, action: Plain, text: str, intent: str = "inform", **rest: Any
    ) -> list[dict[str, Any]]:
        """A message, and this action on it; what the action says."""
        asked = self.slots.get("requested_slot")
        self.events += [listened(), user(text, intent, asked=asked, **rest)]
        return await self.then(action)

    async def then(self, action: Plain) -> list[dict[str, Any]]:
        """This action, on what was said last."""
        dispatcher = CollectingDispatcher()
        self.followed = []
        # While a form asks its validation, the form itself is the last action.
        running = (
            [listened(action.name().removeprefix("validate_"))]
            if action.name().startswith("validate_")
            else []
        )
        found = tracker(*self.events, *running, slots=self.slots, key=self.key)
        for event in await action.run(dispatcher, found, {}):
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            elif event["event"] == "active_loop" and event["name"] is None:
                self.slots["requested_slot"] = None
            elif event["event"] == "followup":
                self.followed.append(event["name"])
        self.events += running or [listened(action.name())]
        self.events += [
            bot("", said["response"] or "", buttons=said["buttons"]) for said in dispatcher.messages
        ]
        return dispatcher.messages


def responses(messages: list[dict[str, Any]]) -> list[str]:
    """The names of the responses."""
    return [message["response"] for message in messages]
