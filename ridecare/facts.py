"""What the operator decides (`ridecare.yml`), read once, with every mistake named by file and key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

from ridecare.operator_file import FactsError, StrictFile

__all__ = ["Benefit", "BooksRow", "Fact", "FactsError", "Operator", "ProgramRow", "load", "program_benefit"]

Benefit = Literal["included", "excluded", "review"]

BASES = ("official", "copy", "secondary")
BENEFITS = ("included", "excluded", "review")
# A technical guard against slips of the year, not a rule of RideCare.
HORIZON_GUARD_DAYS = 365

_FACT_KEYS = {"value", "source", "date", "basis", "confirmed", "unconditional"}
_FACT_EXTRAS = {"said_in", "note"}
_RULES = ("soon_hours", "horizon_days", "standing_days", "callback_promise", "member_id_pattern", "chat_days")
_ROW_KEYS = {"program", "who", "benefit", "from", "until", "source", "confirmed"}
_ROW_EXTRAS = {"from_age", "to_age"}
_BOOKS_KEYS = {"who", "from", "until", "source", "confirmed"}
_SECTIONS = ("facts", "rules", "programs", "demo", "who_books")


@dataclass(frozen=True)
class Fact:
    """One fact, and whether it may be said. `value` is a text, or one text a language."""

    name: str
    value: str | Mapping[str, str] | None
    source: str | None
    date: str | None
    basis: str
    confirmed: bool
    unconditional: bool
    said_in: tuple[str, ...] = ()
    note: str | None = None

    @property
    def sayable(self) -> bool:
        """Whether a member may read it: it is known, and confirmed or safe as it stands."""
        return self.value is not None and (self.confirmed or self.unconditional)

    def text(self, language: str = "en") -> str | None:
        """The value in this language, said or not."""
        return self.value.get(language) if isinstance(self.value, Mapping) else self.value


@dataclass(frozen=True)
class ProgramRow:
    """One row of the program table: for whom a program includes rides, and from which day to which."""

    name: str
    program: str
    pregnant_only: bool
    from_age: int | None
    to_age: int | None
    benefit: Benefit
    starts: date
    until: date | None
    source: str
    confirmed: bool

    def fits(self, program: str, age: int, pregnant: bool, on: date) -> bool:
        """Whether the row speaks about this person on this day."""
        return (
            self.program == program
            and (pregnant or not self.pregnant_only)
            and (self.from_age is None or age >= self.from_age)
            and (self.to_age is None or age <= self.to_age)
            and _holds(self.starts, self.until, on)
        )


@dataclass(frozen=True)
class BooksRow:
    """Who books rides from one day to another."""

    who: str
    starts: date
    until: date | None
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Operator:
    """Everything in `ridecare.yml`."""

    facts: Mapping[str, Fact]
    programs: tuple[ProgramRow, ...]
    booking: tuple[BooksRow, ...]
    soon_hours: int
    horizon_days: int
    standing_days: int
    chat_days: int
    member_id_pattern: re.Pattern[str]
    # Hours, and only if confirmed: then, and only then, may a time be named.
    callback_promise: int | None = None

    def say(self, name: str, language: str = "en") -> str | None:
        """A fact's text if it may be said, else None.

        Raises:
            FactsError: there is no fact of that name (a slip in a text or in code).
        """
        if name not in self.facts:
            raise FactsError(f"no fact is called {name!r}")
        fact = self.facts[name]
        return fact.text(language) if fact.sayable else None

    def fact_values(self) -> dict[str, str]:
        """`fact_<name>` -> text of each sayable fact; `fact_<name>_<language>` if it differs by language."""
        values: dict[str, str] = {}
        for name, fact in self.facts.items():
            if not fact.sayable:
                continue
            if isinstance(fact.value, Mapping):
                values.update({f"fact_{name}_{language}": text for language, text in fact.value.items()})
            else:
                values[f"fact_{name}"] = cast(str, fact.value)
        return values

    def who_books(self, on: date) -> str | None:
        """Who books a ride on this day, if that is confirmed."""
        for row in self.booking:
            if row.confirmed and _holds(row.starts, row.until, on):
                return row.who
        return None

    def member_id_usable(self, digits: str) -> bool:
        """Whether an ID, with spaces and dashes taken out, can be a member ID at all."""
        return self.member_id_pattern.fullmatch(digits) is not None


def program_benefit(
    programs: Sequence[ProgramRow], program: str, age: int, pregnant: bool, on: date
) -> Benefit:
    """What the program table says: the first row that fits decides; not confirmed, or none: `review`."""
    for row in programs:
        if row.fits(program, age, pregnant, on):
            return row.benefit if row.confirmed else "review"
    return "review"


def load(path: Path, *, demo: bool = False) -> Operator:
    """Read `ridecare.yml`.

    Args:
        path: the file.
        demo: the demo directory is in use, in development: rows under `demo: confirms:` count as confirmed.

    Raises:
        FactsError: the file is missing, is not YAML, or says something that cannot be meant.
    """
    return _Reader(path).operator(demo)


def _holds(starts: date, until: date | None, on: date) -> bool:
    return starts <= on and (until is None or on <= until)


class _Reader(StrictFile):
    """Turns the file into an `Operator`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, set(_SECTIONS))

    def operator(self, demo: bool) -> Operator:
        facts = {
            name: self.fact(f"facts.{name}", name, each) for name, each in self.any_mapping("facts").items()
        }
        rules = self.mapping("rules", self.content["rules"], set(_RULES))
        promise = self.promise(rules["callback_promise"])
        if promise:
            facts["callback_promise"] = promise
        programs = tuple(
            self.row(f"programs.{name}", name, each) for name, each in self.any_mapping("programs").items()
        )
        confirms = self.mapping("demo", self.content["demo"], {"confirms"})["confirms"]
        self.names("demo.confirms", confirms, {row.name for row in programs})
        if demo:
            programs = tuple(
                replace(row, confirmed=row.confirmed or row.name in confirms) for row in programs
            )
        horizon = rules["horizon_days"]
        return Operator(
            facts=facts,
            programs=programs,
            booking=self.books(),
            soon_hours=self.count("rules.soon_hours", rules["soon_hours"]),
            horizon_days=HORIZON_GUARD_DAYS if horizon is None else self.count("rules.horizon_days", horizon),
            standing_days=self.count("rules.standing_days", rules["standing_days"], least=7),
            chat_days=self.count("rules.chat_days", rules["chat_days"]),
            member_id_pattern=self.pattern("rules.member_id_pattern", rules["member_id_pattern"]),
            callback_promise=int(str(promise.value)) if promise and promise.sayable else None,
        )

    def fact(self, key: str, name: str, content: Any) -> Fact:
        each = self.mapping(key, content, _FACT_KEYS, _FACT_EXTRAS)
        value = self.value(f"{key}.value", each["value"])
        confirmed = self.flag(f"{key}.confirmed", each["confirmed"])
        unconditional = self.flag(f"{key}.unconditional", each["unconditional"])
        if value is None and (confirmed or unconditional):
            self.refuse(f"{key}.value", "is null, so it cannot be confirmed or unconditional")
        if value is not None and not each["source"]:
            self.refuse(f"{key}.source", "is missing: nothing is said without a source")
        if each["basis"] not in BASES:
            self.refuse(f"{key}.basis", f"is {each['basis']!r}: use one of {', '.join(BASES)}")
        if confirmed and each["date"] is None:
            self.refuse(f"{key}.date", "is missing: write the day on which it was confirmed")
        said_in = each.get("said_in") or []
        if not isinstance(said_in, list) or not all(isinstance(response, str) for response in said_in):
            self.refuse(f"{key}.said_in", "must be a list of response names")
        return Fact(
            name=name,
            value=value,
            source=None if each["source"] is None else str(each["source"]),
            date=None if each["date"] is None else str(each["date"]),
            basis=each["basis"],
            confirmed=confirmed,
            unconditional=unconditional,
            said_in=tuple(said_in),
            note=each.get("note"),
        )

    def promise(self, content: Any) -> Fact | None:
        if content is None:
            return None
        key = "rules.callback_promise"
        each = self.mapping(key, content, _FACT_KEYS - {"unconditional"}, _FACT_EXTRAS)
        hours = self.count(f"{key}.value", each["value"])
        return self.fact(key, "callback_promise", {**each, "value": str(hours), "unconditional": False})

    def row(self, key: str, name: str, content: Any) -> ProgramRow:
        each = self.mapping(key, content, _ROW_KEYS, _ROW_EXTRAS)
        if each["who"] not in ("all", "pregnant"):
            self.refuse(f"{key}.who", f"is {each['who']!r}: use all or pregnant")
        if each["benefit"] not in BENEFITS:
            self.refuse(f"{key}.benefit", f"is {each['benefit']!r}: use one of {', '.join(BENEFITS)}")
        starts, until = self.days(key, each)
        given = [name for name in _ROW_EXTRAS if each.get(name) is not None]
        ages = {name: self.count(f"{key}.{name}", each[name]) for name in given}
        return ProgramRow(
            name=name,
            program=self.text(f"{key}.program", each["program"]),
            pregnant_only=each["who"] == "pregnant",
            from_age=ages.get("from_age"),
            to_age=ages.get("to_age"),
            benefit=each["benefit"],
            starts=starts,
            until=until,
            source=self.text(f"{key}.source", each["source"]),
            confirmed=self.flag(f"{key}.confirmed", each["confirmed"]),
        )

    def books(self) -> tuple[BooksRow, ...]:
        entries = self.content["who_books"]
        if not isinstance(entries, list):
            self.refuse("who_books", "must be a list")
        rows = []
        for number, content in enumerate(entries, start=1):
            key = f"who_books[{number}]"
            each = self.mapping(key, content, _BOOKS_KEYS)
            starts, until = self.days(key, each)
            rows.append(
                BooksRow(
                    who=self.text(f"{key}.who", each["who"]),
                    starts=starts,
                    until=until,
                    source=self.text(f"{key}.source", each["source"]),
                    confirmed=self.flag(f"{key}.confirmed", each["confirmed"]),
                )
            )
        return tuple(rows)
