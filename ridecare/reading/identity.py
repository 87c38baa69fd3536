"""Member ID and birth date, in any usual way to write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo", "june jun junio",
            "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre", "october oct octubre",
            "november nov noviembre", "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[ /.\-]{1,2}(\d{1,2})[ /.\-]{1,2}(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(19\d\d|20\d\d)[ /.\-](\d{1,2})[ /.\-](\d{1,2})(?!\d)")
_RUN = re.compile(r"(?<!\d)(?:((?:19|20)\d\d)(\d\d)(\d\d)|(\d\d)(\d\d)((?:19|20)\d\d))(?!\d)")
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\.? ?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?:,? ?(?:of |de |del )?(?:year )?'?(\d{{4}}|\d{{2}}))\b"
)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}}|primero)(?:st|nd|rd|th)?(?: of| de)? ({_MONTH})\.?(?:,? ?(?:of |de |del )?(?:ano )?'?(\d{{4}}|\d{{2}}))\b"
)
_NO_YEAR = re.compile(r"^\D{0,20}(\d{1,2})[/.\-](\d{1,2})\D{0,10}$")
_ID = re.compile(r"(?<![\d/])\d(?:[ -]?\d){5,11}(?![\d/])")


@dataclass(frozen=True)
class BirthDate:
    """A birth date's readings (ISO); none when it is not one, two when day and month may be swapped."""

    readings: tuple[str, ...] = ()
    wrong: str | None = None


def birth_date(plain: str, today: date) -> BirthDate:
    """The birth date in a folded text. `03/04/1980` is always two readings."""
    for pattern, order in ((_ISO, "ymd"), (_MONTH_FIRST, "mdy"), (_DAY_FIRST, "dmy")):
        found = pattern.search(plain)
        if found:
            return _checked([_made(found.groups(), order, today)], today)
    found = _NUMERIC.search(plain)
    if found:
        first, second, year = found.groups()
        swapped = [_made((first, second, year), "mdy", today), _made((second, first, year), "mdy", today)]
        return _checked(swapped, today)
    found = _RUN.search(plain)
    if found:
        year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[4], found[5])
        readings = [_made((month, day, year), "mdy", today)]
        if not found[1]:
            readings.append(_made((day, month, year), "mdy", today))
        return _checked(readings, today)
    return BirthDate()


def has_no_year(plain: str) -> bool:
    """`03/04`: a day and a month, but no year."""
    return bool(_NO_YEAR.match(plain))


def member_id(plain: str, *, asked: bool) -> tuple[str | None, str | None]:
    """The member ID in a folded text and what was wrong with it. Leading zeros stay."""
    named = re.search(
        r"\b(member|id|pmi|card|miembro|tarjeta|identificacion|eligib\w*|elegib\w*|born|dob|birth\w*|nacid[oa]|naci|check|look up)\b",
        plain,
    )
    plain = _without_dates(plain)
    if not asked and not named:
        return None, None
    for found in _ID.finditer(plain):
        digits = re.sub(r"\D", "", found.group())
        if 6 <= len(digits) <= 12 and not _is_date(found.group(), plain):
            return digits, None
    digits = re.sub(r"\D", "", plain)
    if asked and 0 < len(digits) < 6 and not _NUMERIC.search(plain):
        return None, "member_id_short"
    return None, None


def _without_dates(plain: str) -> str:
    """The text without what is a birth date: "march 14 1980" holds no member ID."""
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST, _NUMERIC):
        plain = pattern.sub(" ", plain)
    return plain


def month_and_day(plain: str) -> str | None:
    """`MM-DD` of a month and a day without a year ("june 3"), to pick one of two readings."""
    found = re.search(rf"\b({_MONTH})\.? ?(?:the )?(\d{{1,2}})\b", plain)
    day_first = re.search(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of| de)? ({_MONTH})\b", plain)
    if found:
        return f"{_MONTHS[found[1]]:02d}-{int(found[2]):02d}"
    return f"{_MONTHS[day_first[2]]:02d}-{int(day_first[1]):02d}" if day_first else None


def _is_date(text: str, plain: str) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-(19|20)\d\d", text))


def _made(parts: tuple[str, ...], order: str, today: date) -> date | None:
    named = dict(zip(order, parts, strict=True))
    year = int(named["y"])
    if len(named["y"]) == 2:
        year += 1900 if year + 2000 > today.year else 2000
    month = _MONTHS.get(named["m"]) or (int(named["m"]) if named["m"].isdigit() else 0)
    day = 1 if named["d"] == "primero" else int(named["d"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(readings: list[date | None], today: date) -> BirthDate:
    made = list(dict.fromkeys(each for each in readings if each is not None))
    if not made:
        return BirthDate(wrong="date_of_birth_none_such")
    past = [each for each in made if each <= today and today.year - each.year <= 125]
    if not past:
        return BirthDate(wrong="date_of_birth_future")
    return BirthDate(tuple(each.isoformat() for each in past))
