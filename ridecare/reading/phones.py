"""Phone numbers of this country in a message, as E.164."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers

from ridecare.reading.said_digits import runs

_LIKE = re.compile(r"(?<![\d/#-])(?:\+?1[ .-]{0,2})?\(?\d{3}\)?[ .-]{0,3}\d{3}[ .-]{0,2}\d{4}(?![\d/])")
_DIGIT = re.compile(r"\d")
_NONE = re.compile(
    r"^(?:no|none|nope|na|n/a|ninguno|no gracias|no thanks)(?:$|,)|\b(?:aint|havent|dont) got (?:a |any |no )?(?:phone|cell|number|one)\b|\b(?:no (?:phone|cell|number)|without a phone|dont have (?:a |any )?(?:phone|cell|number|one)|do not have (?:a |any )?(?:phone|cell|one)|"
    r"have no (?:phone|cell)|no tengo(?: (?:un |ningun )?(?:telefono|celular|numero))?|sin telefono|phone is (?:off|cut off|disconnected))\b"
)
_MINE = re.compile(
    r"\b(?:this (?:one|number)|same number|the number i(?:m| am) texting|este (?:numero|mismo)|el mismo)\b"
)


@dataclass(frozen=True)
class Phone:
    """A number and where it stands in the plain words."""

    number: str
    start: int
    end: int


# How a number is led into beside another answer.
SAID = re.compile(
    r"[,.;]? ?\b(?:and |y )?(?:(?:please )?(?:call|text) me|(?:my|the) (?:phone|number|cell)|(?:mi|el) (?:telefono|numero|celular)|ll[aá]me(?:me)?)\b|[,.;]? ?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}"
)


def phones(words: str) -> list[Phone]:
    """Every number in reading order."""
    found: list[Phone] = []
    for match in _LIKE.finditer(words):
        number = _number("".join(_DIGIT.findall(match.group()))[-10:])
        if number:
            found.append(Phone(number, match.start(), match.end()))
    return found


def answered(words: str) -> str | None:
    """The number in an answer to the phone question, however its digits are grouped or said; None without just one."""
    numbers = {_number(digits[-10:]) for digits in runs(words) if re.fullmatch(r"1?\d{10}", digits)} - {None}
    return numbers.pop() if len(numbers) == 1 else None


def _number(digits: str) -> str | None:
    parsed = phonenumbers.parse(digits, "US")
    # Possible, not valid: the 555 numbers of examples and tests are no subscriber's. Area codes and exchanges begin with 2 to 9.
    if phonenumbers.is_possible_number(parsed) and digits[0] not in "01" and digits[3] not in "01":
        return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    return None


def has_none(words: str) -> bool:
    """Whether an answer to the phone question says that there is no phone."""
    return bool(_NONE.search(words.strip(" .!,")))


def wrong_length(words: str) -> str | None:
    """`phone_short` or `phone_long` when an answer looks like a number but has another length."""
    digits = "".join(_DIGIT.findall(words))
    letters = sum(char.isalpha() for char in words)
    if not 4 <= len(digits) <= 20 or letters > 40:
        return None
    if len(digits) < 10:
        return "phone_short"
    return "phone_long" if len(digits) > 10 else None
