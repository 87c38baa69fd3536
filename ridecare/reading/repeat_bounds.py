"""Reads from when and until when rides repeat: starting Dec 7, hasta el 18, for six weeks, ten times, with no end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ridecare.reading.calendar_words import MONTHS, NUMBERS, either
from ridecare.reading.dates import days
from ridecare.reading.mentions import DayMention

NO_END = "none"

_LEAD = re.compile(
    r"(?: ?(?:(?:the|el|la|on|about|around|at least|this|day of|dia|week of|semana del?|en|in|de|del|al|with)\b|:))* ?"
)
_MONTH = either(MONTHS)
# What ends a phrase: a month that stands alone is no "May Clinic".
_STOP = r"(?= ?(?:$|[,.;?!]|until|till|til|thru|through|to|hasta|on|at|every|each|cada|por|a las?|and|y|from|desde|please))"
_UNTIL = re.compile(
    r"\b(?P<cue>until|untill|till?|thru|through|up to|up until|before|ending|ends?|end date|(?:the )?last (?:day|ride|date|one|visit|treatment|time)|hasta|antes del?|terminando|terminan?|acaban?|(?:el )?ultimo (?:dia|viaje)|fecha final)\b"
    r"(?: (?:is|should be|will be|would be|es|sera|seria|on|it ends))*(?= )"
)
_START = re.compile(
    r"\b(?P<cue>starting|starts?|beginning|begin(?:s|ning)?|from|as of|effective|commencing|(?:the )?first (?:day|ride|one|visit|time)|empezando|empiezan?|empezar|comenzando|comienzan?|iniciando|a partir del?|desde|(?:el )?primer (?:dia|viaje))\b"
    r"(?: (?:is|should be|will be|would be|es|sera|seria|on))*(?= )"
)
_BARE_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b(?! ?(?:am|pm|:|o ?clock|[a-z]*\d))")
_MONTH_ALONE = re.compile(
    rf"(?P<end>(?:(?:the )?end of|(?:el )?final(?:es)? de|fin de|all of|todo) )?(?:the month of |next )?(?P<month>{_MONTH})\b(?: (?:of |de )?(?P<year>20\d\d))?{_STOP}"
)
_END_OF = re.compile(
    r"(?:the )?end of (?:the|this) (?P<en>week|month|year)\b|(?:el )?(?:fin(?:al)?|finales) del? (?:esta? )?(?P<es>semana|mes|ano)\b|(?P<next>the end of next week|the end of the next week)\b"
)
_NEXT_WEEK = r"next week|(?:la )?(?:proxima|otra|siguiente) semana|(?:la )?semana (?:que viene|proxima|que entra|entrante|siguiente)"
_NEXT_MONTH = r"next month|(?:el )?proximo mes|(?:el )?mes (?:que viene|proximo|que entra)"
_THIS_WEEK = r"this week(?: only)?|(?:esta|toda la|solo esta) semana"
_WEEK = re.compile(
    rf"\b(?P<only>(?:just|only|solo|all) )?(?:(?P<next>{_NEXT_WEEK})|(?P<this>{_THIS_WEEK}))\b(?! (?:starting|from))"
)
_SOON = re.compile(
    r"(?:as soon as (?:possible|you can)|asap|right away|immediately|now|today|lo antes posible|cuanto antes|de inmediato|ya|ahora(?: mismo)?|hoy)\b"
)
_N = rf"(?P<number>\d{{1,3}}|an?|{either(NUMBERS)})"
_UNIT = r"(?P<unit>days?|weeks?|months?|years?|dias?|semanas?|mes(?:es)?|anos?)"
_LENGTH = re.compile(
    rf"\b(?:for|over|durante|por|x)(?: (?:about|the|at least|next|only|just|las|los|el|la|proximas?|proximos?|unas|unos|like))*(?: {_N}(?: of)?)? (?:more )?{_UNIT}\b(?! (?:a|per|each|every|por|ago))"
)
_LENGTH_ALONE = re.compile(
    rf"^(?:(?:about|the|just|only|like|for|next|maybe|por|durante|unas|unos|las|proximas?) )*{_N}(?: of)? (?:more )?{_UNIT}\b"
)
_COUNT = re.compile(
    rf"\b(?:for )?{_N} (?:more |total )?(?:times|sessions|visits|treatments|appointments|rides|trips|veces|sesiones|citas|viajes|tratamientos|visitas)\b(?! ?(?:a|per|each|every|weekly|por|a la|al|cada|of us|/)\b)(?! ?/)(?! total a)"
)
_OPEN = re.compile(
    r"\b(?:forever|4ever|indefinite(?:ly)?|on ?going|no end(?: date| day)?|open ?-?ended|permanent(?:ly)?|for (?:life|good|ever)|rest of my life|until further notice|for the foreseeable future|from (?:now|here) on(?: out)?|going forward|never (?:ends?|stops?)|no (?:set |final )?(?:end|stop)(?: date)?|"
    r"(?:it |they |this |just )+(?:keeps?|goes|go) (?:going|on)(?: forever)?|keeps going(?: on)?|goes on forever|para siempre|sin (?:fecha (?:de fin|final)|fin|limite|final)|indefinid[oa]s?|indefinidamente|hasta nuevo aviso|de por vida|por tiempo indefinido|de (?:ahora|aqui) en adelante|no (?:termina|acaba|tiene fin|hay fecha)|sigue(?:n)? (?:siempre|sin \w+ \w+)|permanente(?:mente)?|toda la vida|as long as \w+ (?:live|need|can))\b"
)
# Alone, at the question until when.
_OPEN_ALONE = re.compile(
    r"^(?:no|none|never|there is none|theres none|always|siempre|nunca|ninguno|ninguna|no hay|no end|all the time|not ending|it doesnt(?: end)?|it does not(?: end)?)(?: (?:really|thanks|date|end|por favor|please))*$"
)
# "From 6 until 10": hours of one day.
_IS_HOURS = re.compile(
    r"\d ?(?:am|pm)? ?(?:until|till?|to|hasta) (?:las? )?\d{1,2}(?![\d/])(?!(?:st|nd|rd|th)\b)(?! de [a-z]{4})"
)


@dataclass(frozen=True)
class Bounds:
    """end: ISO dates it can mean, or one of `none`, "P6W" (so long), "R10" (so often). start: days it can mean.

    by_week: "next week" is all that was said, which bounds nothing by itself.
    """

    end: tuple[str, ...] = ()
    start: tuple[date, ...] = ()
    wrong: tuple[str, ...] = ()
    by_week: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def begins_with_bound(words: str) -> bool:
    """Whether a message begins with from when or until when, as no name does."""
    return bool(_START.match(words.lstrip()) or re.match("(?:until|hasta) ", words.lstrip()))


def bounds(words: str, now: datetime, *, language: str, asked: str | None) -> Bounds:
    """Read both. `now`: the member's wall clock."""
    spans: list[tuple[int, int]] = []
    wrong: list[str] = []
    start: tuple[date, ...] = ()
    end = _plain_end(words, spans, asked)
    today = now.date()
    for match in _UNTIL.finditer(words):
        if end or _IS_HOURS.search(words[max(0, match.start() - 12) : match.end() + 8]):
            continue
        found, problem, stop = _end_after(words, match, now, language)
        wrong += [problem] if problem else []
        if found:
            end = found
        if found or problem:
            spans.append((match.start(), stop))
    for match in _START.finditer(words):
        if start or any(first <= match.start() < last for first, last in spans):
            continue
        start, problem, stop = _start_after(words, match, now, language)
        wrong += [problem] if problem else []
        if start or problem:
            spans.append((match.start(), stop))
            if not end:
                to = re.match(r" ?(?:-|to|through|thru|al?) ", words[stop:])
                if to:
                    end, problem, last = _day_end(words, stop + to.end(), now, language)
                    if end:
                        spans.append((stop, last))
    by_week = not start and not end
    for match in _WEEK.finditer(words):
        if any(first < match.end() and match.start() < last for first, last in spans):
            continue
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 if match["next"] else 0)
        if asked != "repeat_end":
            start = start or (max(monday, today),)
        if asked != "trip_date" or match["only"]:
            end = end or ((monday + timedelta(days=6)).isoformat(),)
        spans.append(match.span())
    if asked == "repeat_end" and not end and not wrong:
        end, problem, stop = _day_end(words, 0, now, language)
        wrong += [problem] if problem else []
        if not end and not problem:
            end, wrong = _any_day(words, now, language, wrong)
    if asked == "trip_date" and not start:
        start, _, _ = _loose(words, 0, today, alone=True)
    return Bounds(end, start, tuple(wrong), by_week, tuple(spans))


def _plain_end(words: str, spans: list[tuple[int, int]], asked: str | None) -> tuple[str, ...]:
    """An end that is no day."""
    alone = asked == "repeat_end"
    bare = words.strip(" .,!?")
    if _OPEN.search(words) or (alone and _OPEN_ALONE.match(bare)):
        found = _OPEN.search(words)
        spans += [found.span()] if found else []
        return (NO_END,)
    counted = _COUNT.search(words)
    if counted and _number(counted["number"]) > 1:
        spans.append(counted.span())
        return (f"R{_number(counted['number'])}",)
    length = _LENGTH.search(words) or (_LENGTH_ALONE.match(bare) if alone else None)
    if length and (length["number"] or not length["unit"].endswith(("days", "dias"))):
        spans.append(length.span())
        unit = {"d": "D", "w": "W", "s": "W", "m": "M", "y": "Y", "a": "Y"}[length["unit"][0]]
        return (f"P{_number(length['number'])}{unit}",)
    if alone and bare.isdigit():
        return ()
    return ()


def _number(said: str | None) -> int:
    return 1 if said in (None, "a", "an") else NUMBERS.get(str(said)) or int(str(said))


def _end_after(
    words: str, match: re.Match[str], now: datetime, language: str
) -> tuple[tuple[str, ...], str | None, int]:
    found, problem, stop = _day_end(
        words, match.end(), now, language, certain=match["cue"] in ("through", "thru")
    )
    if match["cue"].startswith(("before", "antes")) and found:
        found = tuple((date.fromisoformat(day) - timedelta(days=1)).isoformat() for day in found)
        found = found[:1]
    return found, problem, stop


def _day_end(
    words: str, at: int, now: datetime, language: str, *, certain: bool = False
) -> tuple[tuple[str, ...], str | None, int]:
    today = now.date()
    begin = at + _lead(words, at)
    end_of = _END_OF.match(words, begin)
    if end_of:
        return (_end_of(end_of, today).isoformat(),), None, end_of.end()
    week = re.compile(rf"(?:{_NEXT_WEEK})\b").match(words, begin)
    if week:
        return ((today + timedelta(days=13 - today.weekday())).isoformat(),), None, week.end()
    month = _MONTH_ALONE.match(words, begin)
    if month:
        ends = _month_ends(month, today)
        whole = certain or month["end"]
        kept = [day for day in ends if day >= today]
        return (
            tuple(day.isoformat() for day in (kept[-1:] if whole else kept)),
            None if kept else "date_past",
            month.end(),
        )
    mention = _day_at(words, begin, now, language, named=words[at:begin].strip() in ("the", "el"))
    if mention is None:
        return (), None, begin
    return tuple(day.isoformat() for day in mention.readings), mention.problem, begin + mention.end


def _start_after(
    words: str, match: re.Match[str], now: datetime, language: str
) -> tuple[tuple[date, ...], str | None, int]:
    loose = _loose(words, match.end(), now.date(), alone=False)
    if loose[0]:
        return loose
    lead = _lead(words, match.end())
    begin = match.end() + lead
    mention = _day_at(words, begin, now, language, named=words[match.end() : begin].strip() in ("the", "el"))
    if mention is None:
        return (), None, begin
    readings = mention.readings
    if re.search(r"week of|semana de", words[match.end() : begin]):
        readings = tuple(max(day - timedelta(days=day.weekday()), now.date()) for day in readings)
    return readings, mention.problem, begin + mention.end


def _loose(words: str, at: int, today: date, *, alone: bool) -> tuple[tuple[date, ...], None, int]:
    """A start that is no one day: next week, in January, as soon as possible."""
    begin = at + _lead(words, at)
    monday = today - timedelta(days=today.weekday())
    for pattern, day in (
        (_NEXT_WEEK, monday + timedelta(days=7)),
        (_NEXT_MONTH, date(today.year + today.month // 12, today.month % 12 + 1, 1)),
        (_THIS_WEEK, today),
    ):
        match = re.compile(rf"(?:{pattern})\b").match(words, begin)
        if match:
            return (day,), None, match.end()
    match = _SOON.match(words, begin)
    if match:
        return (today,), None, match.end()
    month = _MONTH_ALONE.match(words, begin)
    if month and not month["end"] and (alone or month["month"] != "may" or month["year"]):
        year = int(month["year"] or today.year)
        first = date(year, MONTHS[month["month"]], 1)
        if first < today and first.month == today.month and first.year == today.year:
            return (today,), None, month.end()
        if first < today and not month["year"]:
            first = date(year + 1, first.month, 1)
        return ((first,), None, month.end()) if first >= today else ((), None, begin)
    return (), None, begin


def _day_at(words: str, at: int, now: datetime, language: str, *, named: bool) -> DayMention | None:
    """The day that begins right here. `named`: a number after "the" is one."""
    rest = words[at : at + 70]
    number = bool(_BARE_NUMBER.match(rest)) and (named or bool(re.match(r"\d+(?:st|nd|rd|th)", rest)))
    found = days(rest, now, language=language, asked_day=number, births=[], taken=[])
    first = found[0] if found else None
    return first if first and first.start <= 1 and (first.readings or first.problem) else None


def _any_day(words: str, now: datetime, language: str, wrong: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """At the question until when: the one day that is named."""
    found = days(words, now, language=language, asked_day=True, births=[], taken=[])
    good = [each for each in found if each.readings]
    if len(good) == 1:
        return tuple(day.isoformat() for day in good[0].readings), wrong
    return (), [*wrong, *(each.problem for each in found if each.problem)]


def _lead(words: str, at: int) -> int:
    match = _LEAD.match(words, at)
    return match.end() - at if match else 0


def _end_of(match: re.Match[str], today: date) -> date:
    sunday = today + timedelta(days=6 - today.weekday())
    if match["next"]:
        return sunday + timedelta(days=7)
    unit = (match["en"] or match["es"])[0]
    if unit in "ws":
        return sunday
    return date(today.year, 12, 31) if unit in "ya" else _month_end(today.year, today.month)


def _month_ends(match: re.Match[str], today: date) -> list[date]:
    """ "Until June": the day before it begins, or its last one."""
    month = MONTHS[match["month"]]
    year = int(match["year"] or (today.year + (month < today.month)))
    last = _month_end(year, month)
    return [date(year, month, 1) - timedelta(days=1), last]


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
