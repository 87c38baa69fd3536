"""What a member reads in the read-back, compared with what they want; and which of the offered choices is theirs.

The wording is spelled out here once more: a reader that used the assistant's own code would share its mistakes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import yaml

from ridecare.settings import ROOT
from tests.simulate.goal import Goal
from tests.simulate.saying import _MONTHS

_AIDS = {
    "walks": ("walks", "camina"),
    "cane": ("cane", "bastón"),
    "walker": ("walker", "andador"),
    "manual_wheelchair": ("manual wheelchair", "silla de ruedas manual"),
    "power_wheelchair": ("power wheelchair", "silla de ruedas eléctrica"),
    "scooter": ("scooter", "scooter"),
    "oxygen": ("oxygen", "oxígeno"),
    "service_animal": ("service animal", "animal de servicio"),
    "stretcher": ("stretcher", "camilla"),
}
_WAYS = {
    "one_way": ("one way", "solo ida"),
    "call_when_ready": ("call when ready", "llamar al terminar"),
    "fixed_time": ("at a set time", "a una hora fija"),
}
# What may stand in a read-back without having been wanted: it says nothing about the ride itself.
_BESIDE = frozenset({"trip_purpose", "notes"})


def folded(text: str) -> str:
    """Lower case, no accents, words and digits alone."""
    cut = unicodedata.normalize("NFKD", text).lower()
    kept = "".join(char for char in cut if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", " ", kept).strip()


def same_words(wanted: str, found: str) -> bool:
    """Whether all that is wanted stands there, in order."""
    return f" {folded(wanted)} " in f" {folded(found)} "


def twelve(clock: str) -> str:
    """A time as it is read."""
    hour, minute = map(int, clock.split(":"))
    return f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"


def lines(text: str) -> dict[str, str]:
    """The lines of a read-back by field."""
    found = {}
    for line in text.splitlines():
        label, colon, value = line.partition(":")
        if colon and folded(label) in _labels():
            found[_labels()[folded(label)]] = value.strip()
    return found


def label(field: str, titles: list[str]) -> int | None:
    """The number of the choice that names this field."""
    for number, title in enumerate(titles, start=1):
        if _labels().get(folded(title)) == field:
            return number
    return None


def differences(goal: Goal, text: str, language: str) -> tuple[str, ...]:
    """The fields in which a read-back is not what this member wants."""
    shown = lines(text)
    which = 0 if language == "en" else 1
    wrong = [
        name for name, expected in _expected(goal, which).items() if not _is(name, expected, shown.get(name))
    ]
    beside = [name for name in shown if name not in _expected(goal, which) and name not in _BESIDE]
    return (*wrong, *beside)


def choice_of(goal: Goal, asked: str, titles: list[str]) -> int | None:
    """Which of the offered readings is meant."""
    for number, title in enumerate(titles, start=1):
        if asked in ("appointment_time", "return_time"):
            wanted = goal.visit if asked == "appointment_time" else goal.home_at
            meant = wanted is not None and _is_clock(wanted, title)
        elif asked == "trip_date":
            meant = any(_is("trip_date", each, title) for each in _day(goal))
        elif asked == "mobility":
            meant = any(folded(word) == folded(title) for aid in goal.mobility for word in _AIDS[aid])
        elif asked == "date_of_birth":
            born = goal.card.born if goal.card else None
            meant = born is not None and bool(re.search(rf"\b{born.day}\b", title)) and any(
                folded(_MONTHS[language][born.month - 1]) in folded(title) for language in ("en", "es")
            )  # fmt: skip
        elif asked == "return_ride":
            order = ("call_when_ready", "fixed_time", "one_way")
            meant = len(titles) == 3 and order[number - 1] == goal.way_home
        else:
            return None
        if meant:
            return number
    return None


def _expected(goal: Goal, which: int) -> dict[str, str]:
    wanted = {
        "rider_name": goal.rider_name,
        "pickup": goal.pickup,
        "destination": goal.destination,
        "trip_date": _day(goal)[which],
        "appointment_time": goal.visit,
        "return_ride": _WAYS[goal.way_home][which],
        "mobility": "|".join(_AIDS[aid][which] for aid in goal.mobility),
        "callback_phone": f"{goal.phone[2:5]}-{goal.phone[5:8]}-{goal.phone[8:]}",
    }
    if goal.home_at:
        wanted["return_time"] = goal.home_at
    if goal.minor:
        wanted["rides_along"] = goal.adult or ""
        wanted["requester"] = goal.requester or ""
    else:
        wanted["companions"] = str(goal.companions)
    if goal.children:
        wanted["children"] = "|".join(str(age) for age in goal.children)
    if goal.notes:
        wanted["notes"] = goal.notes
    return wanted


def _is(name: str, expected: str, shown: str | None) -> bool:
    if shown is None:
        return False
    if name in ("appointment_time", "return_time"):
        return _is_clock(expected, shown)
    if name in ("mobility", "children"):
        parts = re.split(r", | and | y | e ", shown)
        return sorted(map(folded, parts)) == sorted(map(folded, expected.split("|")))
    if name == "companions":
        return shown == expected
    return same_words(expected, shown)


def _is_clock(wanted: str, shown: str) -> bool:
    if wanted == "12:00":
        return folded(shown) in ("noon", "mediodia", "12 00 pm")
    return folded(twelve(wanted)) == folded(shown)


def _day(goal: Goal) -> tuple[str, str]:
    return (
        f"{_MONTHS['en'][goal.day.month - 1]} {goal.day.day}",
        f"{goal.day.day} de {_MONTHS['es'][goal.day.month - 1]}",
    )


@cache
def _labels() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in ("en", "es"):
        content = yaml.safe_load((ROOT / f"responses/{language}/words.yml").read_text(encoding="utf-8"))
        found |= {folded(title): field for field, title in content["words"]["fields"].items()}
    return found
