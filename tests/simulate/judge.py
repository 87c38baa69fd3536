"""Compares what stands in the store at the end with the goal, and says what went wrong, by kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ridecare.handover import HandOver
from ridecare.rides import RideRequest
from tests.simulate.goal import OTHERS, Goal
from tests.simulate.readback import folded, same_words

# The kinds of failure. The first six must never happen; the goals of the others are shares.
NEVER = (
    "stored_without_yes", "wrong_field", "doubled", "receipt_without_request", "dead_end", "missed_hand_over", "leaked",
)  # fmt: skip
SELDOM = ("handed_over_without_need",)


@dataclass(frozen=True)
class Failure:
    """One thing that went wrong."""

    kind: str
    what: str


@dataclass(frozen=True)
class Ending:
    """What is known at the end of a conversation.

    yes: how many requests the member said yes to. read: everything the assistant said. left: the member went away on
    purpose. stuck: why the conversation could not be ended, if it could not.
    """

    goal: Goal
    yes: int
    left: bool
    stuck: str | None
    read: str
    receipts_read: tuple[str, ...]
    requests: tuple[RideRequest, ...]
    cases: tuple[HandOver, ...]


def judged(end: Ending) -> tuple[Failure, ...]:
    """Every failure of one conversation."""
    found = []
    goal = end.goal
    if len(end.requests) > end.yes:
        found.append(Failure("stored_without_yes", f"{len(end.requests)} stored, {end.yes} wanted"))
    if len(end.requests) > 1:
        found.append(Failure("doubled", ", ".join(str(each.receipt) for each in end.requests)))
    known = {each.receipt for each in end.requests} | {each.receipt for each in end.cases}
    found += [
        Failure("receipt_without_request", receipt) for receipt in end.receipts_read if receipt not in known
    ]
    reasons = [case.reason for case in end.cases]
    if goal.hand_over:
        if goal.hand_over not in reasons:
            found.append(Failure("missed_hand_over", f"{goal.hand_over}, made: {reasons or 'none'}"))
        if end.requests:
            found.append(
                Failure("wrong_field", f"a request was stored instead of the hand-over {goal.hand_over}")
            )
        return tuple(found)
    if reasons:
        found.append(Failure("handed_over_without_need", ", ".join(reasons)))
    elif end.stuck:
        found.append(Failure("dead_end", end.stuck))
    elif not end.left and not end.requests:
        found.append(Failure("dead_end", "no request is stored"))
    for request in end.requests[:1]:
        found += [Failure("wrong_field", line) for line in unlike(goal, request)]
    if goal.card is None:
        secrets = (OTHERS.name, str(OTHERS.born.year), OTHERS.born.isoformat(), "6515550106", "651-555-0106")
        own = f"{goal.phone} {goal.pickup}"  # "555-1944" is no birth year
        found += [Failure("leaked", secret) for secret in secrets if secret in end.read and secret not in own]
    return tuple(found)


def unlike(goal: Goal, request: RideRequest) -> list[str]:
    """The fields in which a stored request is not the goal."""
    out = request.legs[0]
    pairs: list[tuple[str, object, object]] = [
        ("trip_date", goal.day, out.trip_date),
        ("appointment_time", goal.visit, out.appointment_time),
        ("pickup_time", None, out.pickup_time),
        ("return_ride", goal.way_home, request.return_ride),
        ("return_time", goal.home_at, request.return_time),
        ("mobility", sorted(goal.mobility), sorted(request.mobility)),
        ("companions", None if goal.minor else goal.companions, request.companions),
        ("children", sorted(goal.children), sorted(request.children)),
        ("callback_phone", goal.phone, request.callback_phone),
        ("minor", goal.minor, "minor" in request.marks),
        ("legs", 1 if goal.way_home == "one_way" else 2, len(request.legs)),
        ("checked", goal.card is not None, request.rider_source == "checked"),
    ]
    wrong = [f"{name}: {have!r}, wanted {want!r}" for name, want, have in pairs if want != have]
    pickup = _without_door(out.pickup, goal)
    texts = [("rider_name", goal.rider_name, request.rider_name), ("pickup", goal.pickup, pickup)]
    texts += [("destination", goal.destination, out.destination)]
    if len(request.legs) == 2:
        home = request.legs[1]
        texts += [("home from", out.destination, home.pickup), ("home to", out.pickup, home.destination)]
        if home.pickup_time != goal.home_at:
            wrong.append(f"home at: {home.pickup_time!r}, wanted {goal.home_at!r}")
    wrong += [f"{name}: {have!r}, wanted {want!r}" for name, want, have in texts if not _place(want, have)]
    if goal.purpose and request.trip_purpose not in (None, goal.purpose):
        wrong.append(f"trip_purpose: {request.trip_purpose!r}, wanted {goal.purpose!r}")
    if goal.card and request.member_id != goal.card.member_id:
        wrong.append(f"member_id: {request.member_id!r}")
    # A door or a code that is said before the notes are asked stands with the pickup place.
    notes = folded(f"{request.notes or ''} {out.pickup}")
    for want in (goal.notes, goal.adult):
        if want and not same_words(want, notes):
            wrong.append(f"notes: {request.notes!r}, wanted {want!r}")
    if goal.notes is None and goal.adult is None and request.notes:
        wrong.append(f"notes: {request.notes!r}, wanted none")
    if goal.minor and not same_words(goal.requester or "", request.requester or ""):
        wrong.append(f"requester: {request.requester!r}, wanted {goal.requester!r}")
    return wrong


def _without_door(pickup: str, goal: Goal) -> str:
    """The pickup place without the door words that this member said for the driver."""
    said = re.escape(goal.notes) if goal.notes else None
    return re.sub(rf",? {said}$", "", pickup, flags=re.IGNORECASE) if said else pickup


# Words around a place that say nothing else ("my house, 12 Elm St").
_AROUND = frozenset("my house home the it is at from to in mi casa desde en a la el es for para".split())


def _place(want: str, have: str) -> bool:
    """Whether it is this place, and nothing of another answer sticks to it."""
    if not same_words(want, have):
        return False
    extra = folded(have).replace(folded(want), " ").split()
    return all(any(OSA.distance(word, each) <= (len(each) > 3) for each in _AROUND) for word in extra)
