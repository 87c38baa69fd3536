"""Which values of a message a request takes: what is empty or asked, and what a cue allows to overwrite."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ridecare.calendar import instant
from ridecare.draft import UNKNOWN, Draft
from ridecare.extra_stop import stopped
from ridecare.hearing import Message
from ridecare.leg_places import placed
from ridecare.questions import TRIP_SLOTS
from ridecare.reading.result import Reading
from ridecare.standing_order import marked

ADULT = 18
_NIGHT_ENDS = "05:00"

# A place among a few words: then they are one, whatever else they say ("cane clinic", "home").
_PLACE_WORD = re.compile(
    r"\b(home|house|clinic|hospital|center|centre|office|dialysis|dental|pharmacy|school|church|shelter|casa|clinica|centro|oficina|davita|apartment|mall|store|care|health|medical|building|edificio|tower|plaza)\b"
)
# A word with a capital after the first one is a name: of a place, where a place is read.
_PROPER = re.compile(r"\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}")

_UNIT = re.compile(
    r"\b(?:apt|apto|apartment|apartamento|unit|suite|ste|room|lot)\.? ?#? ?\w{1,5}\b", re.IGNORECASE
)


# Words by which an aid comes beside the ones that are known; without them a new one takes their place.
_ALSO = re.compile(r"\b(also|too|as well|plus|and|tambien|ademas|y)\b")


# What a rider has beside any way to get around; it never takes another aid's place.
_BESIDE = frozenset({"oxygen", "service_animal", "door_help", "stairs"})


def take(draft: Draft, message: Message, *, freely: bool = False) -> Draft:
    """The draft with what this message gives.

    A value fills what is empty or asked; it overwrites another answer only with a cue (the field is named, or the
    message corrects). `freely`: after a read-back every value counts as a correction.
    """
    reading = _way_home(draft, message.reading)
    taken = draft
    cue = freely or reading.correcting
    for name, value in reading.values.items():
        if name not in TRIP_SLOTS or value is None or _said_elsewhere(name, value, reading):
            continue
        beside = name == "mobility" and set(value) <= _BESIDE and draft.values.get("mobility")
        if name != draft.asked and draft.known(name) and not (cue or beside or name in reading.named):
            continue
        if name == "mobility" and _adds(draft, message):
            value = _joined(draft.values["mobility"], value)
        taken = taken.with_values(**{name: value})
    for name, readings in reading.open.items():
        if name not in TRIP_SLOTS or name in reading.values:
            continue
        if name == draft.asked or not draft.known(name) or cue or name in reading.named:
            kept = name == "mobility" and reading.values.get("mobility_beside")
            values = {key: value for key, value in taken.values.items() if key != name}
            if kept:
                values[name] = list(kept)
            taken = replace(taken, values=values, open={**taken.open, name: tuple(readings)})
    if reading.values.get("unit") and taken.values.get("pickup") == draft.values.get("pickup") not in (
        None,
        UNKNOWN,
    ):
        taken = taken.with_values(pickup=_with_unit(str(draft.values["pickup"]), str(reading.values["unit"])))
    age = taken.values.get("rider_age")
    if (isinstance(age, int) and age < ADULT) or "minor" in reading.special:
        taken = replace(taken, minor=True)
    if age is not None and "rider_age" in reading.values and draft.values.get("children") == [age]:
        taken = taken.without("children")  # the child that was heard of before is the rider
    if taken.values.get("return_time") and taken.values.get("return_ride") is None:
        taken = taken.with_values(return_ride="fixed_time")
    if taken.values.get("return_ride") in ("one_way", "call_when_ready") and taken.values.get("return_time"):
        # The way home was changed: the time of the other way is gone with it.
        taken = taken.without("return_time")
    return placed(draft, stopped(_in_order(marked(taken, reading)), reading), reading)


def _way_home(draft: Draft, reading: Reading) -> Reading:
    """ "Pick me up at 4" with a known appointment at 10:30 is the way home, not the way there."""
    said = reading.values.get("pickup_time") or reading.open.get("pickup_time")
    appointment = reading.values.get("appointment_time") or _clock(draft, "appointment_time")
    elsewhere = "pickup_time" in (draft.asked, *reading.named) or "appointment_time" in reading.open
    if not said or not appointment or elsewhere or "return_time" in {*reading.values, *reading.open}:
        return reading
    readings = (said,) if isinstance(said, str) else said
    if any(_hours(appointment) - 3 <= _hours(each) < _hours(appointment) for each in readings):
        return reading  # a ride there, shortly before the visit
    later = [each for each in readings if each > appointment]
    if len(later) != 1:
        return reading
    values = {name: value for name, value in reading.values.items() if name != "pickup_time"}
    still_open = {name: each for name, each in reading.open.items() if name != "pickup_time"}
    values = {**values, "return_time": later[0], "return_ride": "fixed_time"}
    return replace(reading, values=values, open=still_open)


def _hours(clock: str) -> float:
    hour, minute = clock.split(":")
    return int(hour) + int(minute) / 60


def _in_order(draft: Draft) -> Draft:
    """Drop readings that the order pickup < appointment < return rules out; one that is left is certain."""
    order = ("pickup_time", "appointment_time", "return_time")
    taken = draft
    for index, name in enumerate(order):
        readings = taken.open.get(name, ())
        if not readings:
            continue
        fits = [
            reading
            for reading in readings
            if all(
                _clock(taken, other) is None or str(_clock(taken, other)) < reading for other in order[:index]
            )
            and all(
                _clock(taken, other) is None or reading < str(_clock(taken, other))
                for other in order[index + 1 :]
            )
        ]
        # Nobody is seen at three at night: the other time is the one to ask about.
        if (
            len(fits) == 1
            and len(readings) > 1
            and not (name == "appointment_time" and fits[0] < _NIGHT_ENDS)
        ):
            taken = taken.with_values(**{name: fits[0]})
    return taken


def in_the_past(draft: Draft, now: datetime) -> bool:
    """Whether the ride would begin before now ("today at 9 am" said at ten)."""
    day = draft.values.get("trip_date")
    clock = _clock(draft, "pickup_time") or _clock(draft, "appointment_time")
    if not isinstance(day, str) or day == UNKNOWN or clock is None:
        return False
    return instant(date.fromisoformat(day), clock) <= now


def out_of_order(draft: Draft) -> str | None:
    """The time slot to ask again because it does not follow pickup < appointment < return; None when all is well."""
    appointment = _clock(draft, "appointment_time")
    pickup, home = _clock(draft, "pickup_time"), _clock(draft, "return_time")
    if pickup and appointment and pickup >= appointment:
        return "appointment_time"
    start = appointment or pickup
    if home and start and home <= start:
        return "return_time"
    return None


def _clock(draft: Draft, name: str) -> str | None:
    value = draft.values.get(name)
    return value if isinstance(value, str) and value != UNKNOWN else None


def halved(draft: Draft, name: str, half: str) -> Draft:
    """The draft with the reading of that half of the day (`am`, `pm`) taken."""
    fits = [reading for reading in draft.open[name] if (reading < "12:00") == (half == "am")]
    return draft.with_values(**{name: fits[0]}) if len(fits) == 1 else draft


def _said_elsewhere(name: str, value: object, reading: Reading) -> bool:
    """Whether a few words read as a place were another field's answer ("walks", "one way", "he goes alone")."""
    if (
        name not in ("pickup", "destination")
        or name in reading.places  # a name of the places file is one
        or not isinstance(value, str)
        or any(char.isdigit() for char in value)
    ):
        return False
    others = {"mobility", "return_ride", "companions", "trip_date"} & {*reading.values, *reading.open}
    named = _PLACE_WORD.search(value.lower()) or _PROPER.search(value)
    return bool(others) and len(value.split()) <= 3 and not named


def _adds(draft: Draft, message: Message) -> bool:
    """Whether the aids of this message come beside the known ones: a kind of wheelchair picked, "also", a dog."""
    if not draft.values.get("mobility"):
        return False
    aids = set(message.reading.values.get("mobility") or ())
    return bool(draft.open.get("mobility") or _ALSO.search(message.plain) or aids <= _BESIDE)


def _with_unit(place: str, unit: str) -> str:
    """The place with this unit ("apt 5" said alone); an earlier unit is replaced."""
    found = _UNIT.search(place)
    if found:
        return place[: found.start()] + unit + place[found.end() :]
    street, comma, rest = place.partition(",")
    return f"{street} {unit}{comma}{rest}"


def _joined(old: Any, new: Any) -> list[str]:
    moving = set(new) - _BESIDE
    kept = [aid for aid in old if aid != "walks" or not moving]
    return [*kept, *(aid for aid in new if aid not in kept)]


def names_place(value: object) -> bool:
    """Whether a value of a place is surely one: a number, a name or a word for a place stands in it."""
    text = str(value)
    return bool(
        any(char.isdigit() for char in text) or _PLACE_WORD.search(text.lower()) or _PROPER.search(f" {text}")
    )


def changed(before: Draft, after: Draft) -> bool:
    """Whether anything was taken."""
    return (before.values, before.open, before.skipped, before.stop, before.repeats) != (
        after.values,
        after.open,
        after.skipped,
        after.stop,
        after.repeats,
    )


def given(draft: Draft) -> bool:
    """Whether anything of the trip is known."""
    return any(draft.values.get(name) is not None for name in TRIP_SLOTS)
