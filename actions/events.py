"""The events that actions return, each by one name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from ridecare.draft import Draft
from ridecare.questions import TRIP_SLOTS

Events = list[dict[str, Any]]


def slots(values: Mapping[str, Any]) -> Events:
    """Set these slots."""
    return [SlotSet(name, value) for name, value in values.items()]


def draft_kept(draft: Draft) -> Events:
    """The draft in the slots, and its open question asked."""
    return [*slots(draft.as_slots()), SlotSet("requested_slot", draft.asked)]


def draft_gone() -> Events:
    """No ride request in the making."""
    return slots({**dict.fromkeys(TRIP_SLOTS), "booking": None, "booking_result": None, "change": None})


def form_left() -> Events:
    """No form is open and nothing is asked."""
    return [ActiveLoop(None), SlotSet("requested_slot", None)]


def then(action: str) -> Events:
    """This action or form comes next."""
    return [FollowupAction(action)]
