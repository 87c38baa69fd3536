"""A ride request, its states, and the one table that says who may move it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ridecare.known_places import Place

STATES = ("requested", "accepted", "on_the_way", "completed", "declined", "cancelled")

# (from, to) -> who may. What is not here is not allowed.
MOVES: Mapping[tuple[str, str], frozenset[str]] = {
    ("requested", "accepted"): frozenset({"staff", "vendor"}),
    ("requested", "declined"): frozenset({"staff"}),
    ("requested", "cancelled"): frozenset({"staff", "member"}),
    ("accepted", "on_the_way"): frozenset({"staff", "vendor"}),
    ("accepted", "completed"): frozenset({"staff", "vendor"}),
    ("accepted", "declined"): frozenset({"staff"}),
    ("accepted", "cancelled"): frozenset({"staff", "member"}),
    # A member's change of an accepted ride is asked for anew; what was accepted stays in force until then.
    ("accepted", "requested"): frozenset({"member"}),
    ("on_the_way", "completed"): frozenset({"staff", "vendor"}),
    ("on_the_way", "cancelled"): frozenset({"staff"}),
}

# Moves that the member must hear of.
TOLD = frozenset({"accepted", "declined", "cancelled"})
# A request in one of these states still stands; the others absorb nothing.
LIVE = frozenset({"requested", "accepted", "on_the_way"})
# Here a member can still wish to change it or to drop it; later a person has to look at once.
OPEN_TO_WISHES = frozenset({"requested", "accepted"})
UNDO_WITHIN = timedelta(minutes=10)


class NotAllowed(Exception):
    """Nobody, or not this one, may move a request so. The message says which move."""


@dataclass(frozen=True)
class Leg:
    """One way of a trip. Pickup and destination in the member's words, times `HH:MM` local; None where not known."""

    pickup: str
    destination: str
    trip_date: date | None
    appointment_time: str | None = None
    pickup_time: str | None = None
    # What the places file has for them, beside the words; `part`: `there`, `home`, or `to_stop`.
    pickup_place: Place | None = None
    destination_place: Place | None = None
    part: str = "there"


@dataclass(frozen=True)
class RideDate:
    """One date of a standing order, with a state of its own."""

    day: date
    state: str = "requested"


@dataclass(frozen=True)
class Repeats:
    """The rule of a standing order and the dates that its request holds.

    rule: days of the week as RFC 5545 writes them. until: the last day that was asked for, None for no end.
    goes_on: more was asked for than these dates.
    """

    rule: str
    until: date | None
    goes_on: bool
    dates: tuple[RideDate, ...]


@dataclass(frozen=True)
class RideRequest:
    """A ride request as it is stored. `created_at`: aware UTC; `callback_phone`: E.164, `none`, `unknown`."""

    receipt: str | None
    state: str
    rider_name: str
    member_id: str | None
    date_of_birth: date | None
    rider_source: str
    eligibility: str | None
    channel: str
    language: str
    created_at: datetime
    legs: tuple[Leg, ...]
    trip_purpose: str | None
    return_ride: str | None
    return_time: str | None
    mobility: tuple[str, ...]
    companions: int | None
    children: tuple[int, ...]
    callback_phone: str
    notes: str | None
    requester: str | None
    trial: bool
    marks: tuple[str, ...]
    possible_duplicate_of: str | None
    conversation: str
    alarms: tuple[str, ...] = ()
    # What its member wishes and nobody has decided: `change`, `drop` or None.
    wish: str | None = None
    repeats: Repeats | None = None  # of a standing order; `legs` are those of its first date

    @property
    def outward(self) -> Leg:
        """The way to the visit from its first pickup, whether there is a stop on it or not."""
        first = self.legs[0]
        visit = next((leg for leg in self.legs if leg.part == "there"), first)
        return replace(
            visit, pickup=first.pickup, pickup_place=first.pickup_place, pickup_time=first.pickup_time
        )


def all_legs(request: RideRequest) -> tuple[Leg, ...]:
    """The legs of every date."""
    if request.repeats is None:
        return request.legs
    days = [each.day for each in request.repeats.dates]
    return tuple(replace(leg, trip_date=day) for day in days for leg in request.legs)


def next_day(request: RideRequest, today: date) -> date | None:
    """The day of the ride; of a standing order the next date that still stands, or the last one when none does."""
    if request.repeats is None:
        return request.outward.trip_date
    dates = request.repeats.dates
    ahead = [each.day for each in dates if each.state in LIVE and each.day >= today]
    return ahead[0] if ahead else dates[-1].day


def on_next_day(request: RideRequest, today: date) -> RideRequest:
    """A standing order as the ride of its next date, with that date's state; a single ride as it is."""
    if request.repeats is None:
        return request
    day = next_day(request, today)
    state = next(each.state for each in request.repeats.dates if each.day == day)
    return replace(request, state=state, legs=tuple(replace(leg, trip_date=day) for leg in request.legs))


def on_each_day(request: RideRequest) -> tuple[RideRequest, ...]:
    """A standing order as a ride for each of its dates, with that date's state; a single ride as it is."""
    if request.repeats is None:
        return (request,)
    return tuple(
        replace(
            request,
            state=each.state,
            repeats=None,
            legs=tuple(replace(leg, trip_date=each.day) for leg in request.legs),
        )
        for each in request.repeats.dates
    )


def next_leg(request: RideRequest, today: date) -> Leg:
    """The way to the visit on that day."""
    return replace(request.outward, trip_date=next_day(request, today))


def state_of_all(dates: Sequence[RideDate], today: date) -> str:
    """The state of a standing order by those of its dates: what is still undecided comes first.

    What lies behind counts only when nothing lies ahead.
    """
    counted = [each for each in dates if each.day >= today] or list(dates)
    found = {each.state for each in counted}
    order = ("requested", "on_the_way", "accepted", "completed", "declined", "cancelled")
    state = next(state for state in order if state in found)
    return "accepted" if state == "on_the_way" else state


def may_move(frm: str, to: str, who: str) -> bool:
    """Whether this one may move a request from this state to that."""
    return who in MOVES.get((frm, to), frozenset())


def next_states(frm: str, who: str) -> tuple[str, ...]:
    """The states that this one may move a request to."""
    return tuple(to for to in STATES if may_move(frm, to, who))
