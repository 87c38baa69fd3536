"""What is personal stands nowhere in clear: not in a column, not in the file's raw bytes, not in an error."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from ridecare.handover import HandOver
from ridecare.rides import Repeats, RideDate, RideRequest
from ridecare.store import (
    Store,
    codes,
    consent,
    conversations,
    handovers,
    helper_passes,
    members,
    open_requests,
    outbox,
    requests,
    saved_places,
    tables,
    tracker_turns,
    versions,
)
from ridecare.store.conversations import Choice, Said

PHONE = "+16515550142"
# Everything about a person that is written below, and the ways in which a look-up could betray it.
PERSONAL = (
    "Wilhelmina", "wilhelmina", "Quist", "quist", "90000001", "1980-03-14", "6515550142", "1455 Zealand",
    "zealand", "Fairhaven", "fairhaven", "dialysis", "walker", "oxygen", "blue door", "bakery", "Bartholomew",
    "eligible", "hablar", "Dana Demo", "6515550101", "PMAP", "cab driver", "asked for the street",
    "no answer", "please stop", "482913", "Choice-title",
)  # fmt: skip

# Sealed tokens are taken out before looking: four letters of theirs can spell a word by chance.
TOKEN = re.compile(r"gAAAA[\w-]+=*")
# A token that runs over two pages of a file cannot be taken out; so long a word is in none by chance.
LONG = tuple(word for word in PERSONAL if len(word) >= 6)


def _personal_in(rows: Sequence[object]) -> list[str]:
    text = TOKEN.sub("", repr(rows))
    return [word for word in PERSONAL if word in text]


@pytest.fixture
def filled(
    store: Store,
    now: datetime,
    rng: random.Random,
    a_request: Callable[..., RideRequest],
    a_handover: Callable[..., HandOver],
) -> None:
    """A store in which every function that takes something personal was used."""
    members.seed_demo(store)
    members.note_failure(
        store, id_mark=store.seal.mark("member_id", "90000001"), conversation="sms-a", now=now
    )
    conversations.start_or_find(store, "sms-a", "sms", now, address=PHONE)
    conversations.take_in(store, "sms-a", "m1", "I am Wilhelmina Quist, 90000001, born 1980-03-14", now)
    said = Said(
        "Pick up at 1455 Zealand Ave N?", "utter_x", (Choice("Choice-title", "Fairhaven"),), "reply", "en"
    )
    conversations.say(store, "sms-a", [said], now)
    tracker_turns.add(store, "sms-a", {"text": "dialysis at Fairhaven"}, begins_session=True)
    open_requests.keep(
        store, "sms-a", {"pickup": "1455 Zealand Ave N", "rider_name": "Wilhelmina Quist"}, now
    )
    placed = requests.place(store, a_request(conversation="sms-a"), readback_id="r1", now=now, rng=rng)
    repeats = Repeats("FREQ=WEEKLY;BYDAY=FR", None, goes_on=True, dates=(RideDate(date(2026, 12, 4)),))
    order = a_request(conversation="sms-a", repeats=repeats)
    requests.place(store, order, readback_id="r2", now=now, rng=rng)
    versions.ask(
        store, placed.receipt, "change", key="w1", conversation="sms-a", now=now,
        request=a_request(conversation="sms-a", notes="the cab driver"), words="says Quist",
    )  # fmt: skip
    requests.note_attempt(store, placed.receipt, "tried", by="ana", now=now, note="no answer at 6515550142")
    requests.voice_check(store, placed.receipt, by="ana", now=now, how="asked for the street")
    requests.move(store, placed.receipt, "declined", who="staff", by="ana", now=now, note="Wilhelmina called")
    case = handovers.hand_over(store, a_handover(conversation="sms-a"), key="h1", now=now, rng=rng)
    handovers.add(
        store,
        case.receipt,
        collected={"where_now": "Fairhaven"},
        words="the cab driver",
        callback_phone=PHONE,
    )
    handovers.move(store, case.receipt, "closed", by="ana", now=now, outcome="Quist was called")
    code = {"kind": "code", "response": None, "values": {"to": PHONE}, "text": "for Quist"}
    outbox.put(store, conversation="sms-a", due_at=now, key="k", **code)  # type: ignore[arg-type]
    who = {"member_id": "90000001", "date_of_birth": "1980-03-14", "name": "Dana Demo"}
    for way in (codes.Way(phone="+16515550101"), codes.Way(call="rides_minor")):
        codes.put(store, conversation="sms-a", code="482913", way=way, who=who, now=now)
    saved_places.save(store, "90000001", "home", "12 Fairhaven Ct", now)
    helper_passes.make(
        store, member_id="90000001", name="Ada Quist", phone=PHONE, until=now.date(), by="member", key="p", now=now
    )  # fmt: skip
    helper_passes.used(store, 1, helper_passes.OPENED, now)
    consent.opt_out(store, PHONE, now, "please stop, says Quist")
    consent.put_on_call_list(store, conversation="sms-a", reason="opted_out", now=now, address=PHONE)


def test_no_column_holds_anything_personal(store: Store, filled: None) -> None:
    with store.read() as connection:
        for table in tables.metadata.sorted_tables:
            assert _personal_in(connection.execute(table.select()).all()) == [], table.name


def test_a_word_in_clear_would_be_found(store: Store, now: datetime) -> None:
    """The search itself: a name beside a sealed token is seen, one within a token is not."""
    assert _personal_in([(store.seal.seal("Quist"), "Quist")]) == ["Quist"]
    assert _personal_in([(store.seal.seal("Quist"), "gAAAAPMAP-x=")]) == []


def test_every_table_was_looked_at(store: Store, filled: None) -> None:
    """The tables that stay empty here are those that hold nothing of a member."""
    with store.read() as connection:
        empty = {
            table.name
            for table in tables.metadata.sorted_tables
            if connection.execute(table.select()).first() is None
        }
    # What waited in the outbox became a call when the texts were stopped; alarms and due items hold a kind and a receipt.
    assert empty == {"outbox", "alarms", "due_items", "staff", "staff_sessions", "audit_events"}


def test_no_byte_of_the_file_holds_anything_personal(store: Store, url: str, filled: None) -> None:
    if not store.is_sqlite:
        # The same rows went through the same code; the bytes of a server's files are not ours to read.
        with store.read() as connection:
            sizes = connection.exec_driver_sql("SELECT octet_length(sealed) FROM requests").scalar()
        assert sizes > 100
        return
    path = Path(make_url(url).database or "")
    files = [each for each in path.parent.iterdir() if each.name.startswith(path.name)]
    assert {each.suffix for each in files} >= {".db", ".db-wal"}
    raw = b"".join(each.read_bytes() for each in files)
    assert b"sms-a" in raw, "the rows themselves must be in these bytes"
    assert [word for word in LONG if word.encode() in raw] == []


def test_what_waits_in_the_outbox_is_sealed(store: Store, now: datetime) -> None:
    code = {"kind": "code", "response": None, "values": {"to": PHONE}, "text": "for Quist"}
    outbox.put(store, conversation="web-a", due_at=now, key="k", **code)  # type: ignore[arg-type]
    with store.read() as connection:
        rows = connection.execute(tables.outbox.select()).all()
    assert rows
    assert _personal_in(rows) == []


def test_an_error_of_the_database_quotes_no_value(store: Store) -> None:
    row = {"conversation": "web-a", "kept_at": "", "noticed": False, "sealed": "Wilhelmina"}
    with pytest.raises(IntegrityError) as raised, store.begin() as connection:
        connection.execute(insert(tables.open_requests).values(row))
        connection.execute(insert(tables.open_requests).values(row))
    assert "Wilhelmina" not in str(raised.value)
