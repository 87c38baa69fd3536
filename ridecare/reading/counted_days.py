"""Reads days that are counted from another day: the Monday after Christmas, dos días antes del 15, Friday in two weeks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from ridecare.reading.calendar_words import NUMBERS, WEEKDAYS, either
from ridecare.reading.mentions import DayMention

_WEEKDAY = either(WEEKDAYS)
_NUMBER = rf"\d{{1,2}}|{either(NUMBERS)}|a"
# Before the other day: "the day after", "two days before", "the Monday following", "el lunes siguiente a".
BESIDE = re.compile(
    rf"(?<!any )(?<!some )(?<!each )(?<!every )(?<!cualquier )(?<!algun )\b(?:the |el )?(?:(?P<day>day|dia)|(?P<number>{_NUMBER}) (?P<unit>days?|dias?|weeks?|semanas?)|(?P<weekday>{_WEEKDAY}))"
    r" (?P<way>(?:right |just )?(?:after|following|before|from)|despues|siguiente|antes|desde|a partir)(?: de| del| al| a)?(?: the| el| la)? $"
)
_SINCE = re.compile(r"from|desde|a partir")
# "the Monday after my birthday": counted from a day that is not named.
_FROM_ELSEWHERE = re.compile(
    rf"\bthe (?:{_WEEKDAY}) (?:right |just )?(?:after|before|following) (?!\d|noon|lunch|midday|{either(NUMBERS)})"
)


def unsure(words: str) -> list[tuple[int, int]]:
    """Weekdays counted from something that is no day."""
    return [match.span() for match in _FROM_ELSEWHERE.finditer(words)]


# "any day after the 10th", "before the 15th", "hasta el 20", "the week of the 14th": no one day.
_OPEN_ENDED = re.compile(
    r"\b(?:(?:week|weekend) of|(?:semana|fin de semana) (?:de|del)|before|after|until|till|since|past|antes de|antes del|despues de|despues del|hasta|a partir de|a partir del) (?:the |el |la )?$"
)


def is_open_ended(mention: DayMention, words: str) -> bool:
    """Whether a day only bounds when the ride may be."""
    return bool(_OPEN_ENDED.search(words[max(0, mention.start - 30) : mention.start]))


# "my last period was july 4": what was is not the year after.
_WAS = re.compile(
    r"\b(?:was|were|since|fue|era|desde|started|began|ended|empezo|termino) (?:on |the |el |in |about )*$"
)
_FAR_DAYS = 180
# A day of the last three months without a year: hardly anybody asks for a ride that far ahead.
_JUST_GONE_DAYS = 365 - 92


def just_gone(mention: DayMention, today: date) -> DayMention:
    """The day as one that has passed, if it was one lately and no year is named ("Nov 30", said on December 1)."""
    far = mention.readings and all((day - today).days >= _JUST_GONE_DAYS for day in mention.readings)
    if not (far and mention.dated and not mention.has_year):
        return mention
    return replace(mention, readings=(), problem="date_past")


def has_been(mention: DayMention, words: str, today: date) -> bool:
    """Whether a day without a year is told of as past, and lies far ahead as a coming one."""
    return (
        mention.dated
        and not mention.has_year
        and all((day - today).days > _FAR_DAYS for day in mention.readings)
        and bool(_WAS.search(words[max(0, mention.start - 30) : mention.start]))
    )


# "el martes que viene no, el siguiente", "not this Tuesday, the next one": the one a week later.
_NOT_BEFORE = re.compile(r"\b(?:not|no) (?:on |for |el |this )*$")
_THEN_THE_NEXT = re.compile(
    r"^(?P<no> no)?,? ?(?:sino |but |mejor )?(?:on |for )?(?:el|the) (?:siguiente|otro|que sigue|next one|following one|next|following|one after(?: that)?|week after)(?=$|[ .,;!?])"
)


def the_next_one(mention: DayMention, words: str) -> DayMention:
    """A weekday that is refused for the one a week later."""
    named = mention.weekday is not None and mention.readings
    after = _THEN_THE_NEXT.match(words[mention.end :]) if named else None
    before = _NOT_BEFORE.search(words, max(0, mention.start - 20), mention.start)
    if not after or not (after["no"] or before):
        return mention
    days = tuple(day + timedelta(days=7) for day in mention.readings[-1:])
    start = before.start() if before else mention.start
    return replace(mention, start=start, end=mention.end + after.end(), readings=days, dated=True)


def counted(mention: DayMention, words: str, today: date) -> DayMention:
    """The day that is counted from this one, or this one."""
    match = BESIDE.search(words, max(0, mention.start - 60), mention.start) if mention.readings else None
    if (
        not match
        or (match["weekday"] and not mention.dated)
        or (_SINCE.search(match["way"]) and not match["number"])
    ):
        return mention
    later = not match["way"].endswith(("before", "antes"))
    days = sorted({day for each in mention.readings if (day := _shifted(each, match, later)) >= today})
    problem = None if days else "date_past"
    return replace(
        mention, start=match.start(), readings=tuple(days), problem=problem, dated=True, weekday=None
    )


def _shifted(day: date, match: re.Match[str], later: bool) -> date:
    if match["weekday"]:
        weekday = WEEKDAYS[match["weekday"]]
        beside = (weekday - day.weekday() - 1) % 7 + 1 if later else -((day.weekday() - weekday - 1) % 7 + 1)
    else:
        said = match["number"] or "a"
        beside = NUMBERS.get(said) or (1 if said == "a" else int(said))
        beside *= (7 if (match["unit"] or "d")[0] in "ws" else 1) * (1 if later else -1)
    return day + timedelta(days=beside)
