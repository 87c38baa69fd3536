"""Helper passes: a proven member gives one, sees who used it, or ends it; anybody else's wish goes to a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from rasa_sdk.events import SlotSet

from actions.backend import Backend
from actions.events import Events, draft_gone, form_left, slots, then
from actions.handover import hand_over
from actions.heard import Heard
from actions.plain import Plain
from actions.telling import Teller
from ridecare import helper_pass, on_file, verified
from ridecare.calendar import local, today
from ridecare.helper_pass import PassDraft, PassStep
from ridecare.saying import Say
from ridecare.store import helper_passes
from ridecare.store.helper_passes import Pass

_ENDS = re.compile(
    r"\b(?:end|stop|cancel|take (?:away|back)|remove|delete|revoke|no longer|not anymore|termin\w+|quit[ae]\w*|cancel\w+|borr\w+|ya no)\b"
)
_WHO = re.compile(r"^(?:\w+ ){0,3}(?:who|whos|quien|quienes)\b")
_MOST_USES = 2


class ActionHelperPass(Plain):
    """A helper is to be let in, or not any more."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_helper_pass"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Show the passes that hold, then open the form; end them where that is wanted."""
        if said.asked:
            told.say(Say("utter_pass_not_now"))
            return []
        who = verified.known(tools.store.seal, said.slots.get("verified"))
        if who is None and helper_pass.uses_pass(said.message):
            return [*form_left(), *slots({"rides_state": None}), *then("rides_form")]
        if who is None or who.helper is not None:
            return [*draft_gone(), *hand_over(told, said, tools, reason="helper_pass")]
        given = helper_passes.of_member(tools.store, who.member_id, today(said.message.now))
        if _ENDS.search(said.message.plain):
            ended = helper_pass.named(given, said.message) or given
            for each in ended:
                helper_passes.end(tools.store, each.id, said.message.now)
            if given:
                _announce(said, tools, who, "utter_on_file_pass_ended")
            told.say(Say("utter_pass_ended" if given else "utter_pass_none"))
            given = tuple(each for each in given if each not in ended)
        if given:
            told.say(Say("utter_pass_list", {"passes": _lines(given, tools, said)}))
        if _ENDS.search(said.message.plain) or _WHO.search(said.message.plain):
            if not given and not _ENDS.search(said.message.plain):
                told.say(Say("utter_pass_none"))
            return []
        return [*form_left(), *slots({"helper_pass": None}), *then("pass_form")]


class ValidatePassForm(Plain):
    """Every message while a pass is given passes here."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "validate_pass_form"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """One step."""
        draft = _draft(said.slots, said.asked)
        if said.asked is None:
            return self._follow(told, helper_pass.begin(draft, said.message))
        if not said.fresh or (said.go_on and said.message.intent != "request_human"):
            told.say_all(helper_pass.reask(draft))
            return _kept(draft)
        return self._follow(told, helper_pass.step(draft, said.message))

    def instead(self, said: Heard) -> Events:
        """The store is away: the question stays."""
        return _kept(_draft(said.slots, said.asked)) if said.asked else []

    def _follow(self, told: Teller, step: PassStep) -> Events:
        if step.kind == "not_mine":
            return []
        told.say_all(step.say)
        return _kept(step.draft, step.result)


class ActionPassDone(Plain):
    """The pass is given, or not."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_pass_done"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Store it and say so to the member and to the number on file."""
        kept = said.slots.get("helper_pass") or {}
        draft, result = _draft(said.slots, None), kept.get("result")
        gone = slots({"helper_pass": None})
        if result == "hand_over":
            return [*gone, *hand_over(told, said, tools, reason="helper_pass")]
        who = verified.known(tools.store.seal, said.slots.get("verified"))
        if result != "give" or who is None or who.helper is not None:
            told.say(Say("utter_pass_not_given"))
            return [*gone, *form_left()]
        until = date.fromisoformat(str(draft.until))
        helper_passes.make(
            tools.store,
            member_id=who.member_id,
            name=str(draft.name),
            phone=str(draft.phone),
            until=until,
            by="member",
            key=f"{said.sender.conversation}-{said.message.now.timestamp():.3f}",
            now=said.message.now,
        )
        _announce(said, tools, who, "utter_on_file_pass")
        told.say(Say("utter_pass_given", {"helper": draft.name, "last_day": until.isoformat()}))
        return [*gone, *form_left()]

    def instead(self, said: Heard) -> Events:
        """Nothing was stored."""
        return [*slots({"helper_pass": None}), *form_left()]


def _announce(said: Heard, tools: Backend, who: verified.Known, response: str) -> None:
    on_file.announce(
        tools.store,
        tools.directory,
        who,
        response=response,
        conversation=said.sender.conversation,
        now=said.message.now,
        key=f"{response}-{said.sender.conversation}-{said.message.now.timestamp():.3f}",
    )


def _lines(given: tuple[Pass, ...], tools: Backend, said: Heard) -> str:
    words = tools.words_in(said.sender.language)
    found = []
    for each in given:
        line = words.render(
            ("passes", "line"), {"helper": each.name, "last_day": words.birth_date(each.until)}
        )
        used = [
            words.render(("passes", what), {"day": words.day(local(at).date())})
            for at, what in each.uses[:_MOST_USES]
        ]
        found.append(" ".join([line, *used]) if used else f"{line} {words.word('passes', 'never')}")
    return "\n".join(found)


def _draft(values: Mapping[str, Any], asked: str | None) -> PassDraft:
    kept = values.get("helper_pass") or {}
    return PassDraft(
        kept.get("name"), kept.get("phone"), kept.get("until"), asked, int(kept.get("tries") or 0)
    )


def _kept(draft: PassDraft, result: str | None = None) -> Events:
    return [
        *slots({"helper_pass": {**draft.as_dict(), "result": result}}),
        SlotSet("requested_slot", draft.asked),
    ]
