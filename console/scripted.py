"""The fixed JSON interface of `ridecare talk --jsonl`: one object in, one out (docs/ridecare-command.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.channels.due import Sent
from bot.channels.messages import Turn
from console.clock import length_of
from console.whole import FAULTS, Whole, key_of
from ridecare.calendar import local
from ridecare.rides import STATES, NotAllowed
from ridecare.segments import segments
from ridecare.store import alarms, conversations, handovers, requests, versions, wishes

# What staff can do in a script, and the state it leads to.
_STAFF = {
    "accept": "accepted",
    "decline": "declined",
    "cancel": "cancelled",
    "on_the_way": "on_the_way",
    "complete": "completed",
}
# What staff can do about what a member wishes for a request.
_WISHES = {"take_over": wishes.take_over, "turn_down": wishes.turn_down}
# Questions that stand outside a form, by the response that asks them.
_ASKED_BY = {
    "utter_did_you_mean": "did_you_mean",
    "utter_choices": "did_you_mean",
    "utter_question_go_on": "go_on",
    "utter_again_go_on": "go_on",
    "utter_which_language": "other_language",
}


class Scripted:
    """Answers the objects of a script, in order."""

    def __init__(self, assistant: Whole, *, channel: str = "web", language: str | None = None) -> None:
        """channel and language: for conversations that do not name their own."""
        self._assistant = assistant
        self._channel = channel
        self._language = language
        self._keys: dict[str, tuple[str, str, str | None]] = {}
        self._chosen: set[str] = set()

    def keys(self) -> tuple[str, ...]:
        """The keys of the conversations that spoke."""
        return tuple(key for _, key, _ in self._keys.values())

    async def answer(self, given: Any) -> dict[str, Any]:
        """One object's answer.

        Raises:
            ValueError: the object cannot be used; the message says why.
        """
        if not isinstance(given, dict):
            raise ValueError("each line needs one JSON object")
        if "wait" in given:
            before = self._alarms()
            sent = await self._assistant.wait(length_of(str(given["wait"])))
            return self._waited(sent, self._alarms() - before)
        if "staff" in given:
            return await self._staff(given)
        if "fault" in given:
            return self._fault(given["fault"])
        if not isinstance(given.get("conversation"), str) or not given["conversation"]:
            raise ValueError('name the "conversation"')
        if ("say" in given) == ("choose" in given):
            raise ValueError('give either "say" or "choose"')
        return await self._said(given)

    async def _said(self, given: dict[str, Any]) -> dict[str, Any]:
        name = given["conversation"]
        channel = given.get("channel") or self._keys.get(name, (self._channel,))[0]
        if channel not in ("web", "sms"):
            raise ValueError('"channel" is web or sms')
        choose = given.get("choose")
        if choose is not None and (not isinstance(choose, int) or isinstance(choose, bool)):
            raise ValueError('"choose" is a number')
        if choose is None and not isinstance(given["say"], str):
            raise ValueError('"say" is a text')
        address = given.get("from") or self._keys.get(name, (None, None, None))[2]
        if channel == "sms" and address is None:
            address = _sender(name)
        key = key_of(name, channel, address)
        self._keys[name] = (channel, key, address)
        store = self._assistant.store
        before = await self._state(key)
        if self._language and key not in self._chosen:
            self._chosen.add(key)
            conversations.start_or_find(
                store, key, channel, self._assistant.clock.now(), trial=True, address=address
            )
            conversations.set_language(store, key, self._language, True)
        turn = await self._assistant.say(
            name,
            given.get("say") or "",
            channel=channel,
            choose=choose,
            message_id=given.get("id"),
            address=address,
            read=given.get("read", True) is not False,
        )
        return await self._answered(name, key, turn, before)

    async def _answered(self, name: str, key: str, turn: Turn, before: dict[str, Any]) -> dict[str, Any]:
        after = await self._state(key)
        tracker = await self._assistant.agent.tracker_store.retrieve(key)
        parsed = (tracker.latest_message.parse_data if tracker and tracker.latest_message else None) or {}
        intent = parsed.get("intent") or {}
        sms = self._keys[name][0] == "sms"
        due = await self._assistant.due()
        new_cases = [case for receipt, case in after["cases"].items() if receipt not in before["cases"]]
        return {
            "conversation": name,
            "replies": [
                {"text": each.text, "response": each.response, "choices": list(each.choices)}
                for each in turn.replies
            ],
            "intent": intent.get("name"),
            "confidence": round(float(intent.get("confidence") or 0.0), 4),
            "language": turn.language,
            "asked": self._asked(turn, tracker),
            "receipts": [
                receipt
                for receipt in (*after["requests"], *after["cases"])
                if receipt not in before["requests"] and receipt not in before["cases"]
            ],
            "handover": new_cases[-1].reason if new_cases else None,
            "danger": turn.danger,
            "slots": {}
            if tracker is None
            else {
                name: value
                for name, value in tracker.current_slot_values().items()
                if value is not None and name != "session_started_metadata"
            },
            "now": local(self._assistant.clock.now()).isoformat(timespec="seconds"),
            "sent": self._own(due),
            "alarms": [
                {"receipt": alarm.receipt, "kind": alarm.kind}
                for alarm in after["alarms"]
                if alarm.id not in before["alarm_ids"]
            ],
            "segments": sum(segments(each.text) for each in turn.replies) if sms else None,
            "silent": turn.silent,
            "duplicate": turn.duplicate,
            "paused": turn.paused,
        }

    def _asked(self, turn: Turn, tracker: Any) -> str | None:
        for reply in reversed(turn.replies):
            if reply.response in _ASKED_BY:
                return _ASKED_BY[reply.response]
        asked = tracker.get_slot("requested_slot") if tracker is not None else None
        return str(asked) if asked else None

    async def _state(self, key: str) -> dict[str, Any]:
        store = self._assistant.store
        placed = [request.receipt for request in requests.in_conversation(store, key)]
        cases = {case.receipt: case for case in handovers.in_conversation(store, key)}
        raised = [alarm for receipt in (*placed, *cases) for alarm in alarms.of(store, receipt or "")]
        return {
            "requests": placed,
            "cases": cases,
            "alarms": raised,
            "alarm_ids": {alarm.id for alarm in raised},
        }

    async def _staff(self, given: dict[str, Any]) -> dict[str, Any]:
        what, receipt = given["staff"], given.get("receipt")
        if what not in _WISHES and (what not in _STAFF or _STAFF[what] not in STATES):
            raise ValueError(f'"staff" is one of {", ".join((*_STAFF, *_WISHES))}')
        store, now = self._assistant.store, self._assistant.clock.now()
        if not isinstance(receipt, str) or requests.find(store, receipt) is None:
            raise ValueError(f"there is no request {receipt}")
        day = date.fromisoformat(str(given["date"])) if given.get("date") else None
        wish = versions.open_wish(store, receipt)
        try:
            if what in _WISHES:
                if wish is None:
                    raise ValueError(f"nothing is wished for {receipt}")
                _WISHES[what](store, receipt, wish.number, by="script", now=now)
            elif what == "accept" and wish is not None and wish.kind == "change":
                wishes.take_over(store, receipt, wish.number, by="script", now=now, accept=True)
            else:
                requests.move(store, receipt, _STAFF[what], who="staff", by="script", now=now, day=day)
        except NotAllowed as refused:
            raise ValueError(str(refused)) from refused
        return self._waited(await self._assistant.due())

    def _fault(self, name: Any) -> dict[str, Any]:
        if name is not None and name not in FAULTS:
            raise ValueError(f'"fault" is one of {", ".join(FAULTS)} or null')
        self._assistant.fault(name)
        return self._waited([])

    def _alarms(self) -> set[tuple[int, str, str]]:
        """Every alarm of this script's conversations."""
        store = self._assistant.store
        records = [
            record
            for key in self.keys()
            for found in (requests.in_conversation, handovers.in_conversation)
            for record in found(store, key)
        ]
        return {
            (alarm.id, alarm.receipt, alarm.kind)
            for record in records
            for alarm in alarms.of(store, record.receipt or "")
        }

    def _waited(self, sent: list[Sent], raised: set[tuple[int, str, str]] | None = None) -> dict[str, Any]:
        now = local(self._assistant.clock.now()).isoformat(timespec="seconds")
        return {
            "conversation": None,
            "replies": [],
            "receipts": [],
            "alarms": [{"receipt": receipt, "kind": kind} for _, receipt, kind in sorted(raised or ())],
            "now": now,
            "sent": self._own(sent),
        }

    def _own(self, sent: list[Sent]) -> list[dict[str, Any]]:
        """What went to conversations of this script (a database may hold others)."""
        mine = self.keys()
        return [self._sent(each) for each in sent if each.conversation in mine]

    def _sent(self, sent: Sent) -> dict[str, Any]:
        names = {key: name for name, (_, key, _) in self._keys.items()}
        return {
            "conversation": names.get(sent.conversation, sent.conversation),
            "to": sent.to,
            "text": sent.text,
            "kind": sent.kind,
        }


def _sender(name: str) -> str:
    """An invented number (555) for a conversation by SMS that names none."""
    return f"+1651555{sum(ord(char) * (place + 7) for place, char in enumerate(name)) % 10000:04d}"
