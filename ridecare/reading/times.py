"""Finds the clock times in a message, with both readings where a.m. or p.m. is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from ridecare.reading.calendar_words import DAY_PARTS, MONTHS, NUMBERS, WEEKDAYS, either
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
    **{f"{tens} y {ones}": NUMBERS[tens] + NUMBERS[ones] for tens in ("treinta", "cuarenta", "cincuenta") for ones in ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")},
}  # fmt: skip
_MINUTE_WORDS |= {words.replace(" ", "-"): number for words, number in _MINUTE_WORDS.items() if " " in words}
_H = rf"(?P<hour>\d{{1,2}}|{either(_HOUR_WORDS)})"
_AM_PM = r"(?P<half>[ap]\. ?m\.?(?!\w)|[ap] ?m\b)"
_HALF = rf"{_AM_PM}|(?P<letter>(?<=\d)[ap])\b(?![./])"
_TAIL = r"(?!\d|[/-]\d|:\d|,\d|%| ?(?:st|nd|rd|th|street|ave|avenue|blvd|road|rd|lane|ln|miles?|years?|yrs?|yo|anos|days?|dias?|weeks?|semanas?|minutes?|mins?|hours?|hr|horas|minutos|kids?|children|people|persons?|adults?|times|veces|dollars|months?|blocks?|steps|personas?|ninos?|of us|other|feet|ft|lbs?|pounds)\b)"
_CUE_WORDS = r"(?:time|hora)(?: \w+)? (?:is|should be|was|to|es|sea)(?: at| a las?)?|at|@|by|around|about|before|after|until|till|til|starts?|is for|a las?|para las?|sobre las?|como a las?|antes de las?|despues de las?|hasta las?|desde las?|son las?|es a las?|de las?|las|eso de las?|por las?"

_MERIDIEM = re.compile(
    rf"(?<![\d:/.#-])\b(?:{_H}(?:(?: ?[:.h] ?| )(?P<minute>\d{{2}}))?|(?P<run>\d{{3,4}}))(?:[ -]?ish)? ?(?:{_HALF})(?! ?/ ?[ap]\.?m)"
)
_WORD_MINUTES = re.compile(
    rf"(?<![\d:/.#-])\b(?P<hour>\d{{1,2}}|{either(_HOUR_WORDS)})[ -](?P<words>{either(_MINUTE_WORDS)})\b(?: ?{_AM_PM})?{_TAIL}"
)
_COLON = re.compile(r"(?<![\d:/.#-])(?P<hour>\d{1,2}) ?: ?(?P<minute>\d{2})(?::\d{2})?(?![\d:/])")
# "9h30", "15 h", "a las 15 horas"; "4 horas" alone is how long something takes.
_H_LETTER = re.compile(
    r"(?<![\d:/.#-])\b(?P<hour>\d{1,2}) ?(?:h(?P<minute>[0-5]\d)\b|(?:(?<=1[3-9])|(?<=2[0-3])|(?<=1[3-9] )|(?<=2[0-3] ))hs?\b)"
)
_AT_HORAS = re.compile(
    r"\b(?:las|at) (?P<hour>\d{1,2}) ?(?:hs?|hrs|horas|hours)\b(?! (?:de viaje|antes|despues|before|after))"
)
# "0930 hrs", "1900 hours": four figures count to 24.
_OF_24 = re.compile(
    r"(?<![\d:/.#-])\b(?:(?P<run>(?:[01]\d|2[0-3])[0-5]\d)|(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)) ?(?:hs?|hrs|horas|hours)\b(?! (?:of|de) )"
)
_OCLOCK = re.compile(rf"\b{_H} ?(?:o ?clock|oclock|en punto)\b")
_IN_PART = re.compile(
    rf"(?<![\d:/.#-])\b{_H}(?:[:. ](?P<minute>[0-5]\d))? (?:in the|at|de la|en la|por la|dela|this|tomorrow|in) (?P<part>{either(DAY_PARTS)})\b"
)
# "10 morning", "730 in morning"
_PART_BARE = re.compile(
    r"(?<![\d:/.#-])\b(?:(?P<hour>\d{1,2})(?:[:. ](?P<minute>[0-5]\d))?|(?P<run>\d{3,4}))(?: in)?(?: (?:the|tha|da))? (?P<part>morning|mornin|afternoon|evening)\b(?! (?:rides?|trips?|appointments?|people|visits?))"
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
    r"\b(?:(?:12|twelve|doce)(?: ?o ?clock)? (?:del? |at )?)?(?:noon|noonish|noontime|midday|mid day|mediodia|medio dia)\b|\b(?:12|doce) del dia\b"
)
_AFTER_NOON = re.compile(
    r"\b(?:noon|mediodia) (?:or|and|o|y) (?:at |a las? |las? )?(?P<open>)(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?\b(?! ?[ap]\.? ?m\b)"
    + _TAIL
)
_MIDNIGHT = re.compile(
    r"\b(?:(?:12|twelve|doce)(?: ?o ?clock)? (?:at |de )?)?(?:midnight|medianoche|media noche)\b"
)
_PAST = re.compile(
    rf"(?<![\d:.])\b(?P<part>half|quarter|a quarter|five|ten|twenty|5|10|15|20|25)(?: minutes?| mins?)? (?P<way>past|after|to|til|till|before|of) {_H}\b(?: ?{_AM_PM})?{_TAIL}"
)
_MINUTES_PAST = re.compile(
    rf"(?<![\d:.])\b(?P<part>\d{{1,2}}|{either(_MINUTE_WORDS)}|{either(_HOUR_WORDS)}) (?:minutes?|mins?) (?P<way>past|after|to|til|till|before|of) {_H}\b(?: ?{_AM_PM})?{_TAIL}"
)
_BESIDE_NOON = re.compile(
    r"\b(?P<part>half|quarter|a quarter|five|ten|twenty|5|10|15|20|25)(?: minutes?| mins?)? (?P<way>past|after|to|til|till|before) (?:noon|midday)\b"
)
_HALF_NINE = re.compile(rf"(?<!and a )\bhalf {_H}\b(?: ?{_AM_PM})?{_TAIL}(?! (?:of|an?)\b)")
_Y = re.compile(
    rf"\b(?:(?:a|para|son|de|es|por) )?(?:las?|@)? ?{_H} (?P<way>y|menos|con) (?P<part>media|cuarto|un cuarto|{either(_MINUTE_WORDS)}|cinco|\d{{1,2}})\b(?: ?{_AM_PM})?(?! (?:anos|ninos|personas))"
)
_PARA = re.compile(
    rf"\b(?:faltan? |a |al |las )?(?:un )?(?P<part>cuarto|diez|cinco|veinte|veinticinco|quince|\d{{1,2}})(?: minutos)? (?:para|pa) las? {_H}\b(?: ?{_AM_PM})?"
)
_CUED = re.compile(
    rf"\b(?P<cue>{_CUE_WORDS})(?: ?(?:like|about|around|las|exactly))? (?P<open>)(?:{_H}(?:[ .](?P<minute>[0-5]\d)\b)?(?!\.\d)|(?P<run>\d{{3,4}}))(?:ish)?\b{_TAIL}(?! (?:[nsew]|ne|nw|se|sw|north|south|east|west) [a-z])(?! (?:[a-z]+ )?(?:st|street|ave|avenue|blvd|road|rd|lane|ln|dr|drive|court|ct|way|pl|place|parkway|pkwy|hwy|highway)\b)"
)
_T = rf"(?:\d{{1,2}}(?::[0-5]\d)?|{either(_HOUR_WORDS)})"
_LINK = r"(?: ?(?P<way>-|to|and|or|&|a|al|y|o|until|till?|hasta) ?(?:at |a )?(?:las? )?)"
_WHEN = rf"(?: ?(?P<half>[ap]\.? ?m\b|(?<=\d)[ap]\b)\.?| (?:in the|at|de la|en la|por la) (?P<part>{either(DAY_PARTS)})\b)"
_SPAN_START = rf"(?:las? )?(?P<first>{_T})(?: ?(?P<first_half>[ap]\.? ?m\b|(?<=\d)[ap]\b(?= ?(?:-|to|and|until|till?)))\.?)?{_LINK}"
# "between nine and ten in the morning", "de 9 a 11 am"
_SPAN = re.compile(rf"\b(?P<lead>from|between|entre|desde|de) {_SPAN_START}(?P<second>{_T}){_WHEN}")
_SPAN_OPEN = re.compile(
    rf"\b(?P<lead>from|between|entre|desde|de) {_SPAN_START}(?P<second>{_T})\b(?! ?(?:am|pm|ninos|personas|st|ave)|:\d|/)"
    + _TAIL
)
# "9:30 till 11"
_SPAN_COLON = re.compile(
    r"(?<![\d:/.#-])\b(?P<lead>)(?P<first>\d{1,2}:[0-5]\d)(?P<first_half>) ?(?P<way>-|to|a|until|till?|hasta) ?(?:las? )?(?P<second>\d{1,2}(?::[0-5]\d)?)\b(?! ?[ap]\.? ?m\b|/)"
    + _TAIL
)
# "6ish", "around 10-ish"
_ISH = re.compile(rf"(?<![\d:/.#-])\b{_H}(?::(?P<minute>[0-5]\d))?[ -]?ish\b")
# "1-3 pm"
_SPAN_ALONE = re.compile(
    rf"(?<![\d:/.#-])\b(?P<lead>)(?P<first>\d{{1,2}}(?::[0-5]\d)?)(?: ?(?P<first_half>[ap]\.? ?m\b|(?<=\d)[ap]\b(?= ?(?:-|to|and|until|till?)))\.?)?{_LINK}(?P<second>\d{{1,2}}(?::[0-5]\d)?){_WHEN}"
)
_FROM_NOW = re.compile(
    rf"(?<!of )\b(?P<number>\d{{1,3}}(?:\.5)?|half|{either(NUMBERS)}|an)(?P<half_more> and a half)? ?(?:an? )?(?P<unit>minutes?|mins?|hours?|hrs?|horas)(?P<and_half> and a half)? from now\b"
)
_IN = re.compile(
    rf"\b(?:in|en|dentro de) (?:about |like |unos |unas |a )?(?P<number>\d{{1,3}}(?:\.5)?|half|media|{either(NUMBERS)}|an)(?P<half_more> and a half| y media)? ?(?:an? )?(?P<unit>minutes?|mins?|hours?|hrs?|minutos?|horas?|hora)\b(?P<and_half> (?:and a half|y media)\b)?"
)
_BARE = re.compile(
    rf"^ ?(?:(?:its|it is|is|at|for|around|about|maybe|like|they said|i said|he said|she said|i think|think|starts at|it starts at|ok|yes|no|si|es|son|a|the|las?|appointment|time|my|cita|mi|la|hora|de|the time is) )*(?:{_H}(?: ?[:. ] ?(?P<minute>[0-5]\d))?|(?P<run>\d{{3,4}}))(?:ish| ?(?:hs?|horas))?[ .!?]*(?:please|por favor|thanks|gracias|ish)?[ .!]*$"
)
_AFTER_DAY = re.compile(
    rf"^[ ,]*(?:{_H}(?:[ :.](?P<minute>[0-5]\d))?|(?P<run>\d{{3,4}}))(?=$|[.,!?]|\n| (?:to|from|at|for|de|a|en|para|pick|appointment|and|y|please|dialysis|dr|doctor|dentist|cita|going|i|clinic)\b)(?!-\d)"
)
# Not "the first one 12/16", "she turns 9 on dec 12", "somos 4 el 12".
_BEFORE_DAY = re.compile(
    rf"(?<![\d:/.#-])(?<!turns )(?<!turned )(?<!turning )(?<!cumple )(?<!somos )(?<!paid )(?<!cost )(?<!pague )(?<!party of )(?<!grupo de )\b(?!one |una )(?:{_H}(?:[ :](?P<minute>[0-5]\d))?|(?P<run>\d{{3,4}})) (?:on |el |de )?$"
)
_CUE = re.compile(
    rf"\d|oclock|o clock|noon|night|midday|mediodia|medio dia|noche|\b(?:{either(_HOUR_WORDS)}|half|quarter|cuarto|an hour|media hora)\b"
)

# "at 345 Sherman", "lives at 17 Elm": what follows a time, and does not follow the number of a house.
_AFTER_TIME = re.compile(
    rf"^ (?!(?:to|from|at|for|on|in|and|or|but|i|im|ill|my|me|we|he|she|they|it|its|please|thanks|thank|tomorrow|today|tonight|this|next|the|an?|de|del|en|el|la|los|las|para|por|y|o|con|hoy|mi|un|una|sharp|because|so|then|with|without|when|if|not|no|is|was|will|can|could|pick|need|dialysis|appointment|appointments|doctor|dr|dentist|cita|clinic|therapy|going|ride|instead|every|until|till?|ok|yes|right|that|there|return|back|home|be|see|go|que|si|also|too|ish|though|local|central|early|late|through|each|am|pm|{either(WEEKDAYS)}|{either(MONTHS)}|{either(DAY_PARTS)})\b)[a-z]"
)
_PLACE_CUES = ("at", "@", "by", "around", "about")
_LIVES = re.compile(
    r"\b(?:lives?|living|resides?|stays?|staying|located|address is|address|home is|house is) $"
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
    for pattern in (_SPAN, _SPAN_OPEN):  # before "9 y 10", which is 9:10
        for match in pattern.finditer(words):
            yield from _span(match)
    for match in _AFTER_NOON.finditer(words):
        yield _clock(match, None, start=match.start("open"))
    for match in _BESIDE_NOON.finditer(words):
        yield _beside_noon(match)
    for pattern in (_MINUTES_PAST, _PAST, _HALF_NINE):
        for match in pattern.finditer(words):
            yield _offset(match, match.groupdict().get("way") in (None, "past", "after"))
    for match in _Y.finditer(words):
        yield _offset(match, match["way"] in ("y", "con"))
    for match in _PARA.finditer(words):
        yield _offset(match, False)
    for match in _SPAN_ALONE.finditer(words):
        yield from _span(match)
    for match in _OF_24.finditer(words):
        yield _clock(match, None, twenty_four=True)
    for pattern in (_WORD_MINUTES, _MERIDIEM):  # "one oh five pm" is not five
        for match in pattern.finditer(words):
            yield _clock(match, match["half"] or match.groupdict().get("letter"))
    for pattern, clock in ((_NOON, "12:00"), (_MIDNIGHT, "00:00")):
        for match in pattern.finditer(words):
            yield ClockMention(match.start(), match.end(), (clock,))
    for match in _SPAN_COLON.finditer(words):
        yield from _span(match)
    for pattern in (_COLON, _H_LETTER, _AT_HORAS, _OCLOCK):
        for match in pattern.finditer(words):
            yield _clock(match, None)
    for match in _IN_PART.finditer(words):
        yield replace(_clock(match, None), end=match.start("part"))
    for match in _PART_BARE.finditer(words):
        timed = _clock(match, None)
        if timed.readings:
            yield replace(timed, end=match.start("part"))
    for match in _EITHER.finditer(words):
        for part in ("first", "second"):
            yield _of_text(*match.span(part), match[part], None)
    if asked_time and (until := _FROM_UNTIL.match(words)):
        yield _of_text(*until.span("first"), until["first"], None)
    for pattern in (_FROM_NOW, _IN):
        for match in pattern.finditer(words):
            yield from _later(match, now)
    for match in _ISH.finditer(words):
        yield _clock(match, None)
    for match in _CUED.finditer(words):
        cued = _clock(match, None, start=match.start("open"))
        # "the 46" of a street or bus is no hour that there is not
        if (cued.readings or asked_time) and not _is_house(match, words):
            yield cued
    for day in days:
        after = _AFTER_DAY.match(words[day.end :])
        before = _BEFORE_DAY.search(words[: day.start])
        beside = [_clock(after, None, shift=day.end)] if after else []
        beside += [_clock(before, None)] if before else []
        yield from (each for each in beside if each.readings)
    if asked_time:
        choice = _OR.match(words)
        if choice:
            yield _of_text(*choice.span("first"), choice["first"], None)
            yield _of_text(*choice.span("second"), choice["second"], None)
        bare = _BARE.match(words)
        if bare:
            yield _clock(bare, None, bare=True)


def _clock(
    match: re.Match[str],
    half: str | None,
    *,
    start: int | None = None,
    shift: int = 0,
    bare: bool = False,
    twenty_four: bool = False,
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
        twenty_four=twenty_four or bool(run and run[0] == "0" and len(run) == 4),
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
    part = match.groupdict().get("part", "half").removeprefix("a ").removeprefix("un ")
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


def _beside_noon(match: re.Match[str]) -> ClockMention:
    part = match["part"].removeprefix("a ")
    minutes = {"half": 30, "quarter": 15}.get(part) or NUMBERS.get(part) or int(part)
    total = 12 * 60 + (minutes if match["way"] in ("past", "after") else -minutes)
    return ClockMention(match.start(), match.end(), (f"{total // 60:02}:{total % 60:02}",))


def _is_house(match: re.Match[str], words: str) -> bool:
    """Whether a number after "at" is that of a house: a word follows it that follows no time."""
    if match["cue"] not in _PLACE_CUES or not _AFTER_TIME.match(words[match.end() :]):
        return False
    high = match["hour"] and match["hour"].isdigit() and int(match["hour"]) > 12
    return bool(match["run"] or high or _LIVES.search(words[max(0, match.start() - 15) : match.start()]))


def _span(match: re.Match[str]) -> Iterator[ClockMention]:
    """ "from 9 to 11" begins at 9 and ends at 11; "between 2 and 3" is either."""
    between = match["way"] in ("and", "y", "&", "or", "o")
    if match["lead"] and between != (match["lead"] in ("between", "entre")) and match["way"] != "-":
        return
    parts = match.groupdict()
    half = parts.get("half") or (DAY_PARTS[parts["part"]] if parts.get("part") else None)
    at_night = parts.get("part") in ("night", "noche")
    first = _of_text(*match.span("first"), match["first"], match["first_half"])
    last = _of_text(*match.span("second"), match["second"], half)
    if first.problem or last.problem:
        yield first if first.problem else last
        return
    if half and not match["first_half"]:  # "11 to 1 pm" begins before noon
        if at_night and last.readings == ("12:00",):
            last = replace(last, readings=("00:00",))
        earlier = tuple(each for each in first.readings if each < last.readings[0])
        first = replace(first, readings=earlier[-1:] or first.readings)
    elif match["first_half"] and not half:  # "9 am to 1" ends after noon
        later = tuple(each for each in last.readings if each > first.readings[0])
        last = replace(last, readings=later[:1] or last.readings)
    begun = match.start("first")
    yield replace(first, begun=begun)
    yield replace(last, begun=begun, ends=not between, end=match.end())


def _of_text(start: int, end: int, text: str, half: str | None) -> ClockMention:
    hour, _, minute = text.partition(":")
    return _mention(start, end, _number(hour), int(minute or 0), half)


def _later(match: re.Match[str], now: datetime) -> Iterator[ClockMention]:
    words = match["number"]
    number = {"half": 0.5, "media": 0.5, "an": 1.0}.get(words) or float(NUMBERS.get(words) or words)
    number += 0.5 if match["half_more"] or match["and_half"] else 0
    minutes = number * (60 if match["unit"].startswith("h") else 1)
    then = now + timedelta(minutes=minutes)
    if then.date() == now.date():
        yield ClockMention(match.start(), match.end(), (f"{then.hour:02}:{then.minute:02}",))
