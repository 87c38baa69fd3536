"""Reads days that are named from today: tomorrow, next Friday, pasado mañana, in two weeks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ridecare.reading.calendar_words import NUMBERS, WEEKDAYS, either
from ridecare.reading.mentions import DayMention

# Until this hour a member who is still up may call the coming daylight "tomorrow".
NIGHT_UNTIL = 4

_WEEKDAY = either(WEEKDAYS)
_NUMBER = rf"\d{{1,3}}|{either(NUMBERS)}|a"

_AFTER_TOMORROW = re.compile(r"\b(?:the )?day after tomorrow\b|\bpasado manana\b|\bovermorrow\b")
_TOMORROW = re.compile(
    r"\btomorrow\b|(?<!\bla )(?<!\besta )(?<!\bcada )(?<!\btoda )\bmanana\b(?! (?:siguiente|anterior))"
)
_TODAY = re.compile(
    r"\b(?:today|tonight|hoy|esta (?:noche|tarde|manana)|this (?:morning|afternoon|evening)|right now|ahora mismo)\b"
)
_GONE = re.compile(r"\b(?:(?:the day before )?yesterday|(?:antes de )?ayer|anoche|last night)\b")
_WEEKDAY_SAID = re.compile(
    rf"(?P<before>\b(?:(?:this|next|coming|last|past|upcoming|este|esta|proximo|proxima|pasado|siguiente) (?:(?:coming|week|weeks|proximo) )?(?:on )?)?)"
    rf"\b(?P<day>{_WEEKDAY})\b\.?(?P<after>(?: (?:of )?(?:next|this|the (?:following|coming)) week\b| after next\b| que viene\b| que entra\b| proximo\b| siguiente\b| pasado\b(?! manana)"
    rf"| (?:de |en )?(?:la )?(?:proxima semana|semana (?:que viene|proxima|que entra|entrante))\b| de esta semana\b)?)"
)
_WEEK_THEN_DAY = re.compile(rf"\b(?P<which>next|this) week,? (?:on )?(?P<day>{_WEEKDAY})\b")
_WEEK_THEN_DAY_ES = re.compile(
    rf"\b(?:la )?(?:proxima semana|semana (?:que viene|proxima|que entra|entrante)),? (?:el )?(?P<day>{_WEEKDAY})\b"
)
_FROM = re.compile(
    rf"\b(?P<number>{_NUMBER}) weeks? from (?P<what>today|tomorrow|now|(?:next |this )?(?:{_WEEKDAY}))\b"
)
_IN = re.compile(
    rf"\b(?:in|en|dentro de) (?:about |like |just |unos |a )?(?P<number>{_NUMBER}) (?:of )?(?P<unit>days?|weeks?|dias?|semanas?)\b(?! (?:from|ago))"
)
_FROM_NOW = re.compile(rf"\b(?P<number>{_NUMBER}) (?P<unit>days?|weeks?) from (?:now|today|tomorrow)\b")
_WEEK_OF_DAYS = re.compile(r"\bde hoy en (?:ocho|8)\b|\bhoy en ocho\b")
_ABBREVIATED = frozenset({"sat", "sun", "wed", "fri", "mon", "thu", "tue", "lun", "mie", "jue", "vie", "sab"})
_NOT_A_DAY = re.compile(r"\b(?:i|he|she|we|they|the|in|just|get|got|we were)\s$")


def relative(words: str, today: date, hour: int, *, asked_day: bool) -> Iterator[DayMention]:
    """Every day that is named from today. `hour` is the member's clock hour."""
    night = hour < NIGHT_UNTIL
    for match in _AFTER_TOMORROW.finditer(words):
        yield _said(
            match,
            *(
                (today + timedelta(days=1), today + timedelta(days=2))
                if night
                else (today + timedelta(days=2),)
            ),
        )
    for pattern in (_FROM, _FROM_NOW, _IN):
        for match in pattern.finditer(words):
            yield _counted(match, today)
    for match in _WEEK_OF_DAYS.finditer(words):
        yield _said(match, today + timedelta(days=7))
    for pattern in (_WEEK_THEN_DAY, _WEEK_THEN_DAY_ES):
        for match in pattern.finditer(words):
            next_week = match.groupdict().get("which") != "this"
            yield _weekday(match, today, WEEKDAYS[match["day"]], night, in_next_week=next_week)
    for match in _WEEKDAY_SAID.finditer(words):
        if (
            match["day"] in _ABBREVIATED
            and not match["before"]
            and _NOT_A_DAY.search(words[max(0, match.start() - 10) : match.start()])
        ):
            continue
        yield _named_weekday(match, today, night)
    for match in _TODAY.finditer(words):
        yield _said(match, today)
    for match in _TOMORROW.finditer(words):
        yield _said(match, *((today, today + timedelta(days=1)) if night else (today + timedelta(days=1),)))
    for match in _GONE.finditer(words):
        yield DayMention(match.start(), match.end(), problem="date_past")


def _said(match: re.Match[str], *days: date) -> DayMention:
    return DayMention(match.start(), match.end(), days)


def _counted(match: re.Match[str], today: date) -> DayMention:
    number = NUMBERS.get(match["number"]) or (1 if match["number"] == "a" else int(match["number"]))
    unit = match.groupdict().get("unit") or "week"
    # "en ocho días" is a week and "en quince días" two, for many speakers; others count.
    if unit.startswith("dia") and match["number"] in ("ocho", "quince"):
        return _said(match, today + timedelta(days=number - 1), today + timedelta(days=number))
    days = timedelta(days=number * (7 if unit[0] in "ws" else 1))
    what = match.groupdict().get("what") or ""
    if what == "tomorrow" or "tomorrow" in match.group():
        return _said(match, today + timedelta(days=1) + days)
    weekday = WEEKDAYS.get(what.split()[-1]) if what else None
    start = today if weekday is None else _on_or_after(today + timedelta(days=1), weekday)
    ahead = start + days
    if (ahead - today).days > 365:
        return DayMention(match.start(), match.end(), problem="too_far_ahead")
    return DayMention(match.start(), match.end(), (ahead,))


def _named_weekday(match: re.Match[str], today: date, night: bool) -> DayMention:
    weekday = WEEKDAYS[match["day"]]
    before, after = match["before"], match["after"]
    if before.startswith(("last", "past", "pasado")) or after.strip() == "pasado":
        return DayMention(match.start(), match.end(), problem="date_past")
    if (
        "next week" in before
        or "next week" in after
        or "following week" in after
        or ("semana" in after and "esta" not in after)
    ):
        return _weekday(match, today, weekday, night, in_next_week=True)
    if "after next" in after:
        return _said(match, _of_next_week(today, weekday) + timedelta(days=7))
    nearest = _on_or_after(today + timedelta(days=1), weekday)
    if before.startswith(("next", "proxim", "siguiente")) or after.strip() in ("proximo", "siguiente"):
        coming = before.startswith("next coming")
        days = sorted({nearest} if coming else {nearest, _of_next_week(today, weekday)})
        return DayMention(match.start(), match.end(), tuple(days), weekday=weekday)
    if before.startswith(("coming", "upcoming", "this coming")) or after:
        return DayMention(match.start(), match.end(), (nearest,), weekday=weekday)
    return _weekday(match, today, weekday, night, in_next_week=False)


def _weekday(
    match: re.Match[str], today: date, weekday: int, night: bool, *, in_next_week: bool
) -> DayMention:
    if in_next_week:
        return DayMention(match.start(), match.end(), (_of_next_week(today, weekday),), weekday=weekday)
    nearest = _on_or_after(today, weekday)
    # A weekday named on that very day is today or a week from now: asked, never guessed.
    days = (nearest, nearest + timedelta(days=7)) if nearest == today else (nearest,)
    return DayMention(match.start(), match.end(), days, weekday=weekday)


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _of_next_week(today: date, weekday: int) -> date:
    monday = today + timedelta(days=7 - today.weekday())
    return monday + timedelta(days=weekday)
