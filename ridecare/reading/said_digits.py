"""The digits of a number as people say or group them: "six one two, 5550 133", "oh one forty-four", "doble cinco"."""

from __future__ import annotations

import re

from ridecare.reading.calendar_words import NUMBERS

_ZERO = {"zero": 0, "oh": 0, "o": 0, "cero": 0}
_TENS = {
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_NAMED = {
    **{word: number for word, number in NUMBERS.items() if word not in ("couple", "un", "una")},
    **_ZERO,
    **_TENS,
}
_TIMES = {"double": 2, "doble": 2, "triple": 3}
# What stands between the groups of one number; any other word ends it.
_BETWEEN = frozenset(
    "then and y area code codigo de uh um eh then dash guion space espacio luego despues".split()
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")


def runs(words: str) -> list[str]:
    """Every run of digits in the plain words, longest possible, as digits."""
    found: list[str] = []
    digits, ten, times = "", 0, 1
    for said in _TOKEN.findall(words):
        value = said if said.isdigit() else None
        if value is None and said in _NAMED:
            number = _NAMED[said]
            if ten and 0 < number < 10:
                digits, ten = digits[:-1] + str(number), 0  # "fifty five"
                continue
            value, ten = str(number), number if number >= 20 and number % 10 == 0 else 0
        elif value is not None:
            ten = 0
        if value is not None:
            digits, times = digits + value * times, 1
        elif said in _TIMES:
            times = _TIMES[said]
        elif said == "y" and ten:
            continue  # "cincuenta y cinco"
        elif said not in _BETWEEN:
            found.append(digits)
            digits, ten, times = "", 0, 1
    return [each for each in (*found, digits) if each]
