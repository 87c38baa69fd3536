"""The intent that dialogue acts on at an open question: what the words answer, where the classifier alone says less."""

from __future__ import annotations

import re

from ridecare.cues import says_so
from ridecare.hearing import (
    Message,
    folded,
    is_bare_leaving,
    is_digression,
    names_field,
    names_line,
    wants_ride,
    wants_to_leave,
    wants_to_start_over,
)
from ridecare.questions import IDENTITY, TRIP_SLOTS
from ridecare.ready import says_ready
from ridecare.receipts import meant_as_receipt
from ridecare.same_again import is_meant
from ridecare.standing_order import wish_about

_ANSWERS = {"yes": "affirm", "go_on": "affirm", "no": "deny", "skip": "skip", "unknown": "skip"}
# What a long request is heard as at times, and the words without which it is none of these.
_OF_AN_EARLIER_RIDE = frozenset(
    {"change_ride", "cancel_ride", "check_ride_status", "report_problem", "nlu_fallback"}
)
_OF_ONE_THAT_IS = re.compile(
    r"\b(?:chang\w+|resched\w+|instead|switch\w*|cancel\w*|my rides?|my trip|status|problems?|complain\w*|late|never came|cambi\w+|pospon\w+|mover|mi viaje|anul\w+|queja|problema)\b"
)
# "Can my mother get rides": whether at all, and no ride.
_WHETHER = re.compile(
    r"^(?:can|could|do|does|would|will|is|are|puede|podria|le tocan?)\b.*\b(?:rides|viajes)\b(?! (?:from|to|a|de|desde|para)\b)"
)
_OF_INTERPRETERS = re.compile(r"\b(?:inter?pre?t\w*|translat\w*|traduc\w*)\b")
_OF_THE_WAY = frozenset({"pickup", "destination", "trip_date", "appointment_time"})
# Danger and a wish for no more texts are decided elsewhere, before any question.
_NEVER = frozenset({"emergency", "crisis", "opt_out", "opt_in"})
# What a receipt number alone, or with a few words, is taken for by a classifier that knows no number; by which
# nothing is decided yet where no question is open.
_UNCLEAR = frozenset({"nlu_fallback", "out_of_scope", "inform"})
# What "skip this Monday" and "the same ride on Friday" may sound like to the classifier.
_MAY_BE_A_WISH = frozenset({*_UNCLEAR, "skip", "stop", "deny"})
_MAY_BE_THE_SAME = frozenset({*_UNCLEAR, *_OF_AN_EARLIER_RIDE, "repeat", "affirm"})
_GIVING = frozenset({"inform", "correct_answer"})
_FIELDS = frozenset({*TRIP_SLOTS, *(question.name for question in IDENTITY)})


def acted_on(message: Message, asked: str | None) -> str:
    """The intent of a message at a question.

    Args:
        message: with the classifier's intent and its reading.
        asked: the open question; without one only what nobody understood is looked at again.
    """
    plain_answer = _ANSWERS.get(message.reading.answer or "")
    if asked is None and message.intent in ("opt_out", "nlu_fallback") and is_bare_leaving(message):
        return "stop"  # by SMS the carrier's word comes before any of this
    if asked == "which_line" and names_line(message):
        return "inform"  # in the words of the choices; a classifier may hear danger in "how you move"
    if message.intent in _NEVER:
        return message.intent
    if asked is None and message.intent in _UNCLEAR and meant_as_receipt(message.text):
        return "check_ride_status"
    if says_ready(message, asked):
        return "report_problem"
    if asked is None:
        wants_one = wants_ride(message) and not says_so(message.intent, message.plain)
        if message.intent in ("change_ride", "cancel_ride") and wants_one:
            return "book_ride"  # "I need a ride, the ride is for Ann" changes nothing
        if message.intent in _MAY_BE_A_WISH and not message.is_question:
            wish = wish_about(message.plain, [folded(each.text) for each in message.reading.dates])
            repeats = message.reading.values.get("repeat_days") and (
                wants_one or "trip_purpose" in message.reading.values
            )
            if wish or repeats:
                return wish or "book_ride"
        if (
            message.intent in _MAY_BE_THE_SAME
            and is_meant(message)
            and not _OF_ONE_THAT_IS.search(message.plain)
        ):
            return "book_ride"
        if message.intent in _OF_AN_EARLIER_RIDE and _asks_for_ride(message):
            return "book_ride"
        interprets = message.intent == "request_interpreter"
        if interprets and wants_ride(message) and not _OF_INTERPRETERS.search(message.plain):
            return "book_ride"  # "my brother needs a ride, he can't talk English"
        return plain_answer if plain_answer and message.intent == "nlu_fallback" else message.intent
    if asked == "which_line" and names_field(message):
        return "inform"
    if asked not in _FIELDS:
        return plain_answer or message.intent
    if wants_to_start_over(message):
        return "start_over"
    if wants_to_leave(message, asked):
        return message.intent if message.intent == "goodbye" else "stop"
    checks = message.intent == "check_eligibility" and asked not in message.reading.values
    if message.intent == "repeat" or checks or is_digression(message, asked):
        return message.intent
    if plain_answer:
        return plain_answer
    if message.intent in _GIVING:
        return message.intent
    given = {*message.reading.values, *message.reading.open} & _FIELDS
    return "inform" if asked in given or (given and message.intent != "book_ride") else message.intent


def _asks_for_ride(message: Message) -> bool:
    """Whether the words ask for a ride and tell of it, whatever a classifier makes of so much at once."""
    told = {*message.reading.values, *message.reading.open} & _FIELDS
    if message.is_question or _OF_ONE_THAT_IS.search(message.plain) or _WHETHER.search(message.plain):
        return False
    if message.intent == "nlu_fallback" and len(told & _OF_THE_WAY) > 1:
        return True  # "from my house to the hospital"
    return wants_ride(message) and (len(told) > 1 or message.intent == "nlu_fallback")
