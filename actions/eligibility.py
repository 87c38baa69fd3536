"""Checking eligibility: the form for member ID and birth date, and what the plan's system shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk.events import SlotSet

from actions.backend import Backend
from actions.events import Events, form_left, slots
from actions.handover import hand_over
from actions.heard import Heard
from actions.plain import Plain
from actions.telling import Teller
from ridecare import identity_form, members
from ridecare.calendar import today
from ridecare.identity_form import Facts, FactsStep
from ridecare.saying import Choice, Say

_GO_ON = (Choice("word", "go_on"), Choice("word", "person"))


class ValidateEligibilityForm(Plain):
    """Every message while member ID or birth date is asked passes here."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "validate_eligibility_form"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """One step of the check."""
        facts = _facts(said.slots, said.asked)
        if said.asked is None:
            return self._follow(told, identity_form.begin(facts, said.message))
        if said.go_on and said.fresh:
            message = said.message
            if (
                not (message.names_choice("go_on") or message.reading.answer in ("yes", "go_on"))
                and message.intent != "request_human"
            ):
                told.say(Say("utter_again_go_on", {}, _GO_ON))
                return _kept(facts)
        if not said.fresh or said.go_on:
            told.say_all(identity_form.reask(facts))
            return _kept(facts)
        return self._follow(told, identity_form.step(facts, said.message))

    def instead(self, said: Heard) -> Events:
        """The store is away: the question stays."""
        return _kept(_facts(said.slots, said.asked)) if said.asked else []

    def _follow(self, told: Teller, step: FactsStep) -> Events:
        if step.kind == "not_mine":
            return []
        told.say_all(step.say)
        return [*_kept(step.facts), *slots({"booking_result": step.result})]


class ActionEligibilityDone(Plain):
    """Member ID and birth date are known, or will not be given."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_eligibility_done"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Ask the directory and tell what it shows; the facts leave the slots either way."""
        facts = _facts(said.slots, None)
        result = said.slots.get("booking_result")
        gone = self.instead(said)
        if result is None:
            return gone  # the form could not begin, and said so
        if result == "hand_over":
            return [*gone, *hand_over(told, said, tools, reason="not_understood")]
        if result != "check" or not facts.member_id or not facts.date_of_birth:
            told.say(Say("utter_eligibility_not_given"), Say("utter_eligibility_way_on"))
            return gone
        on = date.fromisoformat(facts.on) if facts.on else today(said.message.now)
        checked = members.check(
            tools.store,
            tools.directory,
            tools.operator.programs,
            said.sender.conversation,
            facts.member_id,
            date.fromisoformat(facts.date_of_birth),
            on,
            said.message.now,
        )
        told.say(Say(checked.told, {"on": on.isoformat()}), Say("utter_eligibility_way_on"))
        return [*gone, SlotSet("id_checked", True if checked.matched else None), *form_left()]

    def instead(self, said: Heard) -> Events:
        """The facts leave the slots, told or not."""
        return slots(
            {"member_id": None, "date_of_birth": None, "eligibility_state": None, "booking_result": None}
        )


def _facts(values: Any, asked: str | None) -> Facts:
    rest = values.get("eligibility_state") or {}
    return Facts(
        member_id=values.get("member_id"),
        date_of_birth=values.get("date_of_birth"),
        open=tuple(rest.get("open") or ()),
        asked=asked,
        tries=int(rest.get("tries") or 0),
        on=rest.get("on"),
    )


def _kept(facts: Facts) -> Events:
    return slots(
        {
            "member_id": facts.member_id,
            "date_of_birth": facts.date_of_birth,
            "eligibility_state": {"open": list(facts.open), "tries": facts.tries, "on": facts.on},
            "requested_slot": facts.asked,
        }
    )
