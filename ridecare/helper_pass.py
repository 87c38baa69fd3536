"""The conversation in which a member gives a helper pass: name, own phone, last day, and a yes; one pure step a message."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from ridecare.asked import HAND_OVER_AFTER
from ridecare.calendar import today
from ridecare.hearing import Message, folded, is_digression, wants_to_leave
from ridecare.saying import Choice, Say
from ridecare.store.helper_passes import Pass

QUESTIONS = ("helper_name", "helper_phone", "pass_end", "confirm_pass")
# Nobody may be let in for longer without being asked again.
LONGEST = relativedelta(years=1)
_MONTHS = {"one_month": 1, "three_months": 3, "one_year": 12}
_LENGTHS = tuple(Choice("word", name) for name in _MONTHS)
_CONFIRM = (Choice("word", "give_pass"), Choice("word", "no_pass"))
_PERSON = Choice("word", "person")

# Each question as it is asked first, and after an answer that was not understood; the read-back has values besides.
_FIRST: Mapping[str, Say] = {
    "helper_name": Say("utter_question_helper_name"),
    "helper_phone": Say("utter_question_helper_phone"),
    "pass_end": Say("utter_question_pass_end", {}, _LENGTHS),
    "confirm_pass": Say("utter_question_confirm_pass", {}, _CONFIRM),
}
_AGAIN: Mapping[str, Say] = {
    "helper_name": Say("utter_again_helper_name", {}, (_PERSON,)),
    "helper_phone": Say("utter_again_helper_phone", {}, (_PERSON,)),
    "pass_end": Say("utter_again_pass_end", {}, (*_LENGTHS, _PERSON)),
    "confirm_pass": Say("utter_again_confirm_pass", {}, (*_CONFIRM, _PERSON)),
}

# What stands around a name: "my daughter Ana Lopez", "her name is Ana".
_AROUND = re.compile(
    r"^(?:(?:it is|it['’]?s|this is|for|to|give it to|to give it to|my|her|his|their|the|name is|is|called|es|se llama|para|a|mi|su|el|la|nombre es|"
    r"mom|mother|dad|father|son|daughter|wife|husband|sister|brother|friend|neighbor|aunt|uncle|niece|nephew|cousin|pca|aide|worker|social|case|manager|helper|"
    r"mama|papa|madre|padre|hij[oa]|espos[oa]|herman[oa]|amig[oa]|vecin[oa]|ti[oa]|sobrin[oa]|prim[oa]|trabajadora?|ayudante)\b[,.:]? *)+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*\.?(?:[ '’-]+[^\W\d_][^\W\d_.'’-]*\.?){0,5}")
_MOST_IN_A_NAME = 60
# Who says so has a pass and wants to use it.
_USES = re.compile(
    r"\b(?:i|we) (?:help\w*|have|got|use)\b.* pass\b|\b(?:i am|im|this is) (?:\w+ ){0,3}(?:helper|aide|caregiver|pca)\b.* pass\b|\bwith (?:a|the|my) pass\b|"
    r"\b(?:ayudo con|tengo|uso|con) (?:un|el|mi) pase\b"
)


@dataclass(frozen=True)
class PassDraft:
    """What is known of the pass that is to be given. until: ISO date."""

    name: str | None = None
    phone: str | None = None
    until: str | None = None
    asked: str | None = None
    tries: int = 0

    def as_dict(self) -> dict[str, Any]:
        """JSON-able, without what is asked."""
        return {"name": self.name, "phone": self.phone, "until": self.until, "tries": self.tries}


@dataclass(frozen=True)
class PassStep:
    """kind: `taken`, `not_mine`, or `end` with a result (`give`, `stopped`, `hand_over`)."""

    kind: Literal["taken", "not_mine", "end"]
    draft: PassDraft
    say: tuple[Say, ...] = ()
    result: str | None = None


def uses_pass(message: Message) -> bool:
    """Whether this is a helper who wants to use a pass, and no member who gives one."""
    return bool(_USES.search(message.plain))


def named(given: Sequence[Pass], message: Message) -> tuple[Pass, ...]:
    """The passes whose helper is named in the message, by any part of the name."""
    words = set(message.plain.split())
    return tuple(each for each in given if words & set(folded(each.name).split()))


def begin(draft: PassDraft, message: Message) -> PassStep:
    """Take a phone and a last day from the first message, and ask for the rest."""
    return _next(_taken(draft, message), (Say("utter_pass_begins"),))


def step(draft: PassDraft, message: Message) -> PassStep:
    """One message at an open question."""
    asked = draft.asked or "helper_name"
    if wants_to_leave(message, asked) or message.names_choice("no_pass"):
        return _end(draft, "stopped")
    if message.names_choice("person"):
        return _end(draft, "hand_over")
    taken = _taken(draft, message)
    if asked == "confirm_pass" and taken == draft:
        if message.names_choice("give_pass") or message.reading.answer == "yes":
            return _end(draft, "give")
        if message.reading.answer == "no":
            return _end(draft, "stopped")
    if taken == draft and message.intent != "helper_pass" and is_digression(message, asked):
        return PassStep("not_mine", draft)
    if taken == draft and message.intent == "repeat":
        return PassStep("taken", draft, reask(draft))
    if taken != draft:
        return _next(replace(taken, tries=0), ())
    tries = draft.tries + 1
    if tries >= HAND_OVER_AFTER:
        return _end(draft, "hand_over")
    return PassStep("taken", replace(draft, tries=tries), (_AGAIN[asked],))


def reask(draft: PassDraft) -> tuple[Say, ...]:
    """The open question once more."""
    return (_question(draft),) if draft.asked else ()


def _taken(draft: PassDraft, message: Message) -> PassDraft:
    values, now = message.reading.values, message.now
    taken = draft
    phone = values.get("callback_phone")
    if isinstance(phone, str) and phone.startswith("+"):
        taken = replace(taken, phone=phone)
    until = _until(message, today(now))
    if until is not None:
        taken = replace(taken, until=until.isoformat())
    if draft.asked == "helper_name" and taken == draft:
        name = _name_in(message.text)
        taken = replace(taken, name=name) if name else taken
    return taken


def _until(message: Message, on: date) -> date | None:
    for name, months in _MONTHS.items():
        if message.names_choice(name):
            return on + relativedelta(months=months)
    said = message.reading.values.get("repeat_end") or message.reading.values.get("trip_date")
    if said is None and len(message.reading.dates) == 1:
        said = message.reading.dates[0].date  # "until March 1" is no day of a ride
    try:
        day = date.fromisoformat(str(said))
    except ValueError:
        return None
    return day if on <= day <= on + LONGEST else None


def _name_in(text: str) -> str | None:
    bare = _AROUND.sub("", text.strip()).strip(" .,!")
    whole = _NAME.fullmatch(bare)
    return bare if whole and len(bare) <= _MOST_IN_A_NAME and len(bare.split()) > 1 else None


def _next(draft: PassDraft, before: tuple[Say, ...]) -> PassStep:
    missing: Mapping[str, str | None] = {
        "helper_name": draft.name,
        "helper_phone": draft.phone,
        "pass_end": draft.until,
    }
    asked = next((name for name, value in missing.items() if value is None), "confirm_pass")
    draft = replace(draft, asked=asked)
    return PassStep("taken", draft, (*before, _question(draft)))


def _question(draft: PassDraft) -> Say:
    shown = {"helper": draft.name, "phone_number": draft.phone, "last_day": draft.until}
    asked = draft.asked or "helper_name"
    return replace(_FIRST[asked], values=shown) if asked == "confirm_pass" else _FIRST[asked]


def _end(draft: PassDraft, result: str) -> PassStep:
    return PassStep("end", replace(draft, asked=None), result=result)
