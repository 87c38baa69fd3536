"""Finds a house number and the street after it among the words of a message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ridecare.reading.address_tail import after_street, is_town, state_at, tail, unit_at, zip_at
from ridecare.reading.address_words import (
    COUNTED,
    DIRECTIONS,
    LINKS,
    MONTHS,
    NO_BARE_NAME,
    NO_NAME,
    NOT_AFTER,
    PRE_TYPES,
    SO_NO,
    TYPES,
    WEAK_TYPES,
    Token,
    is_slip,
)
from ridecare.reading.towns import towns

_NUMBER = re.compile(r"[nsew]\d{3,5}|\d{1,6}[a-dnsew]?|\d{1,6}-(?:[a-d]|\d{1,4})|\d{1,5}[nsew]\d{1,5}")
_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[-/&][^\W_]+)*|\d{1,3}(?:st|nd|rd|th|er|ra|do|da|to|ta|va|mo|ma)")
_LONGEST = 8
# Types that are words for places of any kind.
_VAGUE = frozenset("place pl way wy mall plaza point center ctr".split())
_DIRECTION = r"(?:[nsew]|[ns][ew]|north|south|east|west|northeast|northwest|southeast|southwest)"
_KIND = r"(?:county|co|cty|cnty|state|us|u s|mn|wi|ia|nd|sd|minnesota|federal|forest|township|twp|trunk|ranch|farm to market|estatal)"
_NO_LETTER = r"(?!(?:at|to|in|on|or|is|my|by|en|de|la|el|al|un|mi|no|so|se|st|i|am|pm|me|we|he|it|if|as|an|up|us|y|o|mn|wi|nd|sd|ia)\b)"
_ROADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_DIRECTION} )?(?:interstate|i|us|highway|hwy)[ -]\d{{1,3}}(?: {_DIRECTION})? (?:frontage|service|access) (?:road|rd)\b",
        # "County Road 42", "Old Hwy 8 NW", "State Highway 7", "Co Rd M"
        rf"(?:{_DIRECTION} )?(?:old )?(?:{_KIND} )?(?:highway|hwy|hiway|road|rd|route|rt|rte|carretera) (?:no )?\d{{1,4}}[a-z]?(?: {_DIRECTION})?\b(?! (?:am|pm)\b)",
        rf"(?:{_DIRECTION} )?(?:old )?{_KIND} (?:highway|hwy|trunk highway|road|rd|trunk) {_NO_LETTER}[a-z]{{1,2}}\d?\b(?: {_DIRECTION}\b)?",
        rf"(?:{_DIRECTION} )?(?:cr|c r|csah|co|sr|th|us|mn|wi|ia|nd|sd|state|county|sh|fm|i)[ -]\d{{1,4}}[a-z]?\b(?: {_DIRECTION}\b)?",
    )
)
# "Avenue J", "Avenue of the Saints", "Trail of Dreams"
_OF = re.compile(
    rf"(?:{_DIRECTION} )?(?P<type>[a-z]+) (?:of (?:the )?[a-z]{{3,}}|(?<=avenue ){_NO_LETTER}[a-z]\b|(?<=ave ){_NO_LETTER}[a-z]\b|(?<=av ){_NO_LETTER}[a-z]\b|(?<=avenue )\d{{1,3}}|(?<=ave )\d{{1,3}}|(?<=avenida )\d{{1,3}})(?: (?:street|st|avenue|ave|blvd|boulevard|road|rd|drive|dr|lane|ln|court|ct|way|parkway|pkwy)\b)?(?: {_DIRECTION}\b)?(?![^ ])"
)
_BROADWAY = re.compile(
    rf"(?:{_DIRECTION} )?broad ?way\b(?: (?:st|street|ave|avenue|blvd)\b)?(?: {_DIRECTION}\b)?"
)
_GRID = re.compile(rf"{_DIRECTION} \d{{1,5}} {_DIRECTION}\b")
# "R.R." arrives as "are.are.": a lone "r" is text-speak.
_RURAL = re.compile(
    r"\b(?:rr|are\.are\.?|h\.?c\.?|rt|rte|route|rural route|r r|star route|highway contract)(?: (?:no|#))? ?\d{1,3},? box (?:# ?)?\d{1,5}-?[a-z]?\b"
)


@dataclass(frozen=True)
class Street:
    """Places among the tokens: the number from `start` to `name`, the street from there to `end`.

    sure: it is a street whatever stands around it; else what follows must confirm it.
    typed: a word like "street" or "highway" is in it.
    """

    start: int
    name: int
    end: int
    sure: bool
    typed: bool = True


def rural(words: str) -> Iterator[tuple[int, int]]:
    """Where boxes on rural routes stand ("RR 2 Box 118"): a street without a house number."""
    for match in _RURAL.finditer(words):
        yield match.span()


def streets(all_tokens: Sequence[Token], at: int, words: str, bare: bool) -> Iterator[Street]:
    """What a house number at this place and the words after it can be, the likeliest first.

    Args:
        all_tokens: the message.
        at: where the number is looked for.
        words: the plain words.
        bare: a number and a name may be an address here without anything to confirm it.
    """
    if not _is_number(all_tokens, at, words):
        return
    name = at + 1
    if name < len(all_tokens) and all_tokens[name].word in ("1/2", "1/4") and not all_tokens[name].gap:
        name += 1
    run = _run(all_tokens, name)
    if not run:
        return
    said = " ".join(each.word for each in run)
    for length, sure in (*_roads(said), *_typed(run)):
        yield Street(at, name, name + length, sure)
    if _GRID.match(said):
        yield Street(at, name, name + 3, False)
    for length in _untyped(all_tokens, name, run, bare):
        yield Street(at, name, name + length, False, False)


def _is_number(all_tokens: Sequence[Token], at: int, words: str) -> bool:
    token = all_tokens[at]
    if not _NUMBER.fullmatch(token.word):
        return False
    if token.start and words[token.start - 1] in "/:.$-+&":
        return False
    before = all_tokens[at - 1].word if at and token.gap != "!" else ""
    digits = re.sub(r"\D", "", token.word)
    if before in NOT_AFTER and not token.gap and not (at > 1 and unit_at(all_tokens, at - 2) == 2):
        return False  # but "3rd floor 1100 Washington Ave"
    return not (before in MONTHS and not token.gap and int(digits) <= 31 and token.word.isdigit())


def _run(all_tokens: Sequence[Token], name: int) -> list[Token]:
    """The words after the number up to a separator."""
    run: list[Token] = []
    for token in all_tokens[name : name + _LONGEST]:
        if token.gap or token.word == "#":
            break
        run.append(token)
    return run


def _roads(said: str) -> Iterator[tuple[int, bool]]:
    for pattern in _ROADS:
        match = pattern.match(said)
        if match:
            yield _count(match.group()), True
            return
    of = _OF.match(said)
    if of and (of["type"] in TYPES or of["type"] in PRE_TYPES or is_slip(of["type"])):
        yield _count(of.group()), True
    broadway = _BROADWAY.match(said)
    if broadway:
        yield _count(broadway.group()), True


def _count(text: str) -> int:
    return len(text.split())


def _typed(run: Sequence[Token]) -> Iterator[tuple[int, bool]]:
    """ "Oak Grove St", "W 7th Street E", "Calle del Sol"."""
    first = 1 if _is_directed(run) else 0
    if run[first].word in PRE_TYPES and (spanish := _after_pre_type(run, first)):
        yield spanish, True
    for place in range(first, min(len(run), first + 6)):
        word = run[place].word
        if place > first and _ends_street(run, place):
            if word not in TYPES and place + 1 < len(run) and _ends_street(run, place + 1):
                continue  # "Lake St", "Hill Rd"
            end = _extended(run, place)
            strong = any(each.word in TYPES for each in run[first + 1 : end])
            if word in _VAGUE and any(each.word in NO_BARE_NAME for each in run[:place]):
                strong = False  # "at 2 physical therapy place"
            yield _with_direction(run, end), strong
            return
        if not _is_name(run, first, place):
            return


def _is_directed(run: Sequence[Token]) -> bool:
    """ "W Lake St", "E Point Douglas Rd", but not "North Ave"."""
    if run[0].word not in DIRECTIONS or len(run) < 2:
        return False
    if run[1].word not in TYPES or not _ends_street(run, 1):
        return True
    return not is_town(run, 2, several=True) and any(each.word in TYPES for each in run[2:4])


def _ends_street(run: Sequence[Token], place: int) -> bool:
    word = run[place].word
    if word in ("st", "saint"):
        following = run[place + 1].word if place + 1 < len(run) else ""
        # "45 Main St Paul" has no street type, "812 W St Germain" neither.
        return not (following and f"st {following}" in towns()) and not (
            place == 1 and run[0].word in DIRECTIONS and _goes_on(run, place + 1)
        )
    return word in TYPES or word in WEAK_TYPES or is_slip(word)


def _goes_on(run: Sequence[Token], place: int) -> bool:
    """Whether a name stands here that is neither a town nor the end of an address."""
    return (
        place < len(run)
        and bool(_NAME.fullmatch(run[place].word))
        and run[place].word not in NO_NAME
        and run[place].word not in COUNTED
        and run[place].word not in DIRECTIONS
        and not is_town(run, place)
        and not state_at(run, place, sure=False)
    )


def _is_name(run: Sequence[Token], first: int, place: int) -> bool:
    word = run[place].word
    if word in LINKS:
        # "Lake of the Isles", "La Salle", "Paseo del Sol": links stand before a name.
        return place + 1 < len(run) and (place > first or word not in ("of", "the", "y", "de"))
    if word in NO_NAME or (word in COUNTED and place == first):
        return False
    following = run[place + 1].word if place + 1 < len(run) else ""
    if word.isdigit() and following == "1/2":
        return True  # "36 1/2 St"
    if word == "1/2":
        return place > first
    if word.isdigit():
        return (
            following in ("mile", "street", "st", "ave", "avenue", "av") and place == first and len(word) < 4
        )
    # "Lower Afton Rd" begins with what is a unit elsewhere.
    return bool(_NAME.fullmatch(word)) and not (
        place > first and unit_at(run, place) and following not in TYPES
    )


def _extended(run: Sequence[Token], place: int) -> int:
    """A street goes on after its first type: "Town Square Ln", "Rev Dr King Blvd", "Circle Pines Way"."""
    end = place + 1
    for ahead in (0, 1):
        last = end + ahead
        if last >= len(run):
            break
        if (
            run[last].word not in TYPES
            or is_town(run, end, several=not ahead)
            or run[last].word in ("st", "saint", "pt")
        ):
            continue
        if ahead and (not _is_name(run, end, end) or run[end].word in DIRECTIONS or unit_at(run, end)):
            continue
        if run[last].word == "dr" and not (last + 1 == len(run) or after_street(run, last + 1)):
            continue  # "640 Jackson St, Dr. Lee"
        return _extended(run, last)
    return end


def _with_direction(run: Sequence[Token], end: int) -> int:
    if end >= len(run) or is_town(run, end, several=True):
        return end
    word = run[end].word
    if word in SO_NO:
        return end + 1 if after_street(run, end + 1) else end
    if word not in DIRECTIONS:
        return end
    return end + 2 if end + 1 < len(run) and f"{word}{run[end + 1].word}" in DIRECTIONS else end + 1


def _after_pre_type(run: Sequence[Token], first: int) -> int:
    place = first + 1
    while place < len(run) and run[place].word in LINKS:
        place += 1
    if place >= len(run) or run[place].word in NO_NAME or run[place].word in COUNTED:
        return 0
    if not (_NAME.fullmatch(run[place].word) or (run[place].word.isdigit() and len(run[place].word) < 4)):
        return 0
    place += 1
    # "Calle Cesar Chavez": a second name ends the run or stands before a town.
    if _goes_on(run, place) and not unit_at(run, place) and after_street(run, place + 1):
        place += 1
    return _with_direction(run, place)


def _untyped(all_tokens: Sequence[Token], name: int, run: Sequence[Token], bare: bool) -> Iterator[int]:
    """Lengths of names without a type that may be a street: "620 Olive", "612 e franklin mpls"."""
    first = 1 if run[0].word in DIRECTIONS and len(run) > 1 else 0
    if run[first].word == "the" and len(run) > first + 1:
        first += 1
    if run[0].word in ("st", "saint") and not zip_at(all_tokens, name + len(run)):
        return  # "930 st marys" is a time and a hospital
    for place in range(first, min(len(run), first + 5)):
        word = run[place].word
        is_name = _NAME.fullmatch(word) and not any(word in each for each in (NO_NAME, COUNTED, NO_BARE_NAME))
        if not is_name or (unit_at(run, place) and place > first) or (word in MONTHS and len(run) < 3):
            return
        length = _with_direction(run, place + 1)
        ends = length == len(run) or after_street(all_tokens, name + length)
        # "I live at 412 Cherry and …"
        ends = ends or (bare and run[length].word in ("and", "y", "but", "pero"))
        if ends and (bare or tail(all_tokens, name + length, ends_message=True).parts):
            yield length
