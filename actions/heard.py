"""Translates Rasa's tracker into the core's words: the message, who sent it, and what is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rasa_sdk import Tracker

from ridecare.hearing import Message
from ridecare.reading.result import Reading
from ridecare.requesting import Sender

_GO_ON = ("utter_question_go_on", "utter_again_go_on")


@dataclass(frozen=True)
class Heard:
    """One call of an action.

    fresh: the member has just said something to this form (else the form comes back from a question in between).
    go_on: the form waits, after danger, for the member to choose to go on; `held` is what was said with the danger.
    danger_before: a message of danger that the member wrote just before this one, or one earlier.
    """

    message: Message
    sender: Sender
    slots: Mapping[str, Any]
    asked: str | None
    fresh: bool
    go_on: bool
    held: Message | None
    danger_before: Message | None
    ranking: tuple[str, ...]
    language_wanted: str | None
    written: str | None
    last_said: tuple[Mapping[str, Any], ...]


def heard(tracker: Tracker) -> Heard:
    """What an action needs of the tracker."""
    events = tracker.events
    users = [place for place, event in enumerate(events) if event.get("event") == "user"]
    newest = events[users[-1]] if users else {}
    before = users[-1] if users else len(events)
    language = str(tracker.get_slot("language") or "en")
    metadata = newest.get("metadata") or {}
    channel = metadata.get("channel") or "shell"
    message = _message(newest, language, channel)
    actions = [event.get("name") for event in events if event.get("event") == "action"]
    bots = [event for event in events[:before] if event.get("event") == "bot"]
    go_on = bool(bots) and (bots[-1].get("metadata") or {}).get("utter_action") in _GO_ON
    return Heard(
        message=message,
        sender=Sender(
            tracker.sender_id, channel, language, trial=bool(metadata.get("trial", channel == "shell"))
        ),
        slots=tracker.slots,
        asked=tracker.get_slot("requested_slot"),
        fresh=len(actions) < 2 or actions[-2] == "action_listen",
        go_on=go_on,
        held=_danger_message(events[:before], language, channel) if go_on else None,
        danger_before=_danger_message([events[place] for place in users[-3:-1]], language, channel),
        ranking=tuple(each["name"] for each in (newest.get("parse_data") or {}).get("intent_ranking") or ()),
        written=(newest.get("parse_data") or {}).get("written"),
        language_wanted=(newest.get("parse_data") or {}).get("language_wanted"),
        last_said=tuple(_last_turn(events[:before])),
    )


def _message(event: Mapping[str, Any], language: str, channel: str) -> Message:
    parsed = event.get("parse_data") or {}
    intent = parsed.get("intent") or {}
    metadata = event.get("metadata") or {}
    stamp = metadata.get("received_at") or event.get("timestamp") or 0.0
    return Message(
        text=str(event.get("text") or ""),
        intent=str(intent.get("name") or "nlu_fallback"),
        confidence=float(intent.get("confidence") or 0.0),
        reading=Reading.from_dict(parsed.get("reading") or {}),
        language=language,
        channel=channel,
        now=datetime.fromtimestamp(float(stamp), tz=UTC),
        sender_phone=metadata.get("sender_phone"),
    )


def _danger_message(events: list[Any], language: str, channel: str) -> Message | None:
    for event in reversed(events):
        if event.get("event") == "user" and (event.get("parse_data") or {}).get("danger"):
            return _message(event, language, channel)
    return None


def _last_turn(events: list[Any]) -> list[Mapping[str, Any]]:
    """The assistant's messages of the turn before, oldest first."""
    said: list[Mapping[str, Any]] = []
    for event in reversed(events):
        if event.get("event") == "user":
            break
        if event.get("event") == "bot":
            said.append(event)
    return said[::-1]
