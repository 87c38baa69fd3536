"""Puts a goal's facts into a member's words: the value in one of its spellings, a phrase, small talk and slips."""

from __future__ import annotations

import random
import re
from datetime import date
from types import ModuleType

from tests.simulate import words_en, words_es
from tests.simulate.goal import Goal
from tests.simulate.persona import Persona

WORDS: dict[str, ModuleType] = {"en": words_en, "es": words_es}
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
}
_HOURS_ES = "doce una dos tres cuatro cinco seis siete ocho nueve diez once".split()
# The order in which a member who gives several facts a message gives them.
ORDER = (
    "rider_name", "pickup", "destination", "trip_date", "appointment_time", "return_ride", "mobility", "companions",
    "callback_phone", "notes",
)  # fmt: skip


def facts_of(goal: Goal, channel: str, sender: str | None) -> tuple[str, ...]:
    """The facts that this member has to give, in order."""
    names = [name for name in ORDER if not (name == "callback_phone" and goal.phone == sender)]
    if goal.minor:
        names[names.index("companions")] = "rides_along"
    if goal.card:
        names += ["member_id", "date_of_birth"]
    return tuple(names)


def key_of(goal: Goal, name: str) -> str:
    """Under which key of the phrases a fact of this goal stands."""
    if name == "return_ride":
        return f"return_ride.{goal.way_home}"
    if name == "mobility":
        return "mobility." + "+".join(goal.mobility)
    if name == "companions":
        if goal.children:
            return "companions.children"
        return f"companions.{goal.companions}" + (".minor" if goal.minor else "")
    if name == "children" and not goal.children:
        return "children.none"  # nothing to say: nobody with this goal should be asked
    if (name == "notes" and goal.notes is None) or (name == "member_id" and goal.card is None):
        return f"{name}.none"
    if name == "rides_along" and goal.adult is None:
        return "rides_along.none"
    return "rider_name.minor" if name == "rider_name" and goal.minor else name


def value_of(goal: Goal, name: str, language: str, rng: random.Random, *, vague: bool = True) -> str:
    """A fact's value in one of its spellings. vague: a time may lack the half of the day."""
    if name == "trip_date":
        return _day(goal.day, language, rng)
    if name in ("appointment_time", "return_time"):
        return clock(
            goal.visit if name == "appointment_time" else goal.home_at or "", language, rng, vague=vague
        )
    if name == "callback_phone":
        return _phone(goal.phone, rng)
    if name == "date_of_birth":
        born = goal.card.born if goal.card else date(1970, 1, 1)
        month = _MONTHS[language][born.month - 1]
        return (
            f"{month} {born.day}, {born.year}"
            if language == "en"
            else f"el {born.day} de {month} de {born.year}"
        )
    if name == "member_id":
        return goal.card.member_id if goal.card else ""
    found = {
        "rider_name": goal.rider_name, "pickup": goal.pickup, "destination": goal.destination, "notes": goal.notes,
        "rides_along": goal.adult, "requester": goal.requester,
    }.get(name)  # fmt: skip
    return found or ""


class Voice:
    """One member's way of writing."""

    def __init__(self, persona: Persona, rng: random.Random) -> None:
        """rng: decides every choice of words."""
        self.persona = persona
        self._rng = rng
        self._vague = persona.pace != "complete"

    @property
    def language(self) -> str:
        """The language of the next message."""
        if "mixes" in self.persona.ways and self._rng.random() < 0.35:
            return "es" if self.persona.language == "en" else "en"
        return self.persona.language

    def pick(self, table: str) -> str:
        """One of a list of sentences."""
        return self._styled(self._rng.choice(getattr(WORDS[self.language], table)))

    def answer(self, goal: Goal, name: str) -> str:
        """A fact as the answer to its question."""
        language = self.language
        phrases = WORDS[language].ANSWERS.get(key_of(goal, name), WORDS[language].DONT_KNOW)
        if "short" in self.persona.ways:
            phrases = phrases[:1]
        said = self._filled(self._rng.choice(phrases), goal, name, language)
        if "short" in self.persona.ways and self._rng.random() < 0.5:
            said = said.lower()
        if "chatty" in self.persona.ways and name not in ("notes", "requester", "rides_along"):
            words = WORDS[language]
            said = self._rng.choice(words.LEAD) + said + self._rng.choice(("", *words.TRAIL))
        return said

    def clause(self, goal: Goal, name: str, language: str) -> str | None:
        """A fact as a part of a longer message; None when it can only be answered."""
        phrases = WORDS[language].CLAUSES[key_of(goal, name)]
        return self._filled(self._rng.choice(phrases), goal, name, language) if phrases else None

    def correction(self, goal: Goal, name: str, frame: str) -> str:
        """A value put right. frame: `SORRY` or `NO_BUT`."""
        language = self.language
        words = WORDS[language]
        phrase = self._filled(self._rng.choice(words.CORRECTIONS[name]), goal, name, language)
        return str(self._rng.choice(getattr(words, frame))).replace("{c}", phrase)

    def message(self, goal: Goal, names: tuple[str, ...], *, lead: str | None = None, begin: bool = False) -> tuple[str, tuple[str, ...]]:  # fmt: skip
        """Several facts in one message, and which of them were said. lead: an answer that stands first."""
        language = self.language
        words = WORDS[language]
        parts = [lead] if lead else []
        if begin:
            parts.append(self._styled(self._rng.choice(words.BEGINS)))
        said = []
        for name in names:
            clause = self.clause(goal, name, language)
            if clause:
                parts.append(clause)
                said.append(name)
        joint = self._rng.choice(words.JOINTS)
        return joint.join(parts), tuple(said)

    def _filled(self, phrase: str, goal: Goal, name: str, language: str) -> str:
        words = WORDS[language]
        filled = self._styled(phrase).replace(
            "{v}", value_of(goal, name, language, self._rng, vague=self._vague)
        )
        if "{home}" in filled:
            filled = filled.replace(
                "{home}", clock(goal.home_at or "", language, self._rng, vague=self._vague)
            )
        ages = f" {words.AND} ".join(str(age) for age in goal.children)
        filled = filled.replace("{kids}", words.KIDS[len(goal.children) > 1]).replace("{ages}", ages)
        filled = re.sub(r"\bmis hijo\b", "mi hijo", filled)
        # "at at 2:30": Spanish clocks bring their own "a las".
        return filled.replace("{age}", str(goal.age))

    def _styled(self, phrase: str) -> str:
        """Slips of the fingers, in the words around the value alone."""
        if "misspelt" not in self.persona.ways:
            return phrase
        pieces = re.split(r"(\{\w+\}|\W+)", phrase)
        return "".join(self._slipped(piece) for piece in pieces)

    def _slipped(self, word: str) -> str:
        if len(word) < 5 or not word.isalpha() or self._rng.random() > 0.25:
            return word
        at = self._rng.randrange(1, len(word) - 2)
        return self._rng.choice(
            (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
            )
        )


def clock(at: str, language: str, rng: random.Random, *, vague: bool = True) -> str:
    """A time in one of its spellings; if vague, now and then without the half of the day."""
    hour, minute = map(int, at.split(":"))
    twelve, half = (hour - 1) % 12 + 1, "am" if hour < 12 else "pm"
    digits = f"{twelve}:{minute:02d}" if minute else str(twelve)
    if language == "es":
        part = "de la mañana" if hour < 12 else "de la tarde"
        article = "a la" if twelve == 1 else "a las"
        spelled = {0: "", 15: " y cuarto", 30: " y media"}.get(minute)
        ways = [
            f"{article} {digits} {part}",
            f"{article} {digits} {half}",
            f"{article} {twelve}:{minute:02d} {part}",
        ]
        if spelled is not None:
            ways.append(f"{article} {_HOURS_ES[twelve % 12]}{spelled} {part}")
        return rng.choice(ways)
    ways = [f"{digits} {half}", f"{digits}{half}", f"{digits} {half[0]}.m.", f"{twelve}:{minute:02d} {half.upper()}", f"{digits} {half}"]  # fmt: skip
    if rng.random() < 0.12 and vague:
        return f"{twelve}:{minute:02d}"
    if minute == 30:
        ways.append(f"half past {twelve} in the {'morning' if hour < 12 else 'afternoon'}")
    return rng.choice(ways)


def _day(day: date, language: str, rng: random.Random) -> str:
    month, weekday = _MONTHS[language][day.month - 1], _DAYS[language][day.weekday()]
    if language == "es":
        return rng.choice(
            (
                f"el {day.day} de {month}",
                f"el {weekday} {day.day} de {month}",
                f"{weekday} {day.day} de {month}",
            )
        )
    ordinal = (
        f"{day.day}{'th' if 11 <= day.day <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
    )
    return rng.choice(
        (
            f"{month} {day.day}", f"{month[:3].lower()} {ordinal}", f"{day.month}/{day.day}", f"{weekday}, {month} {day.day}",
            f"the {ordinal} of {month}", f"{weekday[:3].lower()} {month[:3].lower()} {day.day}",
        )
    )  # fmt: skip


def _phone(number: str, rng: random.Random) -> str:
    area, first, last = number[2:5], number[5:8], number[8:]
    return rng.choice((f"{area}-{first}-{last}", f"{area}{first}{last}", f"({area}) {first}-{last}", f"{area} {first} {last}", f"{area}.{first}.{last}"))  # fmt: skip
