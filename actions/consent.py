"""Consent to texts, where no carrier listens: the wish to get none is passed on."""

from __future__ import annotations

from actions.backend import Backend
from actions.events import Events
from actions.handover import hand_over
from actions.heard import Heard
from actions.plain import Plain
from actions.telling import Teller
from ridecare.saying import Say


class ActionOptOut(Plain):
    """ "Stop texting me" on a channel where no carrier listens."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_opt_out"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Pass the wish on: which number is meant is for a person to find out."""
        told.say(Say("utter_stop_texts_web"))
        return hand_over(told, said, tools, reason="opt_out")
