"""What the learned kind of an answer says of a reading: it fills what the words left open, and doubts a wrong value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ridecare.reading.mobility import CHAIRS
from ridecare.reading.result import Reading
from ridecare.reading.way_home import ROUND

# How sure a kind must be. A wrong value is read back before it counts; what drops a question is not seen again.
SURE = 0.8
SURE_TO_DROP = 0.9
# A value by the words alone whose kind is less likely than this is asked back ("the wife stays home with the dog" is
# not one who rides along). Measured on answers of a hand that nothing was learned from (docs/accuracy.md).
_DOUBTED = {"companions": 0.2, "mobility": 0.1}
# So few words are no sentence that could mean something else.
_PLAIN_ANSWER = 2
_KIND_OF = {"needs_wheelchair": "needs_chair"}
# Questions with kinds of their own. The others share one group: an answer, none at hand, or something else.
_OWN = ("confirm", "return_ride", "companions", "mobility", "notes", "second_ride", "go_on")
_SHARED = "value"
_ANSWER_OF: Mapping[str, str] = {
    "unknown": "unknown",
    "skip": "skip",
    "nothing": "no",
    "go_on": "go_on",
    "one": "no",
    "change": "no_but",
}
_AIDS = frozenset(
    "walks cane walker manual_wheelchair power_wheelchair scooter oxygen service_animal door_help stairs".split()
)


def group_of(asked: str) -> str:
    """The name of the group of kinds that a question's answers have."""
    return asked if asked in _OWN else _SHARED


def with_kind(
    reading: Reading, asked: str | None, kinds: Mapping[str, float], *, asks: bool, words: int
) -> Reading:
    """The reading with what the kind of the answer says.

    Args:
        reading: by the words alone; what they say stays, unless its kind is unlikely. A kind never gives a yes: a
            request is sent, and a second one made, by clear words only.
        asked: the open question.
        kinds: kind -> how likely it is (`bot.nlu.answer_kinds`), the likeliest first.
        asks: whether the message asks something; such a message answers nothing that is not in its words.
        words: how many words it has.
    """
    if not asked or not kinds or reading.correcting:
        return reading
    if words > _PLAIN_ANSWER and _in_doubt(reading, asked, kinds):
        kind, share = next(iter(kinds.items()))
        if asked == "companions" and kind.isdigit() and share >= SURE_TO_DROP:
            return _with(reading, companions=int(kind))
        return replace(reading, values={name: each for name, each in reading.values.items() if name != asked})
    if asks or reading.answer or _says(reading, asked):
        return reading
    if asked == "mobility":
        return _with_aids(reading, kinds)
    kind, share = next(iter(kinds.items()))
    if share < SURE or _says_else(reading):
        return reading  # "the clinic is Valley Clinic" at the day tells something else
    if asked == "return_ride" and kind in ("call_when_ready", "one_way", "fixed_time"):
        return _with(reading, return_ride=kind)
    if asked == "return_ride" and kind == "round":
        return replace(reading, open={**reading.open, "return_ride": ROUND})
    if asked == "companions" and kind.isdigit():
        return _with(reading, companions=int(kind))
    answer = _ANSWER_OF.get(kind)
    if answer is None or share < SURE_TO_DROP:
        return reading
    return replace(reading, answer=answer)


def _in_doubt(reading: Reading, asked: str, kinds: Mapping[str, float]) -> bool:
    value, least = reading.values.get(asked), _DOUBTED.get(asked)
    if value is None or least is None or (asked == "companions" and "children" in reading.values):
        return False  # children with their ages are counted apart
    said = value if isinstance(value, list | tuple) else [value]
    shares = [kinds[kind] for each in said for kind in (_KIND_OF.get(str(each), str(each)),) if kind in kinds]
    return any(share < least for share in shares)


def _says(reading: Reading, asked: str) -> bool:
    return asked in reading.values or asked in reading.open


def _says_else(reading: Reading) -> bool:
    """Whether its words tell something of another question."""
    return bool(reading.values or reading.open or reading.named or reading.wrong)


def _with_aids(reading: Reading, kinds: Mapping[str, float]) -> Reading:
    """Every aid that is sure, if none is in doubt."""
    if any(1 - SURE < share < SURE for share in kinds.values()):
        return reading
    named = [kind for kind, share in kinds.items() if share >= SURE]
    aids = sorted(_AIDS.intersection(named))
    if "wheelchair" in named:
        beside = {"mobility_beside": aids} if aids else {}
        return replace(
            reading, open={**reading.open, "mobility": CHAIRS}, values={**reading.values, **beside}
        )
    if named == ["unknown"]:
        return replace(reading, answer="unknown")
    if not aids or len(aids) != len(named):
        return reading
    return _with(reading, mobility=aids)


def _with(reading: Reading, **values: Any) -> Reading:
    return replace(reading, values={**reading.values, **values})
