"""A ride request in the making: what is known, what is asked, what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ridecare.questions import TRIP, TRIP_SLOTS

UNKNOWN = "unknown"
# Where the operator says nothing else (`standing_days` of ridecare.yml).
STANDING_DAYS = 60


@dataclass(frozen=True)
class Draft:
    """Values by slot, and the state of the conversation about them. Immutable; every step makes a new one."""

    values: Mapping[str, Any] = field(default_factory=dict)
    asked: str | None = None
    open: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    tries: int = 0
    # Identity is asked once: "" not yet, "asked", then how it ended: "checked", "failed", "skipped"; "verified" where
    # the rider is the member who is proven.
    identity: str = ""
    eligibility: str | None = None
    readback_id: str | None = None
    # The receipt of a live request that looks the same; the member said that a second ride is meant.
    second_of: str | None = None
    second_wanted: bool = False
    minor: bool = False
    # Member ID and birth date once they were checked: sealed, so that they stand in no slot in clear.
    sealed_identity: str | None = None
    # The rider wants a stop beside the visit; where and when are values.
    stop: bool = False
    # Rows of the places file that a pickup, a destination or a stop names: one, or several that are asked about.
    places: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    # What else was said to a question that took only part of it; the desk reads it.
    words: tuple[str, ...] = ()
    # A standing order: whether the ride repeats, for how many days dates are made, and which they are.
    repeats: bool = False
    horizon: int = STANDING_DAYS
    dates: tuple[str, ...] = ()
    goes_on: bool = False
    # What a proven member said before (`ridecare.usual`), and which fields were filled from it.
    usual: Mapping[str, Any] | None = None
    offered: tuple[str, ...] = ()

    def known(self, name: str) -> bool:
        """Whether the question needs no asking."""
        return self.values.get(name) is not None or name in self.skipped

    def with_values(self, **values: Any) -> Draft:
        """A draft with these values set; their open readings and skips are gone."""
        return replace(
            self,
            values={**self.values, **values},
            open={name: readings for name, readings in self.open.items() if name not in values},
            skipped=self.skipped - values.keys(),
        )

    def without(self, name: str) -> Draft:
        """A draft in which this value is not known."""
        return replace(self, values={key: value for key, value in self.values.items() if key != name})

    def as_slots(self) -> dict[str, Any]:
        """As Rasa's slots: one a trip value, and `booking` for the rest (JSON-able)."""
        slots: dict[str, Any] = {name: self.values.get(name) for name in TRIP_SLOTS}
        slots["booking"] = {
            "open": {name: list(readings) for name, readings in self.open.items()},
            "skipped": sorted(self.skipped),
            "tries": self.tries,
            "identity": self.identity,
            "eligibility": self.eligibility,
            "readback_id": self.readback_id,
            "second_of": self.second_of,
            "second_wanted": self.second_wanted,
            "minor": self.minor,
            "stop": self.stop,
            "places": {name: [dict(row) for row in rows] for name, rows in self.places.items()},
            "words": list(self.words),
            "sealed_identity": self.sealed_identity,
            "repeats": self.repeats,
            "horizon": self.horizon,
            "dates": list(self.dates),
            "goes_on": self.goes_on,
            "usual": dict(self.usual) if self.usual else None,
            "offered": list(self.offered),
            "member_id": self.values.get("member_id"),
            "date_of_birth": self.values.get("date_of_birth"),
        }
        return slots

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any], asked: str | None) -> Draft:
        """The draft that these slots hold."""
        rest = slots.get("booking") or {}
        values = {name: slots[name] for name in TRIP_SLOTS if slots.get(name) is not None}
        for name in ("member_id", "date_of_birth"):
            if rest.get(name):
                values[name] = rest[name]
        return cls(
            values=values,
            asked=asked,
            open={name: tuple(readings) for name, readings in (rest.get("open") or {}).items()},
            skipped=frozenset(rest.get("skipped") or ()),
            tries=int(rest.get("tries") or 0),
            identity=rest.get("identity") or "",
            eligibility=rest.get("eligibility"),
            readback_id=rest.get("readback_id"),
            second_of=rest.get("second_of"),
            second_wanted=bool(rest.get("second_wanted")),
            minor=bool(rest.get("minor")),
            stop=bool(rest.get("stop")),
            places={name: tuple(rows) for name, rows in (rest.get("places") or {}).items()},
            words=tuple(rest.get("words") or ()),
            sealed_identity=rest.get("sealed_identity"),
            repeats=bool(rest.get("repeats")),
            horizon=int(rest.get("horizon") or STANDING_DAYS),
            dates=tuple(rest.get("dates") or ()),
            goes_on=bool(rest.get("goes_on")),
            usual=rest.get("usual"),
            offered=tuple(rest.get("offered") or ()),
        )


def needed(draft: Draft, *, phone_known: bool) -> tuple[str, ...]:
    """The trip questions that this request needs, in order. `phone_known`: by SMS the sender's number is taken."""
    names = []
    for question in TRIP:
        name = question.name
        if name == "return_time" and draft.values.get("return_ride") != "fixed_time":
            continue
        if name in ("stop_place", "stop_when") and not draft.stop:
            continue
        if name in ("rides_along", "requester") and not draft.minor:
            continue
        if name in ("repeat_days", "repeat_end") and not draft.repeats:
            continue
        if name == "companions" and draft.minor:
            continue  # "who rides along" asks it better
        if name == "rider_age" or (name == "callback_phone" and phone_known):
            continue
        names.append(name)
    return tuple(names)


def missing(draft: Draft, *, phone_known: bool) -> tuple[str, ...]:
    """The trip questions still to be asked, in order."""
    return tuple(name for name in needed(draft, phone_known=phone_known) if not draft.known(name))
