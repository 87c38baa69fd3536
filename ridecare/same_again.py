"""The same ride as last time: whether that is said, and what the new request takes from the one of before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ridecare.draft import UNKNOWN, Draft
from ridecare.hearing import Message
from ridecare.requested_legs import with_legs
from ridecare.rides import RideRequest

_SAME = re.compile(
    r"^(?:(?:the )?same(?: (?:again|please|one|as before))*(?: (?:on|for|but|tomorrow|next|this|every)\b.*)?|(?:lo |el )?mismo(?: (?:otra vez|de nuevo|por favor))*(?: (?:el|para|pero|manana)\b.*)?)$|"
    r"\b(?:(?:the |my )?same (?:ride|trip|thing|one)s?(?: (?:again|please|as|like|from|of|to))*(?: (?:last time|before|usual|always|the last one|the other day|yesterday|last week))?$|"
    r"(?:the |my )?same (?:ride|trip|thing|one)s? (?:as|like) (?:last time|before|usual|always|the last one|yesterday|last week)|"
    r"(?:^|(?:ride|go|going|back) (?:to|from) )(?:the |my )?same places?(?: (?:again|please|as|like|last time|before|usual|always))*$|"
    r"(?:the |my )?same (?:ride|trip) (?:again|on|for|but|tomorrow|next|every)|same as (?:last time|before|always|usual|ever)|"
    r"(?:the|my) (?:usual|regular)(?: (?:ride|trip|thing|one))?(?= (?:please|again|on|for|but|tomorrow|next|every|at)\b|$)|^usual(?: ride)?$|"
    r"lo mismo (?:de siempre|de antes|de la ultima vez|que (?:la )?(?:ultima|otra) vez|que (?:antes|siempre))|(?:el|un) mismo viaje|los mismos viajes|(?:el viaje|lo) de siempre|igual que (?:siempre|la ultima vez|antes)|como (?:siempre|la ultima vez))(?= ?\b|$)"
)

_WANTS = re.compile(r"\b(?:get|have|need|want|puedo|quiero|necesito)\b")


@dataclass(frozen=True)
class Before:
    """The request of before. sealed_identity: its member ID and birth date, None where they were not checked."""

    request: RideRequest
    sealed_identity: str | None


def is_meant(message: Message) -> bool:
    """Whether the message asks for the same ride."""
    asks = message.is_question and not _WANTS.search(message.plain)
    return not asks and bool(_SAME.search(message.plain.rstrip(" ?")))


def filled(draft: Draft, before: Before) -> Draft:
    """The draft with what was not said now taken from before; the day and the times are asked."""
    request = before.request
    untimed = [replace(leg, trip_date=None, appointment_time=None, pickup_time=None) for leg in request.legs]
    ways = with_legs(Draft(), untimed)
    where = {name: value for name, value in ways.values.items() if name != "trip_date"}
    kept = {
        **where,
        "rider_name": request.rider_name,
        "return_ride": request.return_ride,
        "mobility": list(request.mobility) or None,
        "companions": request.companions,
        "children": list(request.children) or None,
        "trip_purpose": request.trip_purpose,
        "requester": request.requester,
        "callback_phone": request.callback_phone,
        "notes": request.notes or "none",
    }
    minor = draft.minor or "minor" in request.marks
    if minor:
        kept["notes"] = None  # with the adult who rides along in it, who is asked again
    missing = {
        name: value
        for name, value in kept.items()
        if value not in (None, UNKNOWN) and draft.values.get(name) is None and name not in draft.open
    }
    skipped = {
        name
        for name, value in (
            ("return_ride", request.return_ride),
            ("mobility", request.mobility),
            ("companions", request.companions),
        )
        if value in (None, ()) and draft.values.get(name) is None and name not in draft.open
    }
    taken = draft.with_values(**missing)
    if not {"pickup", "destination", "stop_place"} & draft.values.keys():
        taken = replace(taken, stop=ways.stop or taken.stop, places={**ways.places, **taken.places})
    identity = taken.identity or ("checked" if before.sealed_identity else "skipped")
    return replace(
        taken,
        minor=minor,
        skipped=taken.skipped | skipped,
        identity=identity,
        sealed_identity=taken.sealed_identity or before.sealed_identity,
    )
