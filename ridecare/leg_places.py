"""What the places file says beside the places of a ride: kept beside the member's own words, never in their stead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ridecare.draft import UNKNOWN, Draft
from ridecare.known_places import Place
from ridecare.place_matching import label, names_all, nearest_first, shown
from ridecare.reading.door_words import joined, only_doors
from ridecare.reading.plain import folded
from ridecare.reading.result import Reading
from ridecare.saying import Choice, Say

ROLES = ("pickup", "destination", "stop_place")


def placed(before: Draft, after: Draft, reading: Reading) -> Draft:
    """The draft with the rows that belong to the places just taken, and with door words that were said alone."""
    rows = dict(after.places)
    for role in ROLES:
        value, old = after.values.get(role), before.values.get(role)
        if value == old:
            continue
        if isinstance(value, str) and isinstance(old, str) and old != UNKNOWN and only_doors(folded(value)):
            after = after.with_values(**{role: joined(old, value)})  # "the pickup is at the back door"
            continue
        rows.pop(role, None)
        if value == reading.values.get(role) and reading.places.get(role):
            rows[role] = tuple(reading.places[role])
    return _with_door(replace(after, places=rows), reading.values.get("door"))


def _with_door(draft: Draft, door: object) -> Draft:
    """Door words said alone belong to where the ride picks up; before that is known they are a note."""
    if not door:
        return draft
    pickup = draft.values.get("pickup")
    if isinstance(pickup, str) and pickup != UNKNOWN:
        return draft.with_values(pickup=joined(pickup, str(door)))
    notes = draft.values.get("notes")
    return draft.with_values(notes=str(door) if notes in (None, "none", UNKNOWN) else f"{notes}; {door}")


def rows_of(draft: Draft, role: str) -> tuple[Place, ...]:
    """The places that this one of the ride may be."""
    other = draft.values.get("destination" if role == "pickup" else "pickup")
    rows = (Place.from_dict(row) for row in draft.places.get(role, ()))
    return nearest_first(rows, other if isinstance(other, str) else None)


def known_place(draft: Draft, role: str) -> Place | None:
    """The one place of the file that it is, or None."""
    rows = rows_of(draft, role)
    return rows[0] if len(rows) == 1 else None


def open_role(draft: Draft) -> str | None:
    """The place of the ride of which several in the file could be meant, or None."""
    return next((role for role in ROLES if len(draft.places.get(role, ())) > 1), None)


def settled(draft: Draft, role: str, place: Place | None) -> Draft:
    """The draft with this place for that role; None keeps the member's words as they are."""
    rows = {name: found for name, found in draft.places.items() if name != role}
    return replace(draft, places={**rows, role: (place.as_dict(),)} if place else rows)


def which_place(draft: Draft, *, again: bool = False) -> Say:
    """The question which of several places is meant."""
    role = open_role(draft) or ""
    return Say(
        "utter_again_which_place" if again else "utter_which_place",
        {},
        place_choices(rows_of(draft, role)),
    )


def place_choices(rows: Sequence[Place]) -> tuple[Choice, ...]:
    """The first places by name, and "none of these"."""
    few = shown(rows)
    return (*(Choice("place", label(place, few)) for place in few), Choice("word", "none_of_these"))


def beside_words(draft: Draft, role: str) -> str:
    """What a member reads beside their own words: the address, and the name where their words do not hold it."""
    place = known_place(draft, role)
    if place is None:
        return ""
    named = names_all(str(draft.values.get(role)), place)
    return ", ".join(part for part in ("" if named else place.name, place.address) if part)
