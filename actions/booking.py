"""Requesting a ride: the form around `ridecare.booking.step`, and what happens when it ends."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from typing import Any

from rasa_sdk.events import ActiveLoop

from actions.backend import Backend
from actions.events import Events, draft_gone, draft_kept, form_left, slots
from actions.handover import hand_over
from actions.heard import Heard
from actions.pass_used import pass_used
from actions.plain import Plain
from actions.telling import Teller
from ridecare import booking, members, usual, verified
from ridecare.booking_questions import reask, resume_question
from ridecare.booking_step import Step
from ridecare.calendar import today
from ridecare.draft import UNKNOWN, Draft
from ridecare.eligibility import Checked
from ridecare.requesting import Identity, alarms, request_of
from ridecare.rides import RideRequest
from ridecare.same_again import Before, is_meant
from ridecare.saying import Choice, Say
from ridecare.store import helper_passes, open_requests, requests, saved_places

log = logging.getLogger(__name__)

# Where "the same as last time" answers the question.
_FILLED_BY_BEFORE = ("rider_name", "pickup", "destination")
_GO_ON = (Choice("word", "go_on"), Choice("word", "person"))


class ValidateBookingForm(Plain):
    """Every message while a ride request is open passes here."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "validate_booking_form"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """One step of the request."""
        if said.asked is None:
            return self._begin(told, said, tools)
        draft = Draft.from_slots(said.slots, said.asked)
        if draft.usual and _proven(said, tools) is None:
            if said.fresh:
                step = booking.without_usual(draft, said.message, tools.new_id)
                return self._follow(told, said, tools, step)
            draft = usual.withdrawn(draft)
        if not said.fresh:
            told.say_all(reask(draft))
            return draft_kept(draft)
        if said.go_on and said.message.intent not in ("request_human", "emergency", "crisis"):
            return self._after_danger(told, said, tools, draft)
        before = _same_again(said, tools) if said.asked in _FILLED_BY_BEFORE else None
        if before:
            return self._follow(told, said, tools, booking.same(draft, said.message, tools.new_id, before))
        return self._follow(told, said, tools, booking.step(draft, said.message, tools.new_id))

    def instead(self, said: Heard) -> Events:
        """The store is away: everything stays as it was."""
        return draft_kept(Draft.from_slots(said.slots, said.asked)) if said.asked else []

    def _begin(self, told: Teller, said: Heard, tools: Backend) -> Events:
        kept = open_requests.kept(tools.store, said.sender.conversation, said.message.now)
        if kept:
            draft = replace(usual.withdrawn(Draft.from_slots(kept, None)), asked="resume", tries=0)
            told.say_all(resume_question(draft))
            return draft_kept(draft)
        draft = replace(
            Draft.from_slots(said.slots, None),
            horizon=tools.operator.standing_days,
            usual=_usual(said, tools),
        )
        return self._follow(
            told,
            said,
            tools,
            booking.begin(
                draft,
                said.message,
                tools.new_id,
                held=said.danger_before,
                before=_same_again(said, tools),
            ),
        )

    def _after_danger(self, told: Teller, said: Heard, tools: Backend, draft: Draft) -> Events:
        """The form waits until the member chooses to go on; the message is no answer to its question."""
        message = said.message
        if not (message.names_choice("go_on") or message.reading.answer in ("yes", "go_on")):
            told.say(Say("utter_again_go_on", {}, _GO_ON))
            return draft_kept(draft)
        step = booking.after_danger(draft, said.held, message, tools.new_id)
        told.say_all(step.say)
        return draft_kept(step.draft)

    def _follow(self, told: Teller, said: Heard, tools: Backend, step: Step) -> Events:
        if step.kind == "not_mine":
            return []
        if step.check_identity:
            step = _identity_checked(said, tools, step)
        if step.result == "submit":
            step = replace(step, draft=_with_eligibility(step.draft, said, tools))
        # A second yes to the same read-back (its answer was lost) gets the same receipt, without a question.
        again = step.result == "submit" and requests.placed(tools.store, str(step.draft.readback_id))
        if step.result == "submit" and not again and not step.draft.second_wanted:
            twin = requests.live_twin(tools.store, _request(step.draft, said, tools))
            if twin:
                asked = replace(step.draft, asked="second_ride", second_of=twin, tries=0)
                told.say_all(reask(asked))
                return draft_kept(asked)
        told.say_all(step.say)
        if step.kind == "end":
            return [
                *draft_kept(replace(step.draft, asked=None)),
                *slots({"booking_result": step.result, "tries": step.reason}),
            ]
        open_requests.keep(tools.store, said.sender.conversation, step.draft.as_slots(), said.message.now)
        return draft_kept(step.draft)


class ActionBookingDone(Plain):
    """The request was sent, left, dropped or handed over."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_booking_done"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Store what is to be stored, then say so."""
        draft = Draft.from_slots(said.slots, None)
        result = said.slots.get("booking_result")
        conversation = said.sender.conversation
        if result is None:
            return []  # the form could not begin, and said so; what is kept stays
        if result == "submit":
            return _submitted(told, said, tools, draft)
        if result == "hand_over":
            reason = str(said.slots.get("tries") or "person")
            open_requests.drop(tools.store, conversation)
            return [*draft_gone(), *hand_over(told, said, tools, reason=reason, draft=draft)]
        if result == "stopped":
            told.say(Say("utter_not_asked_for"))
            return draft_gone()
        open_requests.drop(tools.store, conversation)
        if result == "one_is_enough":
            told.say(Say("utter_one_is_enough", {"receipt": draft.second_of}))
        else:
            told.say(Say("utter_dropped"))
        return draft_gone()

    def instead(self, said: Heard) -> Events:
        """Nothing was stored: the read-back stands, and a later yes to it is the same yes."""
        draft = replace(Draft.from_slots(said.slots, None), asked="confirm")
        return [ActiveLoop("booking_form"), *draft_kept(draft)]


def _same_again(said: Heard, tools: Backend) -> Before | None:
    """The last request of this session, or of the member who is proven, if the same ride is asked for."""
    if not is_meant(said.message):
        return None
    placed = (requests.find(tools.store, receipt) for receipt in reversed(said.slots.get("receipts") or ()))
    request = next((each for each in placed if each is not None), None)
    who = _proven(said, tools)
    if request is None and who is not None:
        request = usual.last_ride(_earlier(said, tools, who))
    if request is None:
        return None
    known = request.rider_source in ("checked", "verified") and request.member_id and request.date_of_birth
    identity = {"member_id": request.member_id, "date_of_birth": str(request.date_of_birth)}
    return Before(request, tools.store.seal.seal_json(identity) if known else None)


def _proven(said: Heard, tools: Backend) -> verified.Known | None:
    return verified.known(tools.store.seal, said.slots.get("verified"))


def _usual(said: Heard, tools: Backend) -> dict[str, Any] | None:
    """What a proven member said for earlier rides."""
    who = _proven(said, tools)
    if who is None:
        return None
    identity = {"member_id": who.member_id, "date_of_birth": who.date_of_birth.isoformat()}
    places = saved_places.of_member(tools.store, who.member_id)
    return usual.of(who, _earlier(said, tools, who), places, tools.store.seal.seal_json(identity))


def _earlier(said: Heard, tools: Backend, who: verified.Known) -> list[RideRequest]:
    """The requests of a proven member whose rider the directory knew."""
    placed = requests.of_member(tools.store, who.member_id, trial=said.sender.trial)
    return [each for each in placed if each.rider_source in ("checked", "verified")]


def _with_eligibility(draft: Draft, said: Heard, tools: Backend) -> Draft:
    """What the directory shows for the day goes along for the desk, where nobody was asked for ID and birth date."""
    if draft.identity != "verified" or draft.eligibility is not None:
        return draft
    who = identity_of(draft, tools)
    if who.member_id is None or who.date_of_birth is None:
        return draft
    return replace(draft, eligibility=_checked(draft, said, tools, who.member_id, who.date_of_birth).result)


def _submitted(told: Teller, said: Heard, tools: Backend, draft: Draft) -> Events:
    request = _request(draft, said, tools)
    placed = requests.place(
        tools.store,
        request,
        readback_id=str(draft.readback_id),
        now=said.message.now,
        rng=tools.rng,
        kinds_of_alarm=alarms(request),
    )
    open_requests.drop(tools.store, said.sender.conversation)
    if draft.identity == "verified" and placed.new:
        pass_used(said, tools, _proven(said, tools), helper_passes.ASKED)
    told.say(Say("utter_receipt", {"receipt": placed.receipt}))
    if "soon" in request.marks:
        told.say(Say("utter_receipt_soon"))
    elif "who_books_open" in request.marks:
        told.say(Say("utter_receipt_who_books"))
    given = [*(said.slots.get("receipts") or ()), placed.receipt]
    return [*draft_gone(), *form_left(), *slots({"receipts": given})]


def _identity_checked(said: Heard, tools: Backend, step: Step) -> Step:
    draft = step.draft
    member_id, born = str(draft.values["member_id"]), date.fromisoformat(str(draft.values["date_of_birth"]))
    checked, on = _checked(draft, said, tools, member_id, born), _checked_for(draft, said)
    sealed = tools.store.seal.seal_json({"member_id": member_id, "date_of_birth": born.isoformat()})
    how = "checked" if checked.matched else "failed"
    say = (
        (Say(checked.told, {"on": on.isoformat()}),)
        if checked.matched
        else (Say("utter_identity_not_checked"),)
    )
    return booking.after_identity(
        draft, said.message, tools.new_id, how=how, eligibility=checked.result, sealed=sealed, say=say
    )


def _checked(draft: Draft, said: Heard, tools: Backend, member_id: str, born: date) -> Checked:
    return members.check(
        tools.store,
        tools.directory,
        tools.operator.programs,
        said.sender.conversation,
        member_id,
        born,
        _checked_for(draft, said),
        said.message.now,
    )


def _checked_for(draft: Draft, said: Heard) -> date:
    """The day of the ride, else today."""
    trip = draft.values.get("trip_date")
    return date.fromisoformat(trip) if trip and trip != UNKNOWN else today(said.message.now)


def _request(draft: Draft, said: Heard, tools: Backend) -> RideRequest:
    return request_of(draft, identity_of(draft, tools), said.sender, tools.operator, said.message.now)


def identity_of(draft: Draft, tools: Backend) -> Identity:
    """The identity that a draft carries sealed."""
    if not draft.sealed_identity:
        return Identity(member_id=draft.values.get("member_id"))
    opened = tools.store.seal.open_json(draft.sealed_identity)
    return Identity(opened["member_id"], date.fromisoformat(opened["date_of_birth"]))
