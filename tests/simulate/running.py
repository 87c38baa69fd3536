"""One simulated conversation from the first message to the verdict, through the loop that `ridecare talk --jsonl` uses."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from console.clock import clock_at
from console.scripted import Scripted
from console.whole import Whole
from ridecare.store import handovers, requests
from tests.simulate import goal as goals
from tests.simulate.goal import Goal
from tests.simulate.judge import Ending, Failure, judged
from tests.simulate.member import Act, Member
from tests.simulate.persona import Persona, drawn

# Who has written so often without getting anywhere is stuck.
MOST = 45
_RECEIPT = re.compile(r"\bRC-[A-Z0-9-]+\b")
# A choice by its number is one message, as a typed one is.
_MESSAGES = ("say", "choose")


@dataclass(frozen=True)
class Outcome:
    """One conversation: who it was with, what went wrong, how many messages the member wrote."""

    persona: Persona
    goal: Goal
    failures: tuple[Failure, ...]
    messages: int
    asked_for: bool  # a request was stored
    differed: tuple[str, ...]
    danger: bool
    transcript: tuple[str, ...]


async def converse(
    assistant: Whole, seed: int, persona: Persona | None = None, *, name: str = "simulated"
) -> Outcome:
    """The conversation of this seed. name: tells runs in one database apart."""
    who = persona or drawn(seed)
    rng = random.Random(f"conversation {seed}")
    with clock_at(who.start) as clock:
        assistant.clock = clock
        sender = f"+1763555{2000 + seed % 7999:04d}" if who.channel == "sms" else None
        goal = goals.drawn(
            rng, datetime.fromisoformat(who.start).date(), language=who.language, kind=who.kind
        )
        if sender and rng.random() < 0.7:
            goal = replace(goal, phone=sender)
        member = Member(who, goal, sender, rng)
        scripted = Scripted(assistant, channel=who.channel)
        return await _Conversation(assistant, scripted, member, f"{name}-{seed}", sender).held()


class _Conversation:
    def __init__(
        self, assistant: Whole, scripted: Scripted, member: Member, name: str, sender: str | None
    ) -> None:
        self._assistant, self._scripted, self._member = assistant, scripted, member
        self._name, self._sender = name, sender
        self._lines: list[str] = []
        self._read: list[str] = []
        self._messages = 0
        self._yes = 0
        self._danger = False
        self._last: dict[str, Any] = {}

    async def held(self) -> Outcome:
        member = self._member
        act = member.first()
        stuck: str | None = None
        left = False
        answer: dict[str, Any] = {}
        while True:
            if act.what == "done":
                left, stuck = act.why == "left", None if act.why == "left" else act.why
                break
            before = answer
            answer = await self._done(act, answer)
            if act.what == "wait":
                # Nothing new is asked: the member answers what stood there before.
                answer = {**before, "now": answer["now"]}
                act = member.act(answer)
                continue
            if act.why == "left":
                left = True
                break
            if self._over(answer):
                break
            if self._messages >= MOST:
                stuck = f"still at {answer.get('asked')} after {MOST} messages"
                break
            act = member.act(answer)
        if "twice" in member.persona.ways and self._yes and not stuck:
            # The phone sends the last yes once more; it is no second yes.
            await self._done(Act("say", again=True), answer)
        return self._outcome(left, stuck)

    async def _done(self, act: Act, answer: dict[str, Any]) -> dict[str, Any]:
        if act.what == "wait":
            self._lines.append(f"(waits {act.value})")
            waited = await self._scripted.answer({"wait": act.value})
            self._hear(waited["sent"])
            return waited
        given: dict[str, Any] = {"conversation": self._name, act.what: act.value}
        if self._sender:
            given["from"] = self._sender
        if act.again:
            # The channel delivers the same message again, the member taps twice, or they send it again at once.
            way = self._messages % 3
            given = {**self._last, "read": way == 2}
            if way:
                given["id"] = f"{self._name}-{self._messages}-again"
        else:
            given["id"] = f"{self._name}-{self._messages}"
            self._messages += 1
            if act.yes:
                self._yes = 1
        self._last = given
        turn = await self._scripted.answer(given)
        said = given.get("say", given.get("choose"))
        asks = f"{turn['asked']}" + (f" {turn['handover']}" if turn["handover"] else "") + (" (duplicate)" if turn["duplicate"] else "")  # fmt: skip
        self._lines.append(f"> {said}   [{asks}]")
        self._hear(turn["replies"])
        self._danger = self._danger or bool(turn["danger"])
        if act.yes and not turn["receipts"]:
            self._yes = 0  # it was not taken: the next request needs a yes of its own
        if turn["duplicate"] and not turn["replies"]:
            return {**answer, "duplicate": True}
        return turn

    def _hear(self, said: Sequence[dict[str, Any]]) -> None:
        self._read += [each["text"] for each in said]
        self._lines += [f"    {each.get('response') or each.get('kind')}: {' / '.join(each['text'].splitlines())}" for each in said]  # fmt: skip

    def _over(self, answer: dict[str, Any]) -> bool:
        return bool(answer.get("receipts") or answer.get("handover"))

    def _outcome(self, left: bool, stuck: str | None) -> Outcome:
        store, member = self._assistant.store, self._member
        key = self._scripted.keys()[0]
        read = "\n".join(self._read)
        stored = requests.in_conversation(store, key)
        end = Ending(
            goal=member.goal, yes=self._yes, left=left, stuck=stuck, read=read,
            receipts_read=tuple(dict.fromkeys(_RECEIPT.findall(read))), requests=stored,
            cases=handovers.in_conversation(store, key),
        )  # fmt: skip
        failures = judged(end)
        return Outcome(
            member.persona, member.goal, failures, self._messages, bool(stored), tuple(member.differed), self._danger,
            tuple(self._lines),
        )  # fmt: skip
