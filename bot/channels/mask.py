"""What a screen shows of member IDs, birth dates and one-time codes: nothing a passer-by can use.

Only the view is masked; the stored transcript stays whole for the department. `bot/widget/text.js` holds the
same rules for the moment before the server has answered, and a test holds the two together.
"""

from __future__ import annotations

import re
from datetime import date

DOT = "\u2022"
HIDDEN_DATE = f"{DOT * 2}/{DOT * 2}/{DOT * 4}"

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"ene|abr|ago|set|dic)[a-z\u00e1\u00e9\u00ed\u00f3\u00fa]*\.?"
)

# Leftmost match wins and the last branch eats any other run of digits, so no branch starts inside a number.
_PIECES = re.compile(
    r"(?P<receipt>\bRC[- ]?(?:TEST[- ]?)?[A-Z0-9]{5,})"
    r"|(?P<iso>(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))"
    r"|(?P<numeric>\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)|\d{1,2} \d{1,2} (?:19|20)\d{2}(?!\d))"
    r"|(?P<worded>\b" + _MONTH + r" ?\d{1,2}(?:st|nd|rd|th)?,? ?(?:de |del )?(?:19|20)\d{2}(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)?,? ?(?:de |of )?" + _MONTH + r",? ?(?:de |del )?(?:19|20)\d{2}(?!\d))"
    r"|(?P<phone>\+\d{8,15}|(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]{0,2}\d{3}[-. ]\d{4}(?!\d))"
    r"|(?P<zip>\d{5}-\d{4}(?!\d))"
    r"|(?P<number>\d{3}-\d{2}-\d{4}(?!\d)|\d{3,4}(?:[- ]\d{3,4}){1,3}(?!\d)|\d{6,})"
    r"|(?P<other>\d+)",
    re.IGNORECASE,
)


def mask(text: str, today: date) -> str:
    """`text` with long numbers and dates that lie in the past covered.

    A date is taken for a birth date when it lies before `today`: rides lie ahead. Phone numbers written with
    separators, receipts, ZIP codes and times stay readable.
    """
    return _PIECES.sub(lambda found: _covered(found, today), text)


def _covered(found: re.Match[str], today: date) -> str:
    whole = found.group()
    kind = found.lastgroup
    if kind == "number":
        return _cover_number(whole)
    if kind in ("iso", "numeric", "worded") and _is_past(kind, whole, today):
        return HIDDEN_DATE
    return whole


def _cover_number(whole: str) -> str:
    digits = sum(character.isdigit() for character in whole)
    # The last two digits tell a member which of two cards they typed; a short code shows nothing.
    shown = 2 if digits >= 8 else 0
    left = digits - shown
    covered = []
    for character in whole:
        if character.isdigit():
            covered.append(DOT if left > 0 else character)
            left -= 1
        else:
            covered.append(character)
    return "".join(covered)


def _is_past(kind: str, whole: str, today: date) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", whole)]
    if kind == "worded":
        return numbers[-1] < today.year
    if kind == "iso":
        year, month, day = numbers
    else:
        month, day, year = numbers
        if year < 100:
            near = year in (today.year % 100, (today.year + 1) % 100)
            year += 2000 if near else 1900
    if year != today.year:
        return year < today.year
    return (month, day) < (today.month, today.day)
