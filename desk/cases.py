"""What the desk reads from and writes to the store: plain functions that run in a thread, each one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ridecare.handover import HandOver
from ridecare.rides import UNDO_WITHIN, NotAllowed, RideRequest
from ridecare.sealing import SealError
from ridecare.store import (
    Store,
    alarms,
    audit,
    consent,
    conversations,
    handovers,
    outbox,
    requests,
    versions,
    wishes,
)
from ridecare.store.alarms import Alarm
from ridecare.store.consent import Call
from ridecare.store.conversations import Conversation, Line
from ridecare.store.requests import Attempt, Move
from ridecare.store.versions import Wish

Record = RideRequest | HandOver

# States in which somebody still has something to do. The others can be many, and are read when asked for.
LIVE_REQUESTS = ("requested", "accepted", "on_the_way")
LIVE_HANDOVERS = ("open", "taken", "answered")
LONGEST_NOTE = 1000


@dataclass(frozen=True)
class Queue:
    """What the list shows. `alarmed`: an alarm with the record that it is about, oldest first."""

    alarmed: tuple[tuple[Alarm, Record], ...]
    requests: tuple[RideRequest, ...]
    handovers: tuple[HandOver, ...]
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Case:
    """A request or a hand-over with everything that belongs to it.

    `identity`: member ID and birth date. `related`: the other records of the conversation.
    `lines`: what was said, only when somebody asked to see it.
    """

    record: Record
    alarms: tuple[Alarm, ...]
    moves: tuple[Move, ...]
    attempts: tuple[Attempt, ...]
    conversation: Conversation | None
    related: tuple[Record, ...]
    identity: dict[str, Any] | None = None
    lines: tuple[Line, ...] | None = None
    # What the member wishes, and the decision about a wish that can still be taken back.
    wish: Wish | None = None
    wish_undo: Wish | None = None
    wishes: tuple[Wish, ...] = ()


class Unknown(Exception):
    """There is no such case."""


def queue(store: Store, *, trial: bool, states: Sequence[str] | None) -> Queue:
    """The list. `states`: only these, of requests or hand-overs; otherwise what is live."""
    live_requests = requests.listed(store, trial=trial, states=states or LIVE_REQUESTS)
    live_handovers = handovers.listed(store, trial=trial, states=states or LIVE_HANDOVERS)
    by_receipt: dict[str | None, Record] = {record.receipt: record for record in live_requests}
    by_receipt.update({record.receipt: record for record in live_handovers})
    alarmed = []
    for alarm in alarms.unopened(store, trial=trial):
        record = by_receipt.get(alarm.receipt) or _find(store, alarm.receipt)
        if record is not None:
            alarmed.append((alarm, record))
    return Queue(tuple(alarmed), live_requests, live_handovers, consent.call_list(store, trial=trial))


def open_case(store: Store, receipt: str, *, by: str, now: datetime, conversation: bool = False) -> Case:
    """Everything about a case. Opening it is an audit event and marks its alarms as opened.

    `conversation`: with what was said, another audit event.

    Raises:
        Unknown: there is no such case.
    """
    record = _find(store, receipt)
    if record is None:
        raise Unknown
    audit.note(store, by, "conversation shown" if conversation else "case opened", receipt, now)
    alarms.seen(store, receipt, by, now)
    together: list[Record] = [
        *requests.in_conversation(store, record.conversation),
        *handovers.in_conversation(store, record.conversation),
    ]
    return Case(
        record=record,
        alarms=alarms.of(store, receipt),
        moves=requests.moves(store, receipt),
        attempts=requests.attempts(store, receipt),
        conversation=conversations.find(store, record.conversation),
        related=tuple(other for other in together if other.receipt != receipt),
        identity=_identity(store, record),
        lines=conversations.transcript(store, record.conversation) if conversation else None,
        wish=versions.open_wish(store, receipt),
        wish_undo=wishes.undoable(store, receipt, now),
        wishes=versions.of(store, receipt),
    )


def move(
    store: Store,
    receipt: str,
    to: str,
    *,
    seen: str,
    by: str,
    now: datetime,
    note: str | None,
    day: date | None = None,
) -> None:
    """Move a case on. `seen`: the state in which the person saw it: nobody decides over one they did not see.

    `day`: of a standing order, that date alone.

    Raises:
        Unknown, NotAllowed
    """
    record = _find(store, receipt)
    if record is None:
        raise Unknown
    state = _state_of(record, day)
    moved = [each for each in requests.moves(store, receipt) if not each.undone and each.day == day]
    if state == to and moved and (moved[-1].from_state, moved[-1].by) == (seen, by):
        return  # the button was pressed twice
    if state != seen:
        raise NotAllowed(f"{receipt} is {state} by now")
    wish = versions.open_wish(store, receipt) if to == "accepted" and day is None else None
    if wish is not None and wish.kind == "change":
        # Who accepts a ride that is to change accepts it as it is wished.
        wishes.take_over(store, receipt, wish.number, by=by, now=now, accept=True)
    elif isinstance(record, RideRequest):
        requests.move(store, receipt, to, who="staff", by=by, now=now, note=note, day=day)
    else:
        handovers.move(store, receipt, to, by=by, now=now, outcome=note)
    audit.note(store, by, f"moved to {to}" + (f": {day}" if day else ""), receipt, now)


def undo(store: Store, receipt: str, *, seen: str, by: str, now: datetime) -> None:
    """Take back the last move of a request.

    Raises:
        Unknown, NotAllowed
    """
    record = requests.find(store, receipt)
    if record is None:
        raise Unknown
    if record.state != seen:
        raise NotAllowed(f"{receipt} is {record.state} by now")
    state = requests.undo(store, receipt, by=by, now=now)
    audit.note(store, by, f"taken back to {state}", receipt, now)


def note_attempt(store: Store, receipt: str, kind: str, *, by: str, now: datetime, note: str | None) -> None:
    """Note what was tried for a case.

    Raises:
        Unknown
    """
    if _find(store, receipt) is None:
        raise Unknown
    requests.note_attempt(store, receipt, kind, by=by, now=now, note=note)
    audit.note(store, by, f"attempt noted: {kind}", receipt, now)


def voice_check(store: Store, receipt: str, *, by: str, now: datetime, how: str) -> None:
    """Note that a person was identified by voice.

    Raises:
        Unknown
    """
    if requests.find(store, receipt) is None:
        raise Unknown
    requests.voice_check(store, receipt, by=by, now=now, how=how)
    audit.note(store, by, "identity checked by voice", receipt, now)


def answer(
    store: Store, receipt: str, text: str, *, once: str, answered: bool, by: str, now: datetime
) -> None:
    """Put a message to the member into the conversation of a hand-over, once for each `once`.

    Raises:
        Unknown, NotAllowed: the member cannot be written to.
    """
    case = handovers.find(store, receipt)
    if case is None:
        raise Unknown
    if not can_write(conversations.find(store, case.conversation)):
        raise NotAllowed(f"{receipt} cannot be answered in the conversation")
    new = outbox.put(
        store,
        conversation=case.conversation,
        kind="staff",
        response=None,
        values={},
        due_at=now,
        key=f"desk-{receipt}-{once}",
        text=text,
    )
    if not new:
        return
    requests.note_attempt(store, receipt, "answered_here", by=by, now=now, note=text)
    audit.note(store, by, "answered in the conversation", receipt, now)
    if answered and case.state in ("open", "taken"):
        handovers.move(store, receipt, "answered", by=by, now=now)
        audit.note(store, by, "moved to answered", receipt, now)


def call_done(store: Store, call_id: int, *, by: str, now: datetime) -> None:
    """Somebody called: take it off the list.

    Raises:
        Unknown
    """
    found = find_call(store, call_id)
    consent.done(store, call_id, by, now)
    audit.note(store, by, "call done", found.receipt or f"call {call_id}", now)


def open_call(store: Store, call_id: int, *, by: str, now: datetime) -> tuple[Call, tuple[Record, ...]]:
    """A call with the records of its conversation; an audit event, for it shows a number.

    Raises:
        Unknown
    """
    found = find_call(store, call_id)
    audit.note(store, by, "call opened", found.receipt or f"call {call_id}", now)
    related: list[Record] = [
        *requests.in_conversation(store, found.conversation),
        *handovers.in_conversation(store, found.conversation),
    ]
    return found, tuple(related)


def find_call(store: Store, call_id: int) -> Call:
    """An open entry of the call list, a trial's too.

    Raises:
        Unknown
    """
    for trial in (False, True):
        for call in consent.call_list(store, trial=trial):
            if call.id == call_id:
                return call
    raise Unknown


def can_write(conversation: Conversation | None) -> bool:
    """Whether a message can reach the member in the conversation."""
    return conversation is not None and conversation.channel in ("web", "sms") and not conversation.opted_out


def undoable(case: Case, now: datetime) -> Move | None:
    """The move that can still be taken back, or None."""
    standing = [move for move in case.moves if not move.undone]
    if not isinstance(case.record, RideRequest) or not standing:
        return None
    last = standing[-1]
    dates = case.record.repeats.dates if case.record.repeats else ()
    if dates and last.day is None:
        states = {each.state for each in dates}  # of all that could be moved
    else:
        states = {_state_of(case.record, last.day) or ""}
    fits = last.who == "staff" and last.to_state in states
    return last if fits and now - last.at <= UNDO_WITHIN else None


def _state_of(record: Record, day: date | None) -> str | None:
    """The state of a case, or of one date of it."""
    if day is None:
        return record.state
    dates = record.repeats.dates if isinstance(record, RideRequest) and record.repeats else ()
    return next((each.state for each in dates if each.day == day), None)


def _find(store: Store, receipt: str) -> Record | None:
    return requests.find(store, receipt) or handovers.find(store, receipt)


def _identity(store: Store, record: Record) -> dict[str, Any] | None:
    if isinstance(record, RideRequest):
        return {"member_id": record.member_id, "date_of_birth": record.date_of_birth}
    sealed = record.collected.get("sealed_identity")
    if not sealed:
        return None
    try:
        opened = store.seal.open_json(str(sealed))
    except SealError:
        return None
    return opened if isinstance(opened, dict) else None
