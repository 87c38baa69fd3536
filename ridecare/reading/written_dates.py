"""Reads days that are written out: 12/1, 12-1-2026, December 1st, 1 de diciembre, 2026-12-01, the 5th."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ridecare.reading.calendar_words import DAY_WORDS, MONTHS, either
from ridecare.reading.mentions import DayMention, overlaps

HORIZON_DAYS = 365
# "12/1" in English, when the month-first reading is this close, is not asked back; "03/04" with its zeros is.
_CLOSE_DAYS = 14
# In English, a month-first day of this season is meant where the other reading lies beyond it: "1/7" in December.
_SEASON_DAYS = 90
_OLDEST = 120

_MONTH = either(MONTHS)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th|o|ro|er)?|{either(DAY_WORDS)})"
STREET = r"(?! ?(?:st|str|street|ave|av|avenue|blvd|road|rd|dr|drive|ln|lane|ct|court|way|pl|place|floor|fl|ward|precinct|door|grade|grader|unit|level|piso|calle|avenida)\b)"

_ISO = re.compile(r"(?<![\d/.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?![\d/-])")
# "1/2 mile" is no day.
_FRACTION = r"(?!(?:1/[234]|2/3|3/4) ?(?:an?\b(?! las?\b)|of\b|hours?|horas?|miles?|millas?|blocks?|cuadras?|way\b|price|cups?|doses?|pills?|tablets?|pastillas?|tabletas?|mg\b|inch|pound|gallon|off\b))"
_SHORT = re.compile(rf"(?<![\d/.:$-])(?<!\d ){_FRACTION}(\d{{1,2}})/(\d{{1,2}})(?![\d/])")
_DASHED = re.compile(r"(?<![\d/.:-])(\d{1,2})-(\d{1,2})(?![\d/:-])")
_NAME_FIRST_START = rf"\b({_MONTH})\b[.,]? ?(?:the |el )?({_DAY})\b(?!:|/| ?[ap]\.? ?m\b| ?o ?clock| ?ish\b| (?:de|en|por) la (?:manana|tarde|noche|madrugada)| (?:in the|at) (?:morning|afternoon|evening|night|noon)){STREET}"
_NAME_FIRST = re.compile(rf"{_NAME_FIRST_START}(?:,? ?(?:of |de |del )?(\d{{4}})\b)?")
_DAY_FIRST_START = rf"(?<!\bcalle )(?<!\bavenida )(?<!\bescuela )(?<!\bplaza )\b({_DAY})(?: of | de | del |[ -]|(?<=\d))({_MONTH})\b[.]?{STREET}"
_DAY_FIRST = re.compile(rf"{_DAY_FIRST_START}(?:(?:,? (?:of |de |del )?|-)(\d{{4}}|(?<=-)\d\d)\b)?")
# A birth year may have two digits: "march 14 80", "14 de marzo del 80".
_NO_CLOCK = r"\b(?!:| ?[ap]\.? ?m\b| ?o ?clock| (?:de|en|por) la | (?:in the|at) )"
_BORN_NAME_FIRST = re.compile(rf"{_NAME_FIRST_START},? ?(?:of |de |del )?(\d{{4}}|\d\d){_NO_CLOCK}")
_BORN_DAY_FIRST = re.compile(rf"{_DAY_FIRST_START}[ ,-]{{1,2}}(?:of |de |del )?(\d{{4}}|\d\d){_NO_CLOCK}")
# "14 Dec 26": the year, where it is this one or the next.
_SHORT_YEAR = re.compile(
    rf"(?<![\d:/.#-])\b(?<!at )(?<!@ )(?<!las )(\d{{1,2}})(?:st|nd|rd|th)?[ -]({_MONTH})\.?,?[ -](\d\d)\b(?!:|/|-| ?[ap]\.? ?m\b| ?o ?clock)"
)
# "where may one travel", "may two of us ride"
_MAY_ONE = re.compile(r"may (?:one|two|three|four|five|six)\b")
_OF_BEFORE = re.compile(rf"\b{_DAY} (?:of|de|del) $")
_ORDINAL_WORDS = either(word for word in DAY_WORDS if word.endswith(("th", "first", "second", "third")))
# "the second" is a day, "the second sentence" and "the 2nd ride" are not.
_ORDINAL = re.compile(
    rf"\b(?:on |for |by )?(?:the|th|da) (?:(\d{{1,2}}(?:st|nd|rd|th))\b(?! (?:one|time|place|thing|and \w+ (?:st|ave)))(?!(?<=[1-4]..) (?:ride|trip|appointment|visit|stop|shot|dose|driver|person|rider|option|question|address|try|attempt|call|day|week|month)s?\b)|({_ORDINAL_WORDS})\b(?=$|[.,;:!?()@&\n-]| (?:at|of|for|in|on|is|are|was|and|or|to|from|with|please|pls|thanks|thank|i|im|my|we|it|its|but|not|around|about|by|if|so|as|because|then|until|till|through|thru|instead|will|would|works?|too|also|you\w*|we\w{2, 3}|he|she|they\w*|ive|id|have|has|had|do|does|did|can|cant|could|should|may|might|need|want|wont|isnt|doesnt|which|that|this|when|where|who|what|how|there|then|same|early|late|morning|afternoon|evening|night|noon|a las?|\d|{either(MONTHS)})\b))"
    rf"{STREET}"
)
_EL_DIA = re.compile(
    rf"\b(?:el dia|dia|el) (\d{{1,2}})\b(?!:|/|[.,]\d| ?[ap]m\b| de (?!este|enero)\w|%| (?:anos|millas|meses|horas|minutos)){STREET}"
)
_BARE_ORDINAL = re.compile(rf"^ ?(?:(?:on|its|for) )?(\d{{1,2}})(?:st|nd|rd|th)\b{STREET}")
_ONLY_NUMBER = re.compile(r"^ ?(?:(?:its|on|the|el|dia|day|for|para|es) )*(\d{1,2})[ .!]*$")
_OF_NEXT_MONTH = re.compile(
    r" (?:of (?:the )?(?:next|following) month|del? (?:proximo mes|mes (?:que viene|proximo|que entra|entrante)))\b"
)
# "the bell is 45", "mi cuarto es el 12".
_OF_SOMETHING = re.compile(
    r"\b(?:timbre|codigo|apartamento|apto|cuarto|habitacion|numero|piso|bus|autobus|camion|ruta|linea|edad|puerta|casa|unidad|sala|edificio|interior|tiene|tengo)(?: (?:es|esta|en|era))? $"
)
# More days of one month: "dec 8, 10 and 15", "the 8th and 10th", "4 y 11 de diciembre", "dec 8-10".
_LINK = r"(?:,? ?(?:and|or|y|e|o|u|&|-|to|thru|through|al|a)|,) ?(?:the |el )?"
_MORE_AFTER = re.compile(
    rf"(?:{_LINK}\d{{1,2}}(?:st|nd|rd|th)?\b(?! ?(?:[ap]\.? ?m\b|o ?clock|ish\b)|[:/]\d|-\d)(?! \d))+(?=$|[,.;!?)\n]| (?:and|or|but|at|from|for|to|in|i|we|please|need|thanks|a las?|y|de mi|para|por|ride|pick|appointment)\b)"
)
_MORE_BEFORE = re.compile(rf"(?<![\d:/.#-])\b(?:\d{{1,2}}(?:st|nd|rd|th)? ?{_LINK})+$")
_ONE_MORE = re.compile(r"(\d{1,2})(st|nd|rd|th)?")
_AND = re.compile(r"\b(?:and|or|y|e|o|u|to|thru|through|al|a)\b|[&-]")
_ON = re.compile(r"\b(?:on|for|date|el|dia|fecha|is) $")
_COMPACT = re.compile(r"(?<![\d-])(\d{8}|\d{6})(?![\d-])")
_SPACED = re.compile(r"(?<![\d-])(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})(?![\d-])")


def written(
    words: str, today: date, *, language: str, asked_day: bool, births: list[tuple[int, int]]
) -> Iterator[DayMention]:
    """Every day that is written out.

    Args:
        words: plain words.
        today: the member's date.
        language: where two readings are possible, English members mean the month first.
        asked_day: a day was asked for, so shorter forms count.
        births: where a birth date was asked for or named, so that forms without separators count.
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
    for pattern in (_BORN_NAME_FIRST, _BORN_DAY_FIRST):
        for match in pattern.finditer(words):
            if overlaps(*match.span(), births):
                first = pattern is _BORN_NAME_FIRST
                yield _named(
                    match, match.group(1 if first else 2), match.group(2 if first else 1), today, language
                )
    for match in _SHORT_YEAR.finditer(words):
        if int(match.group(3)) - today.year % 100 in (0, 1):
            yield _with_short_year(match, today)
    for match in _NAME_FIRST.finditer(words):
        if _MAY_ONE.match(match.group()):
            continue
        # "20 de enero, 8 de la mañana" has its day before the month
        if not _OF_BEFORE.search(words[max(0, match.start() - 20) : match.start()]):
            named = _named(match, match.group(1), match.group(2), today, language)
            yield named
            if not match.group(3):
                yield from _more(words, named, today, after=True)
    for match in _DAY_FIRST.finditer(words):
        if match.group(2) != "mar" or language == "en" or match.group(3):
            named = _named(match, match.group(2), match.group(1), today, language)
            yield named
            yield from _more(words, named, today, after=False)
    if births:
        yield from (
            each for each in _birth_only(words, today, language) if overlaps(each.start, each.end, births)
        )
    for match in _SHORT.finditer(words):
        if match.group() == "24/7":
            continue
        close = language == "en" and not match.group(1).startswith("0") and not match.group(2).startswith("0")
        short = _mention(match, _both(match.group(1), match.group(2)), None, today, language, close=close)
        if short.readings or asked_day or _ON.search(words[: match.start()]):
            yield short
            yield from _more(words, short, today, after=True)
    if asked_day:
        number = _ONLY_NUMBER.match(words)
        if number:
            yield _of_month(number, int(number.group(1)), today, words)
        for match in _DASHED.finditer(words):
            yield _mention(
                match, _both(match.group(1), match.group(2)), None, today, language, close=language == "en"
            )
    for pattern in (_ORDINAL, _EL_DIA, *((_BARE_ORDINAL,) if asked_day else ())):
        for match in pattern.finditer(words):
            said = _of_month(match, _day(next(part for part in match.groups() if part)), today, words)
            if pattern is not _EL_DIA:
                yield said
                yield from _more(words, said, today, after=True, ordinals=True)
            elif (said.readings or asked_day) and not _OF_SOMETHING.search(words[: match.start()][-30:]):
                yield said


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


def _with_short_year(match: re.Match[str], today: date) -> DayMention:
    """ "14 Dec 26" is the 14th; "9 dec 26" may be the 26th at nine."""
    first, month, last = int(match.group(1)), MONTHS[match.group(2)], int(match.group(3))
    days = [_real(2000 + last, month, first), _next(month, last, today) if first <= 12 else None]
    ahead = sorted({day for day in days if day and 0 <= (day - today).days <= HORIZON_DAYS})
    problem = None if ahead else ("date_past" if days[0] else "date_none_such")
    return DayMention(*match.span(), tuple(ahead), problem=problem, dated=True, has_year=False)


def _more(
    words: str, day: DayMention, today: date, *, after: bool, ordinals: bool = False
) -> Iterator[DayMention]:
    """The other days that share this one's month, if they follow each other as days do."""
    match = (
        (
            _MORE_AFTER.match(words, day.end)
            if after
            else _MORE_BEFORE.search(words, max(0, day.start - 60), day.start)
        )
        if day.readings
        else None
    )
    if not match or len(day.readings) != 1:
        return
    said = [(each, int(each.group(1))) for each in _ONE_MORE.finditer(match.group())]
    numbers = [number for _, number in said]
    row = [day.readings[0].day, *numbers] if after else [*numbers, day.readings[0].day]
    sure = _AND.search(match.group()) or len(numbers) > 1 or all(each.group(2) for each, _ in said)
    if not sure or row != sorted(set(row)) or (ordinals and not all(each.group(2) for each, _ in said)):
        return
    for each, number in said:
        found = _real(day.readings[0].year, day.readings[0].month, number)
        span = (match.start() + each.start(), match.start() + each.end())
        if found and found >= today:
            yield DayMention(*span, (found,), dated=True)
        else:
            yield DayMention(*span, problem="date_past" if found else "date_none_such", dated=True)


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
        ahead = _of_the_season(ahead, today, language)
        return DayMention(*span, tuple(ahead), problem=None if ahead else "date_none_such", dated=True)
    trip_year = 2000 + year if short else year
    real = [day for day in (_real(trip_year, month, day) for month, day in pairs) if day]
    ahead = [day for day in real if today <= day and (day - today).days <= HORIZON_DAYS]
    ahead = _of_the_season(ahead, today, language)
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


def _of_the_season(ahead: list[date], today: date, language: str) -> list[date]:
    """Without a day-first reading that lies beyond the season of the month-first one."""
    limit = today + timedelta(days=_SEASON_DAYS)
    return ahead[:1] if language == "en" and len(ahead) == 2 and ahead[0] <= limit < ahead[1] else ahead


def _of_month(match: re.Match[str], number: int, today: date, words: str) -> DayMention:
    """The next month that has this day: "the 5th", "el 5"; or "the 5th of next month"."""
    later = _OF_NEXT_MONTH.match(words, match.end())
    if later:
        found = _real(today.year + today.month // 12, today.month % 12 + 1, number)
        problem = None if found else "date_none_such"
        return DayMention(match.start(), later.end(), (found,) if found else (), problem=problem, dated=True)
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
