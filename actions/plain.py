"""The base of every action: off the event loop, and never a trace or a silence when the store is away."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.backend import Backend, backend
from actions.events import slots
from actions.heard import Heard, heard
from actions.telling import Teller
from ridecare import helper_pass, verified
from ridecare.calendar import today
from ridecare.saying import Say
from ridecare.store import StoreBusy, StoreDown, helper_passes

log = logging.getLogger(__name__)

Events = list[dict[str, Any]]


class Plain(Action, ABC):
    """An action as one function: what was heard in, events out. Abstract, so that the SDK does not register it."""

    @abstractmethod
    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Do the work. `told.say` speaks; the events returned go to the tracker."""

    def instead(self, said: Heard) -> Events:
        """The events when the store is away: nothing was taken, the question stays."""
        return []

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """As the SDK calls it. Everything that waits for a disk or a network runs in a thread."""
        tools = backend()
        said = heard(tracker)
        fallen: Events = []
        who = verified.known(tools.store.seal, said.slots.get("verified"))
        of_helper = said.message.intent == "helper_pass" or said.asked in helper_pass.QUESTIONS
        ended = (
            who is not None
            and who.pass_id is not None
            and not await asyncio.to_thread(_holds, who, said, tools)
        )
        if who is not None and (ended or verified.falls(who, said.message, of_helper=of_helper)):
            nobody = {"verified": None, "id_checked": None}
            said, fallen = replace(said, slots={**said.slots, **nobody}), slots(nobody)
        told = Teller(dispatcher, tools.words_in(said.sender.language), said.sender.channel)
        try:
            return [*fallen, *await asyncio.to_thread(self.act, told, said, tools)]
        except (StoreBusy, StoreDown):
            log.error("%s: the store did not answer", self.name())
        except Exception as error:  # noqa: BLE001 (a mistake of ours must not end a form or drop a request)
            # The class alone: the text may quote the member.
            log.error("%s failed: %s", self.name(), type(error).__name__)
        dispatcher.messages.clear()
        told.say(Say("utter_went_wrong"))
        return [*fallen, *self.instead(said)]


def _holds(who: verified.Known, said: Heard, tools: Backend) -> bool:
    """Whether a helper's pass still holds; with the store away nothing is shown to a helper."""
    try:
        return helper_passes.holds(tools.store, int(who.pass_id or 0), today(said.message.now))
    except (StoreBusy, StoreDown):
        return False
