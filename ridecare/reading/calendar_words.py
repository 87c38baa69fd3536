"""The names of days, months, numbers and parts of the day in English and Spanish, folded."""

from __future__ import annotations

WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
    "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
    "lun": 0, "mie": 2, "jue": 3, "vie": 4, "sab": 5,
}  # fmt: skip

# English plurals, and the Spanish ones that differ from the singular: they mean every week.
WEEKDAYS_PLURAL = (
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "sabados",
    "domingos",
)

MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9,
    "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
    "ene": 1, "abr": 4, "ago": 8, "dic": 12, "decmber": 12, "desember": 12, "diciembe": 12, "disiembre": 12, "novienbre": 11, "febuary": 2,
}  # fmt: skip

_ORDINALS_EN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ONES_EN = "one two three four five six seven eight nine ten eleven twelve".split()
_ONES_ES = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce".split()

NUMBERS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES_EN, 1)},
    **{word: number for number, word in enumerate(_ONES_ES, 1)},
    "un": 1, "una": 1, "couple": 2,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50,
    "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20,
    "veintiuno": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
}  # fmt: skip

# Words for a day of the month.
DAY_WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ORDINALS_EN, 1)},
    **{f"twenty {word}": 20 + number for number, word in enumerate(_ORDINALS_EN[:9], 1)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_ORDINALS_EN[:9], 1)},
    "thirtieth": 30, "thirty first": 31, "thirty-first": 31, "primero": 1, "treinta y uno": 31,
    **{word: number for word, number in NUMBERS.items() if number <= 31 and word not in ("couple", "un", "una")},
}  # fmt: skip

# What decides between a.m. and p.m.
DAY_PARTS: dict[str, str] = {
    "am": "am", "morning": "am", "mornings": "am", "manana": "am", "mananita": "am", "madrugada": "am", "pm": "pm", "afternoon": "pm",
    "afternoons": "pm", "evening": "pm", "night": "pm", "tonight": "pm", "tarde": "pm", "tardecita": "pm", "noche": "pm",
}  # fmt: skip


def either(words: object) -> str:
    """A pattern for one of these words, the longest first."""
    assert hasattr(words, "__iter__")
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
