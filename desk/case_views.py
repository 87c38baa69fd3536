"""Turns one case into what its page shows: fields in words, the log, the next steps. Pure, like `views`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from desk import saying
from desk.cases import Case, Record, can_write, undoable
from desk.views import Views
from ridecare.handover import HANDOVER_MOVES
from ridecare.readback import in_words
from ridecare.rides import TOLD, UNDO_WITHIN, Leg, RideRequest, next_states
from ridecare.store.conversations import Line
from ridecare.store.helper_passes import Pass
from ridecare.wording import WordingError
from ridecare.zip_miles import miles_of

_NOT_GIVEN = "not given"
_OF_REQUEST = (
    "trip_purpose", "return_ride", "return_time", "mobility", "companions", "children", "requester", "notes",
)  # fmt: skip
_LISTED_BY_WORDS = ("mobility", "children")


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


@dataclass(frozen=True)
class Date:
    """One date of a standing order."""

    day: str
    words: str
    state: str
    state_words: str
    steps: tuple[Step, ...]


class CaseViews(Views):
    """A case in the words of the desk, at one instant."""

    def identity(self, case: Case) -> list[Field]:
        """Who the rider is and how far that is known."""
        record = case.record
        known = case.identity or {}
        born = known.get("date_of_birth")
        fields = [
            self._field("rider_name", record.rider_name if isinstance(record, RideRequest) else record.rider)
        ]
        if isinstance(record, RideRequest) or case.identity:
            fields.append(self._field("member_id", known.get("member_id")))
            label = self.words.word("fields", "date_of_birth")
            fields.append(Field(label, self._birth_date(born) if born else _NOT_GIVEN, bool(born)))
        if isinstance(record, RideRequest):
            fields.append(Field("Identity", saying.words_for(saying.SOURCES, record.rider_source)))
            result = (
                saying.words_for(saying.ELIGIBILITY, record.eligibility)
                if record.eligibility
                else "not checked"
            )
            fields.append(Field("Eligibility", result, bool(record.eligibility)))
        return fields

    def legs(self, request: RideRequest) -> list[tuple[str, list[Field]]]:
        """The ways of a trip, each with its title."""
        return [(saying.words_for(saying.PARTS, leg.part), self._leg(leg, request)) for leg in request.legs]

    def repeats(self, request: RideRequest) -> list[Field]:
        """The rule of a standing order; nothing for a single ride."""
        found = request.repeats
        if found is None:
            return []
        end = found.until.isoformat() if found.until else "none"
        fields = [self._field("repeat_days", found.rule), self._field("repeat_end", end)]
        if found.goes_on:
            last = self.words.day(found.dates[-1].day)
            fields.append(Field("Still to be arranged", f"what comes after {last}"))
        return fields

    def dates(self, request: RideRequest) -> list[Date]:
        """The dates of a standing order, each with its state and what it may be moved to."""
        if request.repeats is None:
            return []
        return [
            Date(
                each.day.isoformat(),
                self.words.day(each.day),
                each.state,
                self._state(each.state),
                tuple(Step(to, saying.MOVES[to], "") for to in next_states(each.state, "staff")),
            )
            for each in request.repeats.dates
        ]

    def helper_pass(self, held: Pass) -> str:
        """A helper pass in a line: who, which phone, until when, and its last use."""
        line = f"{held.name}, {self.words.phone(held.phone)}, until {self.words.birth_date(held.until)}"
        return (
            f"{line}; used {saying.moment(held.uses[0][0], self.now)}" if held.uses else f"{line}; not used"
        )

    def needs(self, request: RideRequest) -> list[Field]:
        """What else was said about the ride, skipped questions included."""
        names = [name for name in _OF_REQUEST if name != "return_time" or request.return_ride == "fixed_time"]
        return [self._field(name, getattr(request, name)) for name in names]

    def contact(self, record: Record) -> list[Field]:
        """How to reach who asked."""
        phone = record.callback_phone
        dialed = phone if phone and phone.startswith("+") else None
        text = self._in_words("callback_phone", phone) if phone else _NOT_GIVEN
        at = record.created_at
        received = f"{saying.moment(at, self.now)} ({saying.age(at, self.now)})"
        return [
            Field(self.words.word("fields", "callback_phone"), text, bool(phone), dialed),
            Field("Channel", saying.words_for(saying.CHANNELS, record.channel)),
            Field("Language", saying.words_for(saying.LANGUAGES, record.language)),
            Field("Received", received),
        ]

    def collected(self, values: Mapping[str, Any]) -> list[Field]:
        """Everything that a hand-over carries, in words."""
        hidden = ("sealed_identity", "rider_name", "callback_phone")
        return [self._field(name, value) for name, value in values.items() if name not in hidden]

    def events(self, case: Case) -> list[Event]:
        """The log, newest first: moves, attempts, alarms."""
        found = [self._event(case.record.created_at, "Member", "Asked")]
        on_all = {(move.at, move.by) for move in case.moves if move.day is None}
        for move in case.moves:
            if move.day is not None and (move.at, move.by) in on_all:
                continue  # told by the move of all
            on = f"{self.words.day(move.day)}: " if move.day else ""
            what = f"{on}{self._state(move.from_state)} → {self._state(move.to_state)}"
            by = move.by if move.who == "staff" else saying.words_for(saying.WHO, move.who)
            found.append(self._event(move.at, by, what, move.note, move.undone))
        for tried in case.attempts:
            what = saying.words_for(saying.ATTEMPTS, tried.kind)
            found.append(self._event(tried.at, tried.by, what, tried.note))
        for wish in case.wishes[1:]:
            found.append(self._event(wish.asked_at, "Member", saying.WISHES[wish.kind]))
            if wish.decided_at:
                decided_by = saying.WHO.get(wish.decided_by or "", wish.decided_by or "")
                what = f"{saying.WISHES[wish.kind]}: {saying.DECIDED[wish.state]}"
                found.append(self._event(wish.decided_at, decided_by, what))
        for alarm in case.alarms:
            kind = saying.words_for(saying.ALARMS, alarm.kind)
            found.append(self._event(alarm.raised_at, "Assistant", f"Alarm: {kind}"))
            if alarm.waited:
                at = alarm.raised_at + timedelta(minutes=alarm.waited)
                found.append(self._event(at, "Assistant", f"{kind}: {saying.unopened(alarm.waited)}"))
            if alarm.opened_at:
                found.append(self._event(alarm.opened_at, alarm.opened_by or "", f"Opened the alarm: {kind}"))
        # Turned around after sorting, so that of one instant, too, the newest comes first.
        return sorted(found, key=lambda each: each.at)[::-1]

    def steps(self, record: Record) -> list[Step]:
        """One step for each state that staff may move the case to."""
        if isinstance(record, RideRequest):
            changes = record.wish == "change"
            return [
                Step(
                    to,
                    saying.WITH_CHANGE if changes and to == "accepted" else saying.MOVES[to],
                    saying.MOVES_MEAN.get(to, ""),
                )
                for to in next_states(record.state, "staff")
                if record.repeats is None or to in TOLD
            ]
        return [Step(to, saying.MOVES[to], "") for to in HANDOVER_MOVES[record.state]]

    def undo(self, case: Case) -> dict[str, str] | None:
        """The move that can be taken back, with the time left; None when there is none."""
        last = undoable(case, self.now)
        if last is None or case.wish_undo is not None:
            return None
        left = max(1, round((UNDO_WITHIN - (self.now - last.at)).total_seconds() / 60))
        return {
            "to": (f"{self.words.day(last.day)}: " if last.day else "") + self._state(last.to_state),
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
                "when": saying.moment(line.at, self.now),
                "text": line.text,
                "language": line.language,
            }
            for line in lines
        ]

    def _state(self, state: str) -> str:
        return saying.words_for(saying.STATES, state)

    def _event(
        self, at: datetime, who: str, what: str, note: str | None = None, undone: bool = False
    ) -> Event:
        return Event(at, saying.moment(at, self.now), who, what, note, undone)

    def _leg(self, leg: Leg, request: RideRequest) -> list[Field]:
        fields = []
        for name, place in (("pickup", leg.pickup_place), ("destination", leg.destination_place)):
            fields.append(self._field(name, getattr(leg, name)))
            if place:
                fields.append(Field(saying.FIELDS["place"], saying.place(place)))
        far = miles_of(leg)
        if far is not None:
            fields.append(Field(saying.FIELDS["miles"], saying.miles(far)))
        if request.repeats is None:
            fields.append(self._field("trip_date", leg.trip_date))
        for name in ("appointment_time", "pickup_time"):
            value = getattr(leg, name)
            if value or (leg.part == "there" and name == "appointment_time"):
                fields.append(self._field(name, value))
        return fields

    def _field(self, name: str, value: Any) -> Field:
        own = saying.FIELDS.get(name)
        label = own or (self.words.word("fields", name) if self.words.has("fields", name) else None)
        label = label or saying.words_for({}, name)
        if value is None or value in ("", [], ()):
            return Field(label, _NOT_GIVEN, given=False)
        if name == "eligibility":
            return Field(label, saying.words_for(saying.ELIGIBILITY, str(value)))
        return Field(label, self._in_words(name, value))

    def _in_words(self, name: str, value: Any) -> str:
        if isinstance(value, list | tuple) and name not in _LISTED_BY_WORDS:
            return "\n".join(str(each) for each in value)
        try:
            return in_words(name, value, self.words)
        except (WordingError, ValueError, TypeError):
            return str(value)  # a value that has no words is shown as it is, never lost

    def _birth_date(self, born: date | str) -> str:
        try:
            return self.words.birth_date(born)
        except ValueError:
            return str(born)
