"""STOP holds until START; a call is on the list once, until it was made."""

from __future__ import annotations

from datetime import datetime

from ridecare.sealing import Seal
from ridecare.store import Store, consent, conversations, open_store

PHONE = "+16515550142"


def _reasons(store: Store, *, trial: bool = False) -> list[str]:
    return [each.reason for each in consent.call_list(store, trial=trial)]


def test_stop_holds_until_start(store: Store, now: datetime) -> None:
    conversations.start_or_find(store, "sms-a", "sms", now, address=PHONE)
    assert not consent.opted_out(store, PHONE)
    for _ in range(2):
        consent.opt_out(store, PHONE, now, "STOP")
        assert consent.opted_out(store, PHONE)
        found = conversations.find(store, "sms-a")
        assert found is not None
        assert found.opted_out
    consent.opt_in(store, PHONE, now)
    assert not consent.opted_out(store, PHONE)
    consent.opt_out(store, PHONE, now, "no more")
    assert consent.opted_out(store, PHONE)
    assert not consent.opted_out(store, "+16515550143")


def test_stop_survives_an_erasure_and_a_new_key(store: Store, url: str, key: str, now: datetime) -> None:
    conversations.start_or_find(store, "sms-a", "sms", now, address=PHONE)
    consent.opt_out(store, PHONE, now, "STOP")
    conversations.erase(store, "sms-a")
    rotated = open_store(url, Seal(["3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", key]))
    assert consent.opted_out(rotated, PHONE)
    consent.opt_in(rotated, PHONE, now)
    assert not consent.opted_out(store, PHONE)
    rotated.close()


def test_a_call_is_on_the_list_once_until_it_was_made(store: Store, now: datetime) -> None:
    for _ in range(2):
        consent.put_on_call_list(store, conversation="sms-a", reason="opted_out", now=now, address=PHONE)
    consent.put_on_call_list(store, conversation="sms-a", reason="wrote_after_opt_out", now=now)
    first, second = consent.call_list(store)
    assert (first.reason, first.address, first.at) == ("opted_out", PHONE, now)
    assert (second.reason, second.address) == ("wrote_after_opt_out", None)
    consent.done(store, first.id, "ana", now)
    assert _reasons(store) == ["wrote_after_opt_out"]
    consent.put_on_call_list(store, conversation="sms-a", reason="opted_out", now=now, address=PHONE)
    assert _reasons(store) == ["wrote_after_opt_out", "opted_out"]


def test_calls_of_trials_are_apart(store: Store, now: datetime) -> None:
    conversations.start_or_find(store, "sms-t", "sms", now, trial=True, address=PHONE)
    consent.put_on_call_list(store, conversation="sms-t", reason="opted_out", now=now, address=PHONE)
    assert _reasons(store) == []
    assert _reasons(store, trial=True) == ["opted_out"]
