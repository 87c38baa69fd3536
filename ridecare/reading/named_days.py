"""Reads days by their names and places in a month: Christmas Eve, Nochebuena, the last Friday of the month."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from ridecare.reading.calendar_words import MONTHS, WEEKDAYS, either
from ridecare.reading.counted_days import BESIDE
from ridecare.reading.mentions import DayMention, overlaps

_HORIZON_DAYS = 365


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(number: int, weekday: int, month: int, beside: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, number) + timedelta(days=beside)


def _easter(beside: int) -> Callable[[int], date]:
    """By the anonymous Gregorian rule, for the years 1900 to 2099."""

    def day(year: int) -> date:
        moon = (19 * (year % 19) + 24) % 30
        moon -= moon == 29 or (moon == 28 and year % 19 > 10)
        sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
        return date(year, 3, 22) + timedelta(days=moon + sunday + beside)

    return day


# Folded names, without "the" and "day" around them -> the day in a year.
_HOLIDAYS: dict[str, Callable[[int], date]] = {
    **dict.fromkeys(("christmas eve", "xmas eve", "nochebuena", "noche buena", "vispera de navidad"), _on(12, 24)),
    **dict.fromkeys(("christmas", "xmas", "navidad"), _on(12, 25)),
    **dict.fromkeys(("new years eve", "new year eve", "nochevieja", "noche vieja", "vispera de ano nuevo"), _on(12, 31)),
    **dict.fromkeys(("new years", "new year day", "ano nuevo"), _on(1, 1)),
    **dict.fromkeys(("valentines", "valentine day", "san valentin"), _on(2, 14)),
    **dict.fromkeys(("independence day", "dia de la independencia"), _on(7, 4)),
    **dict.fromkeys(("dia de reyes", "dia de los reyes"), _on(1, 6)),
    "boxing day": _on(12, 26), "st patricks day": _on(3, 17), "juneteenth": _on(6, 19), "halloween": _on(10, 31),
    "veterans day": _on(11, 11), "mlk day": _nth(3, 0, 1), "martin luther king": _nth(3, 0, 1), "presidents day": _nth(3, 0, 2),
    "memorial day": _nth(-1, 0, 5), "labor day": _nth(1, 0, 9), "columbus day": _nth(2, 0, 10),
    "indigenous peoples day": _nth(2, 0, 10), "mothers day": _nth(2, 6, 5), "dia de las madres": _nth(2, 6, 5),
    "fathers day": _nth(3, 6, 6), "dia del padre": _nth(3, 6, 6),
    "thanksgiving eve": _nth(4, 3, 11, -1), "thanksgiving": _nth(4, 3, 11), "accion de gracias": _nth(4, 3, 11),
    "black friday": _nth(4, 3, 11, 1), "giving tuesday": _nth(4, 3, 11, 5),
    "ash wednesday": _easter(-46), "miercoles de ceniza": _easter(-46), "palm sunday": _easter(-7), "domingo de ramos": _easter(-7),
    **dict.fromkeys(("holy thursday", "maundy thursday", "jueves santo"), _easter(-3)),
    **dict.fromkeys(("good friday", "viernes santo"), _easter(-2)),
    **dict.fromkeys(("easter", "easter sunday", "pascua", "domingo de pascua", "domingo de resurreccion"), _easter(0)),
    **dict.fromkeys(("easter monday", "lunes de pascua"), _easter(1)),
}  # fmt: skip
_HOLIDAY = re.compile(
    rf"\b(?:the |el |la )?(?:dia de )?(?P<name>{either(_HOLIDAYS)})\b(?: day\b)?(?:,? (?:of |de |del )?(?P<year>20\d\d)\b)?"
)
# "the week after Christmas", "before New Year's", "Christmas party": no day of a ride.
_NEAR_IT = re.compile(
    r"\b(?:since|after|before|until|till?|by|around|over|during|about|last|next|past|week of|weekend of|desde|despues de(?:l)?|antes de(?:l)?|hasta|durante|semana de|feliz|happy|merry|pasada|pasado)"
    r" (?:the |el |la |las )?$"
)
_NOT_THE_DAY = re.compile(
    r"[ -](?:tree|party|shop|shopping|store|lake|gifts?|presents?|cards?|concert|play|program|pageant|lights|music|songs?|dinner|lunch|break|vacation|season|week|weekend|time|music|sale|market|bonus|street|st|ave|avenue|road|rd|lane|ln|lutheran|church|seals?|basket|resolutions?)\b"
)

_COUNT = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "last": -1,
    "primer": 1, "primero": 1, "1er": 1, "segundo": 2, "2do": 2, "tercer": 3, "tercero": 3, "3er": 3, "cuarto": 4, "4to": 4, "quinto": 5, "ultimo": -1,
}  # fmt: skip
_OF_MONTH = (
    rf"(?:,? (?:of|in|on|de|del|en) (?:(?P<this>(?:(?:the|this|el|este) )?(?:current |coming )?(?:month|mes(?! (?:que viene|proximo|que entra|entrante))))"
    rf"|(?P<next>(?:the )?(?:next|following) month|(?:el )?(?:proximo mes|mes (?:que viene|proximo|que entra|entrante)))"
    rf"|(?P<month>{either(MONTHS)})\b(?! ?\d{{1,2}}\b)(?:,? (?:of |de |del )?(?P<year>20\d\d)\b)?)\b)"
)
_NTH = re.compile(rf"\b(?:the |el )?(?P<count>{either(_COUNT)}) (?P<day>{either(WEEKDAYS)})\b{_OF_MONTH}")
_LAST_DAY = re.compile(rf"\b(?:the |el )?(?P<count>last day|ultimo dia)\b{_OF_MONTH}")
# "the second Wednesday", "every third Friday", "a Monday in January": days that a nearer weekday must not stand for.
_NTH_ALONE = re.compile(
    rf"\b(?P<count>{either(word for word in _COUNT if word != 'last')}) (?P<day>{either(WEEKDAYS)})\b"
)
_SOME = re.compile(
    rf"\b(?:{either(WEEKDAYS)})s? (?:in|of|en|de) (?:(?:the )?next month|(?:the |el )?(?:proximo )?(?:month|mes)\b|(?:{either(MONTHS)})\b(?! ?\d))"
)
_MONTH_BEFORE = re.compile(rf"\b(?:{either(MONTHS)})[.,]? ?(?:the |el )?$")


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second … of a weekday in a month; -1 is the last one. A fifth that is not there lies in the next month."""
    if number < 0:
        last = _last_day(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def named(words: str, today: date) -> Iterator[DayMention]:
    """Holidays by name, and days by their place in a month."""
    for match in _NTH.finditer(words):
        yield _in_month(match, today, _counted(WEEKDAYS[match["day"]], _COUNT[match["count"]]))
    for match in _LAST_DAY.finditer(words):
        yield _in_month(match, today, _last_day)
    for match in _HOLIDAY.finditer(words):
        if not _is_no_day(match, words):
            yield _yearly(match, today)


def unsure(words: str, today: date) -> list[tuple[int, int]]:
    """Spans that speak of a day without naming one."""
    known = [match.span() for pattern in (_NTH, _LAST_DAY) for match in pattern.finditer(words)]
    vague = [match.span() for match in _HOLIDAY.finditer(words) if _is_no_day(match, words)]
    vague += [match.span() for match in _NTH_ALONE.finditer(words) if not _is_a_date(match, words, today)]
    vague += [match.span() for match in _SOME.finditer(words)]
    return [span for span in vague if not overlaps(*span, known)]


def _is_a_date(match: re.Match[str], words: str, today: date) -> bool:
    """ "December 4th Friday", and "the 4th Friday" when the coming 4th is one."""
    if _MONTH_BEFORE.search(words[max(0, match.start() - 20) : match.start()]):
        return True
    number = int(match["count"][0]) if match["count"][0].isdigit() else 0
    ahead = (today + timedelta(days=days) for days in range(31))
    return any(day.day == number and day.weekday() == WEEKDAYS[match["day"]] for day in ahead)


def _is_no_day(match: re.Match[str], words: str) -> bool:
    before = words[max(0, match.start() - 40) : match.start()]
    return bool(
        _NOT_THE_DAY.match(words, match.end()) or (_NEAR_IT.search(before) and not BESIDE.search(before))
    )


def _counted(weekday: int, number: int) -> Callable[[int, int], date]:
    return lambda year, month: nth_weekday(year, month, weekday, number)


def _yearly(match: re.Match[str], today: date) -> DayMention:
    day_of = _HOLIDAYS[match["name"]]
    years = [int(match["year"])] if match["year"] else [today.year, today.year + 1]
    return _first_ahead(match, [day_of(year) for year in years], today)


def _in_month(match: re.Match[str], today: date, day_of: Callable[[int, int], date]) -> DayMention:
    if match["month"]:
        month = MONTHS[match["month"]]
        years = [int(match["year"])] if match["year"] else [today.year, today.year + 1]
        months = [(year, month) for year in years]
    else:
        following = (today.year + today.month // 12, today.month % 12 + 1)
        months = [following] if match["next"] else [(today.year, today.month), following]
        if "this" in (match["this"] or "") or "este" in (match["this"] or ""):
            months = months[:1]
    days = [day for year, month in months if (day := day_of(year, month)).month == month]
    return _first_ahead(match, days, today)


def _first_ahead(match: re.Match[str], days: list[date], today: date) -> DayMention:
    ahead = [day for day in days if day >= today]
    if not ahead:
        return DayMention(match.start(), match.end(), problem="date_past" if days else "date_none_such")
    if (ahead[0] - today).days > _HORIZON_DAYS:
        return DayMention(match.start(), match.end(), problem="too_far_ahead")
    return DayMention(match.start(), match.end(), (ahead[0],), dated=True)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
