"""What is to be sent without being asked, each once: due rows that any process can deliver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import IntegrityError

from ridecare.store import consent, tables
from ridecare.store.engine import Store, moment, stamp

# A web page without a word for so long may have nobody in front of it.
SILENT = timedelta(minutes=15)
# The kind of a one-time code: it goes to the number on file and never into a conversation.
CODE = "code"
# The kind of "this was changed, was it you?": it goes the same way.
ON_FILE = "on_file"


@dataclass(frozen=True)
class Due:
    """A message that is due: a response's name with its values, or a text."""

    id: int
    conversation: str
    kind: str
    response: str | None
    values: Mapping[str, Any]
    text: str | None
    due_at: datetime
    tries: int


def put(
    store: Store,
    *,
    conversation: str,
    kind: str,
    response: str | None,
    values: Mapping[str, Any],
    due_at: datetime,
    key: str,
    text: str | None = None,
) -> bool:
    """Put a message in, once for each key; False when the key was there."""
    try:
        with store.begin() as connection:
            _put(connection, store, conversation, kind, response, values, due_at, key, text)
            return True
    except IntegrityError:
        return False


def due(store: Store, now: datetime) -> tuple[Due, ...]:
    """What is due and not sent, oldest first."""
    table = tables.outbox
    wanted = (
        select(table)
        .where(table.c.sent_at.is_(None), table.c.due_at <= stamp(now))
        .order_by(table.c.due_at, table.c.id)
    )
    with store.read() as connection:
        rows = connection.execute(wanted.limit(100)).all()
    found = []
    for row in rows:
        content = store.seal.open_json(row.sealed)
        found.append(
            Due(
                row.id,
                row.conversation,
                row.kind,
                row.response,
                content["values"],
                content["text"],
                moment(row.due_at),
                row.tries,
            )
        )
    return tuple(found)


def claim(store: Store, due_id: int, now: datetime) -> bool:
    """Take a due message, so that nobody sends it; False when another process has taken it."""
    with store.begin() as connection:
        return _claim(connection, due_id, now)


def _claim(connection: Connection, due_id: int, now: datetime) -> bool:
    table = tables.outbox
    changed = connection.execute(
        update(table)
        .where(table.c.id == due_id, table.c.sent_at.is_(None))
        .values(sent_at=stamp(now), tries=table.c.tries + 1)
    )
    return bool(changed.rowcount)


def claim_text(store: Store, due: Due, address: str | None, now: datetime) -> int | None:
    """Take a due text for sending, and put its member on the call list until it is known that it went out.

    Nobody can know whether a text left before a crash: then it is not sent again, and the call stands.

    Returns: the id of the call, None when another process has taken the text.
    """
    news = due.kind in consent.NEWS
    with store.begin() as connection:
        if not _claim(connection, due.id, now):
            return None
        return consent.add_call(
            connection,
            store,
            conversation=due.conversation,
            reason=str(due.response).removeprefix("utter_") if news else "text_not_sent",
            now=now,
            address=address,
            receipt=due.values.get("receipt") if news else None,
        )


def text_sent(store: Store, call_id: int) -> None:
    """A claimed text went out: nobody needs to call."""
    with store.begin() as connection:
        connection.execute(delete(tables.call_list).where(tables.call_list.c.id == call_id))


def text_not_accepted(store: Store, due_id: int, call_id: int, retry_at: datetime) -> None:
    """A claimed text certainly did not go out: it is due again at `retry_at`, and nobody needs to call."""
    table = tables.outbox
    with store.begin() as connection:
        connection.execute(
            update(table).where(table.c.id == due_id).values(sent_at=None, due_at=stamp(retry_at))
        )
        connection.execute(delete(tables.call_list).where(tables.call_list.c.id == call_id))


def put_code(
    connection: Connection,
    store: Store,
    *,
    conversation: str,
    phone: str | None,
    code: str,
    now: datetime,
    key: str,
) -> None:
    """A one-time code for a number on file, in the transaction that keeps its mark. Without a number nobody is sent it."""
    values = {"code": code, "to": phone} if phone else {}
    sent_at = None if phone else now
    _put(connection, store, conversation, CODE, "utter_code_text", values, now, key, None, sent_at)


def claim_on_file(store: Store, due_id: int, now: datetime) -> bool:
    """Take a text to the number on file for sending, and forget it: a code stands nowhere any more but as its mark."""
    with store.begin() as connection:
        if not _claim(connection, due_id, now):
            return False
        nothing = store.seal.seal_json({"values": {}, "text": None})
        connection.execute(update(tables.outbox).where(tables.outbox.c.id == due_id).values(sealed=nothing))
        return True


def tell(
    connection: Connection,
    store: Store,
    request: Row,
    *,
    response: str,
    key: str,
    now: datetime,
    kind: str = "state",
    due_at: datetime | None = None,
    values: Mapping[str, Any] | None = None,
) -> None:
    """Tell a member of a move in their conversation's channel, or put the person on the call list.

    `request`: the row of the request or hand-over, in the same transaction. `kind`: one of `consent.NEWS`. `due_at`: when it
    goes out, if not at once.
    """
    found = connection.execute(
        select(tables.conversations).where(tables.conversations.c.key == request.conversation)
    ).first()
    address = store.seal.open(found.sealed_address) if found is not None and found.sealed_address else None
    reachable = found is not None and (address is not None or found.channel != "sms")
    if address is not None and consent.is_out(connection, store, address):
        reachable = False
    if reachable:
        _put(
            connection,
            store,
            request.conversation,
            kind,
            response,
            {**(values or {}), "receipt": request.receipt},
            due_at or now,
            key,
            None,
        )
    # Nobody may be looking at a page that has been silent, or was forgotten: a person calls as well.
    unread = found is not None and found.channel == "web" and now - moment(found.last_at) > SILENT
    forgotten = found is not None and bool(found.spoken) and not _has_lines(connection, request.conversation)
    if not reachable or unread or forgotten or found is None or found.channel not in ("web", "sms"):
        row = {
            "conversation": request.conversation,
            "reason": response.removeprefix("utter_"),
            "receipt": request.receipt,
            "at": stamp(now),
            "sealed_address": found.sealed_address if found is not None else None,
            "trial": request.trial,
        }
        connection.execute(insert(tables.call_list).values(row))


def _has_lines(connection: Connection, conversation: str) -> bool:
    wanted = select(tables.lines.c.id).where(tables.lines.c.conversation == conversation).limit(1)
    return connection.execute(wanted).first() is not None


def withdraw(connection: Connection, key: str, *, receipt: str, reason: str) -> bool:
    """Take back what `tell` did: a message that is not sent yet, and a call that nobody has made yet.

    False when the member may have heard of it.
    """
    table, calls = tables.outbox, tables.call_list
    unsent = connection.execute(delete(table).where(table.c.key == key, table.c.sent_at.is_(None))).rowcount
    sent = connection.execute(select(table.c.id).where(table.c.key == key)).first()
    open_call = (calls.c.receipt == receipt, calls.c.reason == reason, calls.c.done_at.is_(None))
    uncalled = connection.execute(delete(calls).where(*open_call)).rowcount
    return sent is None and bool(unsent or uncalled)


def _put(
    connection: Connection,
    store: Store,
    conversation: str,
    kind: str,
    response: str | None,
    values: Mapping[str, Any],
    due_at: datetime,
    key: str,
    text: str | None,
    sent_at: datetime | None = None,
) -> None:
    row = {
        "key": key,
        "conversation": conversation,
        "kind": kind,
        "response": response,
        "due_at": stamp(due_at),
        "sent_at": stamp(sent_at) if sent_at else None,
        "tries": 0,
        "sealed": store.seal.seal_json({"values": dict(values), "text": text}),
    }
    connection.execute(insert(tables.outbox).values(row))
