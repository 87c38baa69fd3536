"""Handing over to the RideCare department: the record first, then the question where to reach the member."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions.backend import Backend
from actions.events import Events, draft_gone, form_left, slots, then
from actions.heard import Heard
from actions.plain import Plain
from actions.telling import Teller
from ridecare import handing_over
from ridecare.calendar import today
from ridecare.draft import UNKNOWN, Draft
from ridecare.handing_over import Reach
from ridecare.language import SPOKEN
from ridecare.ready import READY, says_ready
from ridecare.receipts import find_receipts
from ridecare.rides import LIVE, next_day
from ridecare.saying import Say
from ridecare.standing_order import days_meant
from ridecare.store import alarms, handovers, left_changes, open_requests, requests
from ridecare.verified import known


class ActionHandOver(Plain):
    """A person is wanted, or something that only a person can do."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_hand_over"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Store the hand-over with everything collected."""
        draft = _at_hand(said)
        open_requests.drop(tools.store, said.sender.conversation)
        left_changes.drop(tools.store, said.sender.conversation)
        foreign = said.message.intent == "request_interpreter" and said.written not in (*SPOKEN, None)
        reason = handing_over.REASONS.get("other_language" if foreign else said.message.intent, "person")
        return [*draft_gone(), *hand_over(told, said, tools, reason=reason, draft=draft)]


class ActionReportProblem(Plain):
    """Late, missing, stranded, unsafe, or ready for the way home: the alarm is stored before anything is asked."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_report_problem"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Alarm, then where are you and which phone."""
        draft = _at_hand(said)
        open_requests.drop(tools.store, said.sender.conversation)
        left_changes.drop(tools.store, said.sender.conversation)
        ready = says_ready(said.message)
        reason = READY if ready else "problem"
        about = _ride_of_today(said, tools) if ready else None
        return [
            *draft_gone(),
            *hand_over(told, said, tools, reason=reason, draft=draft, alarm=reason, about=about),
        ]


class ValidateHandoverForm(Plain):
    """Where are you, and where can a person reach you."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "validate_handover_form"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """One step; what is said is added to the case at once."""
        case = said.slots.get("handover") or {}
        reach = Reach(
            asked=said.asked,
            alarm=bool(case.get("alarm")),
            phone_known=bool(case.get("phone")),
            tries=int(case.get("tries") or 0),
        )
        if said.asked is None:
            return self._follow(told, case, handing_over.begin(reach))
        if not said.fresh:
            told.say_all(handing_over.reask(reach))
            return _asked(case, reach)
        step = handing_over.step(reach, said.message)
        if step.kind == "not_mine":
            return []
        if step.found:
            handovers.add(
                tools.store,
                case["receipt"],
                collected={name: value for name, value in step.found.items() if name != "callback_phone"}
                or None,
                callback_phone=step.found.get("callback_phone"),
                words=said.message.text,
            )
        return self._follow(told, case, step)

    def instead(self, said: Heard) -> Events:
        """The store is away: the question stays."""
        return [SlotSet("handover", said.slots.get("handover")), SlotSet("requested_slot", said.asked)]

    def _follow(self, told: Teller, case: dict[str, Any], step: handing_over.ReachStep) -> Events:
        told.say_all(step.say)
        return _asked(case, step.reach)


class ActionHandoverDone(Plain):
    """The department knows where to reach the member, as far as the member said."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_handover_done"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Say that it was added."""
        case = said.slots.get("handover") or {}
        complete = "utter_handover_complete" if case.get("phone") else "utter_handover_added"
        told.say(Say(complete, {"receipt": case.get("receipt", "")}))
        return slots({"handover": case})


def hand_over(
    told: Teller,
    said: Heard,
    tools: Backend,
    *,
    reason: str,
    draft: Draft | None = None,
    alarm: str | None = None,
    about: str | None = None,
    rings: str | None = None,
) -> Events:
    """Store a hand-over (or add to the case that is open in this conversation), say its number, ask for a phone.

    The record is durable before its number is said; the phone is asked afterwards and added.
    about: the request that it is about, where that is known. rings: an alarm without the questions of `alarm`.
    """
    request = draft or Draft()
    phone = request.values.get("callback_phone") or said.message.sender_phone
    phone = None if phone == UNKNOWN else phone
    given = tuple(said.slots.get("receipts") or ())
    tied = _tied(said, reason, given, about)
    if phone is None and given:
        asked_before = requests.find(tools.store, given[-1])
        known = asked_before.callback_phone if asked_before else UNKNOWN
        phone = known if known not in (UNKNOWN, "none") else None
    case = handing_over.case_of(
        request,
        said.sender,
        said.message,
        reason=reason,
        phone=phone,
        tied=tied[0] if tied else None,
        urgent=alarm is not None,
    )
    order = requests.find(tools.store, tied[0]) if tied and reason in ("change", "drop") else None
    days = days_meant(said.message.reading) if order and order.repeats else []
    if days:
        case = replace(case, collected={**case.collected, "about_days": days})
    opened = handovers.open_case(tools.store, said.sender.conversation)
    if opened is not None and opened.receipt and handing_over.belongs_to(opened, case):
        handovers.add(
            tools.store,
            opened.receipt,
            collected=case.collected or None,
            callback_phone=phone,
            words=case.words,
        )
        if rings:
            alarms.raise_alarm(tools.store, opened.receipt, rings, said.message.now)
        told.say(Say("utter_handover_added", {"receipt": opened.receipt}))
        receipt = opened.receipt
        phone = phone or opened.callback_phone
    else:
        key = f"{said.sender.conversation}-{reason}-{said.message.now.timestamp():.3f}"
        receipt = handovers.hand_over(
            tools.store, case, key=key, now=said.message.now, rng=tools.rng, alarm=alarm or rings
        ).receipt
        told.say(Say(handing_over.words_for(reason, alarm is not None), {"receipt": receipt}))
    held = {
        "receipt": receipt,
        "reason": reason,
        "alarm": alarm is not None,
        "phone": bool(phone),
        "tries": 0,
    }
    events = [*form_left(), *slots({"handover": held, "tries": None, "booking_result": None})]
    if alarm is not None or not phone:
        events += then("handover_form")
    return events


def _tied(said: Heard, reason: str, given: tuple[str, ...], about: str | None) -> tuple[str, ...]:
    """The request that a hand-over is tied to; a receipt that is only typed ties no wish to change or drop a ride."""
    about = about or (said.slots.get("change") or {}).get("receipt")
    typed = find_receipts(said.message.text)
    if about:
        return (about,)
    if reason in ("change", "drop"):
        return tuple(each for each in typed if each in given) if typed else given[-1:]
    return typed or given[-1:]


def _ride_of_today(said: Heard, tools: Backend) -> str | None:
    """The ride whose way home it is: of this session, or of the member who is proven."""
    mine = [requests.find(tools.store, each) for each in said.slots.get("receipts") or ()]
    who = known(tools.store.seal, said.slots.get("verified"))
    if who:
        mine += requests.live_of_member(tools.store, who.member_id, trial=said.sender.trial)
    day = today(said.message.now)
    found = [each for each in mine if each and each.state in LIVE and next_day(each, day) == day]
    found.sort(key=lambda each: each.return_ride == "call_when_ready")
    return found[-1].receipt if found else None


def _at_hand(said: Heard) -> Draft:
    """The request that is being made, or the change of one."""
    return Draft.from_slots((said.slots.get("change") or {}).get("draft") or said.slots, None)


def _asked(case: dict[str, Any], reach: Reach) -> Events:
    kept = {**case, "tries": reach.tries, "phone": reach.phone_known}
    return [SlotSet("handover", kept), SlotSet("requested_slot", reach.asked)]
