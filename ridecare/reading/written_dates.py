"""Reads days that are written out: 12/1, 12-1-2026, December 1st, 1 de diciembre, 2026-12-01, the 5th."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ridecare.reading.calendar_words import DAY_WORDS, MONTHS, either
from ridecare.reading.mentions import DayMention

HORIZON_DAYS = 365
# "12/1" in English, when the month-first reading is this close, is not asked back; "03/04" with its zeros always is.
_CLOSE_DAYS = 14
_OLDEST = 120

_MONTH = either(MONTHS)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th|o|ro|er)?|{either(DAY_WORDS)})"
_STREET = r"(?! ?(?:st|str|street|ave|av|avenue|blvd|road|rd|dr|drive|ln|lane|ct|court|way|pl|place|floor|fl|ward|precinct|door|grade|grader|unit|level|piso|calle|avenida)\b)"

_ISO = re.compile(r"(?<![\d/.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?![\d/-])")
_SHORT = re.compile(r"(?<![\d/.:$-])(\d{1,2})/(\d{1,2})(?![\d/])")
_DASHED = re.compile(r"(?<![\d/.:-])(\d{1,2})-(\d{1,2})(?![\d/:-])")
_NAME_FIRST_START = rf"\b({_MONTH})\b[.,]? ?(?:the |el )?({_DAY})\b(?!:|/| ?[ap]m\b){_STREET}"
_NAME_FIRST = re.compile(rf"{_NAME_FIRST_START}(?:,? ?(?:of |de |del )?(\d{{4}})\b)?")
_DAY_FIRST_START = rf"\b({_DAY})(?: of | de | del |[ -]|(?<=\d))({_MONTH})\b[.]?{_STREET}"
_DAY_FIRST = re.compile(rf"{_DAY_FIRST_START}(?:(?:,? (?:of |de |del )?|-)(\d{{4}}|(?<=-)\d\d)\b)?")
# A birth year may have two digits: "march 14 80", "14 de marzo del 80".
_BORN_NAME_FIRST = re.compile(rf"{_NAME_FIRST_START},? ?(?:of |de |del )?(\d{{4}}|\d\d)\b")
_BORN_DAY_FIRST = re.compile(rf"{_DAY_FIRST_START}[ ,-]{{1,2}}(?:of |de |del )?(\d{{4}}|\d\d)\b")
_ORDINAL = re.compile(
    rf"\b(?:on |for |by )?(?:the|th) (\d{{1,2}}(?:st|nd|rd|th)|{either(word for word in DAY_WORDS if word.endswith(('th', 'first', 'second', 'third')))})\b{_STREET}(?! (?:one|time|place|thing|and \w+ (?:st|ave)))"
)
_EL_DIA = re.compile(
    rf"\b(?:el dia|dia|el) (\d{{1,2}})\b(?!:|/|[.,]\d| ?[ap]m\b| de (?!este|enero)\w|%| (?:anos|millas|meses|horas|minutos)){_STREET}"
)
_BARE_ORDINAL = re.compile(rf"^ ?(?:(?:on|its|for) )?(\d{{1,2}})(?:st|nd|rd|th)\b{_STREET}")
_ONLY_NUMBER = re.compile(r"^ ?(?:(?:its|on|the|el|dia|day|for|para|es) )*(\d{1,2})[ .!]*$")
_ON = re.compile(r"\b(?:on|for|date|el|dia|fecha|is) $")
_COMPACT = re.compile(r"(?<![\d-])(\d{8}|\d{6})(?![\d-])")
_SPACED = re.compile(r"(?<![\d-])(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})(?![\d-])")


def written(words: str, today: date, *, language: str, asked_day: bool, birth: bool) -> Iterator[DayMention]:
    """Every day that is written out.

    Args:
        words: plain words.
        today: the member's date.
        language: where two readings are possible, English members mean the month first.
        asked_day: a day was asked for, so shorter forms count.
        birth: a birth date was asked for or named, so forms without separators count.
    """
    for match in _ISO.finditer(words):
        year, month, day = (int(part) for part in match.groups())
        yield _mention(match, [(month, day)], year, today, language)
    for match in _NUMERIC.finditer(words):
        yield _mention(
            match,
            _both(match.group(1), match.group(3)),
            int(match.group(4)),
            today,
            language,
            short=len(match.group(4)) == 2,
        )
    for pattern in (_BORN_NAME_FIRST, _NAME_FIRST) if birth else (_NAME_FIRST,):
        for match in pattern.finditer(words):
            yield _named(match, match.group(1), match.group(2), today, language)
    for pattern in (_BORN_DAY_FIRST, _DAY_FIRST) if birth else (_DAY_FIRST,):
        for match in pattern.finditer(words):
            if match.group(2) != "mar" or language == "en" or match.group(3):
                yield _named(match, match.group(2), match.group(1), today, language)
    if birth:
        yield from _birth_only(words, today, language)
    for match in _SHORT.finditer(words):
        if match.group() == "24/7":
            continue
        close = language == "en" and not match.group(1).startswith("0") and not match.group(2).startswith("0")
        short = _mention(match, _both(match.group(1), match.group(2)), None, today, language, close=close)
        if short.readings or asked_day or _ON.search(words[: match.start()]):
            yield short
    if asked_day:
        number = _ONLY_NUMBER.match(words)
        if number:
            yield _of_month(number, int(number.group(1)), today)
        for match in _DASHED.finditer(words):
            yield _mention(
                match, _both(match.group(1), match.group(2)), None, today, language, close=language == "en"
            )
    for pattern in (_ORDINAL, _EL_DIA, *((_BARE_ORDINAL,) if asked_day else ())):
        for match in pattern.finditer(words):
            yield _of_month(match, _day(match.group(1)), today)


def _named(match: re.Match[str], month: str, day: str, today: date, language: str) -> DayMention:
    year = match.group(3)
    return _mention(
        match,
        [(MONTHS[month], _day(day))],
        int(year) if year else None,
        today,
        language,
        short=bool(year) and len(year) == 2,
    )


def _birth_only(words: str, today: date, language: str) -> Iterator[DayMention]:
    for match in _SPACED.finditer(words):
        yield _mention(
            match,
            _both(match.group(1), match.group(2)),
            int(match.group(3)),
            today,
            language,
            short=len(match.group(3)) == 2,
        )
    for match in _COMPACT.finditer(words):
        digits = match.group(1)
        if len(digits) == 8 and digits[:2] in ("19", "20") and 1 <= int(digits[4:6]) <= 12:
            run = _mention(match, [(int(digits[4:6]), int(digits[6:]))], int(digits[:4]), today, language)
        else:
            run = _mention(
                match,
                _both(digits[:2], digits[2:4]),
                int(digits[4:]),
                today,
                language,
                short=len(digits) == 6,
            )
        if run.born:  # else it is some other number, a member ID perhaps
            yield run


def _both(first: str, second: str) -> list[tuple[int, int]]:
    pairs = [(int(first), int(second)), (int(second), int(first))]
    return pairs[:1] if pairs[0] == pairs[1] else pairs


def _day(words: str) -> int:
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else DAY_WORDS[words]


def _mention(
    match: re.Match[str],
    pairs: list[tuple[int, int]],
    year: int | None,
    today: date,
    language: str,
    *,
    short: bool = False,
    close: bool = False,
) -> DayMention:
    """The readings of month and day pairs, as a day ahead and as a birth date."""
    span = (match.start(), match.end())
    if year is None:
        ahead = [day for day in (_next(month, day, today) for month, day in pairs) if day]
        ahead = [day for day in dict.fromkeys(ahead) if (day - today).days <= HORIZON_DAYS]
        if len(ahead) == 2 and close and (ahead[0] - today).days <= _CLOSE_DAYS and pairs[0][0] <= 12:
            ahead = ahead[:1]
        return DayMention(*span, tuple(ahead), problem=None if ahead else "date_none_such", dated=True)
    trip_year = 2000 + year if short else year
    real = [day for day in (_real(trip_year, month, day) for month, day in pairs) if day]
    ahead = [day for day in real if today <= day and (day - today).days <= HORIZON_DAYS]
    problem = None
    if not ahead:
        problem = "date_none_such" if not real else ("date_past" if real[0] < today else "too_far_ahead")
    birth_year = (2000 + year if 2000 + year <= today.year else 1900 + year) if short else year
    lived = [day for day in (_real(birth_year, month, day) for month, day in pairs) if day]
    born = [day for day in lived if day <= today and today.year - day.year <= _OLDEST]
    born_problem = None
    if not born:
        born_problem = (
            "date_of_birth_future" if any(day > today for day in lived) else "date_of_birth_none_such"
        )
    return DayMention(*span, tuple(ahead), tuple(born), problem, born_problem, dated=True, has_year=True)


def _of_month(match: re.Match[str], number: int, today: date) -> DayMention:
    """The next month that has this day: "the 5th", "el 5"."""
    day = today if 1 <= number <= 31 else None
    while day is not None and day.day != number:
        day += timedelta(days=1)
    problem = None if day else "date_none_such"
    return DayMention(match.start(), match.end(), (day,) if day else (), problem=problem, dated=True)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(month: int, day: int, today: date) -> date | None:
    """The next such day, today included; 29 February waits for its year."""
    for year in range(today.year, today.year + 9):
        found = _real(year, month, day)
        if found and found >= today:
            return found
    return None
