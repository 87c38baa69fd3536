"""Reading `ridecare.yml` strictly: every slip is refused with the file, the key and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, cast

import yaml


class FactsError(Exception):
    """`ridecare.yml` cannot be used; the message names the file, the key and what is wrong."""


class StrictFile:
    """A YAML file whose sections are all wanted, and checks that know where they are reading."""

    def __init__(self, path: Path, sections: set[str]) -> None:
        """Read the file.

        Raises:
            FactsError: it is missing, is not YAML, or lacks a section.
        """
        self.file = path.name
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise FactsError(f"{path.name}: cannot be read ({error.strerror})") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = f" at line {mark.line + 1}" if mark else ""
            raise FactsError(f"{path.name}: is not YAML{where}") from error
        self.content = self.mapping("(top)", content, sections)

    def any_mapping(self, key: str) -> dict[str, Any]:
        """A section whose names are free."""
        content = self.content[key]
        if not isinstance(content, dict) or not all(isinstance(name, str) for name in content):
            self.refuse(key, "must be names with their values")
        return cast(dict[str, Any], content)

    def mapping(
        self, key: str, content: Any, wanted: set[str], extras: set[str] | None = None
    ) -> dict[str, Any]:
        """A mapping with exactly these keys, and perhaps these extras."""
        if not isinstance(content, dict):
            self.refuse(key, "must be names with their values")
        missing = sorted(wanted - content.keys())
        if missing:
            self.refuse(key, f"lacks {', '.join(missing)}")
        unknown = sorted(str(name) for name in content.keys() - wanted - (extras or set()))
        if unknown:
            self.refuse(key, f"has unknown {', '.join(unknown)}")
        return cast(dict[str, Any], content)

    def value(self, key: str, value: Any) -> str | dict[str, str] | None:
        """A fact's value: a text, one text a language, or null."""
        if isinstance(value, dict):
            texts = [text for text in value.values() if isinstance(text, str) and text.strip()]
            if set(value) != {"en", "es"} or len(texts) != len(value):
                self.refuse(key, "must hold a text for en and one for es")
            return cast(dict[str, str], value)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.refuse(key, "must be a text in quotation marks, or null")
        return value

    def days(self, key: str, content: Mapping[str, Any]) -> tuple[date, date | None]:
        """The days `from` and `until`, both included."""
        starts, until = content["from"], content["until"]
        if type(starts) is not date:
            self.refuse(f"{key}.from", "must be a day like 2026-01-01")
        if until is not None and type(until) is not date:
            self.refuse(f"{key}.until", "must be a day like 2026-12-31, or null")
        if until is not None and until < starts:
            self.refuse(f"{key}.until", "lies before `from`")
        return starts, until

    def names(self, key: str, names: Any, known: set[str]) -> None:
        """A list of names, all of them known."""
        if not isinstance(names, list):
            self.refuse(key, "must be a list")
        unknown = sorted(str(name) for name in names if name not in known)
        if unknown:
            self.refuse(key, f"names {', '.join(unknown)}, which is not in the table")

    def text(self, key: str, value: Any) -> str:
        """A text that is not empty."""
        if not isinstance(value, str) or not value.strip():
            self.refuse(key, "must be a text")
        return value

    def flag(self, key: str, value: Any) -> bool:
        """Yes or no."""
        if not isinstance(value, bool):
            self.refuse(key, "must be yes or no")
        return value

    def count(self, key: str, value: Any, *, least: int = 0) -> int:
        """A whole number, not negative; `least`: and not smaller."""
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.refuse(key, "must be a whole number")
        if value < least:
            self.refuse(key, f"must be {least} at least")
        return value

    def pattern(self, key: str, value: Any) -> re.Pattern[str]:
        """A regular expression."""
        try:
            return re.compile(self.text(key, value))
        except re.error as error:
            raise FactsError(f"{self.file}: {key} is not a regular expression ({error})") from error

    def refuse(self, key: str, wrong: str) -> NoReturn:
        """Raise the error for this key."""
        raise FactsError(f"{self.file}: {key} {wrong}")
