"""Reads the rarer days and times with `recognizers-text-suite`, and only what it can have read whole."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from ridecare.reading.calendar_words import NUMBERS, either
from ridecare.reading.mentions import ClockMention, DayMention

# What the patterns of this package leave over and the library may know. Without one of these it is not called.
_CUE = re.compile(
    r"\b(?:days?|weeks?|fortnight|months?|hours?|minutes?|o ?clock|past|til|till|quarter|half|thirty|fifteen|noon|dias?|semanas?|mes|meses|horas?|minutos?|media|cuarto)\b"
)
# What the library reads and members do not mean as a day or time: "the day", "2 hours later", "that week".
_TOO_VAGUE = re.compile(
    r"^(?:on |for |the |el |at |a las )?\d{1,4}$|^(?:the |that |this |each |every |el |ese |un )?(?:days?|week|month|year|hour|time|dia|semana|mes|hora)$|\b(?:few|several|some|unos|unas|algun\w*|vari[ao]s|later|after|before|since|ago|despues|antes|hace)\b"
)
# Of "twenty eight minutes past nine" it reads the eight, of "3 quarters of an hour from now" the hour.
_CUT_OFF = re.compile(rf"(?:\d|\b(?:{either(NUMBERS)}|of|de|and|y|half|quarters?|medi[oa]|cuartos?))[ -]?$")
# "dos semanas desde hoy" is two o'clock to it.
_DAYS_ONLY = re.compile(r"\b(?:days?|weeks?|months?|dias?|semanas?|mes|meses)\b")
_ACCENTS = {
    "manana": "mañana", "miercoles": "miércoles", "sabado": "sábado", "proximo": "próximo", "proxima": "próxima", "dia": "día",
    "dias": "días", "mediodia": "mediodía", "despues": "después", "ano": "año",
}  # fmt: skip
_ACCENTED = re.compile(rf"\b(?:{'|'.join(_ACCENTS)})\b")


_ANY_DAY = datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None)


@lru_cache(maxsize=1)
def _models() -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from recognizers_date_time import Culture, DateTimeRecognizer

        cultures = {"en": Culture.English, "es": Culture.Spanish}
        return {
            language: DateTimeRecognizer(culture).get_datetime_model()
            for language, culture in cultures.items()
        }


def warm() -> None:
    """Load both models now rather than at the first message that needs them."""
    for language, words in (("en", "three days from sunday"), ("es", "en un mes")):
        _models()[language].parse(words, _ANY_DAY)


def has_cue(words: str) -> bool:
    """Whether the library is worth its milliseconds."""
    return bool(_CUE.search(words))


def recognized(words: str, now: datetime, language: str) -> tuple[list[DayMention], list[ClockMention]]:
    """Days and clock times that the library finds. `now` is the member's wall clock without a zone."""
    known = words
    if language == "es":
        # An accented letter is one letter as well, so spans stay true.
        known = _ACCENTED.sub(lambda match: _ACCENTS[match.group()], words)
    days: list[DayMention] = []
    clocks: list[ClockMention] = []
    for found in _parsed(known, now, language):
        kind = found.type_name.rpartition(".")[2]
        values = (found.resolution or {}).get("values") or []
        span = (found.start, found.end + 1)
        said = words[span[0] : span[1]].strip()
        # Beside the word it was asked for, the library finds what our patterns passed over with reason.
        if _TOO_VAGUE.search(said) or not has_cue(said) or _CUT_OFF.search(words[: span[0]]):
            continue
        if kind == "datetime" and _DAYS_ONLY.search(said):
            continue
        if kind in ("date", "datetime"):
            readings = sorted({day for day in _days(values) if day >= now.date()})
            if readings:
                nearest = (
                    readings[:1] if all("XXXX" in str(value.get("timex")) for value in values) else readings
                )
                days.append(DayMention(*span, tuple(nearest)))
        if kind in ("time", "datetime"):
            hours = sorted(
                {str(value["value"]).split(" ")[-1][:5] for value in values if ":" in str(value.get("value"))}
            )
            if hours:
                clocks.append(ClockMention(*span, tuple(hours)))
    return days, clocks


def _parsed(words: str, now: datetime, language: str) -> list[Any]:
    try:
        return list(_models()[language].parse(words, now))
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError):
        return []  # the library stumbles over some impossible dates; then there is nothing it could read


def _days(values: list[dict[str, str]]) -> Iterator[date]:
    for value in values:
        try:
            yield date.fromisoformat(str(value.get("value"))[:10])
        except ValueError:
            continue
