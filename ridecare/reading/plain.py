"""Bounded and folded text: what every reader of a message works on."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 1000

# Text-speak and common slips, spelt out. Whole words only.
_SPELT_OUT = {
    "tmrw": "tomorrow", "tmr": "tomorrow", "tmro": "tomorrow", "tmw": "tomorrow", "tomorow": "tomorrow", "tommorow": "tomorrow",
    "tommorrow": "tomorrow", "tomorro": "tomorrow", "2morrow": "tomorrow", "2mrw": "tomorrow", "2moro": "tomorrow", "2mro": "tomorrow",
    "2day": "today", "tday": "today", "2nite": "tonight", "tonite": "tonight", "2night": "tonight",
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "teusday": "tuesday", "tusday": "tuesday", "wed": "wednesday", "weds": "wednesday",
    "wensday": "wednesday", "wendsday": "wednesday", "wednsday": "wednesday", "thu": "thursday", "thur": "thursday", "thurs": "thursday",
    "thrusday": "thursday", "thersday": "thursday", "fri": "friday", "firday": "friday", "frday": "friday", "satuday": "saturday",
    "nxt": "next", "wk": "week", "nite": "night", "mornin": "morning", "morn": "morning", "aftrnoon": "afternoon", "afternon": "afternoon",
    "frm": "from", "fr": "from", "appt": "appointment", "appnt": "appointment", "apt.": "apt", "pls": "please", "plz": "please",
    "lun": "lunes", "mier": "miercoles", "juev": "jueves", "vier": "viernes", "vie": "viernes", "sab": "sabado",
    "mnana": "manana", "maniana": "manana", "mañna": "manana",
}  # fmt: skip


def bounded(text: str) -> str:
    """Well-formed text of at most a thousand characters, compatibility forms resolved, one space between words."""
    sound = text[: LONGEST * 2].encode("utf-8", "ignore").decode("utf-8")
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", sound)).strip()[:LONGEST]


def folded(text: str) -> str:
    """Lower case without accents, character for character: positions stay those of the text."""
    return "".join(_folded_char(char) for char in text)


def spelt_out(plain: str) -> str:
    """A folded text with text-speak spelt out (positions change)."""
    return re.sub(r"[\w.]+", lambda found: _SPELT_OUT.get(found.group(), found.group()), plain)


def _folded_char(char: str) -> str:
    if char in "’‘`´":
        return "'"
    if char in "–—":
        return "-"
    base = unicodedata.normalize("NFKD", char)[0] if char else char
    lower = base.lower()
    return lower if len(lower) == 1 else char
