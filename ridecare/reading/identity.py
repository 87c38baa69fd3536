"""Member IDs and birth dates, in any usual way to write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ridecare.reading.mentions import DayMention, overlaps

_NUMBER = re.compile(r"(?<![\d/.:])\d(?:[ -]{0,2}\d){5,11}(?![\d/:])")
_ASKED_NUMBER = re.compile(r"(?<![\d/.:])\d(?:[ .-]{0,3}\d){0,19}(?![\d/:])")
_ID_CUE = re.compile(
    r"\b(?:id|member|members|member number|pmi|card|numero de (?:miembro|socio|identificacion)|identificacion|miembro|tarjeta|eligible|elegible|califico|qualify)\b|#"
)
_BIRTH_CUE = re.compile(
    r"\b(?:born|dob|d\.?o\.?b|birth ?dat\w*|birthdays?|bday|b-day|date of birth|of birth|nac(?:i|io|ida|ido|imiento)|cumple\w*)\b"
)
_PHONE_CUE = re.compile(r"\b(?:phone|cell|call|text|telefono|celular|numero de telefono)\b")

SHORTEST, LONGEST = 6, 12


_BIRTHDAY_IS = re.compile(
    r"\b(?:(?:birthday|bday|b-day|cumpleanos)(?: is| es| was|:)|(?:born|dob|birth ?date|date of birth|fecha de nacimiento|naci|nacio)(?: is| es| was|:)?)(?: on| in| the| el| dia)* $"
)
# How far from "born" its date stands, after it and before it.
_DATE_AFTER, _DATE_BEFORE = 45, 30


def beside_birth(words: str) -> list[tuple[int, int]]:
    """Where a birth date is spoken of."""
    return [
        (max(0, match.start() - _DATE_BEFORE), match.end() + _DATE_AFTER)
        for match in _BIRTH_CUE.finditer(words)
    ]


def names_id(words: str) -> bool:
    """Whether a member ID, or a check with one, is spoken of."""
    return bool(_ID_CUE.search(words))


def member_id(
    words: str, *, asked: bool, taken: list[tuple[int, int]]
) -> tuple[str | None, str | None, tuple[int, int] | None]:
    """The ID (digits only, leading zeros kept), a problem, and its span.

    Args:
        words: plain words.
        asked: the ID was asked for; else only a number beside words for it counts.
        taken: spans that are a date or an address.
    """
    if not asked and not names_id(words):
        return None, None, None
    too_short = False
    for match in (_ASKED_NUMBER if asked else _NUMBER).finditer(words):
        if overlaps(match.start(), match.end(), taken):
            continue
        digits = re.sub(r"\D", "", match.group())
        if SHORTEST <= len(digits) <= LONGEST:
            if (
                not asked
                and len(digits) == 10
                and _PHONE_CUE.search(words[max(0, match.start() - 30) : match.start()])
            ):
                continue
            return digits, None, match.span()
        too_short = True
    return None, "member_id_short" if too_short and asked else None, None


def born(found: Sequence[DayMention], words: str, *, asked: str | None, today_year: int) -> list[DayMention]:
    """The days in a message that are birth dates and not days of a ride."""
    dated = [each for each in found if each.has_year]
    if asked == "date_of_birth":
        return dated
    cued = [_beside_cue(match, dated) for match in _BIRTH_CUE.finditer(words)]
    return [
        each
        for each in dated
        if each in cued
        # Nobody asks for a ride two years ago; somebody who gives a member ID gives a birth date with it.
        or (
            asked != "trip_date"
            and any(day.year <= today_year - 2 for day in each.born)
            # "1/7/27" is a birth date of 1927 only where an ID stands before it.
            and (not each.readings or asked == "member_id")
        )
    ]


def is_birthday(mention: DayMention, words: str) -> bool:
    """ "my birthday is December 12": no day of a ride, and no birth date without its year."""
    return mention.dated and not mention.has_year and bool(_BIRTHDAY_IS.search(words[: mention.start][-50:]))


def _beside_cue(cue: re.Match[str], dated: list[DayMention]) -> DayMention | None:
    """The one date that a word for birth belongs to: the next one, else the one before."""
    after = [each for each in dated if 0 <= each.start - cue.end() <= _DATE_AFTER]
    before = [each for each in dated if 0 <= cue.start() - each.end <= _DATE_BEFORE]
    over = [each for each in dated if each.start < cue.end() and cue.start() < each.end]
    return next(iter([*over, *after, *before[::-1]]), None)
