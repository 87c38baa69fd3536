"""Finds the clock times in a message, with both readings where a.m. or p.m. is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from ridecare.reading.calendar_words import DAY_PARTS, NUMBERS, either
from ridecare.reading.day_parts import decided
from ridecare.reading.mentions import ClockMention, DayMention, overlaps

_HOUR_WORDS = {
    word: number for word, number in NUMBERS.items() if number <= 12 and word not in ("un", "couple", "uno")
}
_MINUTE_WORDS = {
    **{word: number for word, number in NUMBERS.items() if 10 <= number <= 50},
    **{f"{tens} {ones}": NUMBERS[tens] + NUMBERS[ones] for tens in ("twenty", "thirty", "forty", "fifty") for ones in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")},
    **{f"oh {word}": NUMBERS[word] for word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")},
    "o five": 5,
}  # fmt: skip
_H = rf"(?P<hour>\d{{1,2}}|{either(_HOUR_WORDS)})"
_AM_PM = r"(?P<half>[ap]\. ?m\.?(?!\w)|[ap] ?m\b)"
_HALF = rf"{_AM_PM}|(?P<letter>(?<=\d)[ap])\b(?![./])"
_TAIL = r"(?!\d|[/-]\d|:\d|,\d|%| ?(?:st|nd|rd|th|street|ave|avenue|blvd|road|rd|lane|ln|miles?|years?|yrs?|yo|anos|days?|dias?|weeks?|semanas?|minutes?|mins?|hours?|hr|horas|minutos|kids?|children|people|persons?|adults?|times|veces|dollars|months?|blocks?|steps|personas?|ninos?|of us|other|feet|ft|lbs?|pounds)\b)"
_CUE_WORDS = r"(?:time|hora)(?: \w+)? (?:is|should be|was|to|es|sea)(?: at| a las?)?|at|@|by|around|about|before|after|until|till|til|starts?|is for|a las?|para las?|sobre las?|como a las?|antes de las?|despues de las?|hasta las?|desde las?|son las?|es a las?|de las?|las|eso de las?|por las?"

_MERIDIEM = re.compile(
    rf"(?<![\d:/.#-])\b(?:{_H}(?:(?: ?[:.h] ?| )(?P<minute>\d{{2}}))?|(?P<run>\d{{3,4}})) ?(?:{_HALF})"
)
_WORD_MINUTES = re.compile(
    rf"\b(?P<hour>{either(_HOUR_WORDS)})[ -](?P<words>{either(_MINUTE_WORDS)})\b(?: ?{_AM_PM})?{_TAIL}"
)
_COLON = re.compile(r"(?<![\d:/.#-])(?P<hour>\d{1,2}) ?: ?(?P<minute>\d{2})(?::\d{2})?(?![\d:/])")
_H_LETTER = re.compile(
    r"(?<![\d:/.#-])\b(?P<hour>\d{1,2}) ?(?:h|hs|hrs|horas)(?P<minute>\d{2})?\b(?! (?:de viaje|antes|despues))"
)
_OCLOCK = re.compile(rf"\b{_H} ?(?:o ?clock|oclock|en punto)\b")
_IN_PART = re.compile(
    rf"(?<![\d:/.#-])\b{_H}(?:[:. ](?P<minute>[0-5]\d))? (?:in the|at|de la|en la|por la|dela|this|tomorrow|in) (?P<part>{either(DAY_PARTS)})\b"
)
_OR = re.compile(
    r"^ ?(?:at |a las? |las )?(?P<first>\d{1,2}(?::[0-5]\d)?) ?(?:or|o|u) ?(?:at |a las? |las )?(?P<second>\d{1,2}(?::[0-5]\d)?)[ .!?]*$"
)
_EITHER = re.compile(
    r"\b(?:at|around|about|by|like|maybe|a las?|como a las?) (?P<first>\d{1,2}(?::[0-5]\d)?) (?:or|o|u) (?:at |a las? |las )?(?P<second>\d{1,2}(?::[0-5]\d)?)\b(?! ?[ap]m\b)"
    + _TAIL
)
_FROM_UNTIL = re.compile(r"^ ?(?P<first>\d{1,2}(?::[0-5]\d)?) ?(?:-|to|a) ?\d{1,2}(?::[0-5]\d)?[ .!]*$")
_NOON = re.compile(
    r"\b(?:12 (?:del |de |at )?)?(?:noon|noonish|noontime|midday|mid day|mediodia|medio dia)\b|\b12 del dia\b"
)
_MIDNIGHT = re.compile(r"\b(?:12 (?:at )?)?(?:midnight|medianoche|media noche)\b")
_PAST = re.compile(
    rf"\b(?P<part>half|quarter|a quarter|five|ten|twenty|5|10|15|20|25)(?: minutes?| mins?)? (?P<way>past|after|to|til|till|before|of) {_H}\b(?: ?{_AM_PM})?{_TAIL}"
)
_Y = re.compile(
    rf"\b(?:(?:a|para|son|de|es|por) )?(?:las?|@)? ?{_H} (?P<way>y|menos|con) (?P<part>media|cuarto|un cuarto|{either(_MINUTE_WORDS)}|cinco|\d{{1,2}})\b(?: ?{_AM_PM})?(?! (?:anos|ninos|personas))"
)
_PARA = re.compile(
    rf"\b(?:faltan? |a |al |las )?(?:un )?(?P<part>cuarto|diez|cinco|veinte|veinticinco|quince|\d{{1,2}})(?: minutos)? (?:para|pa) las? {_H}\b(?: ?{_AM_PM})?"
)
_CUED = re.compile(
    rf"\b(?:{_CUE_WORDS})(?: ?(?:like|about|around|las|exactly))? (?P<open>)(?:{_H}(?: (?P<minute>[0-5]\d)\b)?|(?P<run>\d{{3,4}}))(?:ish)?\b{_TAIL}(?! (?:[a-z]+ )?(?:st|street|ave|avenue|blvd|road|rd|lane|ln|dr|drive|court|ct|way|pl|place|parkway|pkwy|hwy|highway)\b)"
)
_RANGE = re.compile(
    r"\b(?:from |de |between |entre )?(?:las )?(?P<first>\d{1,2}(?::\d\d)?) ?(?P<way>-|to|and|a|y|until|till|hasta)(?: las)? ?(?P<second>\d{1,2}(?::\d\d)?) ?(?P<half>am|pm)\b"
)
_RANGE_OPEN = re.compile(
    r"\b(?P<lead>from|between|entre|de|entre las|de las) (?:las )?(?P<first>\d{1,2}(?::\d\d)?) (?P<way>to|and|a|y|until|till|hasta)(?: las)? (?P<second>\d{1,2}(?::\d\d)?)\b(?! ?(?:am|pm|ninos|personas|st|ave))"
    + _TAIL
)
_IN = re.compile(
    rf"\b(?:in|en|dentro de) (?:about |like |unos |unas |a |half )?(?P<number>\d{{1,3}}|half|{either(NUMBERS)}|an) ?(?P<half_unit>(?:an? )?)(?P<unit>minutes?|mins?|hours?|hrs?|minutos?|horas?|hora)\b"
)
_BARE = re.compile(
    rf"^ ?(?:(?:its|it is|is|at|for|around|about|maybe|like|they said|i said|he said|she said|i think|think|starts at|it starts at|ok|yes|no|si|es|son|a|the|las?|appointment|time|my|cita|mi|la|hora|de|the time is) )*(?:{_H}(?: ?[:. ] ?(?P<minute>[0-5]\d))?|(?P<run>\d{{3,4}}))(?:ish)?[ .!?]*(?:please|por favor|thanks|gracias|ish)?[ .!]*$"
)
_AFTER_DAY = re.compile(
    rf"^[ ,]*(?:{_H}(?:[ :](?P<minute>[0-5]\d))?|(?P<run>\d{{3,4}}))(?=$|[.,!?]|\n| (?:to|from|at|for|de|a|en|para|pick|appointment|and|y|please|dialysis|dr|doctor|dentist|cita|going|i|clinic)\b)(?!-\d)"
)
_BEFORE_DAY = re.compile(
    rf"(?<![\d:/.#-])\b(?:{_H}(?:[ :](?P<minute>[0-5]\d))?|(?P<run>\d{{3,4}})) (?:on |el |de )?$"
)
_CUE = re.compile(
    rf"\d|oclock|o clock|noon|night|midday|mediodia|medio dia|noche|\b(?:{either(_HOUR_WORDS)}|half|quarter|cuarto|an hour|media hora)\b"
)


def clocks(
    words: str, now: datetime, *, asked_time: bool, days: list[DayMention], taken: list[tuple[int, int]]
) -> list[ClockMention]:
    """Clock times in reading order, without overlaps.

    Args:
        words: plain words.
        now: the member's wall clock ("in two hours").
        asked_time: a time was asked for, so a bare number is one.
        days: the days found; a number beside one of them is a time.
        taken: spans that are something else (addresses, phones).
    """
    if not _CUE.search(words):
        return []
    blocked = [*taken, *((day.start, day.end) for day in days)]
    found: list[ClockMention] = []
    for mention in _all(words, now, days, asked_time):
        if not overlaps(mention.start, mention.end, [*blocked, *((each.start, each.end) for each in found)]):
            found.append(mention)
    found.sort(key=lambda each: each.start)
    return [decided(each, words, found) for each in found]


def _all(words: str, now: datetime, days: list[DayMention], asked_time: bool) -> Iterator[ClockMention]:
    for match in _PAST.finditer(words):
        yield _offset(match, match["way"] in ("past", "after"))
    for match in _Y.finditer(words):
        yield _offset(match, match["way"] in ("y", "con"))
    for match in _PARA.finditer(words):
        yield _offset(match, False)
    for match in _RANGE.finditer(words):
        yield from _range(match, match["half"])
    for pattern in (_MERIDIEM, _WORD_MINUTES):
        for match in pattern.finditer(words):
            yield _clock(match, match["half"] or match.groupdict().get("letter"))
    for pattern, clock in ((_NOON, "12:00"), (_MIDNIGHT, "00:00")):
        for match in pattern.finditer(words):
            yield ClockMention(match.start(), match.end(), (clock,))
    for pattern in (_COLON, _H_LETTER, _OCLOCK):
        for match in pattern.finditer(words):
            yield _clock(match, None)
    for match in _IN_PART.finditer(words):
        yield replace(_clock(match, None), end=match.start("part"))
    for match in _EITHER.finditer(words):
        for part in ("first", "second"):
            yield _of_text(*match.span(part), match[part], None)
    if asked_time and (until := _FROM_UNTIL.match(words)):
        yield _of_text(*until.span("first"), until["first"], None)
    for match in _IN.finditer(words):
        yield from _later(match, now)
    for match in _RANGE_OPEN.finditer(words):
        yield from _range(match, None)
    for match in _CUED.finditer(words):
        yield _clock(match, None, start=match.start("open"))
    for day in days:
        after = _AFTER_DAY.match(words[day.end :])
        if after:
            yield _clock(after, None, shift=day.end)
        before = _BEFORE_DAY.search(words[: day.start])
        if before:
            yield _clock(before, None)
    if asked_time:
        choice = _OR.match(words)
        if choice:
            yield _of_text(*choice.span("first"), choice["first"], None)
            yield _of_text(*choice.span("second"), choice["second"], None)
        bare = _BARE.match(words)
        if bare:
            yield _clock(bare, None, bare=True)


def _clock(
    match: re.Match[str], half: str | None, *, start: int | None = None, shift: int = 0, bare: bool = False
) -> ClockMention:
    """A mention from hour, minute (or digits run together) and am or pm."""
    parts = match.groupdict()
    run = parts.get("run")
    if run:
        hour, minute = int(run[:-2]), int(run[-2:])
    else:
        hour = _number(parts["hour"])
        minute = (
            int(parts.get("minute") or 0) if not parts.get("words") else _MINUTE_WORDS[str(parts["words"])]
        )
    begin = (match.start() if start is None else start) + shift
    return _mention(
        begin,
        match.end() + shift,
        hour,
        minute,
        half,
        bare=bare,
        twenty_four=bool(run and run[0] == "0" and hour == 0),
    )


def _mention(
    start: int,
    end: int,
    hour: int,
    minute: int,
    half: str | None,
    *,
    bare: bool = False,
    twenty_four: bool = False,
) -> ClockMention:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return ClockMention(start, end, problem="time_none_such", bare=bare)
    letter = half.strip()[0] if half else None
    if hour in (0, 24) or hour > 12 or twenty_four:
        return ClockMention(start, end, (f"{hour % 24:02}:{minute:02}",), bare=bare)
    readings = (f"{hour % 12:02}:{minute:02}", f"{hour % 12 + 12:02}:{minute:02}")
    if letter:
        return ClockMention(start, end, (readings[0 if letter == "a" else 1],), bare=bare)
    return ClockMention(start, end, readings, bare=bare)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _HOUR_WORDS[words]


def _offset(match: re.Match[str], later: bool) -> ClockMention:
    part = match["part"].removeprefix("a ").removeprefix("un ")
    known = {"half": 30, "media": 30, "quarter": 15, "cuarto": 15}
    minutes = known.get(part) or NUMBERS.get(part) or _MINUTE_WORDS.get(part) or int(part)
    hour = _number(match["hour"])
    if hour > 24 or minutes > 59:
        return ClockMention(match.start(), match.end(), problem="time_none_such")
    total = hour * 60 + (minutes if later else -minutes)
    return _mention(
        match.start(),
        match.end(),
        total // 60 % 24 if hour > 12 else (total // 60 - 1) % 12 + 1,
        total % 60,
        match["half"],
    )


def _range(match: re.Match[str], half: str | None) -> Iterator[ClockMention]:
    """ "from 9 to 11" begins at 9; "between 2 and 3" is either."""
    begin, until = (_of_text(match.start(), match.end(), match[name], half) for name in ("first", "second"))
    if begin.problem or until.problem:
        yield begin if begin.problem else until
        return
    first, last = begin.readings, until.readings
    if half:  # "11 to 1 pm" begins before noon
        both = _of_text(match.start(), match.end(), match["first"], None).readings
        first = tuple(each for each in both if each < last[0])[-1:] or first
    between = match["way"] in ("and", "y")
    yield ClockMention(
        match.start(), match.end(), tuple(dict.fromkeys((*first, *last))) if between else first
    )


def _of_text(start: int, end: int, text: str, half: str | None) -> ClockMention:
    hour, _, minute = text.partition(":")
    return _mention(start, end, int(hour), int(minute or 0), half)


def _later(match: re.Match[str], now: datetime) -> Iterator[ClockMention]:
    words = match["number"]
    number = (
        0.5
        if words == "half" or " half " in match.group() or "media" in match.group()
        else float(NUMBERS.get(words) or (1 if words == "an" else int(words)))
    )
    minutes = number * (60 if match["unit"].startswith("h") else 1)
    then = now + timedelta(minutes=minutes)
    if then.date() == now.date():
        yield ClockMention(match.start(), match.end(), (f"{then.hour:02}:{then.minute:02}",))
