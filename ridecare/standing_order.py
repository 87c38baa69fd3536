"""A ride that repeats, a standing order: what a message says of it, its dates, and how it is read back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from ridecare.calendar import instant
from ridecare.draft import UNKNOWN, Draft
from ridecare.hearing import Message
from ridecare.questions import OWN_WORDS
from ridecare.reading.result import Reading
from ridecare.wording import Words

NO_END = "none"
# However far the operator lets a request reach: nobody reads through more dates than these.
MOST_DATES = 120
# Questions about a person, whose answers say nothing of days.
_OF_A_PERSON = ("member_id", "date_of_birth", "rider_name", "callback_phone")
# Questions of a standing order that a person answers where the assistant cannot.
OF_DAYS = ("repeat_days", "trip_date", "repeat_end")
_READ = ("repeat_days", "repeat_end", "repeat_start", "weekdays", "once")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Series:
    """The dates of a standing order. until: the last day that was asked for, None without one.

    goes_on: more days were asked for than these.
    """

    dates: tuple[date, ...]
    until: date | None
    goes_on: bool


def series(
    rule: str, start: date, end: str, *, horizon: int, clock: str | None = None, now: datetime | None = None
) -> Series:
    """The dates by the rule, from the start on.

    Args:
        rule: days of the week as RFC 5545 writes them.
        start: from when.
        end: the last day (ISO), `none`, "P6W" (so long) or "R10" (so often).
        horizon: for how many days dates are made at most.
        clock: when the ride starts; a day on which that lies before `now` is no date of the request.
        now: an aware instant; without one every day counts.
    """
    first = next(iter(rrulestr(rule.replace(_interval(rule), ""), dtstart=_midnight(start)))).date()
    every, until = _ending(rule, first, end)
    dates: list[date] = []
    for moment in every:
        day = moment.date()
        if now is not None and instant(day, clock or "23:59") <= now:
            continue
        if dates and (day > dates[0] + timedelta(days=horizon) or len(dates) == MOST_DATES):
            return Series(tuple(dates), until, goes_on=True)
        dates.append(day)
    return Series(tuple(dates), until, goes_on=False)


def _ending(rule: str, first: date, end: str) -> tuple[Iterable[datetime], date | None]:
    begins = _midnight(first)
    if end == NO_END:
        return rrulestr(rule, dtstart=begins), None
    if end.startswith("R"):
        every = list(rrulestr(f"{rule};COUNT={end[1:]}", dtstart=begins))
        return every, every[-1].date()
    if end.startswith("P"):
        length = int(end[1:-1])
        later = {
            "D": relativedelta(days=length),
            "W": relativedelta(weeks=length),
            "M": relativedelta(months=length),
            "Y": relativedelta(years=length),
        }
        until = first + later[end[-1]] - timedelta(days=1)
    else:
        until = date.fromisoformat(end)
    ending = rrulestr(f"{rule};UNTIL={until:%Y%m%d}T000000", dtstart=begins)
    return ending, until


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _interval(rule: str) -> str:
    """The part that says every how many weeks: it is counted from the first day, so that day is found without it."""
    return next((f"{part};" for part in rule.split(";") if part.startswith("INTERVAL=")), "\0")


# --- what a message says --------------------------------------------------------------------------------------------


def heard(draft: Draft, message: Message) -> Message:
    """The message as this request takes it: only a request that repeats has days of the week and an end."""
    reading = message.reading
    meant = "repeat" in reading.special and _is_meant(draft, message)
    if not meant and not draft.repeats:
        return _without(message, (*_READ, "repeat_person"))
    if draft.asked in _OF_A_PERSON:
        return _without(message, _READ)
    values, still = dict(reading.values), dict(reading.open)
    named, wrong = set(reading.named), list(reading.wrong)
    started = _start(values, still)
    if started:
        named.add("trip_date")
    ends = {values.get("repeat_end"), *still.get("repeat_end", ())} - {None}
    if ends:
        named = (named | {"repeat_end"}) - (set() if started else {"trip_date"})
        if not started and {values.get("trip_date"), *still.get("trip_date", ())} - {None} <= ends:
            _no_day(values, still)
    if values.get("repeat_days"):
        named.add("repeat_days")
    elif values.get("weekdays") and not started and not ends and draft.asked != "trip_date":
        _days_alone(draft, values, still, named, wrong)
    return replace(
        message,
        reading=replace(
            reading, values=values, open=still, named=frozenset(named), wrong=tuple(dict.fromkeys(wrong))
        ),
    )


def marked(draft: Draft, reading: Reading) -> Draft:
    """The draft as one that repeats, or no longer does ("only one ride")."""
    if reading.values.get("once") and draft.repeats and not reading.values.get("repeat_days"):
        kept = {
            name: value for name, value in draft.values.items() if name not in ("repeat_days", "repeat_end")
        }
        still = {name: each for name, each in draft.open.items() if name != "repeat_end"}
        return replace(draft, values=kept, open=still, repeats=False, dates=(), goes_on=False)
    return replace(draft, repeats=True) if "repeat" in reading.special else draft


def _is_meant(draft: Draft, message: Message) -> bool:
    """ "Dialysis three times a week" is a note for the driver where one is asked for, unless rides are wanted."""
    if draft.asked in _OF_A_PERSON:
        return False
    if draft.asked in OWN_WORDS and not draft.repeats:
        wanted = {"need", "want", "rides", "ride", "necesito", "quiero", "viajes", "viaje"} & set(
            message.plain.split()
        )
        return bool(wanted and message.reading.values.get("repeat_days"))
    return True


def _start(values: dict[str, Any], still: dict[str, Any]) -> bool:
    """From when, as the day of the ride."""
    start, starts = values.pop("repeat_start", None), still.pop("repeat_start", None)
    if start:
        values["trip_date"] = start
        still.pop("trip_date", None)
    elif starts:
        still["trip_date"] = starts
        values.pop("trip_date", None)
    return bool(start or starts)


def _days_alone(
    draft: Draft, values: dict[str, Any], still: dict[str, Any], named: set[str], wrong: list[str]
) -> None:
    """Days of the week without "every", where it is known that the ride repeats."""
    said = str(values["weekdays"])
    old = str(draft.values.get("repeat_days") or "")
    shown = draft.asked in ("confirm", "which_line")
    if "," in said or (shown and old and "," not in old):
        values["repeat_days"] = (
            said if "INTERVAL" in said else said.replace("BYDAY", f"{_interval(old)}BYDAY".replace("\0", ""))
        )
        named.add("repeat_days")
        _no_day(values, still)
        wrong[:] = [problem for problem in wrong if problem != "two_answers"]
    elif shown:
        named.clear()
        named.add("repeat_days")  # "no, Friday": which of its days? all of them are asked again
        _no_day(values, still)
    elif draft.known("trip_date"):
        _no_day(values, still)


def _no_day(values: dict[str, Any], still: dict[str, Any]) -> None:
    values.pop("trip_date", None)
    still.pop("trip_date", None)


def _without(message: Message, names: tuple[str, ...]) -> Message:
    reading = message.reading
    values = {name: value for name, value in reading.values.items() if name not in names}
    still = {name: each for name, each in reading.open.items() if name not in names}
    special = tuple(each for each in reading.special if each not in ("repeat", "repeat_person"))
    if (values, still, special) == (reading.values, reading.open, reading.special):
        return message
    return replace(message, reading=replace(reading, values=values, open=still, special=special))


# A wish about rides that repeat and were asked for before: a person sees to it, with the receipt.
_OF_MANY = r"(?:(?:my |the |this |mi |el )?(?:standing|repeat\w*|recurring) (?:order|ride|request)s?|(?:mi|el|mis|los) (?:orden|pedido|viaje)s? (?:fij[oa]s?|permanentes?|que se repiten?)|(?:my|all|the|these|repeat\w*|regular|recurring)(?: my| the| of my)? rides|(?:mis|los|todos los|estos)(?: mis)? viajes)"
_WISHES = (
    (
        "cancel_ride",
        re.compile(
            rf"\b(?:stop|end|cancel|quit|no more|terminar?|parar?|cancelar?|ya no (?:necesito|quiero)) {_OF_MANY}\b"
        ),
    ),
    (
        "change_ride",
        re.compile(
            rf"\b(?:pause|hold|suspend|skip|put|change|move|pausar?|suspender?|saltar|cambiar?) {_OF_MANY}\b"
        ),
    ),
)


# "Skip this Friday", "no ride on Monday": one day of many, or a ride of one day that is not needed.
_OF_A_DAY = (
    r"\b(?:skip|pause|hold off|no rides?|(?:dont|do not|wont|will not) (?:need|be needing|pick me up)|not going|not coming|"
    r"saltar?|saltarse|sin viajes?|no (?:necesito|ocupo|voy|vengan|me recojan|habra viaje))"
    # What may stand before the day; "skip the pills today" is about no ride.
    r"(?: (?:my|the|a|any|this|that|next|on|for|in|from|ride|rides|it|just|only|one|day|mi|el|la|los|este|esta|un|viajes?|del?|para|por|solo)\b)* "
)


def wish_about(plain: str, days: Iterable[str] = ()) -> str | None:
    """`cancel_ride` or `change_ride` where the words say that of rides that repeat ("pause my rides").

    days: the folded words for days in them, of which fewer words say it ("skip Friday").
    """
    if any(re.search(f"{_OF_A_DAY}{re.escape(day)}", plain) for day in days):
        return "change_ride"
    return next((intent for intent, words in _WISHES if words.search(plain)), None)


def days_meant(reading: Reading) -> list[str]:
    """Every day that a message about a standing order names."""
    named = [day for found in reading.dates for day in found.readings]
    bounds = [reading.values.get("repeat_start"), reading.values.get("repeat_end")]
    return sorted({*named, *(str(day) for day in bounds if day and str(day)[:1].isdigit())})


# --- what is still to be known --------------------------------------------------------------------------------------


def settled(draft: Draft, now: datetime) -> tuple[Draft, Literal["person", "no_date"] | None]:
    """The draft with its dates as far as they are known, and what is wrong with it.

    `person`: nobody but a person can find the days. `no_date`: no day lies between start and end.
    """
    if not draft.repeats:
        return (replace(draft, dates=(), goes_on=False) if draft.dates else draft), None
    values = draft.values
    if UNKNOWN in (values.get("repeat_days"), values.get("trip_date")):
        return draft, "person"
    if values.get("repeat_end") == UNKNOWN:
        draft = draft.with_values(repeat_end=NO_END)
    rule, start, end = (draft.values.get(name) for name in ("repeat_days", "trip_date", "repeat_end"))
    if not rule or not start or not end:
        return replace(draft, dates=(), goes_on=False), None
    found = series(
        str(rule),
        date.fromisoformat(str(start)),
        str(end),
        horizon=draft.horizon,
        clock=_clock(draft),
        now=now,
    )
    if not found.dates:
        return replace(draft, dates=(), goes_on=False), "no_date"
    return replace(draft, dates=tuple(day.isoformat() for day in found.dates), goes_on=found.goes_on), None


def asked_as(draft: Draft, name: str) -> str:
    """The question's name in the responses: of a ride that repeats the day is the first one."""
    return "repeat_start" if draft.repeats and name == "trip_date" else name


def until(draft: Draft) -> date | None:
    """The last day that was asked for; None without one."""
    rule, start, end = (str(draft.values[name]) for name in ("repeat_days", "trip_date", "repeat_end"))
    return series(rule, date.fromisoformat(start), end, horizon=draft.horizon).until


def _clock(draft: Draft) -> str | None:
    for name in ("pickup_time", "appointment_time"):
        value = draft.values.get(name)
        if isinstance(value, str) and value != UNKNOWN:
            return value
    return None


# --- in words -------------------------------------------------------------------------------------------------------


def lines(draft: Draft, words: Words) -> list[str]:
    """The lines of the read-back that stand where a single ride has its date."""
    found = []
    if draft.values.get("repeat_days"):
        found.append(_line("repeat_days", days_in_words(str(draft.values["repeat_days"]), words), words))
    if not draft.dates:
        return found
    found.append(_line("repeat_start", "; ".join(words.day(day) for day in draft.dates[:3]), words))
    if draft.goes_on:
        last = until(draft)
        found.append(_line("repeat_end", words.day(last) if last else words.word("repeats", "no_end"), words))
    else:
        last_day = words.day(draft.dates[-1])
        counted = words.render(
            ("repeats", "in_all"), {"day": last_day, "count": words.number(len(draft.dates))}
        )
        found.append(_line("repeat_end", counted if len(draft.dates) > 1 else last_day, words))
    return found


def days_in_words(rule: str, words: Words) -> str:
    """The rule as a member reads it: "Monday, Wednesday and Friday"."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    days = [_CODES.index(code) for code in parts["BYDAY"].split(",")]
    if len(days) == 7:
        said = words.word("repeats", "every_day")
    elif days == [0, 1, 2, 3, 4]:
        said = words.word("repeats", "workdays")
    else:
        said = words.join([words.weekday(day) for day in days])
    weeks = int(parts.get("INTERVAL", "1"))
    if weeks == 1:
        return said
    return words.render(("repeats", "every_weeks"), {"days": said, "weeks": words.number(weeks)})


def end_in_words(end: str, words: Words) -> str:
    """Until when, for the desk: a day, no end, so long or so often."""
    if end == NO_END:
        return words.word("repeats", "no_end")
    if end.startswith("R"):
        return words.render(("repeats", "times"), {"count": words.number(int(end[1:]))})
    if end.startswith("P"):
        return words.render(("repeats", "length", end[-1]), {"count": words.number(int(end[1:-1]))})
    return words.day(end)


def days_decided(values: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The values of a message about single days, with the days in words, a line a decision."""
    days = values.get("days")
    if not isinstance(days, Mapping):
        return dict(values)
    said = []
    for state in ("accepted", "on_the_way", "completed", "declined", "cancelled", "requested"):
        found = [words.short_day(day) for day in sorted(days) if days[day] == state]
        if found:
            said.append(f"{words.word('decided', state)}: {'; '.join(found)}")
    return {**values, "days": "\n".join(said)}


def _line(name: str, said: str, words: Words) -> str:
    return f"{words.word('fields', name)}: {said}"
