"""Phone numbers in a message, as E.164."""

from __future__ import annotations

import re

import phonenumbers

_LIKE = re.compile(r"(?<![\d-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)")
_DIGITS = re.compile(r"\d")


def phones(plain: str) -> list[tuple[str, int, int]]:
    """Each number with where it stands in the text. Only numbers of this country count."""
    found = []
    for match in _LIKE.finditer(plain):
        digits = "".join(_DIGITS.findall(match.group()))
        number = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
        if len(number) != 10:
            continue
        parsed = phonenumbers.parse(number, "US")
        # 555 numbers are invented and count as possible; an area code that cannot exist does not.
        if phonenumbers.is_possible_number(parsed) and number[0] not in "01" and number[3] not in "01":
            found.append((f"+1{number}", match.start(), match.end()))
    return found


def wrong_length(plain: str) -> str | None:
    """`phone_short` or `phone_long` when the digits of a bare answer are no phone number, else None."""
    digits = _DIGITS.findall(plain)
    if 5 <= len(digits) <= 9:
        return "phone_short"
    return "phone_long" if len(digits) > 11 or (len(digits) == 11 and digits[0] != "1") else None
