"""Turns records into the rows and marks of the list. Pure: nothing is read or written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desk import saying
from desk.cases import LIVE_REQUESTS, Queue, Record
from ridecare.calendar import is_soon, local, starts
from ridecare.rides import RideRequest, next_leg
from ridecare.store.alarms import Alarm
from ridecare.store.consent import Call
from ridecare.wording import Words

_SECTIONS = {
    "requested": "New requests",
    "open": "Open hand-overs",
    "taken": "Hand-overs that somebody took",
    "accepted": "Accepted rides",
    "on_the_way": "Rides on the way",
    "answered": "Answered hand-overs, to be closed",
}
_URGENT = frozenset({"emergency", "crisis", "problem", "ready_home"})


@dataclass(frozen=True)
class Mark:
    """Something to be seen at once. `tone`: alarm, warn or plain."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True)
class Row:
    """A line of the list; nothing in it names a person."""

    receipt: str
    title: str
    state: str
    state_words: str
    when: str
    marks: tuple[Mark, ...]
    channel: str
    language: str
    age: str
    since: str


def _rank(ringing: tuple[Sequence[Alarm], Record]) -> tuple[bool, int, datetime]:
    rung, _ = ringing
    urgent = not _URGENT.isdisjoint(each.kind for each in rung)
    return not urgent, -max(each.waited for each in rung), rung[0].raised_at


class Views:
    """Records in the words of the desk, at one instant."""

    def __init__(self, words: Words, now: datetime, soon_hours: int) -> None:
        self.words = words
        self.now = now
        self._today = local(now).date()
        self._soon_hours = soon_hours

    # --- the list ---

    def sections(self, queue: Queue, states: Sequence[str] | None) -> list[tuple[str, str, list[Row]]]:
        """The sections of the list as (id, title, rows); a record stands in the first one that it fits."""
        alarmed = {alarm.receipt for alarm, _ in queue.alarmed} if not states else set()
        rides = sorted((each for each in queue.requests if each.receipt not in alarmed), key=self._ride_order)
        cases = sorted(
            (each for each in queue.handovers if each.receipt not in alarmed),
            key=lambda each: (not each.urgent, each.created_at),
        )
        if states:
            found: tuple[Record, ...] = (*rides, *cases)
            rows = [self.row(record) for record in found]
            return [("found", ", ".join(saying.STATES[state] for state in states), rows)]
        wished = [self.row(each) for each in rides if each.wish]
        rides = [each for each in rides if not each.wish]
        sections = [
            ("wishes", "Changes and drops asked for", wished),
            ("requested", "New requests", [self.row(each) for each in rides if each.state == "requested"]),
            ("open", "Open hand-overs", [self.row(each) for each in cases if each.state == "open"]),
            (
                "taken",
                "Hand-overs that somebody took",
                [self.row(each) for each in cases if each.state == "taken"],
            ),
        ]
        for state in ("accepted", "on_the_way"):
            title = f"{saying.STATES[state]} rides" if state == "accepted" else "Rides on the way"
            sections.append((state, title, [self.row(each) for each in rides if each.state == state]))
        answered = [self.row(each) for each in cases if each.state == "answered"]
        sections.append(("answered", "Answered hand-overs, to be closed", answered))
        return sections

    def alarm_rows(self, queue: Queue) -> list[tuple[str, Row]]:
        """(what rings, row) for each case with an alarm that nobody opened.

        Danger first; then what was left unopened longest.
        """
        found: dict[str, tuple[list[Alarm], Record]] = {}
        for alarm, record in queue.alarmed:
            found.setdefault(alarm.receipt, ([], record))[0].append(alarm)
        return [(self._ringing(rung), self.row(record)) for rung, record in sorted(found.values(), key=_rank)]

    def _ringing(self, rung: Sequence[Alarm]) -> str:
        kinds = ", ".join(saying.words_for(saying.ALARMS, each.kind) for each in rung)
        waited = max(each.waited for each in rung)
        return f"{kinds}: {saying.unopened(waited)}" if waited else kinds

    def row(self, record: Record) -> Row:
        """A record's line in the list."""
        if isinstance(record, RideRequest):
            title, when = "Rides that repeat" if record.repeats else "Ride request", self._trip(record)
        else:
            title, when = saying.words_for(saying.REASONS, record.reason), ""
        return Row(
            receipt=record.receipt or "",
            title=title,
            state=record.state,
            state_words=saying.words_for(saying.STATES, record.state),
            when=when,
            marks=self.marks(record),
            channel=saying.words_for(saying.CHANNELS, record.channel),
            language=saying.words_for(saying.LANGUAGES, record.language),
            age=saying.age(record.created_at, self.now),
            since=record.created_at.isoformat(timespec="seconds"),
        )

    def marks(self, record: Record) -> tuple[Mark, ...]:
        """What must be seen at once about a record."""
        if not isinstance(record, RideRequest):
            return (Mark("Urgent", "alarm"),) if record.urgent and record.state != "closed" else ()
        found = [Mark(saying.WISHES[record.wish], "warn")] if record.wish else []
        if record.state in LIVE_REQUESTS:
            found.extend(self._nearness(record))
        for name in record.marks:
            if name.startswith("second_of:"):
                found.append(Mark(f"Second ride beside {name.removeprefix('second_of:')}"))
            elif name in ("not_checked", "identity_failed") and record.rider_source == "verified":
                continue  # a person has checked since
            elif name != "soon":
                tone = "warn" if name in ("needs_call", "minor", "identity_failed") else "plain"
                found.append(Mark(saying.words_for(saying.MARKS, name), tone))
        if record.repeats:
            found.append(Mark(f"{len(record.repeats.dates)} days"))
        if record.possible_duplicate_of:
            found.append(Mark("Possible duplicate", "warn"))
        return tuple(found)

    def call(self, call: Call) -> dict[str, str | int | None]:
        """An entry of the call list."""
        return {
            "id": call.id,
            "reason": saying.words_for(saying.CALLS, call.reason),
            "receipt": call.receipt,
            "age": saying.age(call.at, self.now),
            "since": call.at.isoformat(timespec="seconds"),
        }

    def _trip(self, request: RideRequest) -> str:
        leg = next_leg(request, self._today)
        if leg.trip_date is None:
            return "Date not known yet"
        on = saying.day(leg.trip_date, self._today)
        if leg.pickup_time:
            return f"{on}, pickup {self.words.clock(leg.pickup_time)}"
        return (
            f"{on}, {self.words.clock(leg.appointment_time)}"
            if leg.appointment_time
            else f"{on}, time not known"
        )

    def _nearness(self, request: RideRequest) -> list[Mark]:
        leg = next_leg(request, self._today)
        if leg.trip_date is None:
            return [Mark(saying.MARKS["soon"], "alarm")] if "soon" in request.marks else []
        if leg.trip_date < self._today:
            return [Mark("Date has passed", "alarm")]
        # What was far ahead when it was asked for comes nearer while it waits.
        clock = leg.pickup_time or leg.appointment_time
        if not is_soon(leg.trip_date, clock, self.now, self._soon_hours):
            return []
        return [Mark(saying.MARKS["soon"], "alarm" if request.state == "requested" else "plain")]

    def _ride_order(self, request: RideRequest) -> tuple[datetime, datetime]:
        leg = next_leg(request, self._today)
        # Where nobody knows the day it may be today.
        day = leg.trip_date or self._today
        return starts(day, leg.pickup_time or leg.appointment_time), request.created_at
