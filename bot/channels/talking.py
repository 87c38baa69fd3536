"""What the chat page may ask for: start, send, news, stay, forget, language."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakValueDictionary

from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.channels import guard, keys
from bot.channels.guard import Refused
from bot.channels.lines import shown_lines, shown_replies
from bot.channels.messages import Inbound, Turn
from bot.channels.page import LANGUAGES
from bot.channels.turn import Members
from ridecare import calendar
from ridecare.store import Store, conversations
from ridecare.store.conversations import Conversation

CHANNEL = "web"
IDLE = timedelta(minutes=15)
# The page reports that somebody is still writing once a minute at most; the server waits that much longer.
GRACE = timedelta(seconds=90)
LOOK_SECONDS = 0.5


class Visit:
    """One call of the page: the request, and the conversation that its token opens."""

    def __init__(self, request: Request, members: Members, language: str, body: dict[str, Any]) -> None:
        self.request = request
        self.members = members
        self.language = language
        self.body = body
        self.conversation: Conversation | None = None

    @property
    def key(self) -> str:
        """The key of the conversation."""
        assert self.conversation is not None
        return self.conversation.key

    @property
    def store(self) -> Store:
        """Where conversations are."""
        return self.members.store


class Talking:
    """The calls of the page, behind the guard of `bot.channels.web`."""

    def __init__(
        self,
        *,
        rng: random.Random,
        clock: Callable[[], datetime],
        news_seconds: float,
        language_request: Callable[[str], str],
    ) -> None:
        """Set up.

        Args:
            rng: makes the tokens.
            clock: now, as aware UTC.
            news_seconds: how long a call for news may wait.
            language_request: what a member would type to go on in that language.
        """
        self.clock = clock
        self.stopping = False
        self._rng = rng
        self._news_seconds = news_seconds
        self._language_request = language_request
        self._present: dict[str, datetime] = {}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def find(self, visit: Visit, token: str | None) -> Conversation | None:
        """The conversation of this token, unless it has been quiet for too long."""
        if token is None:
            return None
        store = visit.store

        def look() -> Conversation | None:
            for key in keys.all_of_token(store.seal, token):
                found = conversations.find(store, key)
                if found is not None:
                    return found
            return None

        found = await asyncio.to_thread(look)
        if found is None:
            return None
        last = max(found.last_at, self._present.get(found.key, found.last_at))
        return found if self.clock() - last <= IDLE + GRACE else None

    def _note_presence(self, key: str) -> None:
        """Somebody has the page open and reads or writes, which is not the same as having said something.

        Kept in this process only: the time of the last words, which identity rests on, must not move by it.
        """
        now = self.clock()
        self._present = {other: at for other, at in self._present.items() if now - at <= IDLE + GRACE}
        self._present[key] = now

    async def start(self, visit: Visit) -> HTTPResponse:
        """Go on where this tab left off, or greet in a new conversation."""
        token = guard.token_of(visit.request)
        messages = await self._lines(visit, after=0) if visit.conversation else []
        # Nothing was ever said in it, or all of it was erased: nothing to go on with.
        renewed = token is not None and not messages
        if not messages:
            now = self.clock()
            token, key = keys.issue(visit.store.seal, self._rng)
            visit.conversation = await asyncio.to_thread(
                conversations.start_or_find, visit.store, key, CHANNEL, now
            )
            turn = await asyncio.shield(asyncio.ensure_future(visit.members.open(key, _chosen(visit), now)))
            visit.language = turn.language
            messages = await self._lines(visit, after=0)
        return json_response(
            {"token": token, "messages": messages, "language": visit.language, "renewed": renewed}
        )

    async def send(self, visit: Visit) -> HTTPResponse:
        """Take one message, or one pressed button, and answer it."""
        body = visit.body
        sent_id = guard.message_id(body.get("id"))
        after = guard.number(body.get("after", 0), least=0)
        text, choose = await self._said(visit)
        inbound = Inbound(
            conversation=visit.key,
            channel=CHANNEL,
            text=text,
            received_at=self.clock(),
            message_id=sent_id,
            choose=choose,
        )
        # Shielded: a member who loses the connection half-way finds the whole answer after the retry.
        turn = await asyncio.shield(asyncio.ensure_future(self._one_turn(visit, inbound)))
        if turn.duplicate:
            lines = await self._lines(visit, after=after, own=False)
        else:
            lines = shown_replies(turn, self.clock())
        return json_response({"messages": lines, "language": turn.language})

    async def _one_turn(self, visit: Visit, inbound: Inbound) -> Turn:
        async with self._turn_of(visit.key):
            return await visit.members.take(inbound)

    def _turn_of(self, key: str) -> asyncio.Lock:
        """One lock a conversation: messages are answered in order, and none while it is erased."""
        return self._turns.setdefault(key, asyncio.Lock())

    async def _said(self, visit: Visit) -> tuple[str, int | None]:
        """The words, and the number of the choice when a button of the newest choices was pressed."""
        body = visit.body
        if "choose" not in body:
            text = body.get("text")
            if not isinstance(text, str) or not text.strip():
                raise Refused(400, "unreadable")
            return text, None
        choose = guard.number(body["choose"], least=1)
        line_id = guard.number(body.get("line"), least=1)
        lines = await asyncio.to_thread(conversations.transcript, visit.store, visit.key, after=line_id - 1)
        line = next((line for line in lines if line.id == line_id and line.who != "member"), None)
        if line is None or choose > len(line.choices):
            raise Refused(400, "unreadable")
        pressed = line.choices[choose - 1]
        newest = await asyncio.to_thread(conversations.last_choices, visit.store, visit.key)
        # A button of an older message says its words; its number would now mean another choice.
        return (pressed.title, choose) if newest == line.choices else (pressed.payload, None)

    async def news(self, visit: Visit) -> HTTPResponse:
        """Wait for a line that somebody else wrote: the department, a reminder, an answer that came late."""
        after = guard.number(visit.request.args.get("after", "0"), least=0)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._news_seconds
        while True:
            lines = await self._lines(visit, after=after, own=False)
            if lines:
                self._note_presence(visit.key)
            if lines or self.stopping or loop.time() >= deadline:
                return json_response({"messages": lines, "language": visit.language})
            await asyncio.sleep(LOOK_SECONDS)

    async def stay(self, visit: Visit) -> HTTPResponse:
        """Somebody is still there."""
        self._note_presence(visit.key)
        return json_response({"open": True})

    async def forget(self, visit: Visit) -> HTTPResponse:
        """Erase what was said."""
        async with self._turn_of(visit.key):
            await asyncio.to_thread(conversations.erase, visit.store, visit.key)
        return json_response({"forgotten": True})

    async def language(self, visit: Visit) -> HTTPResponse:
        """Go on in the other language: the same as a member who types that wish."""
        language = visit.body.get("language")
        if language not in LANGUAGES:
            raise Refused(400, "unreadable")
        after = guard.number(visit.body.get("after", 0), least=0)
        inbound = Inbound(
            conversation=visit.key,
            channel=CHANNEL,
            text=self._language_request(language),
            received_at=self.clock(),
            message_id=guard.message_id(visit.body.get("id")),
        )
        await asyncio.to_thread(conversations.set_language, visit.store, visit.key, language, True)
        turn = await asyncio.shield(asyncio.ensure_future(self._one_turn(visit, inbound)))
        lines = await self._lines(visit, after=after)
        return json_response({"messages": lines, "language": turn.language})

    async def _lines(self, visit: Visit, *, after: int, own: bool = True) -> list[dict[str, Any]]:
        lines = await asyncio.to_thread(conversations.transcript, visit.store, visit.key, after=after)
        wanted = [line for line in lines if own or line.who != "member"]
        return shown_lines(wanted, calendar.today(self.clock()))


def _chosen(visit: Visit) -> str | None:
    """The language that a new conversation starts in, None when nothing but the default speaks for one.

    Many phones of Spanish speakers are set to English, so an English browser decides nothing: the first words
    do.
    """
    asked = visit.body.get("language")
    if asked in LANGUAGES:
        return str(asked)
    return visit.language if visit.language != LANGUAGES[0] else None
