"""A note for the driver that is said before it is asked for ("tell the driver: use the back door")."""

from __future__ import annotations

import re

from ridecare.reading.clauses import STARTS
from ridecare.reading.plain import Plain

_NOTHING = re.compile(
    r"\b(?:nothing|no (?:notes?|message|instructions)) (?:else )?(?:for|to tell) (?:the|my|your) driver\b|(?:^|[,.;]|\b(?:and|y)) ?(?:no notes|sin notas)(?= ?(?:[,.;]|$))|\b(?:nada|ninguna nota) (?:mas )?para el (?:chofer|conductor)\b"
)
_NOTE = re.compile(
    r"\b(?:(?:a )?note (?:for|to) (?:the|my|your) driver|(?:please )?tell (?:the|my|your) driver(?: that| to)?|(?:please )?let (?:the|my|your) driver know(?: that)?|(?:nota )?para el (?:chofer|conductor)|dig[ae]n?le al (?:chofer|conductor)(?: que)?)[:,]? (?P<note>[^.;!?\n]{3,200}?)"
    rf"(?= ?(?:[.;!?\n]|$)|,? (?:and |y )?{STARTS})"
)
_NAME_AFTER = re.compile(
    r"(?:[,;.]| and| y) (?:I.?m|I am|soy) [A-ZÁÉÍÓÚÑ][\w.]+ (?:[\w.]+ ){0,2}[A-ZÁÉÍÓÚÑ]\w+"
)
SAID = re.compile(rf"[,.;]? ?(?:and |y )?(?:{_NOTE.pattern}|{_NOTHING.pattern})")
# Questions whose answer is in the member's own words, or a person's case: nothing is cut out of it.
_WHOLE = ("notes", "where_now", "code")


def said_for_driver(said: Plain, *, asked: str | None) -> tuple[str | None, Plain]:
    """The note (`none` when there is said to be none), and the message without it."""
    if asked in _WHOLE:
        return None, said
    nothing = _NOTHING.search(said.words)
    if nothing:
        return "none", said.without(*nothing.span())
    note = _NOTE.search(said.words)
    if not note:
        return None, said
    start, end = note.span("note")
    named = _NAME_AFTER.search(said.text, said.starts[start])
    stop = end
    if named:  # "gate code 4411, I'm Ana Ruiz"
        stop = next((at for at in range(start, end) if said.starts[at] >= named.start()), end)
    return said.original(start, stop), said.without(note.start(), stop)
