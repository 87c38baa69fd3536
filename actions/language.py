"""Changing the language: every value stays, and the open question is asked again in the new one."""

from __future__ import annotations

from actions.backend import Backend
from actions.events import Events, slots
from actions.heard import Heard
from actions.plain import Plain
from actions.telling import Teller
from ridecare.saying import Choice, Say
from ridecare.store import conversations


class ActionChangeLanguage(Plain):
    """The slot was set by the language component; say so, or ask which language."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_change_language"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Keep the choice for the conversation."""
        if said.language_wanted is None:
            told.say(Say("utter_which_language", {}, (Choice("word", "english"), Choice("word", "spanish"))))
            return []
        conversations.set_language(tools.store, said.sender.conversation, said.language_wanted, True)
        told.say(Say("utter_language_changed"))
        return slots({"language": said.language_wanted})
