"""Turns records into what the templates show: rows, marks and lines of words. Pure; nothing is read or written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from desk import saying
from desk.cases import LIVE_REQUESTS, Case, Queue, Record, can_write, undoable
from ridecare.calendar import is_soon, local, starts
from ridecare.handover import HANDOVER_MOVES
from ridecare.readback import in_words
from ridecare.rides import UNDO_WITHIN, Leg, RideRequest, next_states
from ridecare.store.consent import Call
from ridecare.store.conversations import Line
from ridecare.wording import Words, WordingError

_NOT_GIVEN = "not given"
_URGENT = frozenset({"emergency", "crisis", "problem"})
_OF_REQUEST = (
    "trip_purpose", "return_ride", "return_time", "mobility", "companions", "children", "requester", "notes",
)  # fmt: skip


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


@dataclass(frozen=True)
class Field:
    """A label and its value in words. `phone`: a number that can be dialed."""

    label: str
    text: str
    given: bool = True
    phone: str | None = None


@dataclass(frozen=True)
class Event:
    """A line of the log."""

    at: datetime
    when: str
    who: str
    what: str
    note: str | None
    undone: bool = False


@dataclass(frozen=True)
class Step:
    """A state that the case may be moved to."""

    to: str
    label: str
    means: str


class Views:
    """Records in the words of the desk, at one instant."""

    def __init__(self, words: Words, now: datetime, soon_hours: int) -> None:
        self._words = words
        self._now = now
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
            rows = [self.row(record) for record in (*rides, *cases)]
            return [("found", ", ".join(saying.STATES[state] for state in states), rows)]
        sections = [
            ("requested", "New requests", [self.row(each) for each in rides if each.state == "requested"]),
            ("open", "Open hand-overs", [self.row(each) for each in cases if each.state == "open"]),
            ("taken", "Hand-overs that somebody took", [self.row(each) for each in cases if each.state == "taken"]),
        ]
        for state in ("accepted", "on_the_way"):
            title = f"{saying.STATES[state]} rides" if state == "accepted" else "Rides on the way"
            sections.append((state, title, [self.row(each) for each in rides if each.state == state]))
        answered = [self.row(each) for each in cases if each.state == "answered"]
        sections.append(("answered", "Answered hand-overs, to be closed", answered))
        return sections

    def alarm_rows(self, queue: Queue) -> list[tuple[str, Row]]:
        """(what rings, row) for each case with an alarm that nobody opened: danger first, then the oldest."""
        found: dict[str, tuple[list[str], Record, datetime]] = {}
        for alarm, record in queue.alarmed:
            kinds, _, _ = found.setdefault(alarm.receipt, ([], record, alarm.raised_at))
            kinds.append(alarm.kind)
        ordered = sorted(found.values(), key=lambda each: (_URGENT.isdisjoint(each[0]), each[2]))
        return [
            (", ".join(saying.words_for(saying.ALARMS, kind) for kind in kinds), self.row(record))
            for kinds, record, _ in ordered
        ]

    def row(self, record: Record) -> Row:
        """A record's line in the list."""
        if isinstance(record, RideRequest):
            title, when = "Ride request", self._trip(record)
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
            age=saying.age(record.created_at, self._now),
            since=record.created_at.isoformat(timespec="seconds"),
        )

    def marks(self, record: Record) -> tuple[Mark, ...]:
        """What must be seen at once about a record."""
        if not isinstance(record, RideRequest):
            return (Mark("Urgent", "alarm"),) if record.urgent and record.state != "closed" else ()
        found = []
        if record.state in LIVE_REQUESTS:
            found.extend(self._nearness(record))
        for name in record.marks:
            if name.startswith("second_of:"):
                found.append(Mark(f"Second ride beside {name.removeprefix('second_of:')}"))
            elif name == "not_checked" and record.rider_source in ("checked", "verified"):
                continue
            elif name != "soon":
                tone = "warn" if name in ("needs_call", "minor", "identity_failed") else "plain"
                found.append(Mark(saying.words_for(saying.MARKS, name), tone))
        if record.possible_duplicate_of:
            found.append(Mark("Possible duplicate", "warn"))
        return tuple(found)

    def call(self, call: Call) -> dict[str, str | int | None]:
        """An entry of the call list."""
        return {
            "id": call.id,
            "reason": saying.words_for(saying.CALLS, call.reason),
            "receipt": call.receipt,
            "age": saying.age(call.at, self._now),
            "since": call.at.isoformat(timespec="seconds"),
        }

    # --- a case ---

    def identity(self, case: Case) -> list[Field]:
        """Who the rider is and how far that is known."""
        record = case.record
        known = case.identity or {}
        born = known.get("date_of_birth")
        fields = [self._field("rider_name", record.rider_name if isinstance(record, RideRequest) else record.rider)]
        if isinstance(record, RideRequest) or case.identity:
            fields.append(self._field("member_id", known.get("member_id")))
            label = self._words.word("fields", "date_of_birth")
            fields.append(Field(label, self._birth_date(born) if born else _NOT_GIVEN, bool(born)))
        if isinstance(record, RideRequest):
            fields.append(Field("Identity", saying.words_for(saying.SOURCES, record.rider_source)))
            result = saying.words_for(saying.ELIGIBILITY, record.eligibility) if record.eligibility else "not checked"
            fields.append(Field("Eligibility", result, bool(record.eligibility)))
        return fields

    def legs(self, request: RideRequest) -> list[tuple[str, list[Field]]]:
        """The ways of a trip, each with its title."""
        return [
            ("The way there" if number == 0 else "The way home", self._leg(leg, number))
            for number, leg in enumerate(request.legs)
        ]

    def needs(self, request: RideRequest) -> list[Field]:
        """What else was said about the ride, skipped questions included."""
        return [self._field(name, getattr(request, name)) for name in _OF_REQUEST]

    def contact(self, record: Record) -> list[Field]:
        """How to reach who asked."""
        phone = record.callback_phone
        dialed = phone if phone and phone.startswith("+") else None
        text = self._in_words("callback_phone", phone) if phone else _NOT_GIVEN
        return [
            Field(self._words.word("fields", "callback_phone"), text, bool(phone), dialed),
            Field("Channel", saying.words_for(saying.CHANNELS, record.channel)),
            Field("Language", saying.words_for(saying.LANGUAGES, record.language)),
            Field("Received", f"{saying.moment(record.created_at, self._now)} ({saying.age(record.created_at, self._now)})"),
        ]

    def collected(self, values: Mapping[str, Any]) -> list[Field]:
        """Everything that a hand-over carries, in words."""
        hidden = ("sealed_identity", "rider_name", "callback_phone")
        return [self._field(name, value) for name, value in values.items() if name not in hidden]

    def events(self, case: Case) -> list[Event]:
        """The log, newest first: moves, attempts, alarms."""
        found = [Event(case.record.created_at, "", "Member", "Asked", None)]
        for move in case.moves:
            what = f"{self._state(move.from_state)} → {self._state(move.to_state)}"
            by = move.by if move.who == "staff" else saying.words_for(saying.WHO, move.who)
            found.append(Event(move.at, "", by, what, move.note, move.undone))
        for tried in case.attempts:
            found.append(Event(tried.at, "", tried.by, saying.words_for(saying.ATTEMPTS, tried.kind), tried.note))
        for alarm in case.alarms:
            kind = saying.words_for(saying.ALARMS, alarm.kind)
            found.append(Event(alarm.raised_at, "", "Assistant", f"Alarm: {kind}", None))
            if alarm.opened_at:
                found.append(Event(alarm.opened_at, "", alarm.opened_by or "", f"Opened the alarm: {kind}", None))
        # Things of one instant keep their order, the newest last: they are turned around together.
        ordered = reversed(sorted(found, key=lambda each: each.at))
        return [
            Event(each.at, saying.moment(each.at, self._now), each.who, each.what, each.note, each.undone)
            for each in ordered
        ]

    def steps(self, record: Record) -> list[Step]:
        """One step for each state that staff may move the case to."""
        if isinstance(record, RideRequest):
            return [
                Step(to, saying.MOVES[to], saying.MOVES_MEAN.get(to, "")) for to in next_states(record.state, "staff")
            ]
        return [Step(to, saying.MOVES[to], "") for to in HANDOVER_MOVES[record.state]]

    def undo(self, case: Case) -> dict[str, str] | None:
        """The move that can be taken back, with the time left; None when there is none."""
        last = undoable(case, self._now)
        if last is None:
            return None
        left = max(1, round((UNDO_WITHIN - (self._now - last.at)).total_seconds() / 60))
        return {
            "to": self._state(last.to_state),
            "back": self._state(last.from_state),
            "until": saying.clock(last.at + UNDO_WITHIN),
            "left": f"{left} min",
        }

    def writing(self, case: Case) -> dict[str, object]:
        """Whether the member can be written to, and what to keep in mind."""
        conversation = case.conversation
        return {
            "possible": can_write(conversation) and case.record.state != "closed",
            "opted_out": conversation is not None and conversation.opted_out,
            "sms": case.record.channel == "sms",
            "language": saying.words_for(saying.LANGUAGES, case.record.language),
        }

    def lines(self, lines: Iterable[Line]) -> list[dict[str, str | None]]:
        """What was said."""
        return [
            {
                "who": line.who,
                "name": saying.words_for(saying.WHO, line.who),
                "when": saying.moment(line.at, self._now),
                "text": line.text,
                "language": line.language,
            }
            for line in lines
        ]

    # --- words ---

    def _state(self, state: str) -> str:
        return saying.words_for(saying.STATES, state)

    def _leg(self, leg: Leg, number: int) -> list[Field]:
        fields = [self._field(name, getattr(leg, name)) for name in ("pickup", "destination", "trip_date")]
        for name in ("appointment_time", "pickup_time"):
            value = getattr(leg, name)
            if value or (number == 0 and name == "appointment_time"):
                fields.append(self._field(name, value))
        return fields

    def _field(self, name: str, value: Any) -> Field:
        own = saying.FIELDS.get(name)
        label = own or (self._words.word("fields", name) if self._words.has("fields", name) else None)
        label = label or saying.words_for({}, name)
        if value is None or value in ("", [], ()):
            return Field(label, _NOT_GIVEN, given=False)
        if name == "eligibility":
            return Field(label, saying.words_for(saying.ELIGIBILITY, str(value)))
        return Field(label, self._in_words(name, value))

    def _in_words(self, name: str, value: Any) -> str:
        try:
            return in_words(name, value, self._words) if not self._is_plain_list(name, value) else "; ".join(map(str, value))
        except (WordingError, ValueError, TypeError):
            return str(value)  # a value that has no words is shown as it is, never lost

    def _is_plain_list(self, name: str, value: Any) -> bool:
        return isinstance(value, (list, tuple)) and name not in ("mobility", "children")

    def _birth_date(self, born: date | str) -> str:
        try:
            return self._words.birth_date(born)
        except ValueError:
            return str(born)

    def _trip(self, request: RideRequest) -> str:
        leg = request.legs[0]
        if leg.trip_date is None:
            return "Date not known yet"
        on = saying.day(leg.trip_date, self._today)
        if leg.pickup_time:
            return f"{on}, pickup {self._words.clock(leg.pickup_time)}"
        return f"{on}, {self._words.clock(leg.appointment_time)}" if leg.appointment_time else f"{on}, time not known"

    def _nearness(self, request: RideRequest) -> list[Mark]:
        leg = request.legs[0]
        clock = leg.pickup_time or leg.appointment_time
        if leg.trip_date is not None:
            if leg.trip_date < self._today:
                return [Mark("Date has passed", "alarm")]
            # What was far ahead when it was asked for comes nearer while it waits.
            near = is_soon(leg.trip_date, clock, self._now, self._soon_hours)
            return [Mark(saying.MARKS["soon"], "alarm" if request.state == "requested" else "plain")] if near else []
        return [Mark(saying.MARKS["soon"], "alarm")] if "soon" in request.marks else []

    def _ride_order(self, request: RideRequest) -> tuple[datetime, datetime]:
        leg = request.legs[0]
        if leg.trip_date is None:  # nobody knows when: it may be now
            return starts(self._today, None), request.created_at
        return starts(leg.trip_date, leg.pickup_time or leg.appointment_time or f"{time.min:%H:%M}"), request.created_at
