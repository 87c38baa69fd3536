"""Which places of the file a member's words name: only when that is certain. A wrong match is worse than none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from ridecare.known_places import Place
from ridecare.reading.door_words import without_doors
from ridecare.reading.plain import folded
from ridecare.reading.towns import towns

_WORD = re.compile(r"[^\W_]+")
# One word in two spellings or languages; the value stands for both.
_SAME = {
    "saint": "st", "sainte": "st", "clinica": "clinic", "clinicas": "clinic", "clinics": "clinic", "hospitals": "hospital", "centro": "center",
    "centre": "center", "centers": "center", "ctr": "center", "medico": "medical", "med": "medical", "mpls": "minneapolis", "univ": "university",
    "universidad": "university", "speciality": "specialty", "especialidades": "specialty", "cirugia": "surgery",
}  # fmt: skip
# Words that say nothing about which place it is, in a name or beside it.
_LINKS = frozenset("the of and at in on a an to by for el la los las de del y en al un una".split())
_BUSINESS = frozenset("inc llc pa pllc ltd co corp corporation pc lp llp".split())
# What may stand beside a name without naming another place. A state is compared in the words of the place.
_BESIDE = frozenset(
    "mn minn minnesota my mi our his her su appointment appointments cita visit checkup is its es main front lobby entrance entry door "
    "emergency room er urgencias emergencias entrada principal puerta downtown please".split()
)
# Words for a kind of place: they tell no place from another of its kind.
_KINDS = frozenset(
    "clinic hospital center medical health healthcare care dental dentist dialysis eye family specialty surgery urgent primary community "
    "pharmacy lab therapy physical campus building system systems services service group associates regional memorial general county women womens children childrens "
    "pediatric pediatrics heart kidney cancer orthopedic orthopedics rehab north south east west central".split()
)
_DOCTOR = re.compile(r"^.*?\b(?:dr|doctor|doctora|dra)\b\.?(?: [^\W\d_]+){1,3}?,? (?:at|en|in|of|de|del|@) ")
_NUMBERED = re.compile(
    r"\b(?:(?:floor|fl|room|rm|suite|ste|level|piso|nivel|cuarto|consultorio)\.? ?#? ?\d{1,4}[a-z]?|\d{1,2}(?:st|nd|rd|th)? (?:floor|fl|piso|level)|[a-z]+(?:o|er) piso|(?:first|second|third|fourth|fifth) floor)\b"
)
_ZIP = re.compile(r"\b\d{5}\b")
_STREET = re.compile(
    r"\b(?:street|avenue|ave|boulevard|blvd|road|rd|drive|lane|ln|parkway|pkwy|highway|hwy|corner|calle|avenida|esquina)\b"
)
# They begin names of places and are names of streets and towns besides.
_ORDINARY = frozenset(
    "university united hennepin ramsey dakota minneapolis lakeview minnesota nicollet".split()
)
_LONG_ENOUGH = 6  # shorter words differ by a letter too often ("St John", "St Joan")
_SHOWN = 3
# They go along with the message and the request until one is picked.
_MOST = 24


@dataclass(frozen=True)
class Named:
    """What words name: one place for certain, or several that they could mean. Neither is the usual case."""

    certain: Place | None = None
    several: tuple[Place, ...] = ()

    @property
    def candidates(self) -> tuple[Place, ...]:
        """The certain one, or the several."""
        return (self.certain,) if self.certain else self.several


_NOTHING = Named()


@dataclass
class PlaceIndex:
    """The places of a file, found by the words of their names."""

    places: tuple[Place, ...]
    _names: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    _words: list[frozenset[str]] = field(default_factory=list)
    _by_word: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        """Fold every name once."""
        for number, place in enumerate(self.places):
            words = {*_tokens(place.city)}
            for name in (place.name, *place.also):
                named = tuple(word for word in _tokens(name) if word not in _LINKS | _BUSINESS)
                words.update(named)
                # Who wrote a name under `also` knows that it is enough; a registered name has to tell by itself.
                vouched = name in place.also
                if named and (vouched or (len(set(named)) > 1 and _tells_in_full(named, place))):
                    self._names.append((number, named))
            self._words.append(frozenset(words))
            for word in words:
                self._by_word[word].add(number)

    def named(self, words: str, *, near: str | None = None) -> Named:
        """The places that these words name.

        Args:
            words: a pickup or a destination as the member wrote it.
            near: another place of the ride; of several, those in its town come first.
        """
        said = without_doors(folded(words))
        said = _NUMBERED.sub(" ", _DOCTOR.sub(" ", said))
        zips = set(_ZIP.findall(said))
        said = _ZIP.sub(" ", said)
        if any(char.isdigit() for char in said) or _STREET.search(said):
            return _NOTHING  # a number or a street says more than a name
        tokens = self._spelled(_tokens(said))
        if not tokens:
            return _NOTHING
        whole = self._whole(tokens, zips)
        if whole and len({(self.places[number].street, self.places[number].city) for number in whole}) == 1:
            return Named(certain=self.places[whole[0]])
        found = whole or self._parts(tokens, zips)
        if len(found) < 2:
            return _NOTHING
        return Named(several=nearest_first((self.places[number] for number in found), near)[:_MOST])

    def _whole(self, tokens: Sequence[str], zips: set[str]) -> list[int]:
        """The places of which a whole name stands here, with no other word that could name another place."""
        said = set(tokens)
        found = []
        for number, name in self._names:
            if number in found or not said.issuperset(name):
                continue
            place = self.places[number]
            if zips - {place.zip} or not said - set(name) <= self._words[number] | _LINKS | _BESIDE:
                continue
            if not _tells(name, place) and not _in_a_row(name, tokens):
                continue  # "the hospital in Maple Grove" is not for certain "Maple Grove Hospital"
            found.append(number)
        return found

    def _parts(self, tokens: Sequence[str], zips: set[str]) -> list[int]:
        """The places whose names hold all these words, one of which is no town and no kind of place."""
        said = [word for word in tokens if word not in _LINKS | _BESIDE]
        if not said or "on" in tokens or (len(said) == 1 and not self._is_brand(said[0])):
            return []
        numbers = set.intersection(*(self._by_word.get(word, set()) for word in said))
        return [
            number
            for number in sorted(numbers)
            if not zips - {self.places[number].zip} and _tells(said, self.places[number])
        ]

    def _is_brand(self, word: str) -> bool:
        """Whether one word alone is how such a name begins ("Fairview"), and not any word of it ("university")."""
        begins = any(name[0] == word and len(name) > 1 for _, name in self._names)
        return begins and len(word) >= _LONG_ENOUGH and word not in _ORDINARY

    def _spelled(self, tokens: Sequence[str]) -> list[str]:
        """The words with names put together that were written apart, and slips put right."""
        joined: list[str] = []
        for token in tokens:
            if (
                joined
                and joined[-1] + token in self._by_word
                and not {joined[-1], token} <= set(self._by_word)
            ):
                joined[-1] += token
            else:
                joined.append(token)
        return [self._without_slip(token) for token in joined]

    def _without_slip(self, token: str) -> str:
        if len(token) < _LONG_ENOUGH or token in self._by_word or token in _BESIDE or token in towns():
            return token
        slips = 2 if len(token) > 9 else 1
        near = [
            word
            for word in self._by_word
            if len(word) >= _LONG_ENOUGH
            and abs(len(word) - len(token)) <= slips
            and word[0] == token[0]
            and OSA.distance(word, token, score_cutoff=slips) <= slips
        ]
        return near[0] if len(near) == 1 else token


def nearest_first(places: Iterable[Place], near: str | None) -> tuple[Place, ...]:
    """Those in the town of another place of the ride before the others, which stay in the order of the file."""
    town = set(_tokens(folded(near or "")))
    return tuple(sorted(places, key=lambda place: not (place.city and town.issuperset(_tokens(place.city)))))


def picked(words: str, among: Sequence[Place]) -> Place | None:
    """Which of these an answer names: by a name, a town or a street; None when none or several fit."""
    said = {word for word in _tokens(folded(words)) if word not in _LINKS | _BESIDE | {"one", "uno"}}
    if not said:
        return None
    exact = [place for place in among if said == set(_tokens(label(place, among))) - _LINKS]
    if len(exact) == 1:
        return exact[0]
    fits = [
        place
        for place in among
        if said
        <= {*_tokens(" ".join((place.name, *place.also, place.street, place.city, place.zip)))} | _LINKS
    ]
    return fits[0] if len(fits) == 1 else None


def label(place: Place, among: Sequence[Place]) -> str:
    """The name as a choice, with the town where the name has none, with the street where that is not enough."""
    title = _with_town(place)
    if sum(_with_town(other) == title for other in among) > 1 and place.street:
        title = f"{title}, {place.street}"
    return title


def shown(among: Sequence[Place]) -> tuple[Place, ...]:
    """The first few: more choices than that nobody reads in a text message."""
    return tuple(among[:_SHOWN])


def names_all(words: str, place: Place) -> bool:
    """Whether these words hold the whole name of the place, so that it need not be said again."""
    said = set(_tokens(folded(words)))
    return any(said.issuperset(set(_tokens(name)) - _LINKS) for name in (place.name, *place.also))


def _with_town(place: Place) -> str:
    if not place.city or set(_tokens(place.city)) <= set(_tokens(place.name)):
        return place.name
    return f"{place.name}, {place.city}"


def _tokens(text: str) -> list[str]:
    return [_SAME.get(word, word) for word in _WORD.findall(folded(text))]


def _tells(words: Iterable[str], place: Place) -> bool:
    """Whether a word among these is more than a link, a town and a kind of place."""
    return bool(set(words) - _LINKS - set(_tokens(place.city)) - _KINDS)


def _tells_in_full(name: Sequence[str], place: Place) -> bool:
    """A hospital with the name of its town tells enough: there is one."""
    town = set(_tokens(place.city))
    return _tells(name, place) or (bool(town) and town <= set(name) and "hospital" in name)


def _in_a_row(name: Sequence[str], tokens: Sequence[str]) -> bool:
    said = [word for word in tokens if word not in _LINKS]
    return any(tuple(said[at : at + len(name)]) == tuple(name) for at in range(len(said) - len(name) + 1))
