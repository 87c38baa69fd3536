"""What is due because nobody acted, each exactly once whichever process runs it: see `unanswered` for the rules.

What is due follows from alarms and requests as they stand, so nothing has to be planned and nothing is taken back that
was not done: an item is claimed by its key in the transaction that does it, while the row it is about is locked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Row

from ridecare import unanswered
from ridecare.calendar import today
from ridecare.sealing import SealError
from ridecare.store import outbox, tables
from ridecare.store.engine import Store, moment, stamp
from ridecare.store.legs import leg_of
from ridecare.unanswered import NOT_ACCEPTED, TOLD_AFTER

_TOLD = ("utter_not_opened", "utter_not_opened_danger", "utter_not_accepted")


def run(store: Store, now: datetime) -> None:
    """Do what is due: warn the desk, and put what the member must hear into the outbox."""
    for alarm_id, step in _unopened(store, now):
        with store.begin() as connection:
            _not_opened(connection, store, alarm_id, step, now)
    for receipt in _waiting(store, now):
        with store.begin() as connection:
            _not_accepted(connection, store, receipt, now)


def waited(connection: Connection, *, receipt: str | None = None) -> Mapping[int, int]:
    """For each alarm (of a receipt; else each that is unopened), the last step (minutes) that it reached."""
    items, alarms = tables.due_items, tables.alarms
    which = alarms.c.opened_at.is_(None) if receipt is None else alarms.c.receipt == receipt
    wanted = (
        select(items.c.alarm_id, func.max(items.c.step))
        .where(items.c.alarm_id.in_(select(alarms.c.id).where(which)))
        .group_by(items.c.alarm_id)
    )
    return {row[0]: row[1] for row in connection.execute(wanted)}


def opened(connection: Connection, alarm: Row) -> None:
    """Somebody opened this alarm: what its member was to hear is taken back, if it is not out yet."""
    response = unanswered.words_for(alarm.kind)
    outbox.withdraw(
        connection, _told_key(alarm.id), receipt=alarm.receipt, reason=response.removeprefix("utter_")
    )


def moved(connection: Connection, request: Row, by: str, now: datetime) -> None:
    """A request moved on: nobody has to hear that it waits."""
    alarms = tables.alarms
    unopened = (alarms.c.receipt == request.receipt, alarms.c.opened_at.is_(None))
    for alarm in connection.execute(select(alarms).where(*unopened)).all():
        opened(connection, alarm)
    connection.execute(
        update(alarms)
        .where(*unopened, alarms.c.kind == NOT_ACCEPTED)
        .values(opened_at=stamp(now), opened_by=by)
    )
    if request.trip_date:
        outbox.withdraw(connection, _accept_key(request), receipt=request.receipt, reason=NOT_ACCEPTED)


def _unopened(store: Store, now: datetime) -> list[tuple[int, int]]:
    """(alarm, step) of everything that has come due and is not done, the earliest step first."""
    alarms, items = tables.alarms, tables.due_items
    recent = (
        alarms.c.opened_at.is_(None),
        alarms.c.raised_at <= stamp(now - timedelta(minutes=TOLD_AFTER)),
        alarms.c.raised_at >= stamp(now - unanswered.LATEST),
    )
    with store.read() as connection:
        found = connection.execute(select(alarms).where(*recent).order_by(alarms.c.id)).all()
        if not found:
            return []
        ids = select(alarms.c.id).where(*recent)
        done = connection.execute(
            select(items.c.alarm_id, items.c.step).where(items.c.alarm_id.in_(ids))
        ).all()
    known = {(row.alarm_id, row.step) for row in done}
    due = [
        (alarm.id, step)
        for alarm in found
        for step in unanswered.steps(alarm.kind, moment(alarm.raised_at), now)
    ]
    return sorted((each for each in due if each not in known), key=lambda each: each[1])


def _not_opened(connection: Connection, store: Store, alarm_id: int, step: int, now: datetime) -> None:
    alarms = tables.alarms
    alarm = connection.execute(select(alarms).where(alarms.c.id == alarm_id).with_for_update()).first()
    if alarm is None or alarm.opened_at is not None:
        return
    record = _record(connection, alarm.receipt)
    # Somebody has it in hand, though not by opening the alarm.
    if record is None or record.state not in ("requested", "open"):
        return
    mine = _claim(connection, f"not-opened-{alarm_id}-{step}", alarm.receipt, alarm_id, step, now)
    if not mine or step != TOLD_AFTER or _told_lately(connection, record.conversation, now):
        return
    outbox.tell(
        connection,
        store,
        record,
        response=unanswered.words_for(alarm.kind),
        key=_told_key(alarm_id),
        now=now,
        kind="unanswered",
    )


def _waiting(store: Store, now: datetime) -> list[str]:
    """Receipts of requests for today or tomorrow that nobody has accepted, and that were not seen to yet."""
    requests, items = tables.requests, tables.due_items
    days = [(today(now) + timedelta(days=ahead)).isoformat() for ahead in (0, 1)]
    wanted = (
        select(requests)
        .where(
            requests.c.state == "requested",
            requests.c.trip_date.in_(days),
            ~select(items.c.key)
            .where(items.c.key == "not-accepted-" + requests.c.receipt + "-" + requests.c.trip_date)
            .exists(),
        )
        .order_by(requests.c.id)
    )
    with store.read() as connection:
        rows = connection.execute(wanted).all()
    return [row.receipt for row in rows if _overdue(store, row, now)]


def _not_accepted(connection: Connection, store: Store, receipt: str, now: datetime) -> None:
    requests = tables.requests
    row = connection.execute(select(requests).where(requests.c.receipt == receipt).with_for_update()).first()
    if row is None or row.state != "requested" or not _overdue(store, row, now):
        return
    # Then within the hour, when what they were told last is not fresh any more.
    if _told_lately(connection, row.conversation, now):
        return
    if not _claim(connection, _accept_key(row), receipt, None, 0, now):
        return
    connection.execute(insert(tables.alarms).values(receipt=receipt, kind=NOT_ACCEPTED, raised_at=stamp(now)))
    outbox.tell(
        connection,
        store,
        row,
        response="utter_not_accepted",
        key=_accept_key(row),
        now=now,
        kind="unanswered",
    )


def _overdue(store: Store, row: Row, now: datetime) -> bool:
    try:
        legs = [leg_of(leg, number) for number, leg in enumerate(store.seal.open_json(row.sealed)["legs"])]
        starts = (time for leg in legs for time in (leg.pickup_time, leg.appointment_time) if time)
        clock = next(starts, None)
    except (SealError, LookupError):
        clock = None
    return unanswered.is_overdue(date.fromisoformat(row.trip_date), clock, moment(row.created_at), now)


def _record(connection: Connection, receipt: str) -> Row | None:
    for table in (tables.requests, tables.handovers):
        found = connection.execute(select(table).where(table.c.receipt == receipt)).first()
        if found is not None:
            return found
    return None


def _told_lately(connection: Connection, conversation: str, now: datetime) -> bool:
    # Locked, so that two alarms of one conversation that two processes see to do not both tell.
    talks, waits = tables.conversations, tables.outbox
    connection.execute(select(talks.c.key).where(talks.c.key == conversation).with_for_update()).first()
    wanted = select(waits.c.id).where(
        waits.c.conversation == conversation,
        waits.c.response.in_(_TOLD),
        waits.c.due_at > stamp(now - unanswered.APART),
    )
    return connection.execute(wanted).first() is not None


def _claim(
    connection: Connection, key: str, receipt: str, alarm_id: int | None, step: int, now: datetime
) -> bool:
    kind = NOT_ACCEPTED if alarm_id is None else "not_opened"
    row = {"key": key, "kind": kind, "receipt": receipt, "alarm_id": alarm_id, "step": step, "at": stamp(now)}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    done = connection.execute(
        dialect.insert(tables.due_items).values(row).on_conflict_do_nothing(index_elements=["key"])
    )
    return bool(done.rowcount)


def _told_key(alarm_id: int) -> str:
    return f"not-opened-{alarm_id}"


def _accept_key(request: Row) -> str:
    return f"not-accepted-{request.receipt}-{request.trip_date}"
