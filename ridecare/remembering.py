"""Which place a member wants remembered as home, or whether it is to be forgotten."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ridecare.draft import UNKNOWN
from ridecare.hearing import Message
from ridecare.usual import is_home

_FORGET = re.compile(
    r"\b(?:forget|delete|erase|remove|stop (?:remembering|saving|keeping)|take\b.* off|(?:dont|do not|no longer) (?:want|need|like|save|keep|remember)\b.*\b(?:saved|kept|address|home|house|remembered|anymore|it)|"
    r"olvid\w+|borr\w+|quit[ae]\w*|elimin\w+|(?:ya no|no quiero)\b.*\b(?:guard\w+|record\w+|recuerd\w+))\b"
)

# "My home, 12 Main St": the name of the place is not part of it.
_CALLED = re.compile(
    r"^(?:(?:my|mi|la) )?(?:home|house|place|casa)(?: (?:is|at|es))?[,:]? (?=\S*\d)", re.IGNORECASE
)


def wants_forgotten(message: Message) -> bool:
    """Whether a saved place is to be taken away."""
    return bool(_FORGET.search(message.plain))


def place_meant(message: Message, before: Sequence[Any]) -> str | None:
    """The place in the message, else the first known one of these; None where there is none with an address.

    before: places that were said, the likeliest first.
    """
    reading = message.reading
    said = [reading.values.get("pickup"), reading.values.get("destination")]
    said += [each.text for each in reading.addresses]
    return next(
        (
            _CALLED.sub("", str(each))
            for each in (*said, *before)
            if isinstance(each, str) and each != UNKNOWN and not is_home(each) and any(map(str.isdigit, each))
        ),
        None,
    )
