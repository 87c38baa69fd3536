"""When it is not clear what was meant: the ladder outside forms, and answers to nothing."""

from __future__ import annotations

from actions.backend import Backend
from actions.booking import ActionBookingDone
from actions.changing import ActionChangeDone, begin_change
from actions.events import Events, slots, then
from actions.handover import hand_over
from actions.heard import Heard
from actions.plain import Plain
from actions.telling import Teller
from ridecare import fallback
from ridecare.hearing import Message
from ridecare.questions import TRIP_SLOTS
from ridecare.saying import Say
from ridecare.store import handovers


class ActionNotUnderstood(Plain):
    """Ask differently, offer choices, hand over."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_not_understood"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """The next rung of the ladder."""
        if said.asked:
            return []
        if said.slots.get("receipts") and _changes_a_trip(said.message):
            return begin_change(told, said, tools, kind="change")
        rung = fallback.next_rung(
            int(said.slots.get("tries") or 0),
            said.message,
            said.ranking,
            out_of_scope=said.message.intent == "out_of_scope",
        )
        if rung.hand_over:
            return hand_over(told, said, tools, reason="not_understood")
        told.say_all(rung.say)
        return slots({"tries": rung.tries})


class ActionAnswerOutside(Plain):
    """A yes, a no or a value although nothing is asked."""

    def name(self) -> str:
        """As Rasa calls it."""
        return "action_answer_outside"

    def act(self, told: Teller, said: Heard, tools: Backend) -> Events:
        """Two trip values are a ride request that starts in the middle; a yes after a receipt repeats it."""
        before = said.danger_before
        goes_on = said.message.reading.answer in ("yes", "go_on")
        given = said.slots.get("receipts") or ()
        if goes_on and (said.slots.get("change") or {}).get("result") == "send":
            # The answer to the first yes was lost on its way; a second one is the same wish.
            return ActionChangeDone().act(told, said, tools)
        if given and (said.message.intent == "correct_answer" or said.message.reading.correcting):
            return begin_change(told, said, tools, kind="change")
        if _tells_of_a_trip(said.message) or (goes_on and before and _tells_of_a_trip(before)):
            return then("booking_form")
        if said.slots.get("booking_result") == "submit" and said.message.reading.answer == "yes":
            # The answer to the first yes was lost on its way. It may be stored; a second one gives the same receipt.
            return ActionBookingDone().act(told, said, tools)
        if given and said.message.reading.answer == "yes":
            told.say(Say("utter_receipt_again", {"receipt": given[-1]}))
            return []
        if said.message.reading.values.get("member_id") or said.message.reading.values.get("date_of_birth"):
            return then("eligibility_form")
        opened = handovers.open_case(tools.store, said.sender.conversation)
        if opened is not None and opened.receipt and said.message.intent in ("inform", "correct_answer"):
            phone = said.message.reading.values.get("callback_phone")
            handovers.add(tools.store, opened.receipt, callback_phone=phone, words=said.message.text)
            told.say(Say("utter_handover_added", {"receipt": opened.receipt}))
            return []
        told.say(Say("utter_nothing_open"))
        return []


def _changes_a_trip(message: Message) -> bool:
    of_a_trip = {*message.reading.values, *message.reading.named} & set(TRIP_SLOTS)
    return message.reading.correcting and bool(of_a_trip)


def _tells_of_a_trip(message: Message) -> bool:
    return sum(1 for name in message.reading.values if name in TRIP_SLOTS) >= 2
