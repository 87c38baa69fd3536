"""Dates and times: the recognizers' reading, mended where it is wrong for coming rides in Minnesota."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from recognizers_date_time import Culture, DateTimeRecognizer

from ridecare.calendar import local
from ridecare.reading.found import FoundDate, FoundTime, Moments
from ridecare.reading.moment_words import (
    CUE_EN,
    CUE_ES,
    DAYS,
    DIAS,
    accented,
    half_of_day,
    in_digits,
    only_moments,
)
from ridecare.reading.plain import folded, spelt_out

HORIZON = timedelta(days=365)
# Between midnight and four in the morning "tomorrow" may be the day that has begun.
SMALL_HOURS = 4

_NUMERIC = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\d/-])")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
_NEXT_DAY = re.compile(rf"\bnext ({DAYS})\b")
_WEEK_FROM = re.compile(rf"\b(?:(?:a|one|1) week from|week after)(?: this| next)? ({DAYS}|today|tomorrow)\b")
_DAY_WEEK = re.compile(rf"\b({DAYS}|today|tomorrow) (?:week|a week from now)\b")
_ORDINAL = re.compile(
    r"\b(?:the|on the|on|el|el dia) (\d{1,2})(st|nd|rd|th)?\b(?! ?(:|am|pm|a\.m|p\.m|/|de |of |street|st\b|ave|avenue|floor|\d))"
)
_ORDER = {name: place for place, name in enumerate(DAYS.split("|"))}


_NOW = ("now", "right now", "ahora", "ahorita", "asap", "as soon as possible", "ahora mismo")


@lru_cache(maxsize=2)
def _model(culture: str) -> Any:
    return DateTimeRecognizer(culture, lazy_initialization=False).get_datetime_model(culture, False)


def warm() -> None:
    """Load the recognizers (about three seconds), so that no member waits for them."""
    for culture in (Culture.English, Culture.Spanish):
        _model(culture).parse("tomorrow at 3pm", datetime(2026, 1, 5, 10, tzinfo=UTC).replace(tzinfo=None))


def moments(
    text: str, *, language: str, now: datetime, asked: str | None = None, masked: str | None = None
) -> Moments:
    """The dates and times in a message.

    Args:
        text: what was said.
        language: `en` or `es`; the other one's words are understood too.
        now: when it was received (aware); everything is relative to it in America/Chicago.
        asked: the open question; it decides what a bare number means.
        masked: the folded text with phones, addresses and numbers that are no times blanked out.
    """
    plain = spelt_out(masked if masked is not None else folded(text))
    plain = (
        plain.replace("a.m.", "am")
        .replace("p.m.", "pm")
        .replace("a. m.", "am")
        .replace("p. m.", "pm")
        .replace("o'clock", "")
        .replace("oclock", "")
    )
    # What was blanked out must not stretch an expression over it.
    plain = re.sub(r" {3,}", " , ", plain)
    bare = asked in ("trip_date", "appointment_time", "pickup_time", "return_time", "date_of_birth")
    english, spanish = bool(CUE_EN.search(plain)), bool(CUE_ES.search(plain))
    if not english and not spanish and not (bare and any(char.isdigit() for char in plain)):
        return Moments(
            half=half_of_day(plain, language)
            if asked in ("appointment_time", "pickup_time", "return_time")
            else None
        )
    return _Reader(plain, language, local(now).replace(tzinfo=None), asked, english, spanish).read()


class _Reader:
    """One reading of one message; mends go before the recognizer (in the text) and after it (in the readings)."""

    def __init__(
        self, plain: str, language: str, here: datetime, asked: str | None, english: bool, spanish: bool
    ) -> None:
        self.plain = plain
        self.language = language
        self.here = here
        self.today = here.date()
        self.asked = asked
        self.english = english
        self.spanish = spanish
        self.dates: list[FoundDate] = []
        self.times: list[FoundTime] = []
        self.wrong: list[str] = []

    def read(self) -> Moments:
        text = self._numeric(self._clocks(self.plain))
        text = self._relative(text)
        both = self.english and self.spanish
        cultures = []
        if self.english or (self.language == "en" and not self.spanish):
            cultures.append(Culture.English)
        if self.spanish and (self.language == "es" or not self.english or both):
            cultures.append(Culture.Spanish)
        if self.language == "es":
            cultures.reverse()
        halves: list[str] = []
        for culture in cultures or [Culture.English]:
            text = self._recognized(text, culture, halves)
        if len(self.dates) > 1:
            # "dec 9, but right now I …": now is no second day.
            self.dates = [each for each in self.dates if each.text not in _NOW] or self.dates
        half = halves[0] if halves else half_of_day(self.plain, self.language)
        self._byhalf_of_day(half)
        return Moments(
            tuple(_unique(self.dates)), tuple(_unique(self.times)), half, tuple(dict.fromkeys(self.wrong))
        )

    # --- before the recognizer ------------------------------------------------------------------------------------

    def _clocks(self, text: str) -> str:
        """930 and 9.30 as 9:30; hours that no clock shows are wrong."""
        text = re.sub(r"\b(\d{1,2})[.h](\d{2})(?= ?(am|pm|$|\W))", r"\1:\2", text)
        before = (
            r"(?:at|by|around|for|@|appointment|appt|las|la|time is|es a|hora|tomorrow|today|"
            + DAYS
            + "|"
            + DIAS
            + ")"
        )
        text = re.sub(
            rf"\b({before}) ?(\d{{1,2}})([0-5]\d)\b(?! ?(st|ave|street|avenue|\d))", _spaced_clock, text
        )
        text = re.sub(
            r"\b(\d{1,2})([0-5]\d) ?(am|pm|a|p)\b",
            lambda m: f"{m[1]}:{m[2]} {m[3][0]}m" if 1 <= int(m[1]) <= 12 else m[0],
            text,
        )
        text = re.sub(
            r"\b(\d{1,2})(:\d{2})? ?([ap])\b(?! ?m)",
            lambda m: f"{m[1]}{m[2] or ''} {m[3]}m" if 1 <= int(m[1]) <= 12 else m[0],
            text,
        )
        if self.asked in ("appointment_time", "pickup_time", "return_time"):
            text = re.sub(
                r"^(\d{1,2})([0-5]\d)$",
                lambda m: f"at {m[1]}:{m[2]}" if int(m[1]) <= 23 else m[0],
                text.strip(),
            )
            text = re.sub(r"^(?:no,? )?(\d{1,2})$", lambda m: f"at {m[1]}", text)

        def checked(found: re.Match[str]) -> str:
            if int(found[1]) > 24 or int(found[2]) > 59:
                self.wrong.append("time_none_such")
                return " "
            return found[0]

        return _CLOCK.sub(checked, text)

    def _numeric(self, text: str) -> str:
        """12/4, 12/04/2026: read both ways round, and kept open when both lie ahead."""

        def day(found: re.Match[str]) -> str:
            first, second = int(found[1]), int(found[2])
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0) if found[3] else None
            readings = [
                each
                for each in (self._day(first, second, year), self._day(second, first, year))
                if each is not None
            ]
            ahead = sorted({each for each in readings if self.today <= each <= self.today + HORIZON})
            if not readings:
                self.wrong.append("date_none_such")
            elif not ahead:
                self.wrong.append("date_past" if max(readings) < self.today else "too_far_ahead")
                self.dates.append(FoundDate(found[0], None, ()))
            else:
                self._add_date(found[0], ahead)
            return " "

        return _NUMERIC.sub(day, text)

    def _day(self, month: int, day: int, year: int | None) -> date | None:
        try:
            made = date(year or self.today.year, month, day)
        except ValueError:
            return None
        if year is None and made < self.today:
            try:
                return date(self.today.year + 1, month, day)
            except ValueError:
                return None
        return made

    def _relative(self, text: str) -> str:
        """What the recognizers do not know, or read as another day than people mean."""
        text = re.sub(r"\bmediodia\b|\bmedio dia\b", "12:00 pm", text)
        text = re.sub(r"\bmedianoche\b|\bmedia noche\b", "12:00 am", text)

        def later(found: re.Match[str]) -> str:
            base = self._named(found[1])
            self._add_date(found[0], [base + timedelta(days=7)])
            return " "

        text = _WEEK_FROM.sub(later, text)
        text = _DAY_WEEK.sub(later, text)

        def following(found: re.Match[str]) -> str:
            coming = self._named(found[1])
            sunday = self.today + timedelta(days=6 - self.today.weekday())
            # "Next Friday" said on a Tuesday means this week's to some and next week's to others.
            readings = [coming, coming + timedelta(days=7)] if coming <= sunday else [coming]
            self._add_date(found[0], readings)
            return " "

        text = _NEXT_DAY.sub(following, text)

        def ordinal(found: re.Match[str]) -> str:
            number = int(found[1])
            if not found[2] and self.language == "en" and not found[0].startswith(("el ", "the ")):
                return found[0]
            if self.asked in ("pickup", "destination") and not found[0].startswith(
                ("the ", "on the ", "el ")
            ):
                return found[0]
            if not 1 <= number <= 31:
                return found[0]
            made = self._next_of_month(number)
            if made is not None:
                self._add_date(found[0], [made])
            return " "

        text = _ORDINAL.sub(ordinal, text)
        if self.asked == "trip_date":
            text = re.sub(
                r"^(\d{1,2})(st|nd|rd|th)?$",
                lambda m: ordinal(re.match(r"(\d+)(th)", f"{m[1]}th") or m) if 1 <= int(m[1]) <= 31 else m[0],
                text.strip(),
            )
        if self.here.hour < SMALL_HOURS:
            text = self._small_hours(text)
        return text

    def _next_of_month(self, number: int) -> date | None:
        for ahead in range(62):
            each = self.today + timedelta(days=ahead)
            if each.day == number:
                return each
        return None

    def _small_hours(self, text: str) -> str:
        words = rf"\b(tomorrow|tonight|manana(?! ?(?:a las)? ?de la)|{list(_ORDER)[self.today.weekday()]}|{DIAS.split('|')[self.today.weekday()]})\b"

        def unsure(found: re.Match[str]) -> str:
            if found[1] == "manana" and re.search(r"\b(la|por la|en la|de la) $", text[: found.start()]):
                return found[0]
            step = 7 if found[1] in _ORDER or found[1] in DIAS else 1
            self._add_date(found[0], [self.today, self.today + timedelta(days=step)])
            return " "

        return re.sub(words, unsure, text)

    def _named(self, name: str) -> date:
        if name == "today":
            return self.today
        if name == "tomorrow":
            return self.today + timedelta(days=1)
        ahead = (_ORDER[name] - self.today.weekday()) % 7
        return self.today + timedelta(days=ahead or 7)

    # --- the recognizer, and after it -----------------------------------------------------------------------------

    def _recognized(self, text: str, culture: str, halves: list[str]) -> str:
        said = accented(only_moments(in_digits(text))) if culture == Culture.Spanish else text
        if self.asked in ("pickup", "destination"):
            # "the shop on 4th": at a place question an ordinal alone is a street.
            said = re.sub(
                r"\b(?:on |and |& ?)?\d{1,3}(?:st|nd|rd|th)\b", lambda match: " " * len(match.group()), said
            )
        try:
            results = _model(culture).parse(said, self.here)
        except (ValueError, IndexError, KeyError, AttributeError, TypeError, OverflowError):
            return text  # the recognizers stumble over rare inputs; nothing is read then
        for result in results:
            values = (result.resolution or {}).get("values") or []
            kind = result.type_name.rsplit(".", 1)[-1]
            if kind in ("timerange", "datetimerange", "daterange"):
                self._range(result.text, kind, values, halves)
            elif kind in ("date", "datetime", "time"):
                self._point(result.text, kind, values, said, result.start)
            # What one culture has read, the other must not read again.
            said = said[: result.start] + " " * (result.end - result.start + 1) + said[result.end + 1 :]
        return folded(said) if culture == Culture.Spanish and results else said if results else text

    def _point(self, words: str, kind: str, values: list[dict[str, Any]], said: str, start: int) -> None:
        plain = [value.get("value", "") for value in values]
        if not plain or all(value == "not resolved" for value in plain):
            if kind in ("date", "datetime"):
                self.wrong.append("date_none_such")
            return
        if kind in ("date", "datetime"):
            self._dated(words, [value[:10] for value in plain], values)
        if kind in ("time", "datetime"):
            clocks = sorted({value[11:16] if kind == "datetime" else value[:5] for value in plain})
            if words.strip() in _NOW:
                return
            if kind == "time" and not self._is_clock(words, said, start):
                return
            self.times.append(FoundTime(words, clocks[0] if len(clocks) == 1 else None, tuple(clocks)))

    def _is_clock(self, words: str, said: str, start: int) -> bool:
        if re.search(r"[:apm]|noon|midnight|past|quarter|half|media|cuarto|thirty|fifteen", words):
            return True
        before = said[:start].rstrip()
        cue = re.search(
            r"(\bat|\bby|\baround|@|\bbefore|\bafter|\blas?|\bfor|\btime is|\buntil|\btill|\bhora es|\bfrom)$",
            before,
        )
        return bool(cue) or self.asked in ("appointment_time", "pickup_time", "return_time")

    def _dated(self, words: str, days: list[str], values: list[dict[str, Any]]) -> None:
        found = sorted({date.fromisoformat(day) for day in days if re.fullmatch(r"\d{4}-\d\d-\d\d", day)})
        ahead = [day for day in found if day >= self.today]
        named_year = not any(str(value.get("timex", "")).startswith("XXXX") for value in values)
        if not ahead:
            if found and named_year:
                self.wrong.append("date_past")
                self.dates.append(FoundDate(words, None, ()))
            return
        if ahead[0] > self.today + HORIZON:
            self.wrong.append("too_far_ahead")
            self.dates.append(FoundDate(words, None, ()))
            return
        weekday = str(values[0].get("timex", "")).startswith("XXXX-WXX")
        first = ahead[0]
        if weekday and first == self.today:
            # "Monday" said on a Monday: today or in a week.
            self._add_date(words, [first, first + timedelta(days=7)])
            return
        self._add_date(words, [first])

    def _add_date(self, words: str, readings: list[date]) -> None:
        texts = tuple(each.isoformat() for each in dict.fromkeys(readings))
        self.dates.append(FoundDate(words.strip(), texts[0] if len(texts) == 1 else None, texts))

    def _range(self, words: str, kind: str, values: list[dict[str, Any]], halves: list[str]) -> None:
        timex = str(values[0].get("timex", "")) if values else ""
        if timex.endswith(("TMO",)):
            halves.append("am")
        elif timex.endswith(("TAF", "TEV", "TNI", "TDT")):
            halves.append("pm")
        if (
            kind == "datetimerange"
            and values
            and "start" in values[0]
            and words.strip() not in ("la manana",)
        ):
            self._dated(words, [str(value["start"])[:10] for value in values if "start" in value], values)

    def _byhalf_of_day(self, half: str | None) -> None:
        """A half of the day that was named decides the hours that are open."""
        if half is None:
            return
        decided = []
        for found in self.times:
            fits = [reading for reading in found.readings if (reading < "12:00") == (half == "am")]
            decided.append(
                FoundTime(found.text, fits[0], tuple(fits))
                if len(found.readings) > 1 and len(fits) == 1
                else found
            )
        self.times = decided


def _spaced_clock(found: re.Match[str]) -> str:
    hour = int(found[2])
    return f"{found[1]} {found[2]}:{found[3]}" if 1 <= hour <= 23 else found[0]


def _unique(found: list[Any]) -> list[Any]:
    kept: list[Any] = []
    for each in found:
        if not any(each.readings == other.readings and each.readings for other in kept):
            kept.append(each)
    return kept
