"""What a run of sentences shows: pure counting, from what was expected and what was understood."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ridecare.fallback import OFFERED

OUTSIDE = "out_of_scope"
UNSURE = "nlu_fallback"
REJECTED = frozenset({OUTSIDE, UNSURE})
DATES = ("trip_date",)
TIMES = ("appointment_time", "pickup_time", "return_time")
PLACES = ("pickup", "destination")
# Pairs that must not be mistaken for each other.
_PAIRS = (("affirm", "deny"), ("book_ride", "cancel_ride"), ("stop", "opt_out"))
OPPOSITE = frozenset({*_PAIRS, *((second, first) for first, second in _PAIRS)})
_HAVE_OPPOSITES = frozenset(name for pair in _PAIRS for name in pair)
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.36, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Sentence:
    """A sentence with what should be understood in it."""

    text: str
    intent: str
    language: str
    asked: str | None = None
    danger: str | None = None
    trap: bool = False
    opt_out: bool = False
    range: str | None = None
    trip: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """A sentence, and what `ridecare parse` says about it."""

    sentence: Sentence
    got: dict[str, Any]

    @property
    def intent(self) -> str:
        """What dialogue would act on."""
        return str(self.got.get("intent"))

    @property
    def right(self) -> bool:
        """Whether the intent is the expected one; outside, whether it was rejected."""
        if self.sentence.intent == OUTSIDE:
            return self.intent in REJECTED
        return self.intent == self.sentence.intent


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    right: int
    of: int

    @property
    def percent(self) -> float | None:
        """In percent, one decimal; None of nothing."""
        return round(100 * self.right / self.of, 1) if self.of else None

    def __str__(self) -> str:
        """As it stands in the table."""
        return f"{self.percent:5.1f} %  ({self.right} of {self.of})" if self.of else "    –    (none)"


def counts(results: Sequence[Result]) -> dict[str, Share]:
    """The table's lines, by name."""
    inside = [each for each in results if each.sentence.intent != OUTSIDE]
    outside = [each for each in results if each.sentence.intent == OUTSIDE]
    bare = [each for each in inside if each.sentence.asked]
    dangerous = [each for each in results if each.sentence.danger]
    harmless = [each for each in results if not each.sentence.danger]
    return {
        "in-scope intents right": _share(each.right for each in inside),
        "… sentences without an open question": _share(
            each.right for each in inside if not each.sentence.asked
        ),
        "… bare answers to an open question": _share(each.right for each in bare),
        "… bare answers: what they answer": _share(answered(each) for each in bare),
        "in-scope: not sure (nlu_fallback)": _share(each.intent == UNSURE for each in inside),
        "… the right one among the two offered": _share(
            each.sentence.intent in offered(each)
            for each in inside
            if each.intent == UNSURE and not each.sentence.asked
        ),
        "mistaken: yes-no, book-cancel, stop-all": _share(
            (each.sentence.intent, each.intent) in OPPOSITE
            for each in inside
            if each.sentence.intent in _HAVE_OPPOSITES
        ),
        "out-of-scope rejected": _share(each.right for each in outside),
        "… near ones": _share(each.right for each in outside if each.sentence.range == "near"),
        "… far ones": _share(each.right for each in outside if each.sentence.range == "far"),
        "danger recalled": _share(bool(each.got.get("danger")) for each in dangerous),
        "… of the right kind": _share(each.got.get("danger") == each.sentence.danger for each in dangerous),
        "false alarms, all harmless": _share(bool(each.got.get("danger")) for each in harmless),
        "… among the traps": _share(bool(each.got.get("danger")) for each in harmless if each.sentence.trap),
        "opt-out recalled": _share(
            bool(each.got.get("opt_out")) for each in results if each.sentence.opt_out
        ),
        "opt-out by mistake": _share(
            bool(each.got.get("opt_out")) for each in results if not each.sentence.opt_out
        ),
        "dates right": trip_share(results, DATES),
        "… another value taken": trip_wrong(results, DATES),
        "times right": trip_share(results, TIMES),
        "… another time taken": trip_wrong(results, TIMES),
        "pickup and destination right": trip_share(results, PLACES),
        "… another place taken": trip_wrong(results, PLACES),
        "other trip values right": trip_share(results, None),
    }


def answered(result: Result) -> bool:
    """Whether a bare answer gave its values, all of them; without any, whether its intent was understood."""
    wanted = result.sentence.trip
    if not wanted:
        return result.right
    got = result.got.get("trip") or {}
    return all(same(got.get(slot), value) for slot, value in wanted.items())


def offered(result: Result) -> list[str]:
    """The two wishes that "did you mean" would show."""
    return [each["intent"] for each in result.got.get("ranking") or () if each["intent"] in OFFERED][:2]


def trip_share(results: Iterable[Result], slots: Sequence[str] | None) -> Share:
    """Right values among the expected ones; None stands for every other slot."""
    return _share(same(got, wanted) for wanted, got in _values(results, slots))


def trip_wrong(results: Iterable[Result], slots: Sequence[str] | None) -> Share:
    """Values that were taken and are not the expected ones; what is left out or asked back is none."""
    return _share(got is not None and not same(got, wanted) for wanted, got in _values(results, slots))


def same(got: Any, wanted: Any) -> bool:
    """Whether two values mean the same: case, accents and punctuation aside, lists in any order."""
    if isinstance(wanted, list):
        return isinstance(got, list) and sorted(map(_plain, got)) == sorted(map(_plain, wanted))
    return got is not None and _plain(got) == _plain(wanted)


def at_thresholds(
    results: Sequence[Result], thresholds: Iterable[float] = THRESHOLDS
) -> list[dict[str, float | None]]:
    """In-scope accuracy and out-of-scope rejection if only the threshold decided (no margin, no rules).

    From the ranking: an answer counts when its best confidence reaches the threshold.
    """
    rows: list[dict[str, float | None]] = []
    for threshold in thresholds:
        inside, outside = [], []
        for each in results:
            ranking = each.got.get("ranking") or []
            sure = bool(ranking) and ranking[0]["confidence"] >= threshold
            intent = ranking[0]["intent"] if sure else UNSURE
            if each.sentence.intent == OUTSIDE:
                outside.append(intent in REJECTED)
            else:
                inside.append(intent == each.sentence.intent)
        rows.append(
            {
                "threshold": threshold,
                "accuracy": _share(inside).percent,
                "rejected": _share(outside).percent,
            }
        )
    return rows


def confusions(results: Iterable[Result], most: int = 10) -> list[tuple[str, str, int]]:
    """(expected, understood, how often), worst first."""
    wrong = Counter((each.sentence.intent, each.intent) for each in results if not each.right)
    ordered = sorted(wrong.items(), key=lambda item: (-item[1], item[0]))
    return [(expected, got, number) for (expected, got), number in ordered[:most]]


def matrix(results: Sequence[Result]) -> tuple[list[str], list[list[int]]]:
    """Names, and a row an expected intent with how often each name was understood."""
    names = sorted({each.sentence.intent for each in results} | {each.intent for each in results})
    place = {name: number for number, name in enumerate(names)}
    cells = [[0] * len(names) for _ in names]
    for each in results:
        cells[place[each.sentence.intent]][place[each.intent]] += 1
    return names, cells


def _values(results: Iterable[Result], slots: Sequence[str] | None) -> Iterable[tuple[Any, Any]]:
    known = (*DATES, *TIMES, *PLACES)
    for each in results:
        got = each.got.get("trip") or {}
        for slot, wanted in each.sentence.trip.items():
            if slot in slots if slots is not None else slot not in known:
                yield wanted, got.get(slot)


def _share(rights: Iterable[bool]) -> Share:
    listed = list(rights)
    return Share(sum(listed), len(listed))


def _plain(value: Any) -> str:
    apart = unicodedata.normalize("NFKD", str(value).lower())
    kept = "".join(each for each in apart if not unicodedata.combining(each))
    return re.sub(r"[^\w:+-]+", " ", kept).strip()
