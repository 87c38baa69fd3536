"""Who is proven to be asking: one member, and when that falls. The slot `verified` is read through here alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ridecare.hearing import Message, folded
from ridecare.sealing import Seal, SealError

_KIN = (
    r"mom|mother|mum|dad|father|son|daughter|kids?|child|children|baby|wife|husband|spouse|partner|brother|sister|grandma|grandmother|grandpa|grandfather|"
    r"aunt|uncle|cousin|niece|nephew|friend|neighbor|client|patient|resident|boyfriend|girlfriend|roommate|mama|papa|madre|padre|hij[oa]s?|bebe|espos[oa]|"
    r"marido|herman[oa]|abuel[oa]|abuelit[oa]|ti[oa]|prim[oa]|sobrin[oa]|amig[oa]|vecin[oa]|cliente|paciente|suegr[oa]|niet[oa]|nin[oa]"
)
# "My mother's ride", "for my son", "somebody else's": the ride of another one than who is proven.
_ANOTHER = re.compile(
    rf"\b(?:my|our|his|her|the) (?:\w+ )?(?:{_KIN})s? (?:\w+ )?(?:rides?|trips?|pick ?up|appointment|requests?)\b"
    rf"|\b(?:for|of) (?:my|our|his|her) (?:\w+ )?(?:{_KIN})\b"
    rf"|\b(?:de|para) (?:mi|mis|su|la|el) (?:\w+ )?(?:{_KIN})\b"
    r"|\b(?:someone|somebody) elses?\b|\b(?:another|a different|other) (?:member|person|rider|passenger)\b"
    r"|\botr[oa] (?:miembro|persona|pasajer[oa])\b"
)
# "Not me": whoever reads now is not the one who proved it.
_NOT_ME = re.compile(
    r"\b(?:thats|that is|its|it is|this is|im|i am|was|wasnt|isnt) not (?:me|him|her|my (?:name|ride|rides|phone|account))\b|^not me\b|\b(?:wasnt|isnt) me\b|"
    r"\bno soy (?:yo|el|ella|es[ae])\b|\bno (?:es|son) mi(?:o|a|os|as)?\b(?! (?:problema|dia|hora))"
)


@dataclass(frozen=True)
class Known:
    """The member who is proven: a code that went to the number on file came back. `name` is None where not on file.

    helper: who it was instead, by a pass (`pass_id`) and a code to the phone of the pass.
    """

    member_id: str
    date_of_birth: date
    name: str | None
    helper: str | None = None
    pass_id: int | None = None


def kept(seal: Seal, who: Mapping[str, Any]) -> dict[str, str]:
    """What the slot `verified` holds: a keyed mark that names the member, and who it is, sealed."""
    return {"member": seal.mark("member_id", str(who["member_id"])), "sealed": seal.seal_json(dict(who))}


def known(seal: Seal, slot: Any) -> Known | None:
    """The member that the slot `verified` names, or None when nobody is proven."""
    if not isinstance(slot, Mapping) or not slot.get("sealed"):
        return None
    try:
        who = seal.open_json(str(slot["sealed"]))
    except SealError:
        return None
    return Known(
        str(who["member_id"]),
        date.fromisoformat(str(who["date_of_birth"])),
        who.get("name"),
        who.get("helper"),
        who.get("pass_id"),
    )


def falls(who: Known, message: Message, *, of_helper: bool = False) -> bool:
    """Whether this message ends it: another rider, another member ID or birth date, or "not me".

    of_helper: the message is about a helper, who is another person and no rider.
    """
    values = message.reading.values
    if _NOT_ME.search(message.plain):
        return True
    if of_helper:
        return False
    if _ANOTHER.search(message.plain) and who.helper is None:
        return True  # a helper speaks of the member so: "a ride for my mother"
    if values.get("member_id") not in (None, who.member_id):
        return True
    if values.get("date_of_birth") not in (None, who.date_of_birth.isoformat()):
        return True
    named = values.get("rider_name")
    return named is not None and not same_name(str(named), who.name or "")


def same_name(one: str, other: str) -> bool:
    """Whether two names are one: case, accents, punctuation and the order of their parts do not count."""
    parts = sorted(folded(one).split())
    return bool(parts) and parts == sorted(folded(other).split())
