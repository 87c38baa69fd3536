"""Turns stored values into what a member reads: `words:` of responses/<language>/, dates, times, phones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import babel.dates
import babel.numbers
import phonenumbers
import yaml

RESPONSES = Path(__file__).resolve().parent.parent / "responses"

# The region decides how numbers look; the words are neutral.
_LOCALES = {"en": "en_US", "es": "es_US"}
# CLDR has no pattern with the whole weekday and month but no year.
_DAYS = {"en": "EEEE, MMMM d", "es": "EEEE, d 'de' MMMM"}
_PLACE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


class WordingError(Exception):
    """A word or a value is missing, or a file of words cannot be used; the message says where."""


class Words:
    """The words of one language."""

    def __init__(self, language: str, folder: Path = RESPONSES) -> None:
        """Read them, once a process.

        Args:
            language: a folder's name under `folder`.
            folder: where the languages' folders are.

        Raises:
            WordingError: there is no such language, or its files contradict each other.
        """
        if language not in _LOCALES:
            raise WordingError(f"no language {language!r}")
        self.language = language
        self._locale = _LOCALES[language]
        self._words = _read(folder, language)

    def word(self, *path: str) -> str:
        """The word at this path, as in `word("mobility", "walks")`.

        Raises:
            WordingError: there is none, or the path ends at a group of words.
        """
        found = self._at(path)
        if not isinstance(found, str):
            raise WordingError(f"responses/{self.language}: words {' > '.join(path)} is not a text")
        return found

    def has(self, *path: str) -> bool:
        """Whether a word stands at this path."""
        try:
            return isinstance(self._at(path), str)
        except WordingError:
            return False

    def group(self, *path: str) -> Mapping[str, Any]:
        """Everything under this path.

        Raises:
            WordingError: there is nothing, or a single word.
        """
        found = self._at(path)
        if not isinstance(found, dict):
            raise WordingError(f"responses/{self.language}: words {' > '.join(path)} is not a group")
        return found

    def render(self, path: Sequence[str], values: Mapping[str, Any]) -> str:
        """The word at this path, with its places filled."""
        return render(self.word(*path), values)

    def join(self, parts: Sequence[str]) -> str:
        """The parts as a list in a sentence: "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        last = parts[-1]
        # Spanish "y" becomes "e" before the sound i: "padre e hija".
        before_i = re.match(r"h?[ií](?![aeou])", last.lower()) is not None
        conjunction = self.word("joining", "and_before_i" if before_i else "and")
        return f"{', '.join(parts[:-1])} {conjunction} {last}"

    def day(self, day: date | str) -> str:
        """A day of a trip: "Tuesday, December 1". ISO text is taken too."""
        return str(babel.dates.format_date(_date(day), _DAYS[self.language], locale=self._locale))

    def short_day(self, day: date | str) -> str:
        """A day among many: "Tue, Dec 1"."""
        return str(babel.dates.format_skeleton("MMMEd", _date(day), locale=self._locale))

    def weekday(self, number: int) -> str:
        """A day of the week; Monday is 0."""
        return str(babel.dates.get_day_names("wide", locale=self._locale)[number])

    def birth_date(self, day: date | str) -> str:
        """A birth date: "March 14, 1980"."""
        return str(babel.dates.format_date(_date(day), format="long", locale=self._locale))

    def clock(self, time: str) -> str:
        """A time stored as "14:30": "2:30 pm", "noon", "midnight".

        Raises:
            WordingError: it is not such a time.
        """
        hour, minute = _clock(time)
        if minute == 0 and hour in (0, 12):
            return self.word("clock", "midnight" if hour == 0 else "noon")
        half = self.word("clock", "am" if hour < 12 else "pm")
        return f"{hour % 12 or 12}:{minute:02d} {half}"

    def at(self, time: str) -> str:
        """A time with its preposition: "at 2:30 pm"; Spanish "a la 1:00 pm", "a las 2:30 pm"."""
        hour, minute = _clock(time)
        if minute == 0 and hour in (0, 12):
            return self.word("clock", "at_midnight" if hour == 0 else "at_noon")
        return self.render(("clock", "at_one" if hour % 12 == 1 else "at"), {"time": self.clock(time)})

    def phone(self, number: str) -> str:
        """A phone stored in E.164: "651-555-0101"; "none" and "unknown" become words."""
        if number in ("none", "unknown"):
            return self.word(number)
        try:
            parsed = phonenumbers.parse(number, "US")
        except phonenumbers.NumberParseException as error:
            raise WordingError("not a phone number") from error
        if parsed.country_code != 1:
            return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
        digits = str(parsed.national_number)
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"

    def number(self, number: int) -> str:
        """A number in figures."""
        return str(babel.numbers.format_decimal(number, locale=self._locale))

    def _at(self, path: Sequence[str]) -> Any:
        found: Any = self._words
        for step in path:
            if not isinstance(found, dict) or step not in found:
                raise WordingError(f"responses/{self.language}: words {' > '.join(path)} is missing")
            found = found[step]
        return found


def words_of(folder: Path = RESPONSES) -> dict[str, Words]:
    """The words of every language, by language."""
    return {language: Words(language, folder) for language in _LOCALES}


def clock(time: str, language: str) -> str:
    """A time stored as "14:30" in the words of a language."""
    return Words(language).clock(time)


def render(template: str, values: Mapping[str, Any]) -> str:
    """The template with every {place} filled.

    Raises:
        WordingError: a place has no value (None is none), or a brace is left over.
    """

    def fill(match: re.Match[str]) -> str:
        value = values.get(match.group(1))
        if value is None:
            raise WordingError(f"{{{match.group(1)}}} has no value in {template!r}")
        return str(value)

    if re.search(r"[{}]", _PLACE.sub("", template)):
        raise WordingError(f"a brace is left over in {template!r}")
    return _PLACE.sub(fill, template)


def places(template: str) -> frozenset[str]:
    """The names of the {places} in a template."""
    return frozenset(_PLACE.findall(template))


@lru_cache(maxsize=16)
def _read(folder: Path, language: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    files = sorted((folder / language).glob("*.yml"))
    if not files:
        raise WordingError(f"responses/{language} holds no files")
    for path in files:
        where = f"responses/{language}/{path.name}"
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        _merge(merged, content.get("words") or {}, (), where)
    return merged


def _merge(into: dict[str, Any], words: dict[Any, Any], path: tuple[str, ...], where: str) -> None:
    """Add a file's words; groups may be shared by files, a word may not."""
    for key, value in words.items():
        if not isinstance(key, str):
            # An unquoted yes, no, on or off is not a text in YAML.
            group_name = " > ".join(path) or "words"
            raise WordingError(f"{where}: the key {key!r} under {group_name} needs quotation marks")
        here = (*path, key)
        if isinstance(value, dict):
            group = into.setdefault(key, {})
            if not isinstance(group, dict):
                raise WordingError(f"{where}: words {' > '.join(here)} stands in another file too")
            _merge(group, value, here, where)
        elif key in into:
            raise WordingError(f"{where}: words {' > '.join(here)} stands in another file too")
        elif isinstance(value, (str, list)):
            into[key] = value
        else:
            raise WordingError(f"{where}: words {' > '.join(here)} is {value!r}: put it in quotation marks")


def _date(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _clock(time: str) -> tuple[int, int]:
    match = _CLOCK.fullmatch(time)
    if match is None:
        raise WordingError(f"{time!r} is not a time like 14:30")
    return int(match.group(1)), int(match.group(2))
