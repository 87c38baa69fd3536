"""Reads where a ride begins and ends, in the member's own words, from the prepositions and verbs around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ridecare.reading import door_words
from ridecare.reading.addresses import Address
from ridecare.reading.clauses import BEGINS
from ridecare.reading.place_words import (
    ABROAD,
    AT,
    DESTINATION_CONTEXT,
    ENDS,
    GENERIC,
    LEAD_INS,
    LEADS,
    NO_PLACE,
    PICKUP_CONTEXT,
    SENTENCE_END,
    SURE_LEAD,
    UNRELATED,
)
from ridecare.reading.plain import Plain
from ridecare.reading.tags import Tag
from ridecare.reading.told_words import is_told, says_why
from ridecare.reading.towns import all_towns, towns

_CUT = "|"
_LONGEST_PLACE = 160
# Below this a tag is a guess (docs/design-notes.md).
_SURE = 0.5
_KEEP_AFTER_COMMA = re.compile(
    r"^ ?(?:\d+[a-z]? |#|(?:apt|apto|apartment|apartamento|unit|suite|ste|room|floor|door|entrance|building|bldg|lot|north|south|east|west|side|back|front|near|next|by|in|on|off|cerca|puerta|piso|mn|minnesota|minn|wi)\b|\d{5}\b)"
)
_TRAILING = re.compile(
    r"(?:[ ,.|:-]|\b(?:on|at|for|to|from|and|de|en|el|by|with|is|please|instead|im|then|la|para|del|al|con|in|the|around|ok|thanks|but|so|es|my|mi|que|now|ahora|going|heading|yendo|muchas|(?:and )?(?:take|bring|drive) me(?: home| back)?|dios (?:la|lo|le) bendiga|bless you|(?:y |and )?(?:llameme|llame|call me|text me)|(?:y |and )?(?:solo|solamente|nada mas) (?:de )?ida|(?:and|y|but|pero) (?:the|my|la|el|mi|its|es)|(?:(?:and|y|but|pero) )?(?:the|my|la|el|mi|its|su) (?:day|date|time|visit|appointment|dia|fecha|hora|cita|visita)(?: (?:is|starts|begins|es|empieza|sera))?)\b(?! ?\w)|(?<!apt )(?<!unit )(?<!building )(?<!bldg )(?<!suite )(?<!ste )(?<!room )(?<!door )(?<!apto )(?<!# )\b[ai]\b(?! ?\w)|\by\b(?! ?\w)|\b(?:el viaje|the ride|this ride)\b(?! ?\w))+$"
)
# "I don't know the address, it's the Salvation Army": the place comes after.
_UNSURE = re.compile(
    r"^[^,]{0,60}?\b(?:dont know|not sure|no se)\b[^,]{0,40}?(?:,| but | pero )(?: ?(?:its|it is|es|near|by) )?"
)
_ROLE_NAMED = re.compile(
    r"\b(?:(?P<to>destination|destino|drop off)|pick up|recogida)(?: (?:address|place|location))? (?:is|es|sera|should be|debe ser)(?: (?:at|en|from|in|to))? $"
)
_ROLE_CHANGED = re.compile(
    r"\b(?:change|fix|move|correct|update|cambi\w+|corrij\w+|correg\w+) (?:the |my |el |la |mi )?(?:(?P<to>destination|destino|drop off)|pick up|(?:lugar de )?recogida)(?: (?:address|place|location|spot))? (?:to|a|por|for)(?: (?:at|en|the))? $"
)
# Before a place: what is there ("the laundromat at Rice and Front"). A visit, a person and an address are not there.
_WHAT_IS_THERE = re.compile(
    r"(?:^|[,.;] |\b(?:its|it is|in|at|to|en|es) )(?P<what>(?:the|a|an|la|el|una?) (?!appointment|appt|visit|cita|address|direccion|ride|pick up|dr\b|doctora?\b)(?:[^\W\d_]+ ){1,4}?"
    r"(?:at|on|near|en|de|con) (?:the |la |el )?)$"
)
# Behind a place: where exactly it is.
_EXACTLY = re.compile(
    r",? ?(?:by|near|next to|across|behind|beside|in front|inside|outside|junto|cerca|en ?frente|frente|atras|detras|al lado|por (?:la|el))\b"
)
_TOWN_BEHIND = re.compile(r",? (?:in|en) (?=[^\W\d_])|, ?(?=[^\W\d_])")
_CLOCK_NEXT = re.compile(r" (?:at|around|by|about) \d")
_LETTERS = re.compile(r"[^\W\d_]{2}|\d+ ?[^\W\d_]")
_DOCTOR = re.compile(r"^(?:(?:el|la|my|the) )?(?:dr|dra|doctor|doctora)\b")
_LINE_BREAK = re.compile(r",?[ \t]*\n\s*")
_LEADING = re.compile(r"^(?:[ ,.:-]|(?:at|in|is|on|from|to|en|es|a|al|de)\b(?= ))+")


@dataclass(frozen=True)
class Places:
    """Pickup and destination, a place whose role is open, and whether one is outside the country."""

    pickup: str | None = None
    destination: str | None = None
    unclear: str | None = None
    abroad: bool = False


@dataclass(frozen=True)
class _Lead:
    role: str
    start: int
    end: int
    loose: bool = False  # an "at", whose role the words before it decide


def places(
    said: Plain,
    *,
    asked: str | None,
    blocked: list[tuple[int, int]],
    found: list[Address],
    answers_else: bool,
    tagged: Sequence[Tag] = (),
    answer: Tag | None = None,
    learned: bool = False,
) -> Places:
    """Where from and where to.

    Args:
        said: the message.
        asked: the open question.
        blocked: spans of days, times and phones: a place ends before them.
        found: street addresses.
        answers_else: it is a yes, a no, a skip and the like.
        tagged: places that were learned from examples; a sure one goes before what the words say.
        answer: the words of an answer that are the place asked for, where that is sure.
        learned: whether answers are; then a sentence in which they found nothing is no place.
    """
    unsure = _UNSURE.match(said.words)
    words = _cut(said.words, [*blocked, unsure.span()] if unsure else blocked)
    leads = _leads(words, said.words)
    if (
        leads
        and leads[0].loose
        and asked in ("pickup", "destination")
        and _names_place(words, leads[0].start)
    ):
        leads = leads[1:]  # "Dr. Patel at 500 Oak Ave" is one place
    values: dict[str, tuple[int, int]] = {}
    beside: dict[str, tuple[int, int]] = {}
    for number, lead in enumerate(leads):
        stop = leads[number + 1].start if number + 1 < len(leads) else len(words)
        span = _trimmed(words, lead.end, stop, generic=asked == lead.role)
        if span and (lead.role not in values or _better(span, values[lead.role], found)):
            values[lead.role] = span
        elif span and lead.loose and _DOCTOR.match(words[slice(*values[lead.role])]):
            beside[lead.role] = span  # "with Dr. Vega … at Oak Clinic" is both
    for tag in tagged:
        if _take_tag(tag, said.words, values):
            beside.pop(tag.role, None)
    first = leads[0].start if leads else len(words)
    _before_leads(words, first, asked, values, found, answers_else)
    if answer and asked and _take_answer(answer, asked, words, values):
        beside.pop(asked, None)
    elif learned and asked in values and not _is_place(said, values[asked], found):
        del values[asked]
    unclear = None
    if not values and found and asked not in ("pickup", "destination"):
        unclear = _one_line(said.original(found[0].start, found[0].end))
    doors = door_words.spans(said.words)
    values = {role: _with_address(span, found) for role, span in values.items()}
    values = {role: (span[0], door_words.reach(said.words, span[1], doors)) for role, span in values.items()}
    texts = {role: _one_line(said.original(*span)) for role, span in values.items()}
    texts |= {role: f"{texts[role]}, {said.original(*span)}" for role, span in beside.items()}
    abroad = [role for role, span in values.items() if ABROAD.search(said.words[slice(*span)])]
    for role in abroad:
        texts.pop(role)
    return Places(texts.get("pickup"), texts.get("destination"), unclear, bool(abroad))


def _is_place(said: Plain, span: tuple[int, int], found: list[Address]) -> bool:
    """Whether words that nothing but their position makes an answer can be one."""
    if _has_address(span, found):
        return True
    return not (is_told(said.original(*span)) or says_why(said.words))


def leads_to_name(said: Plain) -> bool:
    """Whether a place by its name is gone to ("…, take me to Como Clinic"): one where none was asked for."""
    return any(
        said.original(match.end(), match.end() + 1)[:1].isupper() and not said.text.isupper()
        for match in SURE_LEAD.finditer(said.words)
    )


def _take_answer(answer: Tag, asked: str, words: str, values: dict[str, tuple[int, int]]) -> bool:
    """Put the place that was asked for in; the other role's value that stands in the same words gives way."""
    cut = words.find(_CUT, answer.start, answer.end)
    start, end = answer.start, _without_tail(words, answer.start, cut if cut >= 0 else answer.end)
    if not _LETTERS.search(words[start:end]) or NO_PLACE.match(words[start:end]):
        return False
    there = _WHAT_IS_THERE.search(words, max(0, start - 60), start)
    if there and not is_told(there["what"]):
        start = there.start("what")
    by_words = values.get(asked)
    if by_words and by_words[0] <= start and end < by_words[1] and _EXACTLY.match(words[end : by_words[1]]):
        end = by_words[1]  # "the corner of Lake and Chicago by the bus stop"
    end = _with_town(words, end)
    for role, (first, last) in list(values.items()):
        if first < end and start < last:
            del values[role]
    values[asked] = (start, end)
    return True


def _with_town(words: str, end: int) -> int:
    """The end of a place with the town that is named right behind it ("… Lakeview Terrace en Shakopee")."""
    behind = _TOWN_BEHIND.match(words, end)
    if behind is None:
        return end
    for further in (2, 1, 0):
        named = re.compile(rf"[^\W\d_]+\.?(?: [^\W\d_]+){{{further}}}(?![^\W_])").match(words, behind.end())
        if named and named.group().replace(".", "") in towns() & all_towns():
            return named.end()
    return end


def _as_named(tag: Tag, words: str) -> Tag:
    """The place with the role that stands before it ("la recogida es en …"), whatever was learned."""
    before = (words, max(0, tag.start - 40), tag.start)
    said = _ROLE_NAMED.search(*before) or _ROLE_CHANGED.search(*before)
    if not said:
        return tag
    return replace(tag, role="destination" if said["to"] else "pickup")


def _take_tag(tag: Tag, words: str, values: dict[str, tuple[int, int]]) -> bool:
    """Put a sure tag in; another role's value that stands in the same words gives way."""
    tag = _as_named(tag, words)
    named = words[tag.start : tag.end]
    if named == "home" and (words[: tag.start].endswith("way ") or _CLOCK_NEXT.match(words, tag.end)):
        return False  # "ride home at 5 pm" is the way home
    if tag.sure < _SURE or NO_PLACE.match(named) or GENERIC.fullmatch(named):
        return False
    for role, span in list(values.items()):
        if role != tag.role and span[0] < tag.end and tag.start < span[1]:
            del values[role]
    values[tag.role] = (tag.start, _without_tail(words, tag.start, tag.end))
    return True


def _cut(words: str, blocked: list[tuple[int, int]]) -> str:
    """The words with a mark over everything that ends a place; spans stay true."""
    chars = list(words)
    for start, end in blocked:
        chars[start:end] = _CUT * (end - start)
    cut = "".join(chars)
    cut = SENTENCE_END.sub(lambda match: _CUT * len(match.group()), cut)
    return ENDS.sub(lambda match: match.group()[0].replace(",", _CUT) + _CUT * (len(match.group()) - 1), cut)


def _names_place(words: str, stop: int) -> bool:
    """Whether what stands before names a place already."""
    lead_in = LEAD_INS.match(words)
    before = words[lead_in.end() if lead_in else 0 : stop].strip(" ,")
    return (
        bool(before)
        and _CUT not in before
        and not GENERIC.fullmatch(before)
        and not UNRELATED.search(before)
        and not NO_PLACE.match(before)
    )


def _leads(words: str, whole: str) -> list[_Lead]:
    """The words that lead into a place, in order; of overlapping ones the first and longest."""
    found = [
        _Lead(role, match.start(), match.end())
        for role, pattern in LEADS
        for match in pattern.finditer(words)
    ]
    found += [
        _Lead(role, match.start(), match.end(), True)
        for match in AT.finditer(words)
        if (role := _context(whole[: match.start()]))
    ]
    found.sort(key=lambda lead: (lead.start, -lead.end))
    kept: list[_Lead] = []
    for lead in found:
        if kept and lead.start < kept[-1].end:
            continue
        if kept and lead.loose and _CUT not in words[kept[-1].end : lead.start]:
            continue  # "Dr. Patel at 500 Oak Ave" is one place
        kept.append(lead)
    return kept


def _context(before: str) -> str | None:
    """What an "at" means after these words."""
    pickup = max((match.end() for match in PICKUP_CONTEXT.finditer(before)), default=-1)
    destination = max((match.end() for match in DESTINATION_CONTEXT.finditer(before)), default=-1)
    if pickup == destination:
        return None
    return "pickup" if pickup > destination else "destination"


def _trimmed(words: str, start: int, stop: int, *, generic: bool) -> tuple[int, int] | None:
    """The span of a place that begins here: until a mark, and without what hangs on to it."""
    end = words.find(_CUT, start, stop)
    end = min(stop if end < 0 else end, start + _LONGEST_PLACE)
    end = _comma(words, start, end)
    lead = _LEADING.match(words[start:end])
    start += lead.end() if lead else 0
    end = _without_tail(words, start, end)
    text = words[start:end]
    general = GENERIC.match(text)
    if general and not generic:
        at = re.match(r" (?:at|in|with|en|con) ", text[general.end() :] + " ")
        if at and general.end() + at.end() < len(text):
            return _trimmed(words, start + general.end() + at.end() - 1, end, generic=False)
        if general.end() == len(text):
            return None
    return (start, end) if _LETTERS.search(text) and not NO_PLACE.match(text) else None


def _without_tail(words: str, start: int, end: int) -> int:
    """The end of a place without the words that hang on to it ("… and the day is the")."""
    while tail := _TRAILING.search(words[start:end]):
        end = start + tail.start()
    return end


def _comma(words: str, start: int, end: int) -> int:
    """Where a place ends among commas: a unit, a town, a state or a street after one belongs to it."""
    place = words.find(",", start, end)
    while place >= 0:
        following = words[place + 1 : end].split(",")[0].strip(" .")
        if not (_KEEP_AFTER_COMMA.match(following) or _is_town(following)):
            return place
        place = words.find(",", place + 1, end)
    return end


def _is_town(words: str) -> bool:
    parts = words.split()
    return any(" ".join(parts[:length]) in towns() for length in (1, 2, 3))


def _better(new: tuple[int, int], old: tuple[int, int], found: list[Address]) -> bool:
    """An address says more than other words ("I am at home, my address is 45 Main St")."""
    return _has_address(new, found) and not _has_address(old, found)


def _with_address(span: tuple[int, int], found: list[Address]) -> tuple[int, int]:
    """An address that begins in a place belongs to it to its end ("44 Oak St, 2nd floor, Duluth")."""
    ends = [each.end for each in found if span[0] <= each.start < span[1] < each.end]
    return span[0], max(ends, default=span[1])


def _one_line(text: str) -> str:
    """An address over several lines, as it stands in a sentence."""
    return _LINE_BREAK.sub(", ", text)


def _has_address(span: tuple[int, int], found: list[Address]) -> bool:
    return any(span[0] <= each.start < span[1] for each in found)


def _before_leads(
    words: str,
    first: int,
    asked: str | None,
    values: dict[str, tuple[int, int]],
    found: list[Address],
    answers_else: bool,
) -> None:
    """What stands before the first lead, or is the whole message, answers the open question about a place."""
    if asked in ("pickup", "destination") and asked not in values:
        lead_in = LEAD_INS.match(words)
        start = lead_in.end() if lead_in else 0
        if answers_else or UNRELATED.search(words) or BEGINS.match(words):
            return
        span = _whole(words, start, first)
        if span:
            values[asked] = span
    elif asked is None and "destination" in values and "pickup" not in values:
        for each in found:
            if each.end <= first:
                values["pickup"] = (each.start, each.end)


def _whole(words: str, start: int, stop: int) -> tuple[int, int] | None:
    while start < stop and words[start] in " ,|":
        start += 1
    if start >= stop:
        return None
    end = words.find(_CUT, start, stop)
    end = min(stop if end < 0 else end, start + _LONGEST_PLACE)
    end = _without_tail(words, start, end)
    text = words[start:end]
    return (start, end) if _LETTERS.search(text) and not NO_PLACE.match(text) else None
