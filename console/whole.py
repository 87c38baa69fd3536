"""The whole assistant in one process: the trained model, the real actions, a real database and the channels' code."""

from __future__ import annotations

import importlib
import inspect
import json
import logging
import pkgutil
import random
import sqlite3
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

import aiohttp
import rasa.core.agent
import rasa.utils.log_utils
from rasa.core.agent import Agent
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

import actions
from actions import backend as actions_backend
from actions.plain import Plain
from bot.channels.due import Sent, deliver_due
from bot.channels.messages import Inbound, Turn
from bot.channels.turn import Members
from console.clock import Clock
from console.training import newest_model
from ridecare import settings
from ridecare.gateways.directory import Coverage, DirectoryUnavailable
from ridecare.sealing import Seal
from ridecare.store import Store, migrate, open_store
from ridecare.store import members as stored_members

FAULTS = ("actions_down", "directory_slow", "database_locked")


class NotTrained(Exception):
    """There is no model, or it cannot be loaded. The message names the fix."""


class InProcessActions(EndpointConfig):
    """Rasa's action endpoint without the network: the same JSON, the SDK's own executor."""

    def __init__(self) -> None:
        """Registers the actions of the package `actions`."""
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        # `register_package` would take every Action that any module of this process has defined, tests' too.
        for module in pkgutil.iter_modules(actions.__path__, "actions."):
            for made in vars(importlib.import_module(module.name)).values():
                if (
                    inspect.isclass(made)
                    and issubclass(made, Plain)
                    and made.__module__ == module.name
                    and not inspect.isabstract(made)
                ):
                    self._executor.register_action(made)
        self.down = False

    async def request(self, method: str = "post", subpath: str | None = None, content_type: str | None = None, compress: bool = False, **kwargs: Any) -> Any:  # fmt: skip
        """One action call, as over HTTP."""
        if self.down:
            raise aiohttp.ClientConnectionError("the action server is down")
        call = json.loads(json.dumps(kwargs["json"]))
        try:
            return json.loads(json.dumps(await self._executor.run(call)))
        except ActionExecutionRejection as rejected:
            body = json.dumps({"error": rejected.message, "action_name": rejected.action_name})
            raise ClientResponseError(400, rejected.message, body) from rejected


class FaultyDirectory:
    """The real directory, until it is told to be slow: then the port's deadline passes."""

    def __init__(self, real: Any) -> None:
        """real: the directory of the settings."""
        self._real = real
        self.slow = False

    def coverage(self, member_id: str, birth_date: date, on: date) -> Coverage:
        """As the port says."""
        if self.slow:
            raise DirectoryUnavailable("no answer before the deadline")
        answer: Coverage = self._real.coverage(member_id, birth_date, on)
        return answer


@dataclass
class Whole:
    """The assistant, its database and its clock."""

    members: Members
    store: Store
    agent: Agent
    actions: InProcessActions
    directory: FaultyDirectory
    clock: Clock
    database_url: str
    _lock: sqlite3.Connection | None = field(default=None)

    async def say(
        self,
        conversation: str,
        text: str,
        *,
        channel: str = "web",
        choose: int | None = None,
        message_id: str | None = None,
        address: str | None = None,
        trial: bool = True,
        read: bool | None = True,
    ) -> Turn:
        """One message of a member. read: a script has read every answer, unless it says otherwise."""
        return await self.members.take(
            Inbound(
                conversation=key_of(conversation, channel, address),
                channel=channel,
                text=text,
                received_at=self.clock.now(),
                message_id=message_id,
                choose=choose,
                address=address,
                trial=trial,
                read=read,
            )
        )

    async def wait(self, length: timedelta) -> list[Sent]:
        """Move the clock, then send what became due."""
        self.clock.move(length)
        return await self.due()

    async def due(self) -> list[Sent]:
        """Send what is due now."""
        return await deliver_due(self.members, self.clock.now())

    def fault(self, name: str | None) -> None:
        """Break one thing, or mend all."""
        self.actions.down = name == "actions_down"
        self.directory.slow = name == "directory_slow"
        if self._lock is not None:
            self._lock.rollback()
            self._lock.close()
            self._lock = None
        if name == "database_locked":
            self._lock = sqlite3.connect(self.database_url.removeprefix("sqlite:///"), isolation_level=None)
            self._lock.execute("BEGIN IMMEDIATE")

    async def parse(
        self,
        text: str,
        *,
        language: str | None = None,
        asked: str | None = None,
        now: datetime | None = None,
        channel: str = "web",
    ) -> dict[str, Any]:
        """What the assistant understands in a sentence, without a conversation (Rasa's parse data)."""
        from rasa.core.channels.channel import UserMessage
        from rasa.shared.core.events import SlotSet
        from rasa.shared.core.trackers import DialogueStateTracker

        from bot.channels.cleaning import cleaned

        processor = self.agent.processor
        assert processor is not None
        slots = [SlotSet("requested_slot", asked), SlotSet("language", language)]
        tracker = DialogueStateTracker.from_events("parse", slots, slots=processor.domain.slots)
        moment = (now or self.clock.now()).timestamp()
        metadata = {"received_at": moment, "channel": channel, "asked": asked}
        parsed: dict[str, Any] = await processor.parse_message(
            UserMessage(cleaned(text), metadata=metadata), tracker
        )
        return parsed


@asynccontextmanager
async def whole(
    *,
    database_url: str | None = None,
    model: Path | None = None,
    clock: Clock | None = None,
    seed: int | None = None,
) -> AsyncIterator[Whole]:
    """Run the assistant.

    Args:
        database_url: a fresh SQLite file with the demo members, gone afterwards, if left out.
        model: the newest trained one if left out.
        clock: the machine's if left out.
        seed: makes receipts reproducible; the system's randomness if left out.

    Raises:
        NotTrained: no model that answers.
    """
    configured = settings.load()
    with tempfile.TemporaryDirectory(prefix="ridecare-") as folder:
        url = database_url or f"sqlite:///{Path(folder) / 'talk.db'}"
        configured = replace(configured, database_url=url)
        migrate(url)
        store = open_store(url, Seal(configured.keys))
        if database_url is None or not configured.production:
            stored_members.seed_demo(store)
        rng: random.Random = random.Random(seed) if seed is not None else random.SystemRandom()
        made = actions_backend.made(configured, store)
        directory = FaultyDirectory(made.directory)
        actions_backend.use(replace(made, directory=directory, rng=rng))
        endpoint = InProcessActions()
        agent = await _agent(model or newest_model(configured.home), endpoint, store)
        running = Whole(Members(agent, store, rng), store, agent, endpoint, directory, clock or Clock(), url)
        try:
            yield running
        finally:
            running.fault(None)
            actions_backend.use(None)
            store.close()


async def _agent(model: Path | None, actions: InProcessActions, store: Store) -> Agent:
    if model is None:
        raise NotTrained("There is no trained model yet: run `make train`.")
    from bot.nlg import SourcedResponses
    from bot.tracker_store import SealedTrackerStore

    endpoints = AvailableEndpoints(
        nlg=EndpointConfig(type=f"{SourcedResponses.__module__}.{SourcedResponses.__name__}"), action=actions
    )
    agent: Agent = await rasa.core.agent.load_agent(model_path=str(model), endpoints=endpoints)
    # `load_agent` swallows every error and gives back an agent that cannot answer.
    if not agent.is_ready() or agent.processor is None:
        raise NotTrained(f"The model {model.name} cannot be loaded: run `make train`.")
    tracker_store = SealedTrackerStore(domain=agent.domain, store=store)
    agent.tracker_store = tracker_store
    agent.processor.tracker_store = tracker_store
    return agent


def key_of(conversation: str, channel: str, address: str | None) -> str:
    """The key of a conversation named by a script; by SMS the sender is the conversation, as on the real channel."""
    return f"sms-trial-{address}" if channel == "sms" and address else f"web-trial-{conversation}"


@contextmanager
def quiet() -> Iterator[TextIO]:
    """Rasa's own logs, prints and warnings stay out of the way; gives the real standard output for answers."""
    answers = sys.stdout
    rasa.utils.log_utils.configure_structlog(logging.ERROR)
    logging.getLogger().setLevel(logging.ERROR)
    with warnings.catch_warnings(), redirect_stdout(sys.stderr):
        warnings.simplefilter("ignore")
        yield answers
