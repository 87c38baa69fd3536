"""Leaving, greeting and repeating, where an answer depends on what was said before."""

from __future__ import annotations

from actions.backend import Backend
from actions.changing import begin_change
from actions.events import Events, draft_gone, slots
from actions.heard import Heard
from actions.plain import Plain
from actions.telling import Teller
from ridecare.cues import says_so
from ridecare.saying import Say
from ridecare.store import open_requests


class ActionStop(Plain):
    """ "Stop" while nothing is open."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_stop"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """There is nothing to leave; what was asked for before stays, unless it is to be dropped."""
        if said.slots.get("receipts") and says_so("cancel_ride", said.message.plain):
            return begin_change(told, said, tools, kind="drop")
        if said.slots.get("receipts"):
            told.say(Say("utter_change_kept"))
            return []
        told.say(Say("utter_nothing_to_stop"))
        return []


class ActionGoodbye(Plain):
    """Goodbye, with the truth about a request that was not sent."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_goodbye"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Say goodbye."""
        kept = open_requests.kept(tools.store, said.sender.conversation, said.message.now)
        told.say(Say("utter_goodbye_not_asked_for" if kept else "utter_goodbye"))
        return []


class ActionRepeat(Plain):
    """The last answer once more."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_repeat"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Repeat what was said in the turn before."""
        if not said.last_said:
            told.say(Say("utter_repeat_nothing"))
        for event in said.last_said:
            told.repeat(event)
        return []


class ActionStartOver(Plain):
    """Begin again: the open request, if any, is dropped, and a new one begins."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_start_over"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Ask what to do, with nothing kept."""
        open_requests.drop(tools.store, said.sender.conversation)
        told.say(Say("utter_what_next"))
        return [*draft_gone(), *slots({"tries": None})]
