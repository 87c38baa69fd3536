"""Remembering a place: a proven member's home is saved or forgotten; anybody else's wish goes to a person."""

from __future__ import annotations

from actions.backend import Backend
from actions.events import Events, draft_gone
from actions.handover import hand_over
from actions.heard import Heard
from actions.plain import Plain
from actions.telling import Teller
from ridecare import my_rides, on_file, remembering, verified
from ridecare.draft import Draft
from ridecare.saying import Say
from ridecare.store import saved_places
from ridecare.usual import HOME


class ActionRememberPlace(Plain):
    """A place is to be remembered as home, or to be forgotten."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_remember_place"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Save or forget it, and say so to the number on file."""
        who = verified.known(tools.store.seal, said.slots.get("verified"))
        if who is None or who.helper is not None:
            if said.asked:
                told.say(Say("utter_remember_not_now"))
                return []
            draft = Draft.from_slots(said.slots, None)
            return [*draft_gone(), *hand_over(told, said, tools, reason="saved_place", draft=draft)]
        if remembering.wants_forgotten(said.message):
            saved_places.forget(tools.store, who.member_id, HOME)
            told.say(Say("utter_place_forgotten"))
        else:
            here = my_rides.of_session(
                tools.store, said.slots.get("receipts") or (), said.sender.conversation, said.message.now
            )
            theirs = [each.outward.pickup for each in reversed(here) if each.member_id == who.member_id]
            place = remembering.place_meant(said.message, [said.slots.get("pickup"), *theirs])
            if place is None:
                told.say(Say("utter_remember_how"))
                return []
            saved_places.save(tools.store, who.member_id, HOME, place, said.message.now)
            told.say(Say("utter_place_remembered", {"place": place}))
        on_file.announce(
            tools.store,
            tools.directory,
            who,
            response="utter_on_file_place",
            conversation=said.sender.conversation,
            now=said.message.now,
            key=f"place-{said.sender.conversation}-{said.message.now.timestamp():.3f}",
        )
        return []
