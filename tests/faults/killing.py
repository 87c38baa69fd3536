"""Bookings through real processes, each broken once at a random moment: the action server or the database is killed."""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pgserver
import requests as http
from sqlalchemy.engine import Connection, make_url

from benchmarks.processes import Member, Processes
from bot.channels import keys
from ridecare.sealing import Seal
from ridecare.store import Store, requests, tracker_turns
from ridecare.store.engine import engine_of

KINDS = ("actions", "database")
TURNS = (
    "i need a ride for Amos Reed on december {day} at 9:15 am from {number} Cedar St, Stillwater to Lakeview Hospital, one way, he walks, nobody else, 612-555-{phone}",
    "nothing",
    "skip",
    "yes",
)  # fmt: skip
ANSWERS = {"notes": "nothing", "member_id": "skip", "confirm": "yes", "resume": "go on"}
MOST_MESSAGES = 24
# A kill falls somewhere within a turn, or just after it: so many times as long as turns took lately.
REACH = 1.3


@dataclass(frozen=True)
class Plan:
    """What one run breaks. `moment`: 0 as the message is sent, 1 as it is usually answered."""

    seed: int
    kind: str
    turn: int
    moment: float

    @classmethod
    def of(cls, seed: int) -> Plan:
        """The plan of a seed."""
        rng = random.Random(seed)
        # Half of the kills fall on the yes: there a request can be lost or doubled.
        turn = 3 if rng.random() < 0.5 else rng.randrange(3)
        return cls(seed, KINDS[seed % 2], turn, rng.random() * REACH)


@dataclass
class Run:
    """What came of one booking. `noticed`: the member read that something went wrong, or got no answer."""

    plan: Plan
    receipts: set[str] = field(default_factory=set)
    stored: tuple[str, ...] = ()
    noticed: bool = False
    told: list[tuple[str, str]] = field(default_factory=list)

    def failures(self) -> list[str]:
        """What must never be."""
        found = [f"lost: {each} was acknowledged" for each in sorted(self.receipts - set(self.stored))]
        if not self.receipts:
            found.append("no receipt, however often the member asked")
        if len(self.stored) > 1:
            found.append(f"doubled: {len(self.stored)} requests for one wish")
        if len(self.receipts) > 1:
            found.append(f"doubled: {len(self.receipts)} receipts for one wish")
        return found


class Killed:
    """The processes with a PostgreSQL of their own, and what kills parts of them."""

    def __init__(self, processes: Processes, server: Connection) -> None:
        """server: a connection of ours, which is never killed."""
        self.processes = processes
        self.store: Store = processes.store()
        self._server = server
        self._took: deque[float] = deque([0.05], maxlen=200)

    def note_turn(self, seconds: float) -> None:
        """A turn that nothing broke took so long."""
        self._took.append(seconds)

    def usual_turn(self) -> float:
        """How long a turn takes, in seconds."""
        return median(self._took)

    def kill(self, kind: str) -> None:
        """Kill it as a power cut would, and start it again."""
        if kind == "actions":
            self.processes.kill("actions")
            self.processes.start("actions")
            return
        self._server.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    def stored(self, conversation: str) -> tuple[str, ...]:
        """The receipts of the requests that were made in a conversation."""
        return tuple(str(each.receipt) for each in requests.in_conversation(self.store, conversation))

    def asked(self, conversation: str) -> str | None:
        """The question that is open."""
        kept = tracker_turns.newest(self.store, conversation, 1)
        found = kept[-1].content["slots"].get("requested_slot") if kept else None
        return str(found) if found else None


@contextmanager
def running(folder: Path) -> Iterator[Killed]:
    """Everything that serves members, on a real PostgreSQL in `folder` (short, for a socket lies there)."""
    server = pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg2")
        engine = engine_of(url.render_as_string(hide_password=False), patient=True)
        logs = folder / "logs"
        logs.mkdir()
        with (
            Processes(logs, url=url.render_as_string(hide_password=False)) as processes,
            engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection,
        ):
            killed = Killed(processes, connection)
            yield killed
            killed.store.close()
        engine.dispose()
    finally:
        server.cleanup()


def book(killed: Killed, plan: Plan) -> Run:
    """Book as a patient member does, with one kill on the way: what was not answered is said again."""
    run = Run(plan)
    member = Member(killed.processes.web_port)
    key = keys.of_token(seal_of(killed), member.token)
    wish = TURNS[0].format(day=10 + plan.seed % 20, number=100 + plan.seed, phone=f"{plan.seed % 10000:04d}")
    text, killing = wish, None
    for number in range(MOST_MESSAGES):
        if number == plan.turn:
            after = plan.moment * killed.usual_turn()
            killing = threading.Timer(after, killed.kill, args=(plan.kind,))
            killing.start()
        began = time.perf_counter()
        heard = _said(member, text)
        if killing is None:
            killed.note_turn(time.perf_counter() - began)
        else:
            killing.join()
            killed.processes.wait_for("actions")
            killing = None
        run.told.append((text, " / ".join(heard)[:160]))
        run.noticed |= not heard or any("did not work on our side" in each for each in heard)
        run.receipts |= {
            word.strip(".,") for each in heard for word in each.split() if word.startswith("RC-")
        }
        if run.receipts and number >= plan.turn:
            break
        asked = killed.asked(key)
        if asked is None:
            # "Please send it again": a member does. What was said last is a yes only after a read-back.
            text = text if text == "yes" or not heard else wish
        else:
            text = ANSWERS.get(asked, wish)
    member.close()
    run.stored = killed.stored(key)
    return run


def seal_of(killed: Killed) -> Seal:
    """The seal of the processes' store."""
    return killed.store.seal


def _said(member: Member, text: str) -> list[str]:
    """What answers; nothing when the web server could not. The page tries the same message once more itself."""
    message_id = f"message-{random.getrandbits(40):012x}"
    for _ in range(2):
        try:
            return member.say(text, message_id=message_id)
        except http.RequestException:
            time.sleep(0.1)
    return []
