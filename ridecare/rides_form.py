"""The conversation before rides are shown: member ID, birth date and code, or receipt and name; one pure step a message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ridecare import identity_form
from ridecare.asked import HAND_OVER_AFTER
from ridecare.hearing import Message, folded, is_digression, wants_to_leave
from ridecare.identity_form import Facts
from ridecare.one_time_code import typed
from ridecare.receipts import meant_as_receipt
from ridecare.saying import Choice, Say

_PERSON = Choice("word", "person")
_NEW_CODE = Choice("word", "new_code")
_NO_CODE = Choice("word", "no_code")
_WITH_PASS = Choice("word", "with_pass")

# Each question as it is asked first, and after an answer that was not understood.
_FIRST: Mapping[str, Say] = {
    "member_id": Say("utter_rides_who", {}, (_PERSON,)),
    "date_of_birth": Say("utter_rides_birth_date", {}, (_PERSON,)),
    "rider_name": Say("utter_rides_name", {}, (_PERSON,)),
    "code": Say("utter_question_code", {}, (_NO_CODE, _PERSON, _WITH_PASS)),
    "helper_phone": Say("utter_rides_helper_phone", {}, (_PERSON,)),
}
_AGAIN: Mapping[str, Say] = {
    "member_id": Say("utter_rides_who_again", {}, (_PERSON,)),
    "date_of_birth": Say("utter_rides_birth_date_again", {}, (_PERSON,)),
    "rider_name": Say("utter_rides_name_again", {}, (_PERSON,)),
    "code": Say("utter_again_code", {}, (_NO_CODE, _PERSON)),
    "helper_phone": Say("utter_rides_helper_phone_again", {}, (_PERSON,)),
}
_WRONG = (
    Say("utter_code_wrong", {}, (_NO_CODE, _PERSON)),
    Say("utter_code_wrong_again", {}, (_NO_CODE, _PERSON)),
)

# One word is enough to reach a person, at every question.
_WANTS_PERSON = re.compile(
    r"^(?:please |por favor |una |un |a |the |real |live )*(?:person|persona|human|humano|agent|agente|somebody|someone|alguien|operator|operador[a]?|"
    r"representative|representante|staff)(?: please| por favor| now| ahora)*$"
)
_NEW = re.compile(
    r"\b(?:(?:send|text|get|give|need|want)\b.{0,20}\b(?:new|another|again)\b|new code|another code|re ?send|(?:codigo nuevo|nuevo codigo|otro codigo)|"
    r"(?:mand|envi|reenvi)\w+\b.{0,20}\b(?:otro|otra|nuevo|de nuevo|codigo)\b)"
)
_NONE_CAME = re.compile(
    r"\b(?:no code|(?:didnt|did not|havent|dont|never|not) (?:\w+ ){0,2}(?:get|got|gotten|come|came|have|receive\w*|see|arrive\w*)|nothing (?:came|yet)|no (?:text|message)|"
    r"(?:lost|changed|new|different|old|wrong) (?:my )?(?:phone|number)|cant (?:get|see|open)|no (?:me )?(?:lleg\w+|recibi\w*|tengo|veo)|ningun (?:codigo|mensaje)|no hay codigo|"
    r"(?:perdi|cambie)\b.{0,12}\b(?:telefono|celular|numero))\b"
)


# "I am her helper, I have a pass".
_HELPS = re.compile(r"\b(?:helper|(?:a|the|my) pass|with pass|ayudante|(?:un|el|mi) pase)\b")

_PAST = re.compile(
    r"\b(?:(?:past|previous|old|earlier|recent) (?:rides?|trips?)|(?:rides?|trips?) (?:\w+ ){0,2}(?:last (?:week|month|year)|in the past|history)|last (?:few |\d )?(?:rides|trips)|"
    r"(?:rides?|trips?) (?:did|have) (?:i|we|she|he) (?:\w+)|(?:rides?|trips?) (?:i|we) (?:had|took|got|have had|have taken)|(?:ride|trip) (?:history|records?|log)|history of (?:my )?(?:rides?|trips?)|"
    r"viajes? (?:pasad|anterior)\w*|(?:ultimos|anteriores) viajes|historial (?:de )?(?:mis )?viajes?|viajes? (?:que )?(?:tuve|hice|tome|he tenido|he hecho|tuvimos)|"
    r"viajes? (?:\w+ ){0,2}(?:el mes|la semana|el ano) pasad[oa])\b"
)


def wants_past(message: Message) -> bool:
    """Whether the rides that lie behind are wanted."""
    return bool(_PAST.search(message.plain))


@dataclass(frozen=True)
class Asking:
    """What was said so far. `facts.asked` is the open question; at `code` the facts have left, they are kept sealed.

    past: rides that lie behind are wanted. coded: a code was asked for. wrong: codes that did not fit, since the last one was sent. late: the newest code is
    too old, a new one is offered. helper: somebody with a pass, whose phone is `helper_phone`.
    """

    facts: Facts = field(default_factory=Facts)
    receipt: str | None = None
    name: str | None = None
    wrong: int = 0
    late: bool = False
    coded: bool = False
    past: bool = False
    helper: bool = False
    helper_phone: str | None = None

    @property
    def asked(self) -> str | None:
        """The open question."""
        return self.facts.asked

    def asks(self, name: str | None, **facts: Any) -> Asking:
        """With this question open."""
        return replace(self, facts=replace(self.facts, asked=name, **facts))


@dataclass(frozen=True)
class AskingStep:
    """What a message led to.

    kind: `taken`, `not_mine` (another rule answers), or `end`. result at the end: `stopped`, `hand_over`,
    `not_understood`, `receipt` (both are known). What the caller does while the form goes on: `check` (member ID and
    birth date are known: send a code), `resend` (send another, or one to a helper's phone), `code` (try `code`).
    """

    kind: Literal["taken", "not_mine", "end"]
    asking: Asking
    say: tuple[Say, ...] = ()
    result: str | None = None
    code: str | None = None


def begin(asking: Asking, message: Message) -> AskingStep:
    """Take what the first message gives, and ask for the rest."""
    receipt = meant_as_receipt(message.text)
    if receipt:
        return _next(replace(asking, receipt=receipt), (Say("utter_rides_begins_receipt"),))
    asking = _helped(replace(asking, past=wants_past(message)), message)
    taken = identity_form.take(replace(asking.facts, asked=None), message)
    return _next(replace(asking, facts=taken), (Say("utter_rides_begins"),))


def step(asking: Asking, message: Message) -> AskingStep:
    """One message at an open question."""
    asked = asking.asked or "member_id"
    if wants_to_leave(message, asked):
        return _end(asking, "stopped")
    if message.names_choice("person") or _WANTS_PERSON.match(message.plain.rstrip(" ?")):
        return _end(asking, "hand_over")
    receipt = meant_as_receipt(message.text)
    if receipt:
        return _next(replace(asking, receipt=receipt, name=None), ())
    was, asking = asking, _helped(asking, message)
    if asked == "helper_phone" and isinstance(message.reading.values.get("callback_phone"), str):
        asking = replace(asking, helper_phone=str(message.reading.values["callback_phone"]))
    if asking != was and asking.coded:
        return _to_helper(asking)
    at_code = _at_code(asking, message) if asked == "code" else None
    if at_code:
        return at_code
    given = message.reading.values
    if asked not in given and asked not in message.reading.open and message.intent != "check_ride_status":
        if message.intent == "request_human":
            return _end(asking, "hand_over")
        if message.intent == "book_ride" or is_digression(message, asked):
            return AskingStep("not_mine", asking)
    if message.intent == "repeat":
        return AskingStep("taken", asking, reask(asking))
    if message.reading.answer in ("skip", "no", "unknown", "no_but") and asked not in given:
        return _end(asking, "hand_over")
    complaints = tuple(Say(f"utter_wrong_{problem}") for problem in message.reading.wrong[:1])
    if asked == "rider_name":
        if given.get("rider_name"):
            return _next(replace(asking, name=str(given["rider_name"])), ())
        return _not_understood(asking, ())
    taken = replace(asking, facts=identity_form.take(asking.facts, message))
    if (taken != asking or asking != was) and asked != "code":
        return _next(taken.asks(asked, tries=0), complaints)
    return _not_understood(asking, complaints)


def sent(asking: Asking, *, again: bool = False) -> AskingStep:
    """A code was asked for; whether one went out is not known here. The facts leave."""
    waiting = Asking(
        facts=Facts(asked="code"),
        coded=True,
        past=asking.past,
        helper=asking.helper,
        helper_phone=asking.helper_phone,
    )
    say = Say("utter_code_again_sent", {}, (_NO_CODE, _PERSON)) if again else _FIRST["code"]
    if asking.helper:
        say = Say("utter_code_helper", {}, (_NO_CODE, _PERSON))
    return AskingStep("taken", waiting, (say,))


def not_right(asking: Asking, result: str) -> AskingStep:
    """The code was tried and is `wrong`, `late` or `over`."""
    if result == "late":
        return AskingStep("taken", replace(asking, late=True), (_late(),))
    if result == "over" or asking.wrong >= len(_WRONG):
        return _end(asking, "no_code")
    return AskingStep("taken", replace(asking, wrong=asking.wrong + 1), (_WRONG[asking.wrong],))


def reask(asking: Asking) -> tuple[Say, ...]:
    """The open question once more."""
    if asking.asked is None:
        return ()
    if asking.late:
        return (_late(),)
    if asking.facts.open and asking.asked == "date_of_birth":
        return identity_form.reask(asking.facts)
    return (_FIRST[asking.asked],)


def _helped(asking: Asking, message: Message) -> Asking:
    if asking.asked in ("rider_name", "helper_phone"):
        return asking
    if not (message.names_choice("with_pass") or _HELPS.search(message.plain)):
        return asking
    return replace(asking, helper=True, helper_phone=message.sender_phone)


def _to_helper(asking: Asking) -> AskingStep:
    if asking.helper_phone is None:
        return AskingStep("taken", asking.asks("helper_phone", tries=0), (_FIRST["helper_phone"],))
    return AskingStep("taken", asking, result="resend")


def _at_code(asking: Asking, message: Message) -> AskingStep | None:
    """What can be said to the question for the code; None for what any question can be answered with."""
    plain = folded(message.text)
    code = typed(message.text)
    if code and not asking.late:
        return AskingStep("taken", asking, result="code", code=code)
    if _NEW.search(plain) or (asking.late and message.reading.answer in ("yes", "yes_but", "go_on")):
        return AskingStep("taken", asking, result="resend")
    if _NONE_CAME.search(plain):
        return _end(asking, "hand_over")
    return None


def _next(asking: Asking, before: tuple[Say, ...]) -> AskingStep:
    if asking.receipt:
        if asking.name is None:
            return AskingStep("taken", asking.asks("rider_name", tries=0), (*before, _FIRST["rider_name"]))
        return AskingStep("end", asking.asks(None), result="receipt")
    if asking.facts.open:
        asked = asking.asks("date_of_birth")
        return AskingStep("taken", asked, (*before, *identity_form.reask(asked.facts)))
    for name in ("member_id", "date_of_birth"):
        if getattr(asking.facts, name) is None:
            return AskingStep("taken", asking.asks(name), (*before, _FIRST[name]))
    if asking.helper and asking.helper_phone is None:
        return AskingStep("taken", asking.asks("helper_phone"), (*before, _FIRST["helper_phone"]))
    return AskingStep("taken", asking, before, result="check")


def _not_understood(asking: Asking, complaints: tuple[Say, ...]) -> AskingStep:
    tries = asking.facts.tries + 1
    if tries >= HAND_OVER_AFTER:
        return _end(asking, "not_understood")
    said = asking.asks(asking.asked, tries=tries)
    if asking.late:
        return AskingStep("taken", said, (Say("utter_code_late_again", {}, (_NEW_CODE, _PERSON)),))
    asked = asking.asked or "member_id"
    if tries > 1:
        return AskingStep(
            "taken", said, (*complaints, Say("utter_rides_stuck", {"field": asked}, (_PERSON,)))
        )
    if asking.facts.open:
        which = identity_form.reask(asking.facts)[0]
        return AskingStep("taken", said, (replace(which, response="utter_again_which_birth_date"),))
    return AskingStep("taken", said, (*complaints, _FIRST[asked] if complaints else _AGAIN[asked]))


def _end(asking: Asking, result: str) -> AskingStep:
    return AskingStep("end", asking.asks(None), result=result)


def _late() -> Say:
    return Say("utter_code_late", {}, (_NEW_CODE, _PERSON))
