"""The action server or the database goes away between commit and reply: nothing lost, nothing doubled."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from benchmarks.processes import Member, Processes
from console.whole import InProcessActions, Whole, key_of
from ridecare.store import StoreDown, handovers, requests

POINTS = 200
# So many calls of the action server does a booking make that nothing disturbs.
CALLS = 5
BOOKING = (
    "i need a ride for Amos Reed on december {day} at 9:15 am from {number} Cedar St, Stillwater to Lakeview Hospital, one way, he walks, nobody else, 612-555-{phone}",
    "nothing",
    "skip",
    "yes",
)  # fmt: skip
RECEIPT = "utter_receipt"


class LosingActions:
    """Stands before the action endpoint and breaks one call: before the action runs, or after it has."""

    def __init__(self, real: InProcessActions, rng: random.Random) -> None:
        self._real = real
        self._rng = rng
        self.left = -1
        self.after = False
        self.broken = 0
        self.more = 0

    def aim(self) -> None:
        """Break one of the next calls, and up to two of those that the member makes after it."""
        self.more = self._rng.randrange(3)
        self._next(CALLS)

    def _next(self, calls: int) -> None:
        self.left = self._rng.randrange(calls)
        self.after = self._rng.random() < 0.6

    async def request(self, **kwargs):
        aimed, after, self.left = self.left == 0, self.after, self.left - 1
        if aimed:
            self.broken += 1
            if self.more > 0:
                self.more -= 1
                self._next(CALLS - 1)
        if aimed and not after:
            raise aiohttp.ClientConnectionError("killed before the action")
        answer = await type(self._real).request(self._real, **kwargs)
        if aimed:
            raise aiohttp.ClientConnectionError("killed after the action, before the reply")
        return answer


@dataclass
class Outcome:
    receipts: set[str]


ANSWERS = {"notes": "nothing", "member_id": "skip", "confirm": "yes", "resume": "go on"}


async def book(assistant: Whole, name: str, number: int) -> Outcome:
    """Book as a patient member does: what was not answered is said again, until there is a receipt."""
    day, phone = 10 + number % 15, f"{number:04d}"
    wish = BOOKING[0].format(day=day, number=100 + number, phone=phone)
    text, outcome, told = wish, Outcome(set()), []
    for _ in range(24):
        turn = await assistant.say(name, text)
        names = [reply.response for reply in turn.replies]
        assert names, "silence"
        told.append((text[:20], names))
        if RECEIPT in names:
            words = [word for reply in turn.replies for word in reply.text.split()]
            outcome.receipts |= {word.strip(".,") for word in words if word.startswith("RC-")}
            return outcome
        asked = (await assistant.agent.tracker_store.retrieve(key_of(name, "web", None))).get_slot(
            "requested_slot"
        )
        if asked is None:
            # "Please send it again": a member does.
            text = text if "utter_went_wrong" in names else wish
        else:
            assert asked in ANSWERS, f"asked {asked}: {told}"
            text = ANSWERS[asked]
    raise AssertionError(f"no receipt: {told}")


async def test_200_lost_replies_lose_and_double_nothing(assistant, monkeypatch):
    rng = random.Random(7)
    losing = LosingActions(assistant.actions, rng)
    monkeypatch.setattr(assistant.actions, "request", losing.request)
    number = 0
    while losing.broken < POINTS:
        name = f"lost-{number}"
        losing.aim()
        outcome = await book(assistant, name, number)
        stored = requests.in_conversation(assistant.store, key_of(name, "web", None))
        assert {each.receipt for each in stored} >= outcome.receipts, (
            f"{name}: an acknowledged request is lost"
        )
        assert len(stored) == 1, f"{name}: {len(stored)} requests for one wish"
        number += 1
        assert number < 3 * POINTS


@pytest.mark.parametrize("when", ["before", "after"])
async def test_the_database_goes_away_around_the_commit(assistant, monkeypatch, when):
    real, broken = requests.place, []

    def place(*args, **kwargs):
        if broken:
            return real(*args, **kwargs)
        broken.append(when)
        if when == "after":
            real(*args, **kwargs)
        raise StoreDown("the connection is gone")

    monkeypatch.setattr(requests, "place", place)
    for number in range(10):
        broken.clear()
        outcome = await book(assistant, f"gone-{when}-{number}", 300 + number)
        stored = requests.in_conversation(assistant.store, key_of(f"gone-{when}-{number}", "web", None))
        assert broken and [each.receipt for each in stored] == sorted(outcome.receipts)


async def test_a_hand_over_whose_reply_was_lost_is_one_case(assistant, monkeypatch):
    losing = LosingActions(assistant.actions, random.Random(3))
    monkeypatch.setattr(assistant.actions, "request", losing.request)
    for number in range(10):
        name = f"case-{number}"
        losing.left, losing.after = 0, True
        await assistant.say(name, "i want to talk to a person")
        await assistant.say(name, "i want to talk to a person")
        assert len(handovers.in_conversation(assistant.store, key_of(name, "web", None))) == 1


def test_a_real_action_server_is_killed_while_it_works(tmp_path: Path):
    """Five times, at five moments around the yes; a real socket breaks and a real process starts again."""
    import threading

    with Processes(tmp_path) as running:
        store = running.store()
        for number, wait in enumerate((0.0, 0.004, 0.012, 0.03, 0.08)):
            member = Member(running.web_port)
            lines = [
                line.format(day=10 + number, number=500 + number, phone=f"{number:04d}") for line in BOOKING
            ]
            for line in lines[:3]:
                heard = member.say(line)
            killing = threading.Timer(wait, running.kill, args=("actions",))
            killing.start()
            heard = member.say("yes", message_id=f"message-yes-{number}")
            killing.join()
            running.start("actions")
            running.wait_for("actions")
            tries = 0
            while not any("RC-" in text for text in heard):
                tries += 1
                assert tries < 4, heard
                heard = member.say("yes")
            stored = requests.listed(store)
            assert len(stored) == number + 1, f"after kill {number} ({wait} s): {len(stored)}"
            given = [word.strip(".,") for text in heard for word in text.split() if word.startswith("RC-")]
            assert {each.receipt for each in stored} >= set(given), "an acknowledged request is lost"
            member.close()
        store.close()
