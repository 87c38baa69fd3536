"""The one-time code: what is read as one, to whom it goes, and when it opens."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from ridecare import one_time_code
from ridecare.gateways.demo_directory import DemoDirectory
from ridecare.sealing import Seal
from ridecare.store import Store, consent, helper_passes, members, migrate, open_store, outbox

NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
DANA = ("90000001", date(1980, 3, 14))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    url = f"sqlite:///{tmp_path / 'ridecare.db'}"
    migrate(url)
    opened = open_store(url, Seal((Fernet.generate_key().decode(),)))
    members.seed_demo(opened)
    return opened


def ask(store: Store, who=DANA, now: datetime = NOW, conversation: str = "web-a") -> str | None:
    """The code that was sent, or None."""
    one_time_code.ask(
        store, DemoDirectory(store), conversation=conversation, member_id=who[0], birth_date=who[1], now=now,
        rng=random.Random(7),
    )  # fmt: skip
    sent = [each.values["code"] for each in outbox.due(store, now) if each.conversation == conversation]
    return sent[-1] if sent else None


def prove(store: Store, code: str, now: datetime = NOW) -> str:
    return one_time_code.prove(store, conversation="web-a", code=code, now=now).result


@pytest.mark.parametrize(
    ("text", "code"),
    [("482913", "482913"), ("it says 482 913", "482913"), ("48-29-13.", "482913"), ("48291", None), ("4829131", None), ("482913 or 482914", None)],
)  # fmt: skip
def test_what_is_read_as_a_code(text, code):
    assert one_time_code.typed(text) == code


def test_the_right_code_opens_once_and_is_kept_nowhere(store):
    code = ask(store)
    assert code and prove(store, code) == "right" and prove(store, code) == "over"
    with store.read() as connection:
        assert code not in str(connection.exec_driver_sql("SELECT * FROM one_time_codes").all())


def test_five_minutes_and_three_tries(store):
    code = ask(store)
    assert code and prove(store, code, NOW + timedelta(minutes=5, seconds=1)) == "late"
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    assert [prove(store, wrong) for _ in range(3)] == ["wrong", "wrong", "over"]
    assert prove(store, code) == "over"


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        (("90000003", date(1990, 7, 21)), "rides_no_number"), (("90000004", date(2015, 5, 9)), "rides_minor"),
        (("90000008", date(1968, 8, 8)), "rides_not_checked"), (("90000001", date(1980, 3, 15)), None), (("12345678", date(1980, 3, 14)), None),
    ],
)  # fmt: skip
def test_who_gets_none_and_who_is_called(store, who, reason):
    assert ask(store, who) is None
    assert [(each.reason, each.member_id) for each in consent.call_list(store)] == (
        [(reason, who[0])] if reason else []
    )


def test_a_number_of_29_days_is_too_new(store):
    since = date(2026, 12, 1) - timedelta(days=29)
    members.put(store, members.Member("90000012", "Nora Demo", date(1970, 1, 2), "PMAP", phone="+16515550112", phone_since=since))  # fmt: skip
    who = ("90000012", date(1970, 1, 2))
    assert ask(store, who) is None
    assert ask(store, who, NOW + timedelta(days=1)) is not None


def test_three_that_were_not_proven_lock_whoever_asks_and_for_a_quarter_of_an_hour(store):
    assert all(ask(store, conversation=f"web-{number}") for number in range(3))
    assert ask(store, conversation="web-3") is None
    assert ask(store, now=NOW + timedelta(minutes=16), conversation="web-4") is not None


def test_a_helpers_phone_gets_a_code_only_with_a_pass(store):
    helper = "+16515550190"

    def sent_to(phone: str, conversation: str, who=DANA) -> list[str]:
        one_time_code.ask(
            store, DemoDirectory(store), conversation=conversation, member_id=who[0], birth_date=who[1], now=NOW,
            rng=random.Random(7), helper_phone=phone,
        )  # fmt: skip
        return [each.values["to"] for each in outbox.due(store, NOW) if each.conversation == conversation]

    assert sent_to(helper, "web-a") == []
    helper_passes.make(
        store, member_id=DANA[0], name="Lena Sample", phone=helper, until=NOW.date(), by="member", key="a", now=NOW
    )  # fmt: skip
    assert sent_to(helper, "web-b") == [helper]
    assert sent_to("+16515550191", "web-c") == []
    assert sent_to(helper, "web-d", (DANA[0], date(1981, 3, 14))) == []
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM one_time_codes").scalar() == 4
