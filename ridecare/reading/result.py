"""What was read in a message, JSON-able both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ridecare.reading.found import FoundAddress, FoundDate, FoundTime


@dataclass(frozen=True)
class Reading:
    """What a message says of a ride.

    values: slot -> certain value. open: slot -> two or more readings that only the member can decide between.
    named: slots whose field is named. correcting: something said before is taken back. answer: see `answers`.
    wrong: problems met. special: what a person must arrange. places: for a pickup, a destination, a stop: the rows
    of the places file that its words name, one for certain or several.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    open: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    correcting: bool = False
    answer: str | None = None
    wrong: tuple[str, ...] = ()
    special: tuple[str, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    times: tuple[FoundTime, ...] = ()
    addresses: tuple[FoundAddress, ...] = ()
    phones: tuple[str, ...] = ()
    places: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """JSON-able."""
        return {
            "values": dict(self.values),
            "open": {name: list(readings) for name, readings in self.open.items()},
            "named": sorted(self.named),
            "correcting": self.correcting,
            "answer": self.answer,
            "wrong": list(self.wrong),
            "special": list(self.special),
            "dates": [{**asdict(each), "readings": list(each.readings)} for each in self.dates],
            "times": [{**asdict(each), "readings": list(each.readings)} for each in self.times],
            "addresses": [asdict(each) for each in self.addresses],
            "phones": list(self.phones),
            "places": {name: [dict(row) for row in rows] for name, rows in self.places.items()},
        }

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Reading:
        """From `as_dict`; an empty mapping is a message that says nothing."""
        return cls(
            values=dict(given.get("values") or {}),
            open={name: tuple(readings) for name, readings in (given.get("open") or {}).items()},
            named=frozenset(given.get("named") or ()),
            correcting=bool(given.get("correcting")),
            answer=given.get("answer"),
            wrong=tuple(given.get("wrong") or ()),
            special=tuple(given.get("special") or ()),
            dates=tuple(
                FoundDate(each["text"], each["date"], tuple(each["readings"]))
                for each in given.get("dates") or ()
            ),
            times=tuple(
                FoundTime(each["text"], each["time"], tuple(each["readings"]))
                for each in given.get("times") or ()
            ),
            addresses=tuple(FoundAddress(**each) for each in given.get("addresses") or ()),
            phones=tuple(given.get("phones") or ()),
            places={name: tuple(rows) for name, rows in (given.get("places") or {}).items()},
        )
