"""Every text a member can read, as the tests of texts see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ridecare import facts
from ridecare.settings import ROOT

LANGUAGES = ("en", "es")
FOLDER = ROOT / "responses"
OPERATOR = facts.load(ROOT / "ridecare.yml")


@dataclass(frozen=True)
class Variation:
    """One variation of a response."""

    language: str
    file: str
    name: str
    number: int
    keys: frozenset[str]
    text: str
    facts: frozenset[str]
    channel: str | None
    buttons: tuple[dict[str, str], ...] = field(hash=False)

    @property
    def where(self) -> str:
        return f"responses/{self.language}/{self.file} {self.name}[{self.number}]"

    @property
    def places(self) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", self.text))


@dataclass(frozen=True)
class Line:
    """One text under `words:`."""

    language: str
    file: str
    path: tuple[str, ...]
    text: str

    @property
    def where(self) -> str:
        return f"responses/{self.language}/{self.file} words {' > '.join(self.path)}"


def _contents() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for language in LANGUAGES:
        for path in sorted((FOLDER / language).glob("*.yml")):
            yield language, path.name, yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def _variations() -> Iterator[Variation]:
    for language, file, content in _contents():
        for name, each in (content.get("responses") or {}).items():
            for number, one in enumerate(each, start=1):
                yield Variation(
                    language, file, name, number, frozenset(one), one.get("text", ""),
                    frozenset(one.get("facts", ())), one.get("channel"), tuple(one.get("buttons", ())),
                )  # fmt: skip


def _lines(node: Any, language: str, file: str, path: tuple[str, ...]) -> Iterator[Line]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "facts":
                yield from _lines(value, language, file, (*path, str(key)))
    elif isinstance(node, list):
        for number, value in enumerate(node, start=1):
            yield from _lines(value, language, file, (*path, str(number)))
    else:
        yield Line(language, file, path, str(node))


VARIATIONS = tuple(_variations())
LINES = tuple(
    each for lang, file, content in _contents() for each in _lines(content.get("words") or {}, lang, file, ())
)
TEXTS: tuple[Variation | Line, ...] = (*VARIATIONS, *LINES)
RESPONSES: dict[tuple[str, str], list[Variation]] = {}
for _each in VARIATIONS:
    RESPONSES.setdefault((_each.language, _each.name), []).append(_each)
