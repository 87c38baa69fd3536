"""Which of the three times of a ride a clock time is: pickup, appointment or the way home."""

from __future__ import annotations

import re

from ridecare.reading.mentions import ClockMention

TIMES = ("appointment_time", "pickup_time", "return_time")

_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("return_time", re.compile(
        r"\b(?:(?:take|bring|drive|get|ride|go|going|come|coming|pick me up to go|trip|way|heading|head) (?:me |us |him |her )?(?:back )?home|(?:ride|come|coming|go|going|get|be|take me|bring me|pick me|trip|way) back|back home|return(?:ing)?(?: (?:ride|trip|time|home))?|"
        r"(?:im|i am|ill be|i will be|be|is|its|should be|will be|it|get|gets|hes|shes|get out|i get|he is|she is) (?:all )?(?:done|finished|over|out|through|ready to (?:go|come) (?:home|back))|(?:done|finished?|finish(?:es)?|ends?|ready to leave|gets? out|let out|get off) (?:at|by|around|about)|"
        r"regres[a-z]*|(?<!ida y )(?:de )?vuelta|termin[a-z]*|acab[a-z]*|salgo de (?:la )?(?:cita|ahi|consulta)|me traigan?|llev[a-z]* a (?:mi )?casa|a casa)\b"
    )),
    ("pickup_time", re.compile(
        r"\b(?:pick(?:ed|ing)?(?: \w+){0,2} up|pick up(?: time)?|(?:come )?get (?:me|us|him|her)|leave (?:home|my house|here|the house|at|by|around)|leaving|(?:be )?ready (?:at|by|to go)|recoj[a-z]*|recog[a-z]*|recogida|pas[ea]n? (?:por|a)|busqu[a-z]*|salir|salgo)\b"
    )),
    ("appointment_time", re.compile(
        r"\b(?:appointments?|visit|be (?:there|at|in)|arriv\w+|(?:take|taken|drive|bring) (?:me |us |him |her |my \w+ )?to|drop(?:ped)? (?:me |us |him |her )?off|get (?:there|to)|(?:there|in) by|dialysis|doctors?|dentist|therapy|chair time|check ?in|starts?|seen|surgery|cita|consulta|llegar|llegue|estar (?:ahi|alla|alli)|dentista|doctora?|terapia|empieza|comienza)\b"
    )),
)  # fmt: skip
_AFTER_LIMIT = 24
_CALL_AT = re.compile(
    r"\bsince (?:about |around )?$|\besperando desde (?:las? )?$|\b(?:call|text|reach|llam\w+)(?: me| us)? (?:at |after |before |between |around |by |despues de |antes de |a )*(?:las? )?$|\b(?:hours|opens?|closes?|closing|abren?|cierran?)(?: are| is)? ?(?:at|from|until|till|a|de|hasta)? ?(?:las? )?$"
)
# "pick me up an hour before my 2 pm": the hour that another is counted from.
_COUNTED_FROM = re.compile(
    r"\b(?:hours?|minutes?|mins?|hrs?|horas?|minutos?) (?:before|after|prior to|ahead of|antes de|despues de)(?: (?:my|the|her|his|mi|la|las|el|a))* $"
)
_APART = re.compile(r",|\b(?:and|y|then|luego|but|pero)\b")
_BREAK = re.compile(r"[?!;\n]|\.(?= )")


def is_calling_hour(words: str, mention: ClockMention) -> bool:
    """Whether the time says when to phone ("call after 5") and none of the ride."""
    start = mention.start if mention.begun is None else mention.begun
    return bool(_CALL_AT.search(words[max(0, start - 30) : start]))


def slot(words: str, mention: ClockMention, *, last_end: int, next_start: int, asked: str | None) -> str:
    """The slot of a time, by the nearest cue before it, else right after it, else by the open question.

    Args:
        words: plain words.
        mention: the time.
        last_end: where the time before it ends, or 0.
        next_start: where the next time begins, or the end.
        asked: the open question.
    """
    start = mention.start
    if _COUNTED_FROM.search(words[max(0, start - 50) : start]):
        return "appointment_time"
    before = words[last_end:start]
    broken = [match.end() for match in _BREAK.finditer(before)]
    before = before[broken[-1] :] if broken else before
    nearest = max(
        ((match.end(), name) for name, cue in _CUES for match in cue.finditer(before)), default=None
    )
    after = words[mention.end : min(next_start, mention.end + _AFTER_LIMIT)]
    after_end = _BREAK.search(after)
    after = after[: after_end.start()] if after_end else after
    following = min(
        ((match.start(), name) for name, cue in _CUES if (match := cue.search(after))), default=None
    )
    wait = {"pickup_time": "return_time"} if asked in ("return_ride", "return_time") else {}
    if following and following[0] <= 2 and not re.match(r"^,", after):
        return wait.get(following[1], following[1])
    if nearest:
        return wait.get(nearest[1], nearest[1])
    if asked in TIMES:
        return asked
    if asked == "return_ride":
        return "return_time"
    return following[1] if following and not _APART.search(after[: following[0]]) else "appointment_time"
