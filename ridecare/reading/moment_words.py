"""The words of days and hours: which of them make it worth asking a recognizer, and how it is told Spanish ones."""

from __future__ import annotations

import re

DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
DIAS = "lunes|martes|miercoles|jueves|viernes|sabado|domingo"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
_MESES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
CUE_EN = re.compile(
    rf"\b({DAYS}|today|tomorrow|tonight|noon|midnight|morning|afternoon|evening|night|week|weekend|now|asap|oclock|o'clock|half past|quarter (past|to|after)|"
    rf"(in|next) \w+ (days?|weeks?|months?))\b|\b({_MONTHS})\.? ?\d|\d ?(st|nd|rd|th)? (of )?({_MONTHS})\b|\d(st|nd|rd|th)\b|\d{{1,2}} ?[ap]\.? ?m\b|\d:\d|\d/\d|\d-\d{{1,2}}-\d|\d{{4}}-\d|"
    r"\b(at|by|around|before|after|@|until|till) ?\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?(thirty|fifteen|forty|am|pm|a\.m|p\.m|in the)"
)
CUE_ES = re.compile(
    rf"\b({DIAS}|hoy|manana|pasado|mediodia|medianoche|madrugada|semana|ahorita|ahora|(en|dentro de) \w+ (dias?|semanas?))\b|\b\d{{1,2}} de ({_MESES})|\b({_MESES}) \d|\bde (?:{_MESES})\b|\bprimero de|"
    r"\b(a|para|como a|hasta) ?las? \w|\b(de|en|por) la (manana|tarde|noche)|\bel (dia )?\d{1,2}\b|\d ?(am|pm)\b|\d:\d|\d/\d"
)

_SPOKEN_ES = frozenset(
    f"{DIAS}|{_MESES}|hoy|manana|pasado|mediodia|medianoche|madrugada|tarde|noche|semana|semanas|dia|dias|hora|horas|ahorita|ahora|proximo|proxima|este|esta|"
    "que|viene|dentro|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|treinta|primero|media|cuarto|punto|menos|am|pm|"
    "a|las|la|de|del|el|los|en|por|y|para|con|antes|despues".split("|")
)


def only_moments(text: str) -> str:
    """The words of a Spanish text that can speak of days and hours; the rest is cut out.

    The Spanish recognizer reads "mi" as Wednesday, and loses "el viernes a las 2" when more text follows it.
    """
    kept = [
        word if word.strip(",.;") in _SPOKEN_ES or any(char.isdigit() for char in word) else "|"
        for word in text.split()
    ]
    return re.sub(
        r"(?: \b(?:a|las?|de|del|el|los|en|por|y|para|con|que|un|una)\b)+(?= \||$)",
        "",
        re.sub(r"(?:\| ?)+", "| ", " ".join(kept)),
    )


_COUNTED = dict(
    zip(
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte "
        "veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta".split(),
        range(1, 31),
        strict=True,
    )
)


def in_digits(text: str) -> str:
    """ "diez de diciembre" as "10 de diciembre", "10 y media" as "10:30": the recognizer knows neither."""
    text = re.sub(
        rf"\b({'|'.join(_COUNTED)}) de ({_MESES})\b",
        lambda found: f"{_COUNTED[found[1]]} de {found[2]}",
        text,
    )
    text = re.sub(r"\b(\d{1,2}) y media\b", r"\1:30", text)
    return re.sub(r"\b(\d{1,2}) y cuarto\b", r"\1:15", text)


def accented(text: str) -> str:
    for plain, right in (
        ("manana", "mañana"),
        ("miercoles", "miércoles"),
        ("sabado", "sábado"),
        ("dia", "día"),
        ("proximo", "próximo"),
    ):
        text = re.sub(rf"\b{plain}\b", right, text)
    return text


_HALF_EN = re.compile(
    r"\b(morning|in the morning|a\.?m\.?|before noon)\b|\b(afternoon|evening|night|p\.?m\.?)\b"
)
_HALF_ES = re.compile(
    r"\b((?:por|en|de) la manana|manana|am|temprano)\b|\b((?:por |en |de )?la (?:tarde|noche)|tarde|noche|pm)\b"
)


def half_of_day(plain: str, language: str) -> str | None:
    """`am` or `pm` where a half of the day is named without an hour, else None."""
    for words in (_HALF_EN, _HALF_ES) if language == "en" else (_HALF_ES, _HALF_EN):
        found = words.search(plain)
        if found and not (
            found.group(0) == "manana"
            and re.search(r"\bmanana\b.*\b(las|la) \d|\bpara manana\b|\bpasado manana\b", plain)
        ):
            return "am" if found.group(1) else "pm"
    return None
