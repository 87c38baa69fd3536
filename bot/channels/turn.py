"""One turn of a member's conversation: everything a member says, on any channel, passes `Members.take`.

In order: once only, bounded and harmless, the carrier's words, numbered replies, danger, Rasa, never silence, the
transcript. Nothing here decides about rides; it carries.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import ActiveLoop, SlotSet

from bot.channels.cleaning import cleaned, numbered
from bot.channels.collecting import Collector, Heard
from bot.channels.messages import TOO_LONG, Inbound, Reply, Turn, chosen, fitted, unread
from bot.channels.twice import asked_differently, said_twice
from ridecare.consent import asks_to_stop_texts, carrier_word
from ridecare.danger_desk import danger_case
from ridecare.language import SPOKEN, detected
from ridecare.safety import Danger, danger
from ridecare.store import (
    Store,
    StoreBusy,
    StoreDown,
    consent,
    conversations,
    handovers,
    open_requests,
    tracker_turns,
)
from ridecare.store.conversations import Choice, Conversation, Said

log = logging.getLogger(__name__)

# After so many silent minutes nothing about a person is taken up again without asking (DESIGN.md, rule 3).
SILENT = timedelta(minutes=15)
FULL_SENTENCE = 5
# How sure the classifier must be that texts are to stop, where the words alone do not say so.
CERTAIN = 0.5
_DANGER = {"emergency": "utter_emergency", "crisis": "utter_crisis"}
# What a member would write to hear the open question again.
_REPEAT = {"en": "please repeat that", "es": "repita por favor"}
_GREETINGS = ("utter_greet",)


class Members:
    """The members' side of the assistant: one object a process."""

    def __init__(self, agent: Agent, store: Store, rng: random.Random | None = None) -> None:
        """`agent` must be ready; `rng` makes receipt numbers (the system's randomness if left out)."""
        self.agent = agent
        self.store = store
        self._rng = rng or random.SystemRandom()
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        # Full sentences in a row in the language that the conversation is not held in.
        self._other: dict[str, int] = {}

    async def open(self, key: str, language: str | None, now: datetime, *, trial: bool = False) -> Turn:
        """The first words on the web page, before the member says anything."""
        conversation = await asyncio.to_thread(
            conversations.start_or_find, self.store, key, "web", now, trial=trial
        )
        if language in SPOKEN:
            await asyncio.to_thread(conversations.set_language, self.store, key, language, True)
            conversation = replace(conversation, language=language, language_chosen=True)
        spoken = conversation.language or "en"
        heard = [self._render("utter_welcome", spoken, "web")]
        return Turn(await self._say(conversation, heard, spoken, now), spoken)

    async def take(self, inbound: Inbound) -> Turn:
        """Answer one message. Messages of one conversation are taken in the order they arrive."""
        overtook = self._locks[inbound.conversation].locked()
        async with self._locks[inbound.conversation]:
            try:
                return await self._take(inbound, overtook)
            except (StoreBusy, StoreDown):
                log.error("the store did not answer; a member was told to send again")
                return self._unstored(inbound)

    async def _take(self, inbound: Inbound, overtook: bool) -> Turn:
        now = inbound.received_at
        conversation = await asyncio.to_thread(
            conversations.start_or_find,
            self.store,
            inbound.conversation,
            inbound.channel,
            now,
            trial=inbound.trial,
            address=inbound.address,
        )
        offered = await asyncio.to_thread(conversations.last_choices, self.store, conversation.key)
        said = cleaned(inbound.text)
        text = (
            chosen(inbound.choose, offered) or numbered(said, [choice.payload for choice in offered]) or said
        )
        row = await asyncio.to_thread(
            conversations.take_in,
            self.store,
            conversation.key,
            inbound.message_id,
            inbound.text[:TOO_LONG] or text,
            now,
            durable=False,
        )
        if row is None:
            return Turn((), conversation.language or "en", duplicate=True)
        found = danger(text)
        if found:
            await self._desk_hears_danger(conversation, found, text, row, now)
        kept = await self._kept(conversation, now)
        if inbound.channel == "sms":
            carried = await self._carrier(conversation, text, found, now)
            if carried is not None:
                return carried
        again = None if found else await self._once_more(conversation, inbound, row, overtook)
        if again is not None:
            return again
        heard, language, paused = await self._answer(conversation, inbound, text, found, kept, offered)
        return Turn(
            await self._say(conversation, heard, language, now), language, danger=found, paused=paused
        )

    async def _once_more(
        self, conversation: Conversation, inbound: Inbound, row: int, overtook: bool
    ) -> Turn | None:
        """The turn of a message that is the one before it once more: nothing, or the open question; else None."""
        twice = await asyncio.to_thread(said_twice, self.store, conversation, inbound, row, overtook=overtook)
        language = conversation.language or "en"
        if twice == "perhaps":
            name = await asyncio.to_thread(asked_differently, self.store, conversation.key)
            heard = [self._render(name, language, inbound.channel)] if name else []
            heard = heard or await self._asked_again(conversation, inbound, language)
            said = await self._say(conversation, heard, language, inbound.received_at)
            return Turn(said, language) if heard else None
        return Turn((), language, duplicate=True) if twice else None

    # --- the parts of a turn --------------------------------------------------------------------------------------

    async def _answer(
        self,
        conversation: Conversation,
        inbound: Inbound,
        text: str,
        found: Danger | None,
        kept: str | None,
        offered: tuple[Choice, ...],
    ) -> tuple[list[Heard], str, bool]:
        channel = inbound.channel
        known = conversation.language or (detected(text) if detected(text) in SPOKEN else None)
        language = known or "en"
        paused = False
        response = unread(inbound, text, found)
        if response is not None:
            heard = [
                self._render(response, language, channel),
                *await self._asked_again(conversation, inbound, language),
            ]
            if response == "utter_no_such_choice" and offered and len(heard) == 1:
                # The choices that are open are offered once more.
                again = tuple((choice.title, choice.payload) for choice in offered)
                heard = [replace(heard[0], buttons=again)]
            elif len(heard) == 1:
                heard.append(self._render("utter_what_do_you_need", language, channel))
        else:
            heard, slot, paused = await self._rasa(conversation, inbound, text, kept)
            if slot in SPOKEN:
                language = slot
                if slot != conversation.language:
                    await asyncio.to_thread(
                        conversations.set_language, self.store, conversation.key, slot, False
                    )
                known = slot if conversation.language or detected(text) in SPOKEN else known
        if found and not any(each.response == _DANGER[found] for each in heard):
            heard = [self._render(_DANGER[found], language, channel)]
        written = detected(text)
        if found and (known is None or (written in SPOKEN and written != language)):
            # Nobody knows the language yet, or it was said in the other one: both are said.
            heard = [
                *heard,
                *(self._render(_DANGER[found], other, channel) for other in SPOKEN if other != language),
            ]
        if not heard:
            name = "utter_with_a_person" if paused else "utter_went_wrong"
            heard = [self._render(name, language, channel)]
        if self._writes_the_other(conversation, text, language):
            other = next(each for each in SPOKEN if each != language)
            heard = [self._render("utter_offer_language", other, channel), *heard]
        if conversation.is_new and not found:
            heard = self._welcomed(heard, language, channel)
        return heard, language, paused

    async def _rasa(
        self, conversation: Conversation, inbound: Inbound, text: str, kept: str | None
    ) -> tuple[list[Heard], str | None, bool]:
        collector = Collector(inbound.channel)
        metadata = {
            "channel": inbound.channel,
            "language": conversation.language,
            "language_chosen": conversation.language_chosen or conversation.language is not None,
            "received_at": inbound.received_at.timestamp(),
            "sender_phone": conversation.address,
            "kept_request": kept,
            "trial": conversation.trial,
        }
        message = UserMessage(
            text, collector, conversation.key, input_channel=inbound.channel, metadata=metadata
        )
        try:
            await self.agent.handle_message(message)
        except Exception as error:  # noqa: BLE001 (whatever Rasa raises: the member must hear something)
            # The class alone: a message of Rasa's may quote the conversation.
            log.error("a turn failed: %s", type(error).__name__)
        left = await asyncio.to_thread(tracker_turns.newest, self.store, conversation.key, 1)
        if not left:
            return collector.heard, None, False
        return collector.heard, left[0].content["slots"].get("language"), bool(left[0].content["paused"])

    def _writes_the_other(self, conversation: Conversation, text: str, language: str) -> bool:
        """Whether this is the second full sentence in the language that is not spoken here."""
        written = detected(text) if len(text.split()) >= FULL_SENTENCE else None
        other = written in SPOKEN and written != language
        self._other[conversation.key] = self._other.get(conversation.key, 0) + 1 if other else 0
        return other and self._other[conversation.key] == 2

    async def _asked_again(self, conversation: Conversation, inbound: Inbound, language: str) -> list[Heard]:
        """The question of an open form once more, after a message that nothing could be read from."""
        left = await asyncio.to_thread(tracker_turns.newest, self.store, conversation.key, 1)
        if not left or not left[0].content["loop"]:
            return []
        heard, _, _ = await self._rasa(conversation, inbound, _REPEAT[language], None)
        return heard

    async def _leave_form(self, key: str) -> None:
        """After an opt-out no question is open; the request itself stays kept for a day."""
        tracker = await self.agent.tracker_store.retrieve(key)
        if tracker is not None and tracker.active_loop_name:
            tracker.update(ActiveLoop(None))
            tracker.update(SlotSet("requested_slot", None))
            await self.agent.tracker_store.save(tracker)

    async def _carrier(
        self, conversation: Conversation, text: str, found: Danger | None, now: datetime
    ) -> Turn | None:
        """The carrier's words by SMS, before Rasa, in every state; None when the message is an ordinary one."""
        language = conversation.language or (detected(text) if detected(text) == "es" else None) or "en"
        address = conversation.address or ""
        word = carrier_word(text)
        out = await asyncio.to_thread(consent.opted_out, self.store, address)
        if found:
            if not out:
                return None
            heard = [self._render(_DANGER[found], language, "sms")]
            if conversation.language is None:
                heard += [self._render(_DANGER[found], other, "sms") for other in SPOKEN if other != language]
            return Turn(await self._say(conversation, heard, language, now), language, danger=found)
        if out:
            if word == "help":
                return await self._texted(conversation, "utter_sms_help", language, now)
            if word == "start" or text.strip().lower().rstrip(".!") in ("yes", "si", "sí"):
                await asyncio.to_thread(consent.opt_in, self.store, address, now)
                return await self._texted(conversation, "utter_opted_in", language, now)
            await self._to_be_called(conversation, address, "wrote_after_opt_out", now)
            return Turn((), language, silent="opted_out")
        if word == "stop" or asks_to_stop_texts(text) or await self._classified_opt_out(text):
            await asyncio.to_thread(consent.opt_out, self.store, address, now, text[:200])
            await self._leave_form(conversation.key)
            await self._to_be_called(conversation, address, "opted_out", now)
            return await self._texted(conversation, "utter_opted_out", language, now)
        if word in ("help", "start"):
            name = "utter_sms_help" if word == "help" else "utter_opted_in"
            return await self._texted(conversation, name, language, now)
        return None

    async def _to_be_called(
        self, conversation: Conversation, address: str, reason: str, now: datetime
    ) -> None:
        await asyncio.to_thread(
            consent.put_on_call_list,
            self.store,
            conversation=conversation.key,
            reason=reason,
            now=now,
            address=address,
        )

    async def _texted(self, conversation: Conversation, name: str, language: str, now: datetime) -> Turn:
        """A turn that is one text."""
        heard = [self._render(name, language, "sms")]
        return Turn(await self._say(conversation, heard, language, now), language)

    async def _classified_opt_out(self, text: str) -> bool:
        """A second net under the words: the classifier, where it is certain."""
        if self.agent.processor is None or len(text.split()) < 3:
            return False
        parsed = await self.agent.processor.parse_message(UserMessage(text))
        if ((parsed.get("reading") or {}).get("values") or {}).get("stop"):
            return False  # "remove the stop please" is about a stop of the ride
        intent = parsed.get("intent") or {}
        return intent.get("name") == "opt_out" and float(intent.get("confidence") or 0.0) >= CERTAIN

    async def _kept(self, conversation: Conversation, now: datetime) -> str | None:
        """Whether an unsent request is kept: `old` after 15 silent minutes, else `fresh`; None when there is none."""
        if conversation.is_new:
            return None
        slots = await asyncio.to_thread(open_requests.kept, self.store, conversation.key, now)
        if slots is None:
            return None
        return "old" if now - conversation.last_at >= SILENT else "fresh"

    async def _desk_hears_danger(
        self, conversation: Conversation, found: Danger, text: str, row: int, now: datetime
    ) -> None:
        try:
            case = danger_case(conversation, found, text, now)
            await asyncio.to_thread(
                handovers.hand_over,
                self.store,
                case,
                key=f"danger-{conversation.key}-{row}",
                now=now,
                rng=self._rng,
                alarm=found,
            )
        except (StoreBusy, StoreDown):
            # The member's 911 comes first; the desk's item can fail.
            log.error("danger could not be put on the desk")

    async def _say(
        self, conversation: Conversation, heard: list[Heard], language: str, now: datetime
    ) -> tuple[Reply, ...]:
        """Fit to the channel, store in the transcript, and give back as replies."""
        parts = [part for each in heard for part in fitted(each, conversation.channel)]
        said = [
            Said(
                text=each.text,
                response=each.response,
                choices=tuple(Choice(*pair) for pair in each.buttons),
                kind="reply",
                language=language,
            )
            for each in parts
        ]
        lines = await asyncio.to_thread(conversations.say, self.store, conversation.key, said, now)
        return tuple(
            Reply(line.id, line.text, line.response, tuple(choice.title for choice in line.choices), language)
            for line in lines
        )

    def _unstored(self, inbound: Inbound) -> Turn:
        """When even the store is away: danger is answered, everything else is asked again."""
        found = danger(inbound.text)
        language = "es" if detected(inbound.text) == "es" else "en"
        names = [_DANGER[found]] if found else ["utter_went_wrong"]
        heard = [
            part
            for name in names
            for part in fitted(self._render(name, language, inbound.channel), inbound.channel)
        ]
        replies = tuple(Reply(0, each.text, each.response, (), language) for each in heard)
        return Turn(replies, language, danger=found)

    def _welcomed(self, heard: list[Heard], language: str, channel: str) -> list[Heard]:
        rest = [each for each in heard if each.response not in _GREETINGS]
        # One question at a time: the welcome asks one, the introduction does not.
        name = "utter_welcome_sms" if channel == "sms" else "utter_introduction" if rest else "utter_welcome"
        return [self._render(name, language, channel), *rest]

    def text_of(self, name: str, language: str, channel: str, values: dict[str, Any]) -> str:
        """A response as its plain text, for what is sent without being asked."""
        return self._render(name, language, channel, values).text

    def _render(self, name: str, language: str, channel: str, values: dict[str, Any] | None = None) -> Heard:
        nlg: Any = self.agent.processor.nlg if self.agent.processor else None
        sent = nlg.render(name, language, channel, values or {}) if nlg else None
        sent = sent or {"text": "", "buttons": []}
        buttons = tuple((str(each["title"]), str(each["payload"])) for each in sent.get("buttons") or ())
        return Heard(str(sent.get("text") or ""), name, buttons)


def members_for(app: Any) -> Members:
    """The one `Members` of a Rasa server process, made at first use."""
    made = getattr(app.ctx, "ridecare_members", None)
    if made is None:
        from ridecare import settings
        from ridecare.sealing import Seal
        from ridecare.store import open_store

        configured = settings.load()
        made = Members(app.ctx.agent, open_store(configured.database_url, Seal(configured.keys)))
        app.ctx.ridecare_members = made
    return made
