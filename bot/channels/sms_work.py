"""Works one incoming text: takes the turn, sends the answer, and marks the text as worked."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from bot.channels import keys, sms_inbox
from bot.channels.messages import Inbound
from bot.channels.sms_inbox import Text
from bot.channels.turn import Members
from ridecare.consent import carrier_word
from ridecare.gateways.sms import BadNumber, OptedOut, SmsCarrier, SmsError, Unanswered
from ridecare.segments import fit, gsm7, joined
from ridecare.store import Store, consent, conversations, outbox
from ridecare.store.conversations import Said

log = logging.getLogger(__name__)

_CHANNEL = "sms"
# A text younger than this is taken to be in work, here or in another process.
_LEFT_OVER_AFTER = timedelta(seconds=30)
_RETRY = timedelta(minutes=1)


class SmsWork:
    """One a process."""

    def __init__(self, members: Members, carrier: SmsCarrier | None, clock: Callable[[], datetime]) -> None:
        """carrier: None sends nothing; the transcript is then all there is."""
        self.store: Store = members.store
        self._members = members
        self._carrier = carrier
        self._clock = clock
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._in_work: set[str] = set()

    async def left_over(self) -> list[Text]:
        """Texts that were kept and never answered: a process ended in between."""
        now = self._clock()
        kept = await asyncio.to_thread(sms_inbox.waiting, self.store, now)
        await asyncio.to_thread(sms_inbox.forget, self.store, now)
        return [
            text
            for text in kept
            if text.message_id not in self._in_work and now - text.at >= _LEFT_OVER_AFTER
        ]

    async def answer(self, text: Text, again: bool = False) -> None:
        """Answer one text; those of one sender in the order they come. `again`: it was left over."""
        if text.message_id in self._in_work:
            return
        self._in_work.add(text.message_id)
        try:
            key = await asyncio.to_thread(self._key, text.sender)
            async with self._turn_of(key):
                answers = await self._turn(key, text, again)
                await self._send(key, text, answers)
                await asyncio.to_thread(sms_inbox.worked, self.store, text, self._clock())
        except Exception as error:  # noqa: BLE001 - the text stays kept and is taken up again
            log.error("a text could not be worked: %s", type(error).__name__)
        finally:
            self._in_work.discard(text.message_id)

    async def _turn(self, key: str, text: Text, again: bool) -> list[str]:
        if text.media and not text.body.strip():
            return await self._no_words(key, text)
        turn = await self._members.take(_inbound(key, text, text.message_id))
        if turn.duplicate and again:
            return await self._unfinished(key, text)
        # The carrier has confirmed these words itself; a second confirmation is not allowed.
        return [] if text.kind_of_opt_out else [reply.text for reply in turn.replies]

    async def _unfinished(self, key: str, text: Text) -> list[str]:
        """The text had been taken when the process ended: its answer is sent if there is one, else made."""
        lines = await asyncio.to_thread(conversations.transcript, self.store, key)
        answers: list[str] = []
        for line in lines:
            answers = [] if line.who == "member" else [*answers, line.text]
        if not answers:
            turn = await self._members.take(_inbound(key, text, f"{text.message_id}-again"))
            answers = [reply.text for reply in turn.replies]
        return [] if text.kind_of_opt_out else answers

    async def _no_words(self, key: str, text: Text) -> list[str]:
        """A picture without a word: nothing here looks at pictures, and the sender hears so."""

        def heard() -> list[str]:
            conversation = conversations.start_or_find(
                self.store, key, _CHANNEL, text.at, address=text.sender
            )
            if (
                conversations.take_in(self.store, key, text.message_id, "", text.at) is None
                or conversation.opted_out
            ):
                return []
            language = conversation.language or "en"
            name = "utter_sms_no_text"
            words = gsm7(self._members.text_of(name, language, _CHANNEL, {}))
            said = Said(text=words, response=name, choices=(), kind="reply", language=language)
            return [line.text for line in conversations.say(self.store, key, [said], text.at)]

        return await asyncio.to_thread(heard)

    async def _send(self, key: str, text: Text, answers: Sequence[str]) -> None:
        if self._carrier is None:
            return
        messages = joined(part for each in answers for part in fit(gsm7(each)))
        for number, message in enumerate(messages):
            try:
                await asyncio.to_thread(self._carrier.send, text.sender, message)
            except OptedOut:
                await asyncio.to_thread(self._opted_out, key, text)
                return
            except BadNumber:
                await asyncio.to_thread(self._to_be_called, key, text, "bad_number")
                return
            except Unanswered:
                log.warning("the carrier's answer got lost; the text is not sent twice")
            except SmsError as error:
                log.warning("an answer was not sent and is put off: %s", error)
                await asyncio.to_thread(self._put_off, key, text, messages[number:])
                return

    def _opted_out(self, key: str, text: Text) -> None:
        consent.opt_out(self.store, text.sender, self._clock(), "21610")
        self._to_be_called(key, text, "opted_out")

    def _to_be_called(self, key: str, text: Text, reason: str) -> None:
        consent.put_on_call_list(
            self.store, conversation=key, reason=reason, now=self._clock(), address=text.sender
        )

    def _put_off(self, key: str, text: Text, messages: Sequence[str]) -> None:
        due_at = self._clock() + _RETRY
        for number, message in enumerate(messages):
            outbox.put(
                self.store,
                conversation=key,
                kind="reply",
                response=None,
                values={},
                due_at=due_at + timedelta(milliseconds=number),
                key=f"reply-{text.message_id}-{number}",
                text=message,
            )

    def _key(self, sender: str) -> str:
        """The key of this number's conversation; one made under an older key of the seal is found again."""
        candidates = keys.all_of_sender(self.store.seal, sender)
        return next(
            (key for key in candidates if conversations.find(self.store, key) is not None), candidates[0]
        )

    def _turn_of(self, key: str) -> asyncio.Lock:
        return self._turns.setdefault(key, asyncio.Lock())


def _inbound(key: str, text: Text, message_id: str) -> Inbound:
    word = text.kind_of_opt_out.lower()
    # The operator may have given the carrier more words than ours; what the carrier did holds.
    body = (
        text.kind_of_opt_out
        if word in ("stop", "start", "help") and carrier_word(text.body) != word
        else text.body
    )
    return Inbound(
        conversation=key,
        channel=_CHANNEL,
        text=body,
        received_at=text.at,
        message_id=message_id,
        address=text.sender,
    )
