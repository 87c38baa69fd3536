from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    ConversationResumed,
    SessionStarted,
    SlotSet,
    UserUttered,
)  # fmt: skip
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker_store import RANKING, WINDOW, SealedTrackerStore
from ridecare.sealing import Seal
from ridecare.store import migrate, open_store, tracker_turns

SECRETS = ("Dolores Pratt", "77 Birch Lane", "90000001")


@pytest.fixture
def domain() -> Domain:
    return Domain.from_yaml(
        """
        version: "3.1"
        session_config: {session_expiration_time: 15, carry_over_slots_to_new_session: false}
        intents: [inform]
        slots:
          rider_name: {type: any, mappings: [{type: custom}]}
          pickup: {type: any, mappings: [{type: custom}]}
          requested_slot: {type: any, mappings: [{type: custom}]}
        forms: {booking_form: {required_slots: []}}
        actions: [action_a]
        """
    )


@pytest.fixture
def key() -> str:
    return Fernet.generate_key().decode("ascii")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "trackers.db"


@pytest.fixture
def trackers(domain, key, database):
    url = f"sqlite:///{database}"
    migrate(url)
    store = open_store(url, Seal([key]))
    yield SealedTrackerStore(domain=domain, store=store)
    store.close()


async def begun(trackers: SealedTrackerStore, sender: str = "web-1") -> DialogueStateTracker:
    tracker = await trackers.get_or_create_tracker(sender, append_action_listen=False)
    tracker.update_with_events([SessionStarted(), ActionExecuted("action_listen")], trackers.domain)
    return tracker


def user(text: str, intents: int = 40) -> UserUttered:
    ranking = [{"name": f"intent_{number}", "confidence": 1.0 / (number + 2)} for number in range(intents)]
    return UserUttered(text, {"name": "inform", "confidence": 0.9}, [], {"intent": {"name": "inform"}, "intent_ranking": ranking, "text": text})  # fmt: skip


async def turn(trackers: SealedTrackerStore, number: int, sender: str = "web-1", *more) -> None:
    tracker = await trackers.get_or_create_tracker(sender, append_action_listen=False)
    events = [user(f"{SECRETS[number % 3]} {number}"), ActionExecuted("action_a"), BotUttered(f"answer {number}"), *more]  # fmt: skip
    tracker.update_with_events([*events, ActionExecuted("action_listen")], trackers.domain)
    await trackers.save(tracker)


async def test_what_is_saved_is_read_again_the_same(trackers):
    tracker = await begun(trackers)
    tracker.update_with_events(
        [user("hello"), SlotSet("rider_name", "Dolores Pratt"), SlotSet("pickup", {"a": [1, None]}), BotUttered("hi", {"buttons": []}), ActionExecuted("action_listen")],
        trackers.domain,
    )  # fmt: skip
    await trackers.save(tracker)
    again = await trackers.retrieve("web-1")
    assert again.current_slot_values() == tracker.current_slot_values()
    assert [type(event) for event in again.events] == [type(event) for event in tracker.events]
    assert again.latest_message.text == "hello"
    assert [event.timestamp for event in again.events] == [event.timestamp for event in tracker.events]


async def test_an_unknown_conversation_has_no_tracker(trackers):
    assert await trackers.retrieve("web-nobody") is None


async def test_nothing_new_saves_nothing(trackers):
    await trackers.save(await begun(trackers))
    tracker = await trackers.retrieve("web-1")
    await trackers.save(tracker)
    assert len(tracker_turns.newest(trackers.store, "web-1", 100)) == 1


async def test_saving_twice_saves_each_event_once(trackers):
    tracker = await begun(trackers)
    await trackers.save(tracker)
    tracker.update(user("hello"))
    await trackers.save(tracker)
    again = await trackers.retrieve("web-1")
    assert [type(event) for event in again.events] == [SessionStarted, ActionExecuted, UserUttered]


async def test_slots_loop_question_and_pause_survive_the_window(trackers):
    tracker = await begun(trackers)
    tracker.update_with_events(
        [user("i need a ride"), ActionExecuted("booking_form"), ActiveLoop("booking_form"), SlotSet("rider_name", "Dolores Pratt"), SlotSet("requested_slot", "pickup"), ActionExecuted("action_listen")],
        trackers.domain,
    )  # fmt: skip
    await trackers.save(tracker)
    for number in range(3 * WINDOW):
        await turn(trackers, number)
    again = await trackers.retrieve("web-1")
    assert again.get_slot("rider_name") == "Dolores Pratt"
    assert again.get_slot("requested_slot") == "pickup"
    assert again.active_loop_name == "booking_form"
    assert not again.is_paused()
    assert again.latest_message.text.endswith(str(3 * WINDOW - 1))
    assert len([event for event in again.events if isinstance(event, UserUttered)]) == WINDOW


async def test_a_pause_survives_the_window(trackers):
    await trackers.save(await begun(trackers))
    await turn(trackers, 0, "web-1", ConversationPaused())
    for number in range(1, 2 * WINDOW):
        await turn(trackers, number)
    assert (await trackers.retrieve("web-1")).is_paused()
    await turn(trackers, 99, "web-1", ConversationResumed())
    assert not (await trackers.retrieve("web-1")).is_paused()


async def test_a_slot_that_was_emptied_stays_empty(trackers):
    tracker = await begun(trackers)
    tracker.update(SlotSet("rider_name", "Dolores Pratt"))
    await trackers.save(tracker)
    await turn(trackers, 1, "web-1", SlotSet("rider_name", None))
    for number in range(2, 2 * WINDOW):
        await turn(trackers, number)
    assert (await trackers.retrieve("web-1")).get_slot("rider_name") is None


async def test_a_new_session_leaves_the_old_one_behind(trackers):
    tracker = await begun(trackers)
    tracker.update(SlotSet("rider_name", "Dolores Pratt"))
    await trackers.save(tracker)
    tracker = await trackers.retrieve("web-1")
    tracker.update_with_events([SessionStarted(), ActionExecuted("action_listen")], trackers.domain)
    await trackers.save(tracker)
    again = await trackers.retrieve("web-1")
    assert again.get_slot("rider_name") is None
    assert [type(event) for event in again.events] == [SessionStarted, ActionExecuted]


async def test_events_keep_their_time_so_that_a_session_can_expire(trackers):
    tracker = await begun(trackers)
    tracker.update(user("hello"))
    long_ago = time.time() - 3600
    for event in tracker.events:
        event.timestamp = long_ago
    await trackers.save(tracker)
    again = await trackers.retrieve("web-1")
    assert all(event.timestamp == long_ago for event in again.events)
    assert trackers.domain.session_config.session_expiration_time == 15


async def test_a_conversation_is_read_with_a_new_key_as_long_as_the_old_one_is_there(
    trackers, domain, key, database
):
    await trackers.save(await begun(trackers))
    await turn(trackers, 0)
    newer = Fernet.generate_key().decode("ascii")
    both = SealedTrackerStore(domain=domain, store=open_store(f"sqlite:///{database}", Seal([newer, key])))
    assert (await both.retrieve("web-1")).latest_message.text.startswith(SECRETS[0])
    await turn(both, 1)
    only_newer = open_store(f"sqlite:///{database}", Seal([newer]))
    assert len(tracker_turns.newest(only_newer, "web-1", 1)) == 1, "the new turn is sealed with the new key"
    both.store.close()
    only_newer.close()


async def test_the_database_holds_no_clear_text(trackers, database):
    await trackers.save(await begun(trackers))
    for number in range(6):
        await turn(trackers, number, "web-1", SlotSet("rider_name", SECRETS[0]))
    raw = b"".join(path.read_bytes() for path in database.parent.iterdir())
    for secret in (*SECRETS, "rider_name", "inform", "answer 1"):
        assert secret.encode() not in raw, secret


async def test_turn_200_reads_as_many_rows_and_events_as_turn_20(trackers, database):
    await trackers.save(await begun(trackers))
    costs = {}
    for number in range(201):
        if number in (20, 200):
            costs[number] = await _cost(trackers)
        await turn(trackers, number)
    assert costs[200] == costs[20]
    assert costs[200][0] == WINDOW + 1


async def _cost(trackers: SealedTrackerStore) -> tuple[int, int]:
    """How many rows are opened, and how many events replayed, to read the conversation."""
    opened = 0
    real = trackers.store.seal.open_json

    def counted(sealed):
        nonlocal opened
        opened += 1
        return real(sealed)

    trackers.store.seal.open_json = counted
    try:
        tracker = await trackers.retrieve("web-1")
    finally:
        del trackers.store.seal.open_json
    return opened, len(tracker.events)


def test_the_newest_turns_are_found_by_an_index(trackers, database):
    with sqlite3.connect(database) as connection:
        plan = connection.execute("EXPLAIN QUERY PLAN SELECT * FROM tracker_turns WHERE conversation = 'x' ORDER BY id DESC LIMIT 9").fetchall()  # fmt: skip
    assert any("USING INDEX" in row[3] for row in plan), plan
    assert not any("TEMP B-TREE" in row[3] for row in plan), plan


async def test_a_long_ranking_is_cut(trackers):
    tracker = await begun(trackers)
    tracker.update(user("hello", intents=60))
    await trackers.save(tracker)
    again = await trackers.retrieve("web-1")
    assert len(again.latest_message.parse_data["intent_ranking"]) == RANKING
    assert len(tracker.latest_message.parse_data["intent_ranking"]) == 60, "the turn that runs keeps its own"


async def test_keys_are_the_conversations(trackers):
    for sender in ("web-a", "web-b"):
        await trackers.save(await begun(trackers, sender))
    assert sorted(await trackers.keys()) == ["web-a", "web-b"]


async def test_two_conversations_do_not_mix(trackers):
    for sender in ("web-a", "web-b"):
        await trackers.save(await begun(trackers, sender))
    await turn(trackers, 0, "web-a", SlotSet("rider_name", "Dolores Pratt"))
    assert (await trackers.retrieve("web-b")).get_slot("rider_name") is None


def test_rasa_makes_it_from_the_endpoints_file(domain, monkeypatch, tmp_path, key):
    from rasa.core.tracker_store import TrackerStore
    from rasa.utils.endpoints import EndpointConfig

    monkeypatch.setenv("RIDECARE_DATABASE_URL", f"sqlite:///{tmp_path / 'made.db'}")
    monkeypatch.setenv("RIDECARE_KEYS", key)
    made = TrackerStore.create(EndpointConfig(type="bot.tracker_store.SealedTrackerStore"), domain)
    inner = getattr(made, "_tracker_store", made)
    assert isinstance(inner, SealedTrackerStore)
    inner.store.close()
