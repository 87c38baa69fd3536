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

_NEXT_WEEK_ES = (
    r"(?:(?:proxima|otra|siguiente) semana|semana (?:que viene|proxima|que entra|entrante|siguiente))"
)

_AFTER_TOMORROW = re.compile(r"\b(?:the )?day after tomorrow\b|\bpasado manana\b|\bovermorrow\b")
_TOMORROW = re.compile(
    r"\btomorrow\b|(?<!\bla )(?<!\besta )(?<!\bcada )(?<!\btoda )(?<!\bmedia )(?<!\bmuy de )(?<!\buna )\bmanana\b(?! (?:siguiente|anterior))"
)
_TODAY = re.compile(
    r"\b(?:today|tonight|hoy|esta (?:noche|tarde|manana)|this (?:morning|afternoon|evening)|right now|ahora mismo)\b"
)
_GONE = re.compile(r"\b(?:(?:the day before )?yesterday|(?:antes de )?ayer|anoche|last night)\b")
_WEEKDAY_SAID = re.compile(
    rf"(?P<before>\b(?:(?:this|next|following|coming|last|past|upcoming|este|esta|proximo|proxima|pasado|siguiente) (?:(?:coming|week|weeks|proximo) )?(?:on )?)?)"
    rf"\b(?P<day>{_WEEKDAY})\b\.?(?P<after>(?: (?:of )?(?:next|this|the (?:following|coming)) week\b| (?:(?:of |in )?the )?week after next\b| after next\b| que viene\b| que entra\b| proximo\b| siguiente\b| pasado\b(?! manana)"
    rf"| (?:de |en )?(?:la )?{_NEXT_WEEK_ES}\b| de esta semana\b)?)"
)
_WEEK_THEN_DAY = re.compile(rf"\b(?P<which>next|this) week,? (?:on )?(?P<day>{_WEEKDAY})\b")
_WEEK_THEN_DAY_ES = re.compile(rf"\b(?:la )?{_NEXT_WEEK_ES},? (?:el )?(?P<day>{_WEEKDAY})\b")
_FROM = re.compile(
    rf"\b(?:(?P<number>{_NUMBER}) (?:of )?weeks?|(?<!half )(?<!half a )week) (?:from|on|after) (?P<what>today|tomorrow|now|(?:next |this |coming )?(?:{_WEEKDAY}))\b"
)
_IN = re.compile(
    rf"\b(?:in|en|dentro de) (?:about |like |just |unos |a )?(?P<number>{_NUMBER}) (?:of )?(?P<unit>days?|weeks?|months?|dias?|semanas?|mes(?:es)?)\b(?! (?:from|ago|and a half|y medi[oa]))"
)
_FROM_NOW = re.compile(
    rf"\b(?P<number>{_NUMBER}) (?P<unit>days?|weeks?|months?) from (?P<what>now|today|tomorrow)\b"
)
# "Monday week", "el viernes en ocho", "Friday in two weeks": that weekday, and some weeks.
_WEEKDAY_AND_WEEKS = re.compile(
    rf"\b(?:(?:this|coming|este|proximo) )?(?P<day>{_WEEKDAY})"
    r"(?: (?P<week>week)\b(?! (?:of|\d|after|before|day))| en (?P<eight>ocho|8|quince|15)(?: dias)?\b(?!:)"
    rf"|,? (?:(?:in|en) (?P<number>{_NUMBER}) (?:weeks?|semanas?)|(?P<from_now>{_NUMBER}) weeks? from (?:now|today|this(?: one)?))\b)"
)
# "in two weeks, on Wednesday"
_WEEKS_AND_WEEKDAY = re.compile(
    rf"\b(?:(?:in|en|dentro de) (?P<number>{_NUMBER}) (?:weeks?|semanas?)|(?P<from_now>{_NUMBER}) weeks? from (?:now|today)),? (?:on |el )?(?P<day>{_WEEKDAY})\b"
)
# "Tuesday or Thursday next week", "next week Monday and Friday": all of them are in it.
_LISTED = rf"(?:{_WEEKDAY})(?:(?:,|,? (?:or|and|o|y|/)) (?:on |el )?(?:{_WEEKDAY}))+"
_WEEK_THEN_LISTED = re.compile(rf"\b(?:next week|{_NEXT_WEEK_ES}),? (?:on |el )?(?P<days>{_LISTED})\b")
_LISTED_THEN_WEEK = re.compile(
    rf"\b(?P<days>{_LISTED}) (?:(?:of )?next week|(?:de |en )?(?:la )?{_NEXT_WEEK_ES})\b"
)
_ONE_DAY = re.compile(rf"\b(?P<day>{_WEEKDAY})\b")
_WEEK_OF_DAYS = re.compile(r"\b(?:de )?(?P<what>hoy|manana) en (?P<eight>ocho|8|quince|15)(?: dias)?\b(?!:)")
_ABBREVIATED = frozenset({"sat", "sun", "wed", "fri", "mon", "thu", "tue", "lun", "mie", "jue", "vie", "sab"})
_NAMED_DOMINGO = re.compile(
    r"\b(?:llamo|llama|nombre es|apellido es|soy|es el senor|sr\.?|senor|don|name is|mr\.?|its|im|call me) $"
)
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
    for pattern in (_WEEKDAY_AND_WEEKS, _WEEKS_AND_WEEKDAY):
        for match in pattern.finditer(words):
            yield _weeks_after(match, today)
    for pattern in (_FROM, _FROM_NOW, _IN):
        for match in pattern.finditer(words):
            yield _counted(match, today)
    for match in _WEEK_OF_DAYS.finditer(words):
        days = (7 if match["eight"] in ("ocho", "8") else 14) + (match["what"] == "manana")
        yield _said(match, today + timedelta(days=days))
    for pattern in (_WEEK_THEN_LISTED, _LISTED_THEN_WEEK):
        for match in pattern.finditer(words):
            for each in _ONE_DAY.finditer(words, *match.span("days")):
                yield _weekday(each, today, WEEKDAYS[each["day"]], night, in_next_week=True)
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
        if match["day"] == "domingo" and _NAMED_DOMINGO.search(words[: match.start()][-20:]):
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
    number = _number(match["number"])
    unit = match.groupdict().get("unit") or "week"
    # "en ocho días" is a week and "en quince días" two, for many speakers; others count.
    if unit.startswith("dia") and match["number"] in ("ocho", "quince"):
        return _said(match, today + timedelta(days=number - 1), today + timedelta(days=number))
    what = match.groupdict().get("what") or ""
    weekday = WEEKDAYS.get(what.split()[-1]) if what else None
    start = today + timedelta(days=what == "tomorrow")
    if unit[0] == "m":
        ahead = [_months_later(start, number)]
    else:
        days = timedelta(days=number * (7 if unit[0] in "ws" else 1))
        starts = [start] if weekday is None else _coming(today, weekday)
        ahead = [each + days for each in starts]
    if (ahead[0] - today).days > 365:
        return DayMention(match.start(), match.end(), problem="too_far_ahead")
    return DayMention(match.start(), match.end(), tuple(ahead))


def _weeks_after(match: re.Match[str], today: date) -> DayMention:
    parts = match.groupdict()
    weekday, counted = WEEKDAYS[match["day"]], parts["number"] or parts["from_now"]
    weeks = _number(counted) if counted else 2 if parts["eight"] in ("quince", "15") else 1
    if weeks > 52:
        return DayMention(match.start(), match.end(), problem="too_far_ahead")
    days = [day + timedelta(days=7 * weeks) for day in _coming(today, weekday)]
    if counted:  # "Monday in two weeks", said on a Friday: counted from this week or from that Monday
        days.append(_of_next_week(today, weekday) + timedelta(days=7 * weeks - 7))
    return _said(match, *sorted(set(days)))


def _number(said: str | None) -> int:
    return 1 if said in (None, "a") else NUMBERS.get(str(said)) or int(str(said))


def _coming(today: date, weekday: int) -> list[date]:
    """The next such day; today's own weekday is today or a week from now."""
    nearest = _on_or_after(today, weekday)
    return [nearest, nearest + timedelta(days=7)] if nearest == today else [nearest]


def _months_later(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


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
    nearest = _on_or_after(today + timedelta(days=1), weekday)
    if (
        "after next" in after
    ):  # "Friday of the week after next"; "Friday after next" is as open as "next Friday"
        week = {_of_next_week(today, weekday), *(() if "week" in after else (nearest,))}
        return _said(match, *sorted(day + timedelta(days=7) for day in week))
    if before.startswith(("next", "following", "proxim", "siguiente")) or after.strip() in (
        "proximo",
        "siguiente",
    ):
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
