"""A proven member's usual answers: offered in the read-back instead of asked, where the rider is that member."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ridecare.draft import UNKNOWN, Draft
from ridecare.hearing import folded
from ridecare.rides import RideRequest
from ridecare.verified import Known, same_name

HOME = "home"
# What stays the same from ride to ride. Notes say where the door is, so they belong to the place of pickup.
_ANSWERS = ("mobility", "callback_phone")
_PLACES = ("pickup", "destination", "stop_place")
_OWN_HOME = frozenset(
    {"home", "my home", "my house", "house", "my place", "casa", "mi casa", "la casa", "mi hogar"}
)


def of(
    who: Known, before: Sequence[RideRequest], places: Mapping[str, str], sealed_identity: str
) -> dict[str, Any] | None:
    """What may be offered to a proven member, as a draft keeps it; None where the name on file is not known.

    Args:
        before: the requests of this member whose rider the directory knew.
        places: the places that the member saved, by name.
        sealed_identity: member ID and birth date, sealed.
    """
    if who.name is None:
        return None
    theirs = sorted((each for each in before if same_name(each.rider_name, who.name)), key=_age)
    proven = [each for each in theirs if each.rider_source == "verified"]
    answers: dict[str, Any] = {}
    notes: dict[str, str] = {}
    if theirs:
        answers["mobility"] = list(theirs[-1].mobility)
        if theirs[-1].notes:
            notes = {"place": theirs[-1].outward.pickup, "text": theirs[-1].notes}
    if proven and who.helper is None:
        # Whoever knew ID and birth date may have left a number of their own.
        answers["callback_phone"] = proven[-1].callback_phone
    return {
        "name": who.name,
        "sealed": sealed_identity,
        "answers": {name: value for name, value in answers.items() if value not in ([], UNKNOWN)},
        "notes": notes,
        "places": dict(places),
        "helper": who.helper,
    }


def last_ride(before: Sequence[RideRequest]) -> RideRequest | None:
    """The ride that a proven member means with "the same again"; its phone only where a proven member gave it."""
    if not before:
        return None
    last = max(before, key=_age)
    return last if last.rider_source == "verified" else replace(last, callback_phone=UNKNOWN)


def offered(draft: Draft, *, phone_known: bool) -> Draft:
    """The draft with the usual answers in what was not said; without them once the rider is another one.

    phone_known: by SMS the sender's number is taken.
    """
    usual, name = draft.usual, draft.values.get("rider_name")
    if not usual or name is None:
        return draft
    if not same_name(str(name), usual["name"]):
        return withdrawn(draft)
    filled = draft
    for place in _PLACES:
        said, home = draft.values.get(place), usual["places"].get(HOME)
        if home and isinstance(said, str) and is_home(said):
            filled = filled.with_values(**{place: home})
    for answer in _ANSWERS:
        known = draft.known(answer) or draft.open.get(answer) or (answer == "callback_phone" and phone_known)
        if answer in usual["answers"] and not known and answer not in draft.offered:
            filled = _with(filled, answer, usual["answers"][answer])
    notes = usual["notes"]
    if notes and not draft.known("notes") and "notes" not in draft.offered:
        pickup = filled.values.get("pickup")
        if isinstance(pickup, str) and folded(pickup) == folded(notes["place"]):
            filled = _with(filled, "notes", notes["text"])
    if usual["helper"] and not filled.known("requester"):
        filled = filled.with_values(requester=usual["helper"])
    if filled.identity != "failed":
        filled = replace(filled, identity="verified", sealed_identity=usual["sealed"])
    return filled


def withdrawn(draft: Draft) -> Draft:
    """The draft without anything that came from before: another rides, or nobody is proven any more."""
    if not draft.usual:
        return draft
    places = set(draft.usual["places"].values())
    values = {
        name: value
        for name, value in draft.values.items()
        if not is_offered(draft, name) and not (name in _PLACES and value in places)
    }
    gone = replace(draft, values=values, usual=None, offered=())
    if gone.identity == "verified":
        gone = replace(gone, identity="", sealed_identity=None, eligibility=None)
    return gone


def is_home(place: str) -> bool:
    """Whether the words name a home without saying where it is."""
    return folded(place) in _OWN_HOME


def is_offered(draft: Draft, name: str) -> bool:
    """Whether the value of this field stands there because it did the last time."""
    if name not in draft.offered or not draft.usual:
        return False
    usual = draft.usual["notes"].get("text") if name == "notes" else draft.usual["answers"].get(name)
    return bool(draft.values.get(name) == usual)


def is_saved(draft: Draft, name: str) -> bool:
    """Whether a place was filled in from the member's saved places."""
    return bool(draft.usual and name in _PLACES and draft.values.get(name) in draft.usual["places"].values())


def _age(request: RideRequest) -> datetime:
    return request.created_at


def _with(draft: Draft, name: str, value: Any) -> Draft:
    return replace(draft.with_values(**{name: value}), offered=(*draft.offered, name))
