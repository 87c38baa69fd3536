"""Sends what became due: notices of requests that were left, what the desk decided, and that nobody acted.

Any process can run it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ridecare.gateways.sms import NotAccepted, SmsCarrier, SmsError
from ridecare.segments import fit, gsm7
from ridecare.standing_order import days_decided
from ridecare.store import codes, conversations, due_items, open_requests, outbox, standing
from ridecare.store.conversations import Conversation, Said
from ridecare.store.outbox import CODE, ON_FILE, Due
from ridecare.wording import Words

if TYPE_CHECKING:
    from bot.channels.turn import Members

log = logging.getLogger(__name__)

RETRY = timedelta(minutes=5)


@dataclass(frozen=True)
class Sent:
    """One message that was sent because it was due. `to`: the phone number, by SMS."""

    conversation: str
    to: str | None
    text: str
    kind: str


async def deliver_due(members: Members, now: datetime, carrier: SmsCarrier | None = None) -> list[Sent]:
    """Send everything that is due now, each once, and say what was sent.

    By SMS `carrier` sends it; without one (the terminal phone, tests) the transcript is the delivery.
    """
    await asyncio.to_thread(_notice_silence, members, now)
    await asyncio.to_thread(standing.pass_days, members.store, now)
    await asyncio.to_thread(standing.remind, members.store, now)
    await asyncio.to_thread(due_items.run, members.store, now)
    sent: list[Sent] = []
    for due in await asyncio.to_thread(outbox.due, members.store, now):
        done = await _deliver(members, due, now, carrier)
        if done is not None:
            sent.append(done)
    return sent


def _notice_silence(members: Members, now: datetime) -> None:
    for key in open_requests.gone_silent(members.store, now):
        outbox.put(
            members.store,
            conversation=key,
            kind="left_open",
            response="utter_left_open",
            values={},
            due_at=now,
            key=f"left-open-{key}-{now.timestamp():.0f}",
        )
        open_requests.noticed(members.store, key)


async def _deliver(members: Members, due: Due, now: datetime, carrier: SmsCarrier | None) -> Sent | None:
    conversation = await asyncio.to_thread(conversations.find, members.store, due.conversation)
    if due.kind in (CODE, ON_FILE):
        return await _send_on_file(members, due, conversation, now, carrier)
    if conversation is None or conversation.opted_out:
        await asyncio.to_thread(outbox.claim, members.store, due.id, now)
        return None
    language = conversation.language or "en"
    values = days_decided(due.values, Words(language))
    text = due.text or members.text_of(due.response or "", language, conversation.channel, values)
    parts = fit(gsm7(text)) if conversation.channel == "sms" else (text,)
    who = "staff" if due.kind == "staff" else "assistant"
    said = [Said(part, due.response, (), due.kind, language, who=who) for part in parts]
    if conversation.channel != "sms" or carrier is None:
        mine = await asyncio.to_thread(
            conversations.say_due, members.store, due.id, conversation.key, said, now
        )
        return Sent(due.conversation, conversation.address, text, due.kind) if mine else None
    # Trials never reach a carrier.
    if conversation.trial:
        return None
    call = await asyncio.to_thread(outbox.claim_text, members.store, due, conversation.address, now)
    if call is None or not await _texted(members, due, conversation, parts, now, carrier, call):
        return None
    await asyncio.to_thread(conversations.say, members.store, conversation.key, said, now)
    return Sent(due.conversation, conversation.address, text, due.kind)


async def _send_on_file(
    members: Members, due: Due, conversation: Conversation | None, now: datetime, carrier: SmsCarrier | None
) -> Sent | None:
    """A one-time code or "was it you?", to the number on file and never into the conversation. An old code is not sent.

    A text that the carrier did not take is not tried again: a code's minutes would be over, and whoever asks reads at
    once that a person can help.
    """
    mine = await asyncio.to_thread(outbox.claim_on_file, members.store, due.id, now)
    too_old = due.kind == CODE and now - due.due_at > codes.GOOD_FOR
    if not mine or conversation is None or too_old:
        return None
    to, language = str(due.values["to"]), conversation.language or "en"
    values = {name: value for name, value in due.values.items() if name != "to"}
    text = members.text_of(due.response or "", language, "sms", values)
    if carrier is None:
        return Sent(due.conversation, to, text, due.kind)
    # Trials never reach a carrier.
    if conversation.trial:
        return None
    try:
        for part in fit(gsm7(text)):
            await asyncio.to_thread(carrier.send, to, part)
    except SmsError as error:
        log.warning("a text to a number on file was not sent: %s", type(error).__name__)
        return None
    return Sent(due.conversation, to, text, due.kind)


async def _texted(
    members: Members,
    due: Due,
    conversation: Conversation,
    parts: Sequence[str],
    now: datetime,
    carrier: SmsCarrier,
    call: int,
) -> bool:
    sent = 0
    try:
        for part in parts:
            await asyncio.to_thread(carrier.send, conversation.address or "", part)
            sent += 1
    except SmsError as error:
        log.warning("a due text was not sent: %s", type(error).__name__)
        if isinstance(error, NotAccepted) and not sent:
            await asyncio.to_thread(outbox.text_not_accepted, members.store, due.id, call, now + RETRY)
        # Else it may be out already, or never can be: sending again would be worse than the call that stands.
        return False
    await asyncio.to_thread(outbox.text_sent, members.store, call)
    return True
