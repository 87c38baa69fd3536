"""Reads rides that repeat: on which days of the week, from when and until when; what is no rule of weekdays is said so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from ridecare.reading.calendar_words import NUMBERS, WEEKDAYS, either
from ridecare.reading.plain import Plain
from ridecare.reading.repeat_bounds import Bounds, begins_with_bound, bounds
from ridecare.reading.repeat_words import ALL, COMPACT, EVERY_DAY, LIST, NAMES, WEEKEND, WORKDAYS, numbers_of
from ridecare.reading.special import special
from ridecare.reading.when import Gathered

# The questions of rides that repeat.
ASKED = ("repeat_days", "repeat_end")
_N = rf"(?P<number>\d{{1,2}}|once|twice|{either(NUMBERS)})"
# "three times a week", "2x/week", "dos veces por semana"
_TIMES = re.compile(
    rf"\b{_N} ?(?:times?|x|days?|rides?|visits?|veces|vez|dias?|viajes)?,? ?(?:a|per|each|every|por|a la|al|cada|/|in the|weekly) ?(?:week|semana)\b|\b{_N.replace('number', 'weekly')}(?: times)? weekly\b"
)
_INTERVAL = re.compile(
    rf"\b(?:(?:every|each) other(?! day)(?: week)?|alternate|(?:every|cada) (?P<number>2|3|4|two|three|four|dos|tres|cuatro) (?:weeks?|semanas?)|every second week|"
    rf"cada quince dias|cada 15 dias|quincenal(?:es|mente)?|cada otr[oa]|semanas? de por medio|una semana si y (?:una|otra|la otra) no|(?:{NAMES}) si y (?:el )?otro no|(?:{NAMES}) de por medio)\b"
)
# What a person must arrange: by the month, by the place in a month, twice a week or every two weeks?
_PERSON = re.compile(
    r"\b(?:monthly|mensual(?:mente)?|(?:every|each|per|a|por|al|cada) (?:month|mes|year|ano)|(?:every|cada) (?:\w+ )?(?:months|meses)|bi ?-?weekly|bisemanal|yearly|alternating)\b"
)
_ORDINAL = r"(?:first|1st|second|2nd|third|3rd|fourth|4th|last|primer|segundo|tercer|ultimo)"
_BY_PLACE = re.compile(
    rf"\b(?:every|each|cada|todos los) {_ORDINAL} (?:{NAMES})\b|\b{_ORDINAL} (?:{NAMES}) (?:of|in|de|del) (?:each|every|cada)\b"
)
_EXCEPT = re.compile(
    rf"\b(?:except|excluding|but (?:not|no)|but|besides|other than|skip(?:ping)?|excepto|menos|salvo)(?: for| on| the| los| el)*(?: (?P<days>{LIST})| (?P<rest>holidays?|feriados?|dec\w*|jan\w*|feb\w*|christmas|navidad|thanksgiving|new years?|the \d))"
)
_EVERY_DAY = re.compile(rf"\b(?:{EVERY_DAY})\b")
_WORKDAYS = re.compile(rf"\b(?:{WORKDAYS})\b")
_WEEKEND = re.compile(rf"\b(?:{WEEKEND})\b")
_RANGE = re.compile(
    rf"(?P<from>\b(?:from |de )?)(?P<first>\b(?:{NAMES}|m))(?P<to> ?- ?| (?:through|thru|to|till|until|a|al|hasta)(?: el)? )(?P<last>(?:{NAMES}|f|sa)\b)(?!-)"
)
_L_TO_V = re.compile(r"\bl ?(?:-|a) ?v\b")
_LISTED = re.compile(rf"\b(?:(?:on|el|los|every|each|cada|todos los|all)(?: other)? )?(?P<days>{LIST})\b")
_EVERY_BEFORE = re.compile(
    r"\b(?:every|each|cada|todos los|all|los|on all)(?: other| otro| single| dias)* $|\bother $"
)
_NOT_PATTERN_BEFORE = re.compile(
    r"\b(?:next|this|last|coming|upcoming|following|past|este|proximo|pasado|week of|not|no)(?: coming)? $"
)
_DATE_BESIDE = re.compile(
    r"^,? ?(?:the |el )?(?:\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}/\d|\d{1,2} de |jan|feb|mar|apr|may |jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)"
)
_DAY_AND_TIME = re.compile(
    rf"\b(?P<day>{NAMES})s? ?(?:(?:at|a las?|@|around|for) ?(?P<at>\d{{1,2}}(?:[:.]?\d\d)?|noon|midday)|(?P<clock>\d{{1,2}}:\d\d|\d{{1,2}} ?[ap]m\b))"
)
_EITHER = re.compile(
    r"\b(?:or|o|not|no|instead|rather|chang\w*|mov\w*|switch\w*|cambi\w*|en vez|actually|mejor)\b"
)
_CORRECTS = re.compile(
    r"\b(?:chang\w*|mov\w*|switch\w*|instead|not|from monday to|cambi\w*|muev\w*|mover|en vez)\b"
)
_ONCE = re.compile(
    r"\b(?:(?:just|only) (?:once|this once|(?:the )?one(?: ride| time| day| trip)?)|one time(?: only| thing)?|once only|not (?:a )?repeat\w*|does(?:nt| not) repeat|no repeats?|(?:solo|nada mas) (?:una vez|un viaje|ese dia|un dia)|una sola vez|no se repiten?)\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|isnt|no|dont (?:need|want) (?:a|it|this|them)?) ?(?:a |es |for |on |las? |los |un )?(?:every|each|daily|weekly|repeat\w*|recurring|standing|cada|todos los|todas las|diario)\b(?! no)"
)
_OTHER_DAY = re.compile(
    r"\b(?:every|each) (?:other|second|2nd|third) day|every (?:two|2|three|3) days|cada (?:dos|2|tres|3) dias|dia (?:de )?por medio|un dia si y (?:un dia|otro) no|cada tercer dia\b"
)


@dataclass(frozen=True)
class Repeats:
    """What a message says of rides that repeat.

    meant: they are meant. days: the rule, as RFC 5545 writes it, where the days of the week are certain. weekdays: the
    same for days that are named without saying that they repeat. person: no rule of weekdays. once: they do not repeat.
    spans: what was read here and is no day of its own.
    """

    meant: bool = False
    days: str | None = None
    weekdays: str | None = None
    person: bool = False
    once: bool = False
    bounds: Bounds = field(default_factory=Bounds)
    spans: tuple[tuple[int, int], ...] = ()

    def cut_from(self, said: Plain) -> Plain:
        """The message without what was read here: it is no day and no place of its own."""
        for start, end in reversed(self.spans):
            said = said.without(start, end)
        return said

    def told(self, into: Gathered, cases: tuple[str, ...], *, asked: str | None) -> tuple[str, ...]:
        """Add it to what was read; the special cases with those that it is.

        Only the request knows whether it repeats: `weekdays`, `repeat_start`, `repeat_end` and `once` may be nothing.
        """
        if asked is None and not self.meant:
            return cases
        limits = self.bounds
        if limits.by_week and not self.meant and asked not in ("trip_date", "repeat_end"):
            limits = Bounds()
        if asked == "repeat_end" and (limits.end or limits.wrong):
            into.values.pop("trip_date", None)
            into.open.pop("trip_date", None)
            into.wrong.clear()
        if self.meant or asked == "repeat_end":
            into.wrong += limits.wrong
        said: dict[str, list[object]] = {
            "repeat_days": [self.days] if self.days else [],
            "weekdays": [self.weekdays] if self.weekdays else [],
            "repeat_end": list(limits.end),
            "repeat_start": [day.isoformat() for day in limits.start],
            "once": [True] if self.once else [],
        }
        if self.meant and limits.start:
            said["trip_date"] = said["repeat_start"]
        for name, readings in said.items():
            if len(readings) == 1:
                into.values[name] = readings[0]
            elif readings:
                into.open[name] = tuple(readings)
        found = (("repeat",) if self.meant else ()) + (("repeat_person",) if self.person else ())
        return tuple(dict.fromkeys((*cases, *found)))


def rule(days: set[int] | frozenset[int], interval: int = 1) -> str:
    """Days of the week (Monday is 0) as a rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR"."""
    names = ",".join(("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day] for day in sorted(days))
    every = f"INTERVAL={interval};" if interval > 1 else ""
    return f"FREQ=WEEKLY;{every}BYDAY={names}"


def repeats(words: str, now: datetime, *, language: str, asked: str | None) -> Repeats:
    """Read a message. `now`: the member's wall clock."""
    if asked in ("member_id", "date_of_birth", "code", "callback_phone") or (
        asked == "rider_name" and not begins_with_bound(words)
    ):
        return Repeats()
    ranges = [match.span() for match in _RANGE.finditer(words) if _is_range(match, words)]
    denied = bool(_DENIED.search(words))
    limits = bounds(_without(words, ranges), now, language=language, asked=asked)
    rest = _without(words, limits.spans)
    uneven = _uneven(rest) and asked in (None, "trip_date", "repeat_days", "appointment_time")
    pattern, spans = _pattern(rest)
    by_place = bool(_BY_PLACE.search(rest))
    meant = not denied and ("repeat" in special(words) or pattern.said or uneven or by_place)
    if asked == "repeat_days":
        meant = meant or bool(pattern.days)
    excepted = _EXCEPT.search(rest) if meant else None
    person = meant and bool(uneven or by_place or _PERSON.search(rest) or (excepted and excepted["rest"]))
    days = pattern.days
    if excepted:
        spans.append(excepted.span())
        days -= numbers_of(excepted["days"] or "")
    made = rule(days, pattern.interval) if days else None
    certain = made if meant and not pattern.unclear and not person else None
    return Repeats(
        meant=meant,
        days=certain,
        weekdays=made if not certain and not pattern.unclear else None,
        person=person,
        once=denied or bool(_ONCE.search(words)),
        bounds=limits,
        spans=_merged([*limits.spans, *spans]) if meant else (),
    )


@dataclass(frozen=True)
class _Pattern:
    """said: the words say that it repeats. unclear: days are named, but not so that they are certain."""

    days: frozenset[int] = frozenset()
    interval: int = 1
    said: bool = False
    unclear: bool = False


def _pattern(rest: str) -> tuple[_Pattern, list[tuple[int, int]]]:
    spans: list[tuple[int, int]] = []
    days: set[int] = set()
    said = unclear = False
    counted = _TIMES.search(rest)
    if counted:
        spans.append(counted.span())
    interval = _INTERVAL.search(rest)
    every = 1
    if interval:
        every = int(NUMBERS.get(interval["number"] or "", 0) or interval["number"] or 2)
        said = True
        for name in re.findall(rf"\b(?:{NAMES})\b", interval.group()):
            days |= numbers_of(name)
        spans.append(interval.span())
    if _OTHER_DAY.search(rest):
        return _Pattern(said=True, unclear=True), [
            *spans,
            *(each.span() for each in _OTHER_DAY.finditer(rest)),
        ]
    for match in _RANGE.finditer(rest):
        if _is_range(match, rest):
            first, last = _number(match["first"]), _number(match["last"])
            days |= {(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)}
            spans.append(match.span())
            said = True
    for pattern, meaning in (*COMPACT, (_L_TO_V, ALL[:5]), (_WORKDAYS, ALL[:5]), (_WEEKEND, ALL[5:]), (_EVERY_DAY, ALL)):  # fmt: skip
        for match in pattern.finditer(_without(rest, spans)):
            days |= set(meaning)
            spans.append(match.span())
            said = True
    for match in _LISTED.finditer(_without(rest, [span for span in spans if span != _span(interval)])):
        listed = numbers_of(match["days"])
        before, after = rest[: match.start("days")], rest[match.end() :]
        plural = bool(re.search(r"(?:days|sabados|domingos)\b", match["days"])) or bool(
            _EVERY_BEFORE.search(before)
        )
        if len(listed) == 1 and not plural and _is_one_day(before, after):
            continue  # it stays a day
        days |= listed
        said = said or plural or len(listed) >= 3
        spans.append(match.span())
    if counted and days and len(days) != _count(counted):
        unclear = True
    return _Pattern(frozenset(days), every, said, unclear), spans


def _is_range(match: re.Match[str], rest: str) -> bool:
    """ "Monday to Friday" in a week, and not "change it from Monday to Friday"."""
    if match["last"] in ("f", "sa") and match["first"] != "m":
        return False
    return match["to"].strip() in ("-", "through", "thru") or not _CORRECTS.search(rest)


def _is_one_day(before: str, after: str) -> bool:
    """Whether a weekday stands for one date: "next Monday", "Friday, December 11"."""
    return bool(_NOT_PATTERN_BEFORE.search(before) or _DATE_BESIDE.match(after))


def _uneven(rest: str) -> bool:
    """Different hours on different days: "Mon at 6, Wed at 8"."""
    found = {
        (match["day"], (match["at"] or match["clock"]).replace(" ", ""))
        for match in _DAY_AND_TIME.finditer(rest)
    }
    several = len({day for day, _ in found}) > 1 and len({hour for _, hour in found}) > 1
    return several and not _EITHER.search(rest)


def _count(match: re.Match[str]) -> int:
    said = match["number"] or match["weekly"]
    return {"once": 1, "twice": 2}.get(said) or NUMBERS.get(said) or int(said)


def _number(name: str) -> int:
    return {"m": 0, "f": 4, "sa": 5}.get(
        name, WEEKDAYS.get(name.rstrip("s") if name not in WEEKDAYS else name, 0)
    )


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match else None


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _without(words: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words with blanks where these spans are, so that places stay."""
    rest = list(words)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    return "".join(rest)
