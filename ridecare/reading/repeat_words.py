"""The words for days that come every week, in English and Spanish, and the weekdays that they stand for."""

from __future__ import annotations

import re

from ridecare.reading.calendar_words import WEEKDAYS, WEEKDAYS_PLURAL, either

ALL = (0, 1, 2, 3, 4, 5, 6)
NAMES = either((*WEEKDAYS, *WEEKDAYS_PLURAL))
_NUMBERS = {**WEEKDAYS, **{name: WEEKDAYS[name[:-1]] for name in WEEKDAYS_PLURAL}}
# "monday, wednesday and friday", "lunes y los jueves", "tue/thu/sat"
LIST = rf"(?:{NAMES})\b(?:(?: ?[,/&+;-] ?| )(?:(?:and|y|e|or|&) )?(?:(?:on|el|los|every|each|cada|also|tambien) )?(?:{NAMES})\b)*"
EVERY_DAY = (
    r"every (?:single )?(?:day|morning|afternoon|evening|night)|each (?:day|morning)|daily|everyday|all (?:7|seven) days|(?:7|seven) days a week|"
    r"todos los (?:santos )?dias|cada dia|diario|a diario|diariamente|todas las (?:mananas|tardes|noches)|cada manana|(?:los )?siete dias de la semana"
)
WORKDAYS = r"(?:every |each |on |all )?weekdays?|(?:every |each )?(?:business|work|working|week) days?|entre semana|(?:los |todos los )?dias (?:de semana|laborables|habiles)"
WEEKEND = r"(?:every|each|on|all) (?:the )?weekends?|weekends|(?:los |todos los )?fines de semana|cada fin de semana"

_GAP = r" ?(?:[/,&+.-] ?(?:and |y )?|(?:and|y|&) )?"
_APART = r"(?: ?[/,&+-] ?| (?:and|&) )"


def _code(*letters: str, gap: str = _GAP) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'/])(?:on )?{gap.join(f'(?:{each})' for each in letters)}(?![\w/])")


# As clinics write them, the longest first.
COMPACT: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...] = (
    (_code("m", "tu?", "w", "th|r|t", "f"), (0, 1, 2, 3, 4)),
    (_code("mo?n?", "we?d?", "fr?i?"), (0, 2, 4)),
    (_code("tu?e?", "th?u?|r", "sa?t?"), (1, 3, 5)),
    (_code("lu?n?", "mi?e?", "vi?e?"), (0, 2, 4)),
    (_code("ma?r?", "ju?e?", "sa?b?"), (1, 3, 5)),
    (_code("tu?e?", "thu?|r"), (1, 3)),
    (_code("m", "w", gap=_APART), (0, 2)),
    (_code("w", "f", gap=_APART), (2, 4)),
    (_code("m", "f", gap=r" ?& ?"), (0, 4)),
    (_code("ma?", "ju?", gap=r"(?: ?[/,&+] ?| y )"), (1, 3)),
)


def numbers_of(names: str) -> frozenset[int]:
    """The weekdays that stand in these words; Monday is 0."""
    return frozenset(_NUMBERS[match.group()] for match in re.finditer(rf"\b(?:{NAMES})\b", names))
