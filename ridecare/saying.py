"""What the core wants said: a response's name, the raw values in it, and the choices under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Choice:
    """One choice: what kind of thing it names, and the raw value.

    kinds: `word` (a path under `words: choices:`), `clock` ("HH:MM"), `day` and `last_day` (ISO dates), `birth_date` (ISO
    date), `field` (a question's name), `place` (a name and a town, shown as it is), `ride` (a receipt, its ISO date and
    its "HH:MM", parted by "|").
    """

    kind: str
    value: str


@dataclass(frozen=True)
class Say:
    """One message: `values` are raw (dates ISO, times HH:MM); wording turns them into words."""

    response: str
    values: Mapping[str, Any] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
