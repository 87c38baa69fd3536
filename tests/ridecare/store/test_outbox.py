"""What is due goes out once, and what was left unsent is noticed once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from ridecare.store import Store, consent, open_requests, outbox


def _put(store: Store, key: str, due_at: datetime, **changed: Any) -> bool:
    usual: dict[str, Any] = {
        "conversation": "web-a",
        "kind": "state",
        "response": "utter_x",
        "values": {"receipt": "RC-1"},
    }
    return outbox.put(store, **{**usual, **changed}, due_at=due_at, key=key)


def test_a_message_is_due_when_its_time_has_come(store: Store, now: datetime) -> None:
    _put(store, "later", now + timedelta(hours=1), text="in an hour")
    _put(store, "now", now)
    assert [(each.response, each.values, each.text) for each in outbox.due(store, now)] == [
        ("utter_x", {"receipt": "RC-1"}, None)
    ]
    assert [each.text for each in outbox.due(store, now + timedelta(hours=1))] == [None, "in an hour"]


def test_a_key_is_put_once(store: Store, now: datetime) -> None:
    assert _put(store, "k", now)
    assert not _put(store, "k", now, response="utter_y")
    assert [each.response for each in outbox.due(store, now)] == ["utter_x"]


def test_only_one_of_many_sends_it(store: Store, now: datetime) -> None:
    _put(store, "k", now)
    [due] = outbox.due(store, now)
    with ThreadPoolExecutor(8) as many:
        claimed = list(many.map(lambda _: outbox.claim(store, due.id, now), range(8)))
    assert claimed.count(True) == 1
    assert outbox.due(store, now) == ()


def _calls(store: Store) -> list[str]:
    return [call.reason for call in consent.call_list(store)]


def test_only_one_of_many_texts_it(store: Store, now: datetime) -> None:
    _put(store, "k", now)
    [due] = outbox.due(store, now)
    with ThreadPoolExecutor(8) as many:
        claimed = list(many.map(lambda _: outbox.claim_text(store, due, "+16515550101", now), range(8)))
    assert claimed.count(None) == 7
    assert _calls(store) == ["x"]


def test_a_text_that_nobody_knows_to_be_out_becomes_a_call(store: Store, now: datetime) -> None:
    _put(store, "k", now)
    [due] = outbox.due(store, now)
    outbox.claim_text(store, due, "+16515550101", now)
    # The process dies here.
    assert outbox.due(store, now + timedelta(days=1)) == ()
    [call] = consent.call_list(store)
    assert (call.reason, call.receipt, call.conversation) == ("x", "RC-1", "web-a")
    assert call.address == "+16515550101"


def test_a_text_that_went_out_needs_no_call(store: Store, now: datetime) -> None:
    _put(store, "k", now)
    _put(store, "other", now, conversation="web-b", kind="reply")
    first, second = outbox.due(store, now)
    call = outbox.claim_text(store, first, None, now)
    outbox.claim_text(store, second, None, now)
    assert call is not None
    outbox.text_sent(store, call)
    assert _calls(store) == ["text_not_sent"]
    assert outbox.due(store, now + timedelta(days=1)) == ()


def test_what_was_not_accepted_is_due_again(store: Store, now: datetime) -> None:
    _put(store, "k", now)
    [due] = outbox.due(store, now)
    call = outbox.claim_text(store, due, None, now)
    assert call is not None
    outbox.text_not_accepted(store, due.id, call, now + timedelta(minutes=5))
    assert outbox.due(store, now) == () and _calls(store) == []
    [again] = outbox.due(store, now + timedelta(minutes=5))
    assert (again.id, again.tries) == (due.id, 1)
    assert outbox.claim_text(store, again, None, now + timedelta(minutes=5)) is not None


# --- requests that were begun and left ------------------------------------------------------------


def test_an_open_request_is_kept_for_a_day(store: Store, now: datetime) -> None:
    open_requests.keep(store, "web-a", {"pickup": "home"}, now)
    open_requests.keep(store, "web-a", {"pickup": "home", "companions": 1}, now)
    assert open_requests.kept(store, "web-a", now + timedelta(hours=24)) == {
        "pickup": "home",
        "companions": 1,
    }
    assert open_requests.kept(store, "web-a", now + timedelta(hours=24, seconds=1)) is None
    assert open_requests.kept(store, "web-b", now) is None


def test_a_dropped_request_is_gone(store: Store, now: datetime) -> None:
    open_requests.keep(store, "web-a", {"pickup": "home"}, now)
    open_requests.drop(store, "web-a")
    assert open_requests.kept(store, "web-a", now) is None
    assert open_requests.gone_silent(store, now + timedelta(hours=1)) == ()


def test_silence_is_noticed_once(store: Store, now: datetime) -> None:
    open_requests.keep(store, "web-a", {"pickup": "home"}, now)
    assert open_requests.gone_silent(store, now + timedelta(minutes=14)) == ()
    assert open_requests.gone_silent(store, now + timedelta(minutes=16)) == ("web-a",)
    open_requests.noticed(store, "web-a")
    assert open_requests.gone_silent(store, now + timedelta(minutes=17)) == ()


def test_a_new_answer_begins_the_silence_anew(store: Store, now: datetime) -> None:
    open_requests.keep(store, "web-a", {"pickup": "home"}, now)
    open_requests.noticed(store, "web-a")
    open_requests.keep(store, "web-a", {"pickup": "work"}, now + timedelta(minutes=20))
    assert open_requests.gone_silent(store, now + timedelta(minutes=30)) == ()
    assert open_requests.gone_silent(store, now + timedelta(minutes=36)) == ("web-a",)


def test_nobody_is_told_of_a_request_that_is_not_kept_any_more(store: Store, now: datetime) -> None:
    open_requests.keep(store, "web-a", {"pickup": "home"}, now)
    assert open_requests.gone_silent(store, now + timedelta(hours=25)) == ()


def test_two_may_keep_the_same_request_at_once(store: Store, now: datetime) -> None:
    with ThreadPoolExecutor(8) as many:
        list(many.map(lambda number: open_requests.keep(store, "web-a", {"n": number}, now), range(8)))
    kept = open_requests.kept(store, "web-a", now)
    assert kept is not None
    assert kept["n"] in range(8)
