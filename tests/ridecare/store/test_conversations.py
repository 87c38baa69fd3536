"""The transcript: each message once, sealed, in order, and gone when it is erased."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from ridecare.handover import HandOver
from ridecare.rides import RideRequest
from ridecare.sealing import Seal
from ridecare.store import Store, conversations, handovers, open_requests, open_store, requests, tracker_turns
from ridecare.store.conversations import Choice, Said


def _said(text: str, *choices: str, who: str = "assistant") -> Said:
    return Said(text, "utter_x", tuple(Choice(each, each.lower()) for each in choices), "reply", "en", who)


def test_a_conversation_is_made_once_and_found_again(store: Store, now: datetime) -> None:
    made = conversations.start_or_find(store, "sms-a", "sms", now, trial=True, address="+16515550142")
    again = conversations.start_or_find(store, "sms-a", "sms", now + timedelta(hours=1))
    assert made == again
    assert (made.channel, made.trial, made.address, made.started_at) == ("sms", True, "+16515550142", now)
    assert conversations.find(store, "sms-b") is None


def test_a_conversation_is_new_until_the_assistant_has_spoken(store: Store, now: datetime) -> None:
    conversations.start_or_find(store, "web-a", "web", now)
    conversations.take_in(store, "web-a", None, "hello", now)
    assert conversations.start_or_find(store, "web-a", "web", now).is_new
    conversations.say(store, "web-a", [_said("Hi.")], now)
    assert not conversations.start_or_find(store, "web-a", "web", now).is_new


def test_a_chosen_language_is_not_replaced_by_a_detected_one(store: Store, now: datetime) -> None:
    conversations.start_or_find(store, "web-a", "web", now)
    conversations.set_language(store, "web-a", "en", False)
    conversations.set_language(store, "web-a", "es", True)
    conversations.set_language(store, "web-a", "en", False)
    found = conversations.find(store, "web-a")
    assert found is not None
    assert (found.language, found.language_chosen) == ("es", True)


def test_a_message_is_taken_once(store: Store, now: datetime) -> None:
    assert conversations.take_in(store, "web-a", "m1", "hello", now) is not None
    assert conversations.take_in(store, "web-a", "m1", "hello", now) is None
    assert conversations.take_in(store, "web-b", "m1", "hello", now) is not None
    assert [line.text for line in conversations.transcript(store, "web-a")] == ["hello"]


def test_messages_without_an_id_are_all_taken(store: Store, now: datetime) -> None:
    first = conversations.take_in(store, "web-a", None, "yes", now)
    second = conversations.take_in(store, "web-a", None, "yes", now)
    assert None not in (first, second)
    assert first != second


def test_a_message_moves_the_time_of_the_last_one(store: Store, now: datetime) -> None:
    conversations.start_or_find(store, "web-a", "web", now)
    later = now + timedelta(minutes=20)
    conversations.take_in(store, "web-a", None, "hello", later)
    found = conversations.find(store, "web-a")
    assert found is not None
    assert found.last_at == later


def test_the_transcript_comes_back_as_it_was_said(store: Store, now: datetime) -> None:
    conversations.take_in(store, "web-a", None, "¿Puedo pedir un viaje? \ud83d", now)
    said = conversations.say(store, "web-a", [_said("Yes.", "Go on"), _said("I am Ana.", who="staff")], now)
    heard, one, two = conversations.transcript(store, "web-a")
    assert (heard.who, heard.text, heard.at) == ("member", "¿Puedo pedir un viaje? \ud83d", now)
    assert (one, two) == said
    assert one.choices == (Choice("Go on", "go on"),)
    assert two.who == "staff"
    assert conversations.transcript(store, "web-a", after=one.id) == (two,)


def test_saying_nothing_stores_nothing(store: Store, now: datetime) -> None:
    assert conversations.say(store, "web-a", [], now) == ()
    assert conversations.transcript(store, "web-a") == ()


def test_choices_hold_until_the_assistant_says_something_newer(store: Store, now: datetime) -> None:
    assert conversations.last_choices(store, "web-a") == ()
    conversations.say(store, "web-a", [_said("Which one?", "First", "Second")], now)
    conversations.take_in(store, "web-a", None, "hm", now)
    assert [each.title for each in conversations.last_choices(store, "web-a")] == ["First", "Second"]
    conversations.say(store, "web-a", [_said("Where to?")], now)
    assert conversations.last_choices(store, "web-a") == ()


def test_erasing_takes_what_was_said_and_leaves_what_was_asked_for(
    store: Store,
    now: datetime,
    rng: random.Random,
    a_request: Callable[..., RideRequest],
    a_handover: Callable[..., HandOver],
) -> None:
    for key in ("web-a", "web-b"):
        conversations.start_or_find(store, key, "web", now)
        conversations.take_in(store, key, None, "hello", now)
        tracker_turns.add(store, key, {"events": []}, begins_session=True)
        open_requests.keep(store, key, {"pickup": "home"}, now)
    placed = requests.place(store, a_request(), readback_id="r1", now=now, rng=rng)
    case = handovers.hand_over(store, a_handover(), key="h1", now=now, rng=rng)
    conversations.erase(store, "web-a")
    assert conversations.transcript(store, "web-a") == ()
    assert tracker_turns.newest(store, "web-a", 10) == []
    assert open_requests.kept(store, "web-a", now) is None
    assert requests.find(store, placed.receipt) is not None
    assert handovers.find(store, case.receipt) is not None
    assert len(conversations.transcript(store, "web-b")) == len(tracker_turns.newest(store, "web-b", 10)) == 1
    assert open_requests.kept(store, "web-b", now) is not None


def test_ids_are_not_used_again_after_an_erasure(store: Store, now: datetime) -> None:
    conversations.start_or_find(store, "web-a", "web", now)
    before = conversations.take_in(store, "web-a", None, "help, I fell", now)
    conversations.erase(store, "web-a")
    after = conversations.take_in(store, "web-a", None, "help, I fell", now)
    assert before is not None
    assert after is not None
    assert after > before


def test_old_conversations_are_erased_and_younger_ones_stay(store: Store, now: datetime) -> None:
    for number in range(3):
        key, then = f"web-{number}", now - timedelta(days=10 * number)
        conversations.start_or_find(store, key, "web", then)
        conversations.take_in(store, key, None, "hello", then)
    assert conversations.erase_older(store, now - timedelta(days=5)) == 2
    assert [len(conversations.transcript(store, f"web-{number}")) for number in range(3)] == [1, 0, 0]
    assert conversations.erase_older(store, now - timedelta(days=5)) == 0


def test_a_store_with_a_new_key_reads_what_the_old_one_wrote(
    store: Store, url: str, key: str, now: datetime
) -> None:
    conversations.take_in(store, "web-a", None, "hello", now)
    newest = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    rotated = open_store(url, Seal([newest, key]))
    assert [line.text for line in conversations.transcript(rotated, "web-a")] == ["hello"]
    rotated.close()
