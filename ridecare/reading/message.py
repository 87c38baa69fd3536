"""Reads one message: every trip value in it, what stays open, and what kind of answer it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ridecare.place_matching import PlaceIndex
from ridecare.reading import door_words
from ridecare.reading.assembling import Message
from ridecare.reading.plain import Plain, plain
from ridecare.reading.result import Reading as Reading
from ridecare.reading.stop_words import Stop, stop_in, when_said, which_way, without_when
from ridecare.reading.tags import Tagger

PLACES = ("pickup", "destination", "stop_place")
# Answers in the member's own words, from which nothing is taken; no door is read beside a number or a name either.
_OWN_WORDS = ("notes", "where_now", "requester", "rides_along", "code")
_NO_DOOR = (*_OWN_WORDS, "member_id", "date_of_birth", "rider_name")
# "Side door" answers where the ride picks up; "buzzer 12" at the next place belongs to the one before.
_CODE_ONLY = ("pickup", "destination", "stop_place", "mobility")
_YES_AND = {"yes": "yes_but", "no": "no_but"}
_SHORT_ANSWER = 6


def read(
    text: str,
    *,
    asked: str | None,
    language: str,
    now: datetime,
    channel: str = "web",
    tagger: Tagger | None = None,
    known: PlaceIndex | None = None,
) -> Reading:
    """Read a message.

    Args:
        text: what was said, of any length.
        asked: the open question, or None.
        language: `en` or `es`; words of both are understood in either.
        now: when it was received (aware).
        channel: where it was said.
        tagger: finds the places in free sentences, and the place or the name in an answer; without one the words around
            them do.
        known: the places file; without one no place is named.
    """
    said = plain(text)
    if _only_doors(said, asked):
        found = door_words.spans(said.words)
        return Reading(values={"door": _with_star(said, said.original(found[0][0], found[-1][1]))})

    def reading_of(words: str) -> Reading:
        as_asked = "destination" if asked == "stop_place" else asked
        return Message(words, asked=as_asked, language=language, now=now, tagger=tagger).reading()

    stop = stop_in(said) if asked not in _OWN_WORDS else None
    reading = reading_of(_without(said, stop) if stop else text)
    if stop and stop.doubtful and stop.place and _may_be_destination(reading, asked):
        reading, stop = _as_destination(reading_of(text), stop), None
    if asked == "stop_place":
        reading = _place_of_stop(reading)
    if stop:
        reading = _with_stop(reading, stop)
    elif asked == "stop_when":
        reading = _with_when(reading, said)
    elif asked in ("confirm", "which_line") and not reading.values and (when := which_way(said.words)):
        reading = replace(reading, values={"stop_when": when})  # "make it on the way there"
    if asked not in _NO_DOOR:
        reading = _with_doors(reading, said)
    return replace(reading, places=_known_places(reading, known)) if known else reading


def _only_doors(said: Plain, asked: str | None) -> bool:
    if asked in _NO_DOOR or not door_words.only_doors(said.words):
        return False
    return asked not in _CODE_ONLY or door_words.is_code(said.words)


def _without(said: Plain, stop: Stop) -> str:
    start, end = stop.span
    return f"{said.text[: said.starts[start]]};{said.text[said.ends[end - 1] :]}"


def _may_be_destination(reading: Reading, asked: str | None) -> bool:
    """Whether "then to the pharmacy" is where the member is going: no other place was said to go to."""
    return "destination" not in reading.values and (
        asked in (None, *PLACES) or "pickup" in reading.values or reading.answer in ("skip", "unknown")
    )


def _as_destination(reading: Reading, stop: Stop) -> Reading:
    """ "From home, then to the pharmacy" goes to the pharmacy."""
    special = tuple(each for each in reading.special if each != "extra_stop")
    return replace(reading, values={"destination": stop.place, **reading.values}, special=special)


def _place_of_stop(reading: Reading) -> Reading:
    """The answer to "where is the stop": the place, and when, if that was said with it; no kind of visit."""
    values = {name: value for name, value in reading.values.items() if name != "trip_purpose"}
    if "destination" in values:
        place, when = without_when(str(values.pop("destination")))
        values["stop_place"] = place
        values |= {"stop_when": when} if when else {}
    return replace(reading, values=values)


def _with_stop(reading: Reading, stop: Stop) -> Reading:
    values = {**reading.values, "stop": stop.kind}
    if stop.kind == "several":
        return replace(reading, values=values, special=(*reading.special, "extra_stop"))
    if stop.place:
        values["stop_place"] = stop.place
    if stop.when:
        values["stop_when"] = stop.when
    named = {"stop_place", "stop_when"} & values.keys() if stop.corrects else frozenset()
    # What stands beside a stop is no bare yes: the read-back must be shown again with it.
    answer = _YES_AND.get(reading.answer or "", reading.answer)
    return replace(reading, values=values, answer=answer, named=reading.named | named)


def _with_when(reading: Reading, said: Plain) -> Reading:
    """The answer to "on the way there or on the way home"; "home" is then no other answer."""
    when = when_said(said.bare())
    if when is None:
        return reading
    values = dict(reading.values) if len(said.bare().split()) > _SHORT_ANSWER else {}
    values.pop("return_ride", None)
    return replace(reading, values={**values, "stop_when": when}, open={}, wrong=())


def _with_doors(reading: Reading, said: Plain) -> Reading:
    """Door words that stand apart from their place in the message are put behind it."""
    values = dict(reading.values)
    held = {name: str(values[name]) for name in (*PLACES, "notes") if values.get(name)}
    for start, end in door_words.spans(said.words):
        doors = said.original(start, end)
        if not doors or any(doors.casefold() in each.casefold() for each in held.values()):
            continue
        before = [
            (place, name)
            for name in PLACES
            if name in held
            and 0 <= (place := said.text.casefold().find(held[name].casefold())) < said.starts[start]
        ]
        role = max(before)[1] if before else None
        if role:
            values[role] = door_words.joined(str(values[role]), doors)
    values |= {name: _with_star(said, str(values[name])) for name in PLACES if values.get(name)}
    return replace(reading, values=values)


def _with_star(said: Plain, value: str) -> str:
    """A code keeps the star behind it ("4412*"), which is a key and no punctuation."""
    return f"{value}*" if value[-1:].isdigit() and f"{value}*" in said.text else value


def _known_places(reading: Reading, known: PlaceIndex) -> dict[str, tuple[dict[str, object], ...]]:
    """For each place of the message what the file has for it."""
    found = {}
    for name in PLACES:
        words = reading.values.get(name)
        if isinstance(words, str):
            other = reading.values.get("destination" if name == "pickup" else "pickup")
            places = known.named(words, near=str(other or "")).candidates
            if places:
                found[name] = tuple(place.as_dict() for place in places)
    return found
