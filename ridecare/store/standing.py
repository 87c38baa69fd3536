"""The dates of standing orders: a row a date with its own state, moved one by one or all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import ColumnElement, Select

from ridecare.calendar import today
from ridecare.rides import LIVE, TOLD, UNDO_WITHIN, NotAllowed, RideDate, RideRequest, may_move, state_of_all
from ridecare.store import due_items, outbox, tables
from ridecare.store.engine import Store, moment, stamp

# So long before the last date the desk is told that it comes.
REMIND_BEFORE = timedelta(days=14)
ENDS = "standing_ends"
DECIDED = "utter_rides_decided"

_DATES = tables.standing_dates
_ORDERS = tables.standing_orders
_MOVES = tables.state_moves
_REQUESTS = tables.requests


def put(connection: Connection, receipt: str, request: RideRequest, marks: Mapping[date, str]) -> None:
    """Store the dates of a new request, in its transaction. `marks`: each date's mark of the same trip."""
    repeats = request.repeats
    if repeats is None:
        return
    last = repeats.dates[-1].day
    remind_on: date | None = last - REMIND_BEFORE
    if not repeats.goes_on and last - REMIND_BEFORE <= today(request.created_at):
        remind_on = None  # so short that its end is seen together with it
    connection.execute(
        insert(_ORDERS).values(
            receipt=receipt, remind_on=remind_on.isoformat() if remind_on else None, reminded=False
        )
    )
    rows = [
        {"receipt": receipt, "day": each.day.isoformat(), "state": each.state, "trip_mark": marks[each.day]}
        for each in repeats.dates
    ]
    connection.execute(insert(_DATES), rows)


def dates(connection: Connection, receipts: Select) -> Mapping[str, tuple[RideDate, ...]]:
    """The dates of these receipts, in order."""
    wanted = (
        select(_DATES.c.receipt, _DATES.c.day, _DATES.c.state)
        .where(_DATES.c.receipt.in_(receipts))
        .order_by(_DATES.c.day)
    )
    found: dict[str, list[RideDate]] = defaultdict(list)
    for receipt, day, state in connection.execute(wanted):
        found[receipt].append(RideDate(date.fromisoformat(day), state))
    return {receipt: tuple(each) for receipt, each in found.items()}


def same_trip(marks: Sequence[str]) -> ColumnElement[bool]:
    """Whether a request has a date that stands, with one of these marks."""
    return exists().where(
        _DATES.c.receipt == _REQUESTS.c.receipt, _DATES.c.trip_mark.in_(marks), _DATES.c.state.in_(LIVE)
    )


def on_one_of(days: Sequence[str]) -> ColumnElement[bool]:
    """Whether a request has a date that stands on one of these days."""
    return exists().where(
        _DATES.c.receipt == _REQUESTS.c.receipt, _DATES.c.day.in_(days), _DATES.c.state.in_(LIVE)
    )


def repeats(connection: Connection, receipt: str) -> bool:
    """Whether this request is a standing order."""
    return (
        connection.execute(select(_ORDERS.c.receipt).where(_ORDERS.c.receipt == receipt)).first() is not None
    )


def move(
    connection: Connection,
    store: Store,
    row: Row,
    to: str,
    *,
    day: date | None,
    who: str,
    by: str,
    now: datetime,
    note: str | None,
) -> None:
    """Move one date, or all that lie ahead, by the one table of moves; `row` is the request's, locked.

    The member hears of a decision on all at once; decisions on single dates are gathered for ten minutes.

    Raises:
        NotAllowed: the table does not have it, or there is no such date.
    """
    receipt = str(row.receipt)
    if day is None and to not in TOLD:
        raise NotAllowed(f"{receipt} is a standing order: its dates are moved to {to} one by one")
    standing = _of(connection, receipt)
    chosen = [each for each in standing if each.day == day or (day is None and each.day >= today(now))]
    moved = [each for each in chosen if may_move(each.state, to, who)]
    if not moved:
        raise NotAllowed(f"{who} may not move {receipt}, {day or 'all dates'}, to {to}")
    for each in moved:
        _set(connection, receipt, each.day, to)
        _log(connection, store, receipt, each.state, to, who, by, now, note if day else None, each.day)
    due_items.moved(connection, row, by, now)
    now_standing = _of(connection, receipt)
    _settle(connection, receipt, now_standing, today(now))
    if day is None:
        _log(connection, store, receipt, row.state, to, who, by, now, note, None)
        _tell_all(connection, store, row, to, now_standing, now)
    elif to in TOLD:
        _tell_days(connection, store, row, {day.isoformat(): to}, now)


def drop_days(
    store: Store, receipt: str, days: Sequence[date], now: datetime, *, alarm: str | None = None
) -> None:
    """A proven member drops single dates; said once more it changes nothing. alarm: for a date that staff have to stop.

    Raises:
        NotAllowed: one of the dates is no member's to drop (any more); then none of them is dropped.
    """
    with store.begin() as connection:
        connection.execute(select(_REQUESTS.c.id).where(_REQUESTS.c.receipt == receipt).with_for_update())
        states = {each.day: each.state for each in _of(connection, receipt)}
        left = [day for day in days if states.get(day) != "cancelled"]
        if not all(may_move(states.get(day, ""), "cancelled", "member") for day in left):
            raise NotAllowed(f"a member may not drop every one of these days of {receipt}")
        for day in left:
            _set(connection, receipt, day, "cancelled")
            _log(connection, store, receipt, states[day], "cancelled", "member", "member", now, None, day)
        _settle(connection, receipt, _of(connection, receipt), today(now))
        if alarm and left:
            connection.execute(
                insert(tables.alarms).values(receipt=receipt, kind=alarm, raised_at=stamp(now))
            )


def undo(connection: Connection, store: Store, row: Row, *, now: datetime) -> str:
    """Take back the last thing that was done to one date or all; the state of the whole that holds again.

    Raises:
        NotAllowed: there is nothing to take back, or it is too late.
    """
    receipt = str(row.receipt)
    standing = (_MOVES.c.receipt == receipt, _MOVES.c.undone.is_(False))
    last = connection.execute(select(_MOVES).where(*standing).order_by(_MOVES.c.id.desc())).first()
    if last is None or last.who != "staff":
        raise NotAllowed(f"there is nothing to take back for {receipt}")
    if now - moment(last.at) > UNDO_WITHIN:
        raise NotAllowed(f"the last move of {receipt} is older than ten minutes")
    together = (*standing, _MOVES.c.at == last.at, _MOVES.c.by == last.by)
    states = {each.day: each.state for each in _of(connection, receipt)}
    for each in connection.execute(select(_MOVES).where(*together, _MOVES.c.day.is_not(None))).all():
        if states[date.fromisoformat(each.day)] == each.to_state:
            _set(connection, receipt, date.fromisoformat(each.day), each.from_state)
    connection.execute(update(_MOVES).where(*together).values(undone=True))
    after = _of(connection, receipt)
    state = _settle(connection, receipt, after, today(now))
    withdrawn = last.to_state in TOLD and _withdrawn(connection, store, receipt, last)
    if last.to_state in TOLD and not withdrawn:
        outbox.tell(
            connection,
            store,
            row,
            response="utter_ride_taken_back",
            key=f"{receipt}-back-{stamp(now)}",
            now=now,
        )
    if last.day is None:
        # What was decided on single days waited to be said, and went with the message on all.
        decided = {
            each.day.isoformat(): each.state
            for each in after
            if each.day >= today(now) and each.state in TOLD
        }
        if decided:
            _tell_days(connection, store, row, decided, now)
    return state


def pass_days(store: Store, now: datetime) -> None:
    """Where the day that a standing order stands for lies behind, let it stand for the next one."""
    on = today(now)
    behind = (
        select(_REQUESTS.c.receipt)
        .join(_ORDERS, _REQUESTS.c.receipt == _ORDERS.c.receipt)
        .where(_REQUESTS.c.state.in_(LIVE), _REQUESTS.c.trip_date < on.isoformat())
        .where(
            exists().where(
                _DATES.c.receipt == _ORDERS.c.receipt,
                _DATES.c.day >= on.isoformat(),
                _DATES.c.state.in_(LIVE),
            )
        )
    )
    with store.read() as connection:
        receipts = [str(each.receipt) for each in connection.execute(behind)]
    for receipt in receipts:
        with store.begin() as connection:
            locked = select(_REQUESTS.c.receipt).where(_REQUESTS.c.receipt == receipt).with_for_update()
            connection.execute(locked).first()
            _settle(connection, receipt, _of(connection, receipt), on)


def remind(store: Store, now: datetime) -> tuple[str, ...]:
    """Tell the desk, once each, of standing orders whose last date is fourteen days away."""
    due = (
        select(_ORDERS.c.receipt)
        .join(_REQUESTS, _REQUESTS.c.receipt == _ORDERS.c.receipt)
        .where(
            _ORDERS.c.reminded.is_(False),
            _ORDERS.c.remind_on <= today(now).isoformat(),
            _REQUESTS.c.state.in_(LIVE),
        )
    )
    with store.read() as connection:
        receipts = [str(each.receipt) for each in connection.execute(due)]
    told = []
    for receipt in receipts:
        with store.begin() as connection:
            taken = connection.execute(
                update(_ORDERS)
                .where(_ORDERS.c.receipt == receipt, _ORDERS.c.reminded.is_(False))
                .values(reminded=True)
            )
            if taken.rowcount:
                connection.execute(
                    insert(tables.alarms).values(receipt=receipt, kind=ENDS, raised_at=stamp(now))
                )
                told.append(receipt)
    return tuple(told)


def _of(connection: Connection, receipt: str) -> tuple[RideDate, ...]:
    wanted = select(_REQUESTS.c.receipt).where(_REQUESTS.c.receipt == receipt)
    return dates(connection, wanted).get(receipt, ())


def _settle(connection: Connection, receipt: str, standing: Sequence[RideDate], on: date) -> str:
    """Write the state of the whole, and the day that it stands for: the next one that is not decided, or that stands."""
    ahead = [each for each in standing if each.day >= on]
    open_ones = [each.day for each in ahead if each.state == "requested"]
    stands = [each.day for each in ahead if each.state in LIVE]
    day = (open_ones or stands or [standing[-1].day])[0]
    state = state_of_all(standing, on)
    connection.execute(
        update(_REQUESTS).where(_REQUESTS.c.receipt == receipt).values(state=state, trip_date=day.isoformat())
    )
    return state


def _set(connection: Connection, receipt: str, day: date, state: str) -> None:
    row = (_DATES.c.receipt == receipt, _DATES.c.day == day.isoformat())
    connection.execute(update(_DATES).where(*row).values(state=state))


def _log(
    connection: Connection,
    store: Store,
    receipt: str,
    frm: str,
    to: str,
    who: str,
    by: str,
    now: datetime,
    note: str | None,
    day: date | None,
) -> None:
    logged = {
        "receipt": receipt,
        "from_state": frm,
        "to_state": to,
        "who": who,
        "by": by,
        "at": stamp(now),
        "undone": False,
        "sealed_note": store.seal.seal(note) if note else None,
        "day": day.isoformat() if day else None,
    }
    connection.execute(insert(_MOVES).values(logged))


# --- what the member hears ------------------------------------------------------------------------------------------


def _tell_all(
    connection: Connection, store: Store, row: Row, to: str, standing: Sequence[RideDate], now: datetime
) -> None:
    """One message: the decision, or each day's where single days were decided otherwise."""
    receipt, key = str(row.receipt), f"{row.receipt}-{to}-{stamp(now)}"
    connection.execute(delete(tables.outbox).where(*_unsent(receipt)))
    ahead = {each.day.isoformat(): each.state for each in standing if each.day >= today(now)}
    if set(ahead.values()) == {to}:
        outbox.tell(connection, store, row, response=f"utter_ride_{to}", key=key, now=now)
    else:
        outbox.tell(connection, store, row, response=DECIDED, key=key, now=now, values={"days": ahead})


def _tell_days(
    connection: Connection, store: Store, row: Row, days: Mapping[str, str], now: datetime
) -> None:
    """Add days to the message that waits, or begin one that goes out in ten minutes."""
    receipt = str(row.receipt)
    waiting = connection.execute(select(tables.outbox).where(*_unsent(receipt))).first()
    if waiting is not None:
        content = store.seal.open_json(waiting.sealed)
        content["values"]["days"] = {**content["values"]["days"], **days}
        connection.execute(
            update(tables.outbox)
            .where(tables.outbox.c.id == waiting.id)
            .values(sealed=store.seal.seal_json(content), due_at=stamp(now + UNDO_WITHIN))
        )
        return
    calls = tables.call_list
    open_call = (calls.c.receipt == receipt, calls.c.reason == "rides_decided", calls.c.done_at.is_(None))
    if connection.execute(select(calls.c.id).where(*open_call)).first() is None:
        key = f"{receipt}-days-{stamp(now)}"
        outbox.tell(
            connection,
            store,
            row,
            response=DECIDED,
            key=key,
            now=now,
            due_at=now + UNDO_WITHIN,
            values={"days": days},
        )


def _withdrawn(connection: Connection, store: Store, receipt: str, last: Row) -> bool:
    """Whether the member cannot have heard of what is taken back."""
    if last.day is None:
        key = f"{receipt}-{last.to_state}-{last.at}"
        reasons = (f"ride_{last.to_state}", "rides_decided")
        taken = [outbox.withdraw(connection, key, receipt=receipt, reason=reason) for reason in reasons]
        return any(taken)
    waiting = connection.execute(select(tables.outbox).where(*_unsent(receipt))).first()
    if waiting is None:
        return False
    content = store.seal.open_json(waiting.sealed)
    content["values"]["days"].pop(last.day, None)
    if content["values"]["days"]:
        connection.execute(
            update(tables.outbox)
            .where(tables.outbox.c.id == waiting.id)
            .values(sealed=store.seal.seal_json(content))
        )
    else:
        outbox.withdraw(connection, waiting.key, receipt=receipt, reason="rides_decided")
    return True


def _unsent(receipt: str) -> tuple[ColumnElement[bool], ...]:
    """The message about single days that is not out yet."""
    return (tables.outbox.c.key.like(f"{receipt}-days-%"), tables.outbox.c.sent_at.is_(None))
