"""Finds the days in a message: our own patterns first, the library for what they leave."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from ridecare.reading import counted_days, named_days, recognized
from ridecare.reading.calendar_words import NUMBERS, either
from ridecare.reading.mentions import ClockMention, DayMention, overlaps
from ridecare.reading.relative_days import relative
from ridecare.reading.towns import all_towns, towns
from ridecare.reading.written_dates import STREET, written

_ENGLISH = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty couple thirty".split()
)
Mention = TypeVar("Mention", DayMention, ClockMention)

# Cheap: no day is written without a digit or one of these.
_CUE = re.compile(
    r"\d|day|\b(?:christmas|xmas|new years?|valentines|halloween|thanksgiving|easter|juneteenth|martin|navidad|nochebuena|nochevieja|noche|vispera|ano|"
    r"pascua|santo|months?|mes|meses|valentin|accion|primer|mon|tue|wed|thu|fri|sat|sun|tomorrow|today|tonight|this|next|now|last|weeks?|"
    r"hoy|manana|ayer|anoche|lun|lunes|martes|mie|miercoles|jue|jueves|vie|viernes|sab|sabado|domingo|esta|ahora|semanas?|dias?|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|abr|ago|dic|the)\b"
)
_BETWEEN = re.compile(r"^(?:,| |\.|the|el|on|of|de|dia|that is|its|\()*$")
_REFUSED = re.compile(
    r"\b(?:not|isnt|instead of|rather than|en vez de|en lugar de|wasnt|not on) (?:on |at |the |el |for |this |para |a las? |between |entre )*$"
)
_MAYBE_REFUSED = re.compile(r"\b(?:no|no es|no era|no son) (?:on |at |the |el |for |this |para |a las? )*$")
_REFUSED_AFTER = re.compile(r"^(?: de la \w+)?,? no(?:,| el| a las?| es)\b|^,? no, ")
_MOVED_FROM = re.compile(
    r"\b(?:change|move|switch|moved|changed|cambi\w+|mover|muev\w+)\b[^.?!]*\b(?:from|del|de) (?:the |el )?$"
)
# "It was 2 pm but now 3:15": what was counts no more where something else is.
_WAS = re.compile(r"\b(?:was|used to be|were|era|estaba|fue)(?: (?:at|on|for|set for|a las?|para|el|the))* $")
# Spoken in Spanish: "jueves diez".
_NUMBERS_ES = {
    word: number
    for word, number in NUMBERS.items()
    if number <= 31 and word not in (*_ENGLISH, "un", "una", "uno")
}
_BARE_DAY_AFTER = re.compile(
    rf"^(?P<comma>,?) (?P<the>the |da |el )?(?:(?P<number>\d{{1,2}})(?P<th>st|nd|rd|th)?|(?P<word>{either(_NUMBERS_ES)}))\b{STREET}(?! (?:and|&) [a-z]+ (?:st|ave)\b)(?!:|/|\d|,\d| ?[ap]\.? ?m\b| ?o ?clock| (?:de la|en la|por la|y media|y cuarto|y \w+ de la|en punto|kids|people|of us|of them|personas|minutes|hours|horas))"
)

_CLOCK_NEXT = re.compile(r"^,? (?:at|a las?) ")


def warm() -> None:
    """Load what is slow to load (the library's models, the towns) now rather than at a member's message."""
    recognized.warm()
    towns()
    all_towns()


def days(
    words: str,
    now: datetime,
    *,
    language: str,
    asked_day: bool,
    births: list[tuple[int, int]],
    taken: list[tuple[int, int]],
) -> list[DayMention]:
    """Days in reading order, without overlaps.

    Args:
        words: plain words.
        now: the member's wall clock.
        language: for dates that can be read in two ways.
        asked_day: a day was asked for.
        births: where a birth date was asked for or named.
        taken: spans that are something else (addresses, phones).
    """
    if not _CUE.search(words):
        return []
    today = now.date()
    found: list[DayMention] = []
    for mention in (
        *named_days.named(words, today),
        *written(words, today, language=language, asked_day=asked_day, births=births),
    ):
        _add(counted_days.counted(mention, words, today), found, taken)
    taken = [*taken, *counted_days.unsure(words)]
    for mention in relative(words, today, now.hour, asked_day=asked_day):
        each = counted_days.counted(mention, words, today)
        _add(counted_days.the_next_one(each, words), found, taken)
    return _joined(sorted(found, key=lambda each: each.start), words, language, today)


def _add(mention: DayMention, found: list[DayMention], taken: list[tuple[int, int]]) -> None:
    """Keep a day whose span is free."""
    if not overlaps(mention.start, mention.end, [*taken, *((each.start, each.end) for each in found)]):
        found.append(mention)


def wanted(mentions: list[Mention], words: str) -> list[Mention]:
    """Without what is refused: "not Tuesday", "from Monday to Tuesday", "a las 3 no, a las 4"."""
    kept = [each for each in mentions if not _REFUSED.search(words[max(0, _begin(each) - 40) : _begin(each)])]
    sure = [each for each in kept if not _maybe_refused(each, words)]
    return sure or kept


def _begin(mention: DayMention | ClockMention) -> int:
    """Where what may be refused begins: "not between 9 and 10" refuses both."""
    if isinstance(mention, ClockMention) and mention.begun is not None and not mention.ends:
        return mention.begun
    return mention.start


def _maybe_refused(mention: DayMention | ClockMention, words: str) -> bool:
    """Refused only where another one remains: "no friday" may be a correction."""
    before, after = words[max(0, mention.start - 80) : mention.start], words[mention.end : mention.end + 20]
    patterns = (_MAYBE_REFUSED, _MOVED_FROM, _WAS)
    return bool(_REFUSED_AFTER.search(after) or any(each.search(before) for each in patterns))


def _joined(found: list[DayMention], words: str, language: str, today: date) -> list[DayMention]:
    """A weekday next to its date is one day: "Friday, December 4th", "viernes 4"."""
    joined: list[DayMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last and _same_day(last, mention) and _BETWEEN.match(words[last.end : mention.start]):
            joined[-1] = _one(last, mention)
        else:
            joined.append(mention)
    return [_with_number(each, words, language, today) for each in joined]


def _same_day(first: DayMention, second: DayMention) -> bool:
    return (first.weekday is not None and second.dated) or (second.weekday is not None and first.dated)


def _one(first: DayMention, second: DayMention) -> DayMention:
    dated, weekday = (first, second) if first.dated else (second, first)
    fits = tuple(day for day in dated.readings if day.weekday() == weekday.weekday)
    readings = (
        fits or tuple(dict.fromkeys((*dated.readings[:1], *weekday.readings[:1]))) if dated.readings else ()
    )
    return replace(dated, start=first.start, end=second.end, readings=readings)


def _with_number(mention: DayMention, words: str, language: str, today: date) -> DayMention:
    """ "viernes 4" is a day of the month when such a weekday comes within five weeks."""
    if mention.weekday is None or mention.dated or not mention.readings:
        return mention
    match = _BARE_DAY_AFTER.match(words[mention.end :])
    if not match:
        return mention
    number = int(match["number"]) if match["number"] else _NUMBERS_ES[match["word"]]
    if match["comma"] and not (language == "es" or number > 12 or match["th"]):
        return mention
    near = [
        day
        for day in (mention.readings[0] + timedelta(days=7 * weeks) for weeks in range(5))
        if day.day == number
    ]
    if match["th"] and not near:  # "monday 8th", and the 8th is no Monday: one of them is a slip
        ahead = [day for day in (today + timedelta(days=ahead) for ahead in range(62)) if day.day == number]
        return replace(mention, readings=(*mention.readings, *ahead[:1]), dated=True)
    a_date = (
        number > 12
        or match["th"]
        or language == "es"
        or match["the"]
        or _CLOCK_NEXT.match(words[mention.end + match.end() :])
    )
    return (
        replace(mention, end=mention.end + match.end(), readings=tuple(near), dated=True)
        if near and a_date
        else mention
    )
