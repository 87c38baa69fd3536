"""Where rides stand: to the sender in the session, else behind a code or a receipt, else a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from rasa_sdk.events import SlotSet

from actions.backend import Backend
from actions.events import Events, form_left, slots, then
from actions.handover import hand_over
from actions.heard import Heard
from actions.pass_used import pass_used
from actions.plain import Plain
from actions.telling import Teller
from ridecare import my_rides, one_time_code, rides_form, verified
from ridecare.draft import Draft
from ridecare.identity_form import Facts
from ridecare.receipts import meant_as_receipt
from ridecare.rides import RideRequest
from ridecare.rides_form import Asking, AskingStep
from ridecare.saying import Choice, Say
from ridecare.store import codes, helper_passes, open_requests

_WAYS_ON = (Choice("word", "all_rides"), Choice("word", "person"))
_GO_ON = (Choice("word", "go_on"), Choice("word", "person"))
# What follows a state that still moves, or that a member may not leave as it is.
_NEXT = {
    "requested": "utter_rides_next_requested",
    "accepted": "utter_rides_next_accepted",
    "on_the_way": "utter_rides_next_on_the_way",
    "declined": "utter_rides_next_declined",
    "cancelled": "utter_rides_next_cancelled",
}
_ALL_RIDES = re.compile(r"\b(?:all|every|other|todos|otros|demas)\b")


class ActionRideStatus(Plain):
    """Somebody asks where a ride stands."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_ride_status"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Show what was asked for here, or what a proven member may see; else the form finds out who is asking."""
        here = my_rides.of_session(
            tools.store, said.slots.get("receipts") or (), said.sender.conversation, said.message.now
        )
        booking = bool(said.asked and said.slots.get("booking"))
        who = verified.known(tools.store.seal, said.slots.get("verified"))
        wants_past = rides_form.wants_past(said.message)
        wants_all = wants_past or bool(_ALL_RIDES.search(said.message.plain))
        if booking and not here:
            told.say(Say("utter_rides_not_asked_for_yet"))
            return []
        if not said.asked and not here and not who and not wants_all and _left_open(said, tools):
            told.say(Say("utter_rides_left_open", {}, (Choice("word", "go_on"), *_WAYS_ON)))
            return []
        if here and not (wants_all and not said.asked):
            choices = () if said.asked or who else _WAYS_ON
            _tell_here(told, tools, said, here, choices)
            if not who:
                return []
        if who and wants_past:
            _tell_past(told, tools, said, who)
            return []
        if who:
            shown = my_rides.coming(tools.store, who, said.message.now, trial=said.sender.trial)
            rest = [ride for ride in shown if ride not in here] if here and not wants_all else shown
            _tell_coming(told, tools, said, rest, beside=bool(here and not wants_all))
            return []
        return [*form_left(), *slots({"rides_state": None}), *then("rides_form")]


class ValidateRidesForm(Plain):
    """Every message while it is asked whose rides they are passes here."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "validate_rides_form"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """One step."""
        asking = _asking(said.slots, said.asked)
        if said.asked is None:
            return self._follow(told, said, tools, rides_form.begin(asking, said.message))
        message = said.message
        if said.go_on and said.fresh:
            goes_on = message.names_choice("go_on") or message.reading.answer in ("yes", "go_on")
            if not goes_on and message.intent != "request_human":
                told.say(Say("utter_again_go_on", {}, _GO_ON))
                return _kept(asking)
            if goes_on:
                told.say_all(rides_form.reask(asking))
                return _kept(asking)
        if not said.fresh:
            told.say_all(rides_form.reask(asking))
            return _kept(asking)
        return self._follow(told, said, tools, rides_form.step(asking, message))

    def instead(self, said: Heard) -> Events:
        """The store is away: the question stays."""
        return _kept(_asking(said.slots, said.asked)) if said.asked else []

    def _follow(self, told: Teller, said: Heard, tools: Backend, step: AskingStep) -> Events:
        if step.kind == "not_mine":
            return []
        proven: Events = []
        if step.result == "check":
            facts = step.asking.facts
            _ask_code(said, tools, step.asking, str(facts.member_id), str(facts.date_of_birth))
            told.say_all(step.say)
            step = rides_form.sent(step.asking)
        elif step.result == "resend":
            before = codes.asked_for(tools.store, said.sender.conversation) or {}
            if before:
                _ask_code(said, tools, step.asking, str(before["member_id"]), str(before["date_of_birth"]))
            step = rides_form.sent(step.asking, again=True)
        elif step.result == "code":
            proof = one_time_code.prove(
                tools.store,
                conversation=said.sender.conversation,
                code=str(step.code),
                now=said.message.now,
            )
            if proof.who is not None:
                kept = verified.kept(tools.store.seal, proof.who)
                pass_used(said, tools, verified.known(tools.store.seal, kept), helper_passes.OPENED)
                proven = slots({"verified": kept, "id_checked": True})
                step = AskingStep("end", step.asking.asks(None), result="proven")
            else:
                step = rides_form.not_right(step.asking, proof.result)
        told.say_all(step.say)
        return [*_kept(step.asking, step.result if step.kind == "end" else None), *proven]


class ActionRidesDone(Plain):
    """It is known who asks, or for which receipt, or that it will not be said."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_rides_done"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Show what may be shown, or hand over."""
        state = said.slots.get("rides_state") or {}
        asking, result = _asking(said.slots, None), state.get("result")
        gone = _gone()
        if result is None:
            return gone  # the form could not begin, and said so
        if result in ("hand_over", "not_understood"):
            draft = _for_a_person(said, tools, asking)
            if result == "not_understood":
                return [*gone, *hand_over(told, said, tools, reason="not_understood", draft=draft)]
            return [*gone, *hand_over(told, said, tools, reason="status", draft=draft)]
        if result == "proven":
            who = verified.known(tools.store.seal, said.slots.get("verified"))
            if who is not None and asking.past:
                _tell_past(told, tools, said, who)
            elif who is not None:
                shown = my_rides.coming(tools.store, who, said.message.now, trial=said.sender.trial)
                _tell_coming(told, tools, said, shown)
        elif result == "receipt":
            _tell_word(told, said, tools, asking)
        elif result == "no_code":
            told.say(Say("utter_code_over"), Say("utter_rides_way_on"))
        else:
            told.say(Say("utter_rides_stopped"))
        return [*gone, *form_left()]

    def instead(self, said: Heard) -> Events:
        """The store is away: who is proven stays so, and asking again shows the rides."""
        return _gone()


def _left_open(said: Heard, tools: Backend) -> bool:
    """Whether a request was begun here and not sent; no receipt is meant by "where is my ride"."""
    kept = open_requests.kept(tools.store, said.sender.conversation, said.message.now)
    return kept is not None and meant_as_receipt(said.message.text) is None


def _ask_code(said: Heard, tools: Backend, asking: Asking, member_id: str, born: str) -> None:
    one_time_code.ask(
        tools.store,
        tools.directory,
        conversation=said.sender.conversation,
        member_id=member_id,
        birth_date=date.fromisoformat(born),
        now=said.message.now,
        rng=tools.rng,
        helper_phone=asking.helper_phone if asking.helper else None,
    )


def _for_a_person(said: Heard, tools: Backend, asking: Asking) -> Draft:
    """What was typed goes along, sealed; after the code was asked for it is kept beside the code."""
    facts = {"member_id": asking.facts.member_id, "date_of_birth": asking.facts.date_of_birth}
    typed = codes.asked_for(tools.store, said.sender.conversation) if asking.coded else None
    if not any(facts.values()) and typed:
        facts = {name: typed.get(name) for name in facts}
    sealed = tools.store.seal.seal_json(facts) if any(facts.values()) else None
    values = {"rider_name": asking.name} if asking.name else {}
    return Draft(values=values, sealed_identity=sealed, words=(asking.receipt,) if asking.receipt else ())


def _tell_here(
    told: Teller, tools: Backend, said: Heard, here: Sequence[RideRequest], choices: tuple[Choice, ...]
) -> None:
    words = tools.words_in(said.sender.language)
    told.say(Say("utter_rides_here", {"rides": _lines(here, words)}))
    _tell_next(told, here)
    if choices:
        told.say(Say("utter_rides_more_wanted", {}, choices))


def _tell_coming(
    told: Teller, tools: Backend, said: Heard, shown: Sequence[RideRequest], *, beside: bool = False
) -> None:
    """The next rides of a proven member. beside: others were shown just now."""
    words = tools.words_in(said.sender.language)
    if not shown:
        told.say(Say("utter_rides_none_besides" if beside else "utter_rides_none"))
    else:
        told.say(Say("utter_rides_coming", {"rides": _lines(shown[: my_rides.MOST], words)}))
        if len(shown) > my_rides.MOST:
            told.say(Say("utter_rides_not_all"))
        elif not beside:
            _tell_next(told, shown)
    if not said.asked:
        told.say(Say("utter_rides_way_on"))


def _tell_past(told: Teller, tools: Backend, said: Heard, who: verified.Known) -> None:
    """The last rides of a proven member."""
    shown = my_rides.past(tools.store, who, said.message.now, trial=said.sender.trial)
    if not shown:
        told.say(Say("utter_rides_none_past"))
    else:
        words = tools.words_in(said.sender.language)
        told.say(Say("utter_rides_past", {"rides": _lines(shown[: my_rides.MOST], words)}))
        if len(shown) > my_rides.MOST:
            told.say(Say("utter_rides_not_all"))
    if not said.asked:
        told.say(Say("utter_rides_way_on"))


def _tell_next(told: Teller, shown: Sequence[RideRequest]) -> None:
    """What happens next, once for each state that is shown."""
    for state in dict.fromkeys(request.state for request in shown):
        if state in _NEXT:
            told.say(Say(_NEXT[state]))


def _tell_word(told: Teller, said: Heard, tools: Backend, asking: Asking) -> None:
    state = my_rides.word_of(
        tools.store,
        tools.directory,
        conversation=said.sender.conversation,
        receipt=str(asking.receipt),
        name=str(asking.name),
        now=said.message.now,
        trial=said.sender.trial,
    )
    if state is None:
        told.say(Say("utter_rides_not_matched"), Say("utter_rides_way_on"))
        return
    word = tools.words_in(said.sender.language).word("ride_states", state)
    told.say(Say("utter_rides_word", {"state": word}), Say("utter_rides_way_on"))


def _lines(shown: Sequence[RideRequest], words: Any) -> str:
    return "\n".join(my_rides.line(request, words) for request in shown)


def _asking(values: Any, asked: str | None) -> Asking:
    rest = values.get("rides_state") or {}
    facts = Facts(
        member_id=values.get("member_id"),
        date_of_birth=values.get("date_of_birth"),
        open=tuple(rest.get("open") or ()),
        asked=asked,
        tries=int(rest.get("tries") or 0),
    )
    return Asking(
        facts=facts,
        receipt=rest.get("receipt"),
        name=rest.get("name"),
        wrong=int(rest.get("wrong") or 0),
        late=bool(rest.get("late")),
        coded=bool(rest.get("coded")),
        past=bool(rest.get("past")),
        helper=bool(rest.get("helper")),
        helper_phone=rest.get("helper_phone"),
    )


def _kept(asking: Asking, result: str | None = None) -> Events:
    facts = asking.facts
    state = {
        "open": list(facts.open),
        "tries": facts.tries,
        "receipt": asking.receipt,
        "name": asking.name,
        "wrong": asking.wrong,
        "late": asking.late,
        "coded": asking.coded,
        "past": asking.past,
        "helper": asking.helper,
        "helper_phone": asking.helper_phone,
        "result": result,
    }
    return [
        *slots({"member_id": facts.member_id, "date_of_birth": facts.date_of_birth, "rides_state": state}),
        SlotSet("requested_slot", facts.asked),
    ]


def _gone() -> Events:
    return slots({"member_id": None, "date_of_birth": None, "rides_state": None})
