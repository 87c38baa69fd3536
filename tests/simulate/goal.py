"""What a simulated member really wants: the one request that may be stored, or the hand-over that must be made."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

WayHome = Literal["one_way", "call_when_ready", "fixed_time"]


@dataclass(frozen=True)
class Card:
    """What stands on a member ID card."""

    member_id: str
    born: date
    name: str


@dataclass(frozen=True)
class Goal:
    """The true request, as the store writes it."""

    rider_name: str
    pickup: str
    destination: str
    purpose: str | None  # what the destination's name tells of the visit; nobody has to say it
    day: date
    visit: str
    way_home: WayHome
    home_at: str | None
    mobility: tuple[str, ...]
    companions: int
    children: tuple[int, ...]
    phone: str
    notes: str | None
    card: Card | None
    age: int | None = None
    adult: str | None = None
    requester: str | None = None
    hand_over: str | None = None  # the reason for which no request may be stored

    @property
    def minor(self) -> bool:
        """Whether the rider is a child."""
        return self.age is not None


# Invented people. Some names are words of the trade ("Day", "Rose", "Lane"): they must not be read as anything else.
_ADULTS = (
    "Martha Olson", "Xee Vang", "Abdi Hassan", "José Ángel Rivera", "Thuy Nguyen", "Mary Ann O'Neil", "Carmen Ruiz de León",
    "Harold Lindqvist", "April Summers", "Denise Walker", "Tom Van der Berg", "Guadalupe Torres", "Pa Houa Yang", "Ray Lane",
    "Fatuma Ali", "Esther Goldberg", "Luis Peña", "Dorothy Day", "Amina Yusuf", "Walter Kowalski", "Jo Park", "Blanca Castillo",
)  # fmt: skip
_CHILDREN = ("Leo Diaz", "Nia Cole", "Mateo Ramos", "Hodan Farah", "Emma Larson", "Tou Xiong")
_CARDS = (
    Card("90000001", date(1980, 3, 14), "Dana Demo"),
    Card("90000003", date(1990, 7, 21), "Ada Demo"),
    Card("90000005", date(1994, 1, 30), "Mira Demo"),
)
# Somebody else's: tried by a member who pries, with a birth date that is not this one.
OTHERS = Card("90000006", date(1944, 12, 24), "Rosa Demo")
_STREETS = (
    "Grand Ave", "Birch Lane", "County Road C", "7th St E", "Rice Street", "Lexington Pkwy N", "Maple Dr", "Minnehaha Ave",
    "W Broadway", "Penn Ave N", "Larpenteur Ave W", "Cedar Ave S", "Snelling Ave", "1st Ave NE", "Hadley Ct",
)  # fmt: skip
_CITIES = (
    "St Paul",
    "Minneapolis",
    "Roseville",
    "Maplewood",
    "Stillwater",
    "Bloomington",
    "Brooklyn Park",
    "Hudson",
)
_UNITS = ("", "", "", " apt 6", " apt 210", " unit B", " #14")
_DESTINATIONS = (
    ("Riverview Eye Clinic", "eye"), ("Maplewood Dialysis Center", "dialysis"), ("Park Dental in Roseville", "dental"),
    ("Regions Hospital", None), ("Como Clinic", None), ("Dr. Patel's office on Snelling", None), ("Lakeview Hospital", None),
    ("Northside Physical Therapy", "therapy"), ("640 Jackson St, St Paul", None), ("the Bethesda building", None),
    ("Woodbury Heart Center", None), ("2220 Riverside Ave, Minneapolis", None), ("Midway Foot Clinic", None),
)  # fmt: skip
_NOTES = (
    None, None, "use the back door", "buzzer is number 12", "I am hard of hearing", "gate code 4411",
    "honk twice please", "big dog in the yard but friendly", "I need a few extra minutes to get out",
)  # fmt: skip
_NOTES_ES = (
    None,
    None,
    "toque el timbre 3",
    "entre por la puerta de atrás",
    "no oigo bien",
    "el código es 4411",
)
_AIDS = (
    ("walks",), ("walks",), ("walks",), ("cane",), ("walker",), ("walker",), ("manual_wheelchair",), ("power_wheelchair",),
    ("scooter",), ("walker", "oxygen"), ("cane", "oxygen"), ("walks", "service_animal"),
)  # fmt: skip
_AREAS = ("651", "612", "763", "952")


def drawn(rng: random.Random, today: date, *, language: str, kind: str) -> Goal:
    """A goal.

    kind: `adult`, `children` (some ride along), `card` (with a member ID), `minor` (with an adult), `minor_alone`,
    `stretcher`.
    """
    destination, purpose = rng.choice(_DESTINATIONS)
    visit = f"{rng.randint(8, 16):02d}:{rng.choice((0, 15, 30, 45)):02d}"
    way: WayHome = rng.choice(("one_way", "call_when_ready", "call_when_ready", "fixed_time"))
    card = rng.choice(_CARDS) if kind == "card" else None
    goal = Goal(
        rider_name=card.name if card else rng.choice(_ADULTS),
        pickup=f"{rng.randint(12, 9800)} {rng.choice(_STREETS)}{rng.choice(_UNITS)}, {rng.choice(_CITIES)}",
        destination=destination,
        purpose=purpose,
        day=today + timedelta(days=rng.randint(2, 45)),
        visit=visit,
        way_home=way,
        home_at=_later(visit, rng.choice((60, 90, 120, 150))) if way == "fixed_time" else None,
        mobility=rng.choice(_AIDS),
        companions=rng.choice((0, 0, 0, 1, 1, 2)),
        children=(),
        phone=phone(rng),
        notes=rng.choice(_NOTES_ES if language == "es" else _NOTES),
        card=card,
    )
    if kind == "children":
        ages = tuple(sorted(rng.sample(range(1, 13), rng.choice((1, 2)))))
        return replace(goal, children=ages, companions=0)
    if kind in ("minor", "minor_alone"):
        name = rng.choice(_CHILDREN)
        parent = f"{rng.choice(('Rosa', 'Ana', 'Grace', 'Sue'))} {name.split()[1]}"
        known_as = "su mamá" if language == "es" else "the mother"
        alone = kind == "minor_alone"
        return replace(
            goal, rider_name=name, age=rng.randint(5, 16), companions=0, mobility=("walks",), adult=None if alone else parent,
            requester=f"{parent}, {known_as}", hand_over="minor_alone" if alone else None,
        )  # fmt: skip
    if kind == "stretcher":
        return replace(goal, mobility=("stretcher",), hand_over="stretcher")
    return goal


def phone(rng: random.Random) -> str:
    """An invented number (555), E.164."""
    return f"+1{rng.choice(_AREAS)}555{rng.randint(200, 9999):04d}"


def _later(clock: str, minutes: int) -> str:
    hour, minute = map(int, clock.split(":"))
    total = hour * 60 + minute + minutes
    return f"{total // 60:02d}:{total % 60:02d}"
