"""Rasa's working memory, sealed and bounded: one row a turn, and only the last turns are read.

Reading a whole conversation makes turn 200 cost eight times turn 5. Each row also holds the slots as they stood, so
the turns before the window can be left out. What was said is kept elsewhere: in the transcript.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    ConversationPaused,
    Event,
    SessionStarted,
    SlotSet,
)
from rasa.shared.core.trackers import DialogueStateTracker

from ridecare import settings
from ridecare.sealing import Seal
from ridecare.store import Store, open_store, tracker_turns
from ridecare.store.tracker_turns import KeptTurn

# A booking turn makes eight events; these many turns are all that rules and forms look at.
WINDOW = 8
# What Rasa's ranking says beyond this is never used again.
RANKING = 5


class SealedTrackerStore(TrackerStore):
    """Keeps trackers in the assistant's own database."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        store: Store | None = None,
        **kwargs: Any,
    ) -> None:
        """Made by Rasa from endpoints.yml (then the store comes from the settings) or by hand with a store."""
        super().__init__(domain, event_broker)
        if store is None:
            configured = settings.load()
            store = open_store(configured.database_url, Seal(configured.keys))
        self.store = store
        self._types = _event_types()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Add what is new since the tracker was read."""
        known = getattr(tracker, "kept_events", 0)
        events = list(tracker.events)[known:]
        if not events:
            return
        begins = any(isinstance(event, SessionStarted) for event in events)
        row = {
            "events": [_slim(event.as_dict()) for event in events],
            "slots": {
                name: value for name, value in tracker.current_slot_values().items() if value is not None
            },
            "loop": tracker.active_loop_name,
            "paused": tracker.is_paused(),
        }
        tracker_turns.add(self.store, tracker.sender_id, row, begins_session=begins)
        tracker.kept_events = len(tracker.events)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The newest session, its last turns; older ones only as the slots they left."""
        turns = tracker_turns.newest(self.store, sender_id, WINDOW + 1)
        if not turns:
            return None
        tracker = self.init_tracker(sender_id)
        events = self._before(turns) if len(turns) > WINDOW else []
        for turn in turns[-WINDOW:]:
            events += [self._event(each) for each in turn.content["events"]]
        # By default Rasa stamps every event with now, and no session would ever expire.
        tracker.update_with_events(events, self.domain, override_timestamp=False)
        tracker.kept_events = len(tracker.events)
        return tracker

    async def keys(self) -> Iterable[str]:
        """The conversations; their keys are opaque."""
        return tracker_turns.keys(self.store)

    def _before(self, turns: list[KeptTurn]) -> list[Event]:
        left = turns[0].content
        events: list[Event] = [SessionStarted(), ActionExecuted("action_listen")]
        events += [SlotSet(name, value) for name, value in left["slots"].items()]
        if left["loop"]:
            events.append(ActiveLoop(left["loop"]))
            events.append(ActionExecuted(left["loop"]))
        if left["paused"]:
            events.append(ConversationPaused())
        events.append(ActionExecuted("action_listen"))
        return events

    def _event(self, parameters: dict[str, Any]) -> Event:
        # Rasa's own look-up walks every subclass for every event.
        made: Event = self._types[parameters["event"]]._from_parameters(parameters)
        return made


def _event_types() -> dict[str, type[Event]]:
    found: dict[str, type[Event]] = {}
    waiting: list[type[Event]] = [Event]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        name = getattr(kind, "type_name", None)
        if name:
            found.setdefault(name, kind)
    return found


def _slim(event: dict[str, Any]) -> dict[str, Any]:
    parsed = event.get("parse_data")
    if parsed and len(parsed.get("intent_ranking") or ()) > RANKING:
        return {**event, "parse_data": {**parsed, "intent_ranking": parsed["intent_ranking"][:RANKING]}}
    return event
