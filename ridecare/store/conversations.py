"""Conversations and what was said in them: the one source for history, hand-over, desk and erasure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql import Select

from ridecare.store import codes, consent, tables
from ridecare.store.engine import Store, moment, stamp


@dataclass(frozen=True)
class Conversation:
    """A conversation. `key` is opaque; `address` is the SMS sender (E.164); times are aware UTC."""

    key: str
    channel: str
    language: str | None
    language_chosen: bool
    trial: bool
    started_at: datetime
    last_at: datetime
    address: str | None
    opted_out: bool
    is_new: bool


@dataclass(frozen=True)
class Choice:
    """A choice under a message: what is read, and the words it stands for."""

    title: str
    payload: str


@dataclass(frozen=True)
class Said:
    """A message to be stored."""

    text: str
    response: str | None
    choices: tuple[Choice, ...]
    kind: str
    language: str | None
    who: str = "assistant"


@dataclass(frozen=True)
class Line:
    """A stored message. `who`: member, assistant or staff; `at`: aware UTC."""

    id: int
    at: datetime
    who: str
    text: str
    response: str | None
    choices: tuple[Choice, ...]
    kind: str
    language: str | None


def start_or_find(
    store: Store, key: str, channel: str, now: datetime, *, trial: bool = False, address: str | None = None
) -> Conversation:
    """The conversation of this key, made if there is none. `is_new` until the assistant has spoken in it."""
    found = find(store, key)
    if found is not None:
        return found
    row = {
        "key": key,
        "channel": channel,
        "language": None,
        "language_chosen": False,
        "trial": trial,
        "started_at": stamp(now),
        "last_at": stamp(now),
        "sealed_address": store.seal.seal(address) if address else None,
        "spoken": False,
    }
    try:
        with store.begin() as connection:
            connection.execute(insert(tables.conversations).values(row))
    except IntegrityError:
        pass  # another process was quicker; its row is as good
    made = find(store, key)
    assert made is not None
    return made


def find(store: Store, key: str) -> Conversation | None:
    """The conversation of this key, or None."""
    with store.read() as connection:
        row = connection.execute(
            select(tables.conversations).where(tables.conversations.c.key == key)
        ).first()
        if row is None:
            return None
        address = store.seal.open(row.sealed_address) if row.sealed_address else None
        out = address is not None and consent.is_out(connection, store, address)
    return Conversation(
        key=row.key,
        channel=row.channel,
        language=row.language,
        language_chosen=bool(row.language_chosen),
        trial=bool(row.trial),
        started_at=moment(row.started_at),
        last_at=moment(row.last_at),
        address=address,
        opted_out=out,
        is_new=not row.spoken,
    )


def set_language(store: Store, key: str, language: str, chosen: bool) -> None:
    """Keep the conversation's language. A chosen one is not replaced by a detected one."""
    change = update(tables.conversations).where(tables.conversations.c.key == key)
    if not chosen:
        change = change.where(tables.conversations.c.language_chosen.is_(False))
    with store.begin() as connection:
        connection.execute(change.values(language=language, language_chosen=chosen))


def take_in(
    store: Store, key: str, message_id: str | None, text: str, now: datetime, *, durable: bool = True
) -> int | None:
    """Store a member's message; its line's id, or None when this message id was taken before.

    durable: False where the reply, which is stored after it, is all that the sender takes for a receipt.
    """
    row = {
        "conversation": key,
        "message_id": message_id,
        "at": stamp(now),
        "who": "member",
        "response": None,
        "kind": "said",
        "language": None,
        "sealed": store.seal.seal_json({"text": text}),
    }
    try:
        with store.begin(durable=durable) as connection:
            made = connection.execute(insert(tables.lines).values(row))
            connection.execute(
                update(tables.conversations)
                .where(tables.conversations.c.key == key)
                .values(last_at=stamp(now))
            )
            return int(made.inserted_primary_key[0])
    except IntegrityError:
        return None


def say(store: Store, key: str, said: Sequence[Said], now: datetime) -> tuple[Line, ...]:
    """Store messages to the member, in order."""
    if not said:
        return ()
    with store.begin() as connection:
        ids = [_add(connection, store, key, each, now) for each in said]
        connection.execute(
            update(tables.conversations).where(tables.conversations.c.key == key).values(spoken=True)
        )
    return tuple(
        Line(line_id, now, each.who, each.text, each.response, each.choices, each.kind, each.language)
        for line_id, each in zip(ids, said, strict=True)
    )


def say_due(store: Store, due_id: int, key: str, said: Sequence[Said], now: datetime) -> bool:
    """Store a message that was due, and mark it sent, in one transaction: never lost, never twice.

    False when another process has sent it. For channels whose transcript is the delivery (the web page).
    """
    table = tables.outbox
    with store.begin() as connection:
        taken = connection.execute(
            update(table)
            .where(table.c.id == due_id, table.c.sent_at.is_(None))
            .values(sent_at=stamp(now), tries=table.c.tries + 1)
        )
        if not taken.rowcount:
            return False
        for each in said:
            _add(connection, store, key, each, now)
    return True


def transcript(store: Store, key: str, *, after: int = 0) -> tuple[Line, ...]:
    """What was said, oldest first; `after`: only lines with a larger id."""
    wanted = (
        select(tables.lines)
        .where(tables.lines.c.conversation == key, tables.lines.c.id > after)
        .order_by(tables.lines.c.id)
    )
    with store.read() as connection:
        rows = connection.execute(wanted).all()
    return tuple(_line(store, row) for row in rows)


def newest(store: Store, key: str, count: int, *, before: int) -> tuple[Line, ...]:
    """The newest lines with a smaller id than `before`, oldest first; only a member's with their words.

    It is asked at every quick message, and opening what the assistant said would be most of its time.
    """
    wanted = (
        select(tables.lines)
        .where(tables.lines.c.conversation == key, tables.lines.c.id < before)
        .order_by(tables.lines.c.id.desc())
        .limit(count)
    )
    with store.read() as connection:
        rows = connection.execute(wanted).all()
    return tuple(
        _line(store, row)
        if row.who == "member"
        else Line(row.id, moment(row.at), row.who, "", row.response, (), row.kind, row.language)
        for row in reversed(rows)
    )


def last_choices(store: Store, key: str) -> tuple[Choice, ...]:
    """The choices under the assistant's newest message; a newer message without choices closes them."""
    wanted = (
        select(tables.lines)
        .where(tables.lines.c.conversation == key, tables.lines.c.who == "assistant")
        .order_by(tables.lines.c.id.desc())
        .limit(1)
    )
    with store.read() as connection:
        row = connection.execute(wanted).first()
    return _line(store, row).choices if row is not None else ()


def erase(store: Store, key: str) -> None:
    """Delete what was said, working memory and an open request; ride requests and hand-overs stay."""
    with store.begin() as connection:
        _erase(connection, select(tables.conversations.c.key).where(tables.conversations.c.key == key))


def erase_older(store: Store, before: datetime) -> int:
    """Erase every conversation that was silent since `before`; in how many something was said."""
    wanted = select(tables.conversations.c.key).where(tables.conversations.c.last_at < stamp(before))
    said = select(func.count(tables.lines.c.conversation.distinct())).where(
        tables.lines.c.conversation.in_(wanted)
    )
    with store.begin() as connection:
        erased = connection.execute(said).scalar()
        _erase(connection, wanted)
    return int(erased or 0)


def _erase(connection: Connection, keys: Select) -> None:
    # A condition and not a list: a database takes only so many values in one statement.
    for table in (tables.lines, tables.tracker_turns, tables.open_requests):
        connection.execute(delete(table).where(table.c.conversation.in_(keys)))
    codes.forget(connection, keys)
    connection.execute(
        delete(tables.outbox).where(
            tables.outbox.c.conversation.in_(keys), tables.outbox.c.kind == "left_open"
        )
    )


def _add(connection: Connection, store: Store, key: str, said: Said, now: datetime) -> int:
    content = {"text": said.text, "choices": [[choice.title, choice.payload] for choice in said.choices]}
    row = {
        "conversation": key,
        "message_id": None,
        "at": stamp(now),
        "who": said.who,
        "response": said.response,
        "kind": said.kind,
        "language": said.language,
        "sealed": store.seal.seal_json(content),
    }
    return int(connection.execute(insert(tables.lines).values(row)).inserted_primary_key[0])


def _line(store: Store, row: Row) -> Line:
    content = store.seal.open_json(row.sealed)
    choices = tuple(Choice(title, payload) for title, payload in content.get("choices", ()))
    return Line(
        row.id, moment(row.at), row.who, content["text"], row.response, choices, row.kind, row.language
    )
