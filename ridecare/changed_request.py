"""A stored request as a draft again, and the request that a changed draft makes: both ways between the two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ridecare.draft import UNKNOWN, Draft, missing
from ridecare.facts import Operator
from ridecare.readback import ORDER, line_value
from ridecare.requested_legs import with_legs
from ridecare.requesting import Identity, Sender, request_of
from ridecare.rides import RideRequest
from ridecare.wording import Words

# Marks that a change of the ride leaves as they are: they tell of the rider, not of the ride.
_OF_THE_RIDER = ("not_checked", "identity_failed")
_ALONG = "rides along: "


@dataclass(frozen=True)
class Compared:
    """A draft beside the values that hold now: its lines say what is new."""

    draft: Draft
    before: Mapping[str, Any]

    def lines(self, words: Words) -> list[str]:
        """One line a field; a new value stands with the one before."""
        new = differences(self.before, self.draft.values)
        found = []
        for name in ORDER:
            value, old = self.draft.values.get(name), self.before.get(name)
            if _nothing(value) and name not in new:
                continue
            said = words.word("none") if _nothing(value) else line_value(self.draft, name, words)
            if name in new:
                was = (
                    words.word("none")
                    if _nothing(old)
                    else line_value(Draft(values=self.before), name, words)
                )
                said = words.render(("changes", "new"), {"new": said, "old": was})
            found.append(f"{words.word('fields', name)}: {said}")
        return found


def draft_of(request: RideRequest) -> Draft:
    """The draft that this request came from, as far as a request keeps it; nothing of it is asked again."""
    notes, rides_along = _parted(request.notes)
    values = {
        "rider_name": request.rider_name,
        "return_ride": request.return_ride,
        "return_time": request.return_time,
        "trip_purpose": request.trip_purpose,
        "mobility": list(request.mobility) or None,
        "companions": request.companions,
        "children": list(request.children) or None,
        "rides_along": rides_along,
        "requester": request.requester,
        "callback_phone": request.callback_phone,
        "notes": notes,
    }
    known = {name: value for name, value in values.items() if value is not None}
    draft = with_legs(Draft(values=known, identity="skipped", minor="minor" in request.marks), request.legs)
    no_time = not {"appointment_time", "pickup_time"} & draft.values.keys()
    if no_time and "needs_call" in request.marks:
        draft = draft.with_values(appointment_time=UNKNOWN)
    return replace(draft, skipped=frozenset(missing(draft, phone_known=False)))


def changed(request: RideRequest, draft: Draft, operator: Operator, now: datetime) -> RideRequest:
    """The request as the draft wishes it: who it is for and how far that is known stays as it was."""
    sender = Sender(request.conversation, request.channel, request.language, request.trial)
    made = request_of(draft, Identity(request.member_id, request.date_of_birth), sender, operator, now)
    of_rider = tuple(mark for mark in request.marks if mark in _OF_THE_RIDER or mark.startswith("second_of:"))
    marks = tuple(mark for mark in made.marks if mark not in _OF_THE_RIDER)
    return replace(
        made,
        receipt=request.receipt,
        state=request.state,
        rider_source=request.rider_source,
        eligibility=request.eligibility,
        created_at=request.created_at,
        possible_duplicate_of=request.possible_duplicate_of,
        marks=(*marks, *of_rider),
    )


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that differ, in the order of the read-back."""
    return tuple(name for name in ORDER if _compared(before, name) != _compared(after, name))


def _compared(values: Mapping[str, Any], name: str) -> Any:
    """A value as it is compared; a stop is its place and when it is."""
    if name == "stop_place" and not _nothing(values.get(name)):
        return (values[name], values.get("stop_when"))
    return _plain(values.get(name))


def _plain(value: Any) -> Any:
    if _nothing(value):
        return None
    return list(value) if isinstance(value, list | tuple) else value


def _nothing(value: Any) -> bool:
    return value is None or value in ("", "none", [], ())


def _parted(notes: str | None) -> tuple[str | None, str | None]:
    """The note for the driver, and the adult who rides along with a child (stored behind it)."""
    if notes is None:
        return None, None
    before, found, adult = notes.rpartition(_ALONG)
    if not found:
        return notes, None
    return before.removesuffix("; ") or None, adult
