"""Changing and dropping a request: which one, the form around `ridecare.changing.step`, and what is stored at its end."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from rasa_sdk.events import ActiveLoop

from actions.backend import Backend
from actions.events import Events, draft_gone, form_left, slots, then
from actions.handover import hand_over
from actions.heard import Heard
from actions.pass_used import pass_used
from actions.plain import Plain
from actions.telling import Teller
from ridecare import changing, on_file, wishing
from ridecare.calendar import is_soon, today
from ridecare.changed_request import changed, differences, draft_of
from ridecare.changing import Change, ChangeStep, Ride
from ridecare.draft import Draft
from ridecare.hearing import Message, is_bare_leaving
from ridecare.reading.result import Reading
from ridecare.receipts import find_receipts, meant_as_receipt
from ridecare.rides import LIVE, OPEN_TO_WISHES, NotAllowed, RideRequest
from ridecare.saying import Choice, Say
from ridecare.skipped_days import skipped
from ridecare.store import helper_passes, left_changes, requests, standing, versions
from ridecare.verified import known
from ridecare.whose_ride import request_of_pair

# Seconds in which the same words are the same tap.
_DOUBLE_TAP = 5
_GO_ON = (Choice("word", "go_on"), Choice("word", "person"))


class ActionChangeRide(Plain):
    """An earlier ride is to change, or is not needed any more."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_change_ride"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Find out which requests can be meant; without one it is handed over with everything said."""
        return begin_change(
            told, said, tools, kind="drop" if said.message.intent == "cancel_ride" else "change"
        )


def begin_change(told: Teller, said: Heard, tools: Backend, *, kind: str) -> Events:
    """Open the form for a wish, or hand it over where no request can be meant."""
    given = tuple(said.slots.get("receipts") or ())
    if said.slots.get("booking"):
        # In the middle of a new request: a person takes all of it over.
        draft = Draft.from_slots(said.slots, None)
        return [*draft_gone(), *hand_over(told, said, tools, reason=kind, draft=draft)]
    found = _could_be_meant(said, tools, given)
    typed = meant_as_receipt(said.message.text)
    named = [each for each in found if each.receipt in find_receipts(said.message.text)]
    opening = {
        "text": said.message.text[:1000],
        "intent": said.message.intent,
        "reading": said.message.reading.as_dict(),
        "at": said.message.now.timestamp(),
    }
    if typed and not named:
        return [*_slot(Change(kind, typed=typed), opening), *then("change_form")]
    if not found:
        if kind == "drop" and is_bare_leaving(said.message):
            told.say(Say("utter_nothing_to_stop"))
            return []
        return [*draft_gone(), *hand_over(told, said, tools, reason=kind)]
    live = [each for each in named or found if each.state in LIVE]
    if not live:
        return _over(told, said, tools, (named or found)[-1], kind)
    return [
        *_slot(Change(kind, rides=tuple(_ride(each) for each in live)), opening),
        *then("change_form"),
    ]


class ValidateChangeForm(Plain):
    """Every message while a change is open passes here."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "validate_change_form"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """One step of the change."""
        held = said.slots.get("change") or {}
        change = _change(said.slots, said.asked)
        if said.asked is None or (said.asked == "which_ride" and len(change.rides) == 1):
            return self._follow(told, said, tools, changing.begin(change, _opening(said)))
        if not said.fresh or _tapped_twice(said):
            told.say_all(changing.reask(change))
            return _kept(change, held)
        if said.go_on and said.message.intent not in ("request_human", "emergency", "crisis"):
            goes_on = said.message.names_choice("go_on") or said.message.reading.answer in ("yes", "go_on")
            told.say_all(changing.reask(change) if goes_on else (Say("utter_again_go_on", {}, _GO_ON),))
            return _kept(change, held)
        return self._follow(told, said, tools, changing.step(change, said.message, tools.new_id))

    def instead(self, said: Heard) -> Events:
        """The store is away: everything stays as it was."""
        return _kept(_change(said.slots, said.asked), said.slots.get("change") or {}) if said.asked else []

    def _follow(self, told: Teller, said: Heard, tools: Backend, step: ChangeStep) -> Events:
        held = said.slots.get("change") or {}
        if step.kind == "not_mine":
            return []
        if step.kind == "chosen":
            request = requests.find(tools.store, str(step.change.receipt))
            if request is None or request.state not in OPEN_TO_WISHES:
                return _kept(_unasked(step.change), {**held, "result": "too_late"})
            theirs = wishing.is_theirs(request, _proven(said, tools))
            kind, on = step.change.kind, today(said.message.now)
            days = skipped(request, _opening(said), kind, on) if theirs else ()
            if request.repeats and not days:
                # Which days, and what becomes of the others, is settled with a person; the rides stay until then.
                given = {"result": "hand_over", "reason": kind}
                return _kept(_unasked(step.change), {**held, **given})
            wish = versions.open_wish(tools.store, str(step.change.receipt))
            wished = draft_of(wish.request) if wish is not None and wish.request is not None else None
            own = wish is not None and (wish.conversation == said.sender.conversation or theirs)
            opened = replace(step.change, pending=wish.kind if wish is not None and own else None, days=days)
            opened = replace(opened, kind="drop") if days else opened
            step = changing.opened(opened, draft_of(request), wished, _opening(said), tools.new_id)
        told.say_all(step.say)
        if step.kind == "end":
            return _kept(_unasked(step.change), {**held, "result": step.result, "reason": step.reason})
        if step.change.receipt is not None:
            left_changes.keep(tools.store, said.sender.conversation, step.change.receipt, said.message.now)
        return _kept(step.change, held)


class ActionChangeDone(Plain):
    """The wish is to be stored, the ride stays as it was, or a person takes over."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_change_done"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Store what is to be stored, then say so."""
        held = said.slots.get("change") or {}
        change, result, reason = _change(said.slots, None), held.get("result"), held.get("reason")
        if result is None:
            return []  # the form could not begin, and said so
        left_changes.drop(tools.store, said.sender.conversation)
        if result == "send":
            return _sent(told, said, tools, change)
        if result == "withdraw":
            return _withdrawn(told, said, tools, change)
        if result == "pair":
            return _paired(told, said, tools, change)
        if result == "too_late":
            return _over(told, said, tools, requests.find(tools.store, str(change.receipt)), change.kind)
        if result == "hand_over":
            return [
                *draft_gone(),
                *hand_over(told, said, tools, reason=str(reason), draft=change.draft, about=change.receipt),
            ]
        told.say(Say("utter_change_kept"))
        return [*draft_gone(), *form_left(), *(then(str(reason)) if result == "elsewhere" else [])]

    def instead(self, said: Heard) -> Events:
        """Nothing was stored: the read-back stands, and a later yes to it is the same yes."""
        held = {name: value for name, value in (said.slots.get("change") or {}).items() if name != "result"}
        change = _change(said.slots, None)
        asked = (
            "rider_name"
            if change.receipt is None
            else "confirm"
            if change.kind == "change"
            else "confirm_drop"
        )
        return [
            ActiveLoop("change_form"),
            *_kept(replace(change, draft=replace(change.draft, asked=asked)), held),
        ]


def _sent(told: Teller, said: Heard, tools: Backend, change: Change) -> Events:
    receipt, now = str(change.receipt), said.message.now
    request = requests.find(tools.store, receipt)
    if request is None:
        return _over(told, said, tools, None, change.kind)
    if change.days:
        return _days_dropped(told, said, tools, change, request)
    verified = wishing.is_theirs(request, _proven(said, tools))
    fields = differences(change.before, change.draft.values)
    near = wishing.soon(request, tools.operator.soon_hours, now)
    try:
        asked = versions.ask(
            tools.store,
            receipt,
            change.kind,
            key=str(change.draft.readback_id),
            conversation=said.sender.conversation,
            now=now,
            verified=verified,
            request=changed(request, change.draft, tools.operator, now) if change.kind == "change" else None,
            at_once=change.kind == "change" and wishing.holds_at_once(fields, verified=verified),
            alarm=wishing.ALARMS[change.kind] if near or (request.state == "accepted" and verified) else None,
        )
    except NotAllowed:
        return _over(told, said, tools, request, change.kind)
    told.say_all(wishing.told(change.kind, receipt, done=asked.done, is_near=near))
    if verified:
        _told_on_file(said, tools, change)
    return [*draft_gone(), *form_left()]


def _days_dropped(told: Teller, said: Heard, tools: Backend, change: Change, request: RideRequest) -> Events:
    """Single dates of a standing order, by the member who is proven."""
    now = said.message.now
    if not wishing.is_theirs(request, _proven(said, tools)):
        return _over(told, said, tools, request, change.kind)
    days = [date.fromisoformat(each) for each in change.days]
    states = {each.day: each.state for each in request.repeats.dates} if request.repeats else {}
    leg = request.outward
    clock = leg.pickup_time or leg.appointment_time
    near = any(is_soon(day, clock, now, tools.operator.soon_hours) for day in days)
    rings = near or any(states.get(day) == "accepted" for day in days)
    try:
        standing.drop_days(
            tools.store, str(change.receipt), days, now, alarm=wishing.ALARMS["drop"] if rings else None
        )
    except NotAllowed:
        return _over(told, said, tools, request, change.kind)
    told.say(Say("utter_days_dropped", {"these_days": change.days, "receipt": change.receipt}))
    _told_on_file(said, tools, change)
    return [*draft_gone(), *form_left()]


def _told_on_file(said: Heard, tools: Backend, change: Change) -> None:
    who = known(tools.store.seal, said.slots.get("verified"))
    if who is None:
        return
    pass_used(said, tools, who, helper_passes.CHANGED)
    on_file.announce(
        tools.store,
        tools.directory,
        who,
        response="utter_on_file_change",
        conversation=said.sender.conversation,
        now=said.message.now,
        key=str(change.draft.readback_id),
    )


def _withdrawn(told: Teller, said: Heard, tools: Backend, change: Change) -> Events:
    receipt = str(change.receipt)
    try:
        versions.withdraw(tools.store, receipt, now=said.message.now)
    except NotAllowed:
        return _over(told, said, tools, requests.find(tools.store, receipt), change.kind)
    told.say(Say("utter_wish_withdrawn", {"receipt": receipt}))
    return [*draft_gone(), *form_left()]


def _paired(told: Teller, said: Heard, tools: Backend, change: Change) -> Events:
    """A receipt of another session with a rider's name: a wish when they fit, and the same words whether or not."""
    name, receipt, now = str(change.draft.values.get("rider_name") or ""), str(change.typed), said.message.now
    request = request_of_pair(
        tools.store,
        receipt,
        name,
        conversation=said.sender.conversation,
        trial=said.sender.trial,
        now=now,
    )
    if request is not None and request.state in OPEN_TO_WISHES:
        near = wishing.soon(request, tools.operator.soon_hours, now)
        # Should staff have moved it just now, the hand-over below tells them.
        with suppress(NotAllowed):
            versions.ask(
                tools.store,
                receipt,
                change.kind,
                key=f"{said.sender.conversation}-{receipt}-{change.kind}-{now.timestamp():.3f}",
                conversation=said.sender.conversation,
                now=now,
                words=_opening(said).text,
                beside=True,
                alarm=wishing.ALARMS[change.kind] if near else None,
            )
    draft = replace(change.draft, words=(_opening(said).text,))
    about = receipt if request is not None else None
    return [*draft_gone(), *hand_over(told, said, tools, reason=change.kind, draft=draft, about=about)]


def _over(told: Teller, said: Heard, tools: Backend, request: RideRequest | None, kind: str) -> Events:
    """Staff have moved the ride on: it is said kindly, and a person takes over."""
    receipt = request.receipt if request is not None and request.receipt else None
    if request is not None and kind == "drop" and request.state == "cancelled":
        told.say(Say("utter_drop_already", {"receipt": receipt}))
        return [*draft_gone(), *form_left()]
    told.say(Say("utter_wish_too_late", {"receipt": receipt or ""}))
    rings = wishing.ALARMS[kind] if request is not None and request.state == "on_the_way" else None
    draft = _change(said.slots, None).draft
    return [
        *draft_gone(),
        *hand_over(told, said, tools, reason=kind, draft=draft, about=receipt, rings=rings),
    ]


def _could_be_meant(said: Heard, tools: Backend, given: tuple[str, ...]) -> tuple[RideRequest, ...]:
    """The requests of this session, and those of a verified member that still stand."""
    found = {receipt: requests.find(tools.store, receipt) for receipt in dict.fromkeys(given)}
    member = _proven(said, tools)
    if member is not None:
        for request in requests.live_of_member(tools.store, member, trial=said.sender.trial):
            found.setdefault(str(request.receipt), request)
    return tuple(request for request in found.values() if request is not None)


def _proven(said: Heard, tools: Backend) -> str | None:
    """The ID of the member who is verified in this session, or None."""
    who = known(tools.store.seal, said.slots.get("verified"))
    return who.member_id if who is not None else None


def _ride(request: RideRequest) -> Ride:
    leg = request.outward
    day = leg.trip_date.isoformat() if leg.trip_date else None
    return Ride(str(request.receipt), day, leg.appointment_time or leg.pickup_time)


# --- in the slot ------------------------------------------------------------------------------------------------


def _change(values: Mapping[str, Any], asked: str | None) -> Change:
    held = values.get("change") or {}
    return Change(
        kind=str(held.get("kind") or "change"),
        draft=Draft.from_slots(held.get("draft") or {}, asked),
        receipt=held.get("receipt"),
        before=held.get("before") or {},
        rides=tuple(Ride(*each) for each in held.get("rides") or ()),
        typed=held.get("typed"),
        pending=held.get("pending"),
        days=tuple(held.get("days") or ()),
    )


def _slot(change: Change, opening: Mapping[str, Any], **rest: Any) -> Events:
    held = {
        "kind": change.kind,
        "draft": change.draft.as_slots(),
        "receipt": change.receipt,
        "before": dict(change.before),
        "rides": [[ride.receipt, ride.day, ride.clock] for ride in change.rides],
        "typed": change.typed,
        "pending": change.pending,
        "days": list(change.days),
        "opening": dict(opening),
        **rest,
    }
    return slots({"change": held})


def _kept(change: Change, held: Mapping[str, Any]) -> Events:
    rest = {name: held.get(name) for name in ("result", "reason")}
    return [
        *_slot(change, held.get("opening") or {}, **rest),
        *slots({"requested_slot": change.draft.asked}),
    ]


def _unasked(change: Change) -> Change:
    return replace(change, draft=replace(change.draft, asked=None))


def _tapped_twice(said: Heard) -> bool:
    """Whether the message that began it came a second time: it answers nothing."""
    kept = (said.slots.get("change") or {}).get("opening") or {}
    sent_again = said.message.text[:1000] == kept.get("text")
    return sent_again and said.message.now.timestamp() - float(kept.get("at") or 0) < _DOUBLE_TAP


def _opening(said: Heard) -> Message:
    """The message that began it: what it says of the ride counts once it is known which ride is meant."""
    kept = (said.slots.get("change") or {}).get("opening")
    if not kept:
        return said.message
    reading = Reading.from_dict(kept["reading"])
    return replace(said.message, text=kept["text"], intent=kept["intent"], reading=reading)
