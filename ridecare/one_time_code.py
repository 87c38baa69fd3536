"""The one-time code: to a number that was on file before anybody asked, and the same work whoever is asked for."""

from __future__ import annotations

import random
import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from ridecare.calendar import today, years_between
from ridecare.gateways.directory import Coverage, Directory, DirectoryUnavailable
from ridecare.members import LOCK_AFTER
from ridecare.store import Store, codes, helper_passes
from ridecare.store import members as stored
from ridecare.store.codes import Proof, Way
from ridecare.taking import ADULT

# A number that was put on file shortly before may have been put there by whoever asks now.
NUMBER_AGE = timedelta(days=30)
# Codes asked for one typed ID in a day, right or wrong; then the words stay the same and nothing is sent. A member's
# phone must not ring all day because somebody knows a birth date.
MOST_A_DAY = 6
DIGITS = 6

_DIGITS = re.compile(rf"(?<![0-9])(?:[0-9][ -]?){{{DIGITS - 1}}}[0-9](?![ -]?[0-9])")


def typed(text: str) -> str | None:
    """The code in a message ("it says 482 913"), or None when there is none or more than one."""
    plain = unicodedata.normalize("NFKC", text[:1000])
    found = {re.sub(r"[ -]", "", match.group()) for match in _DIGITS.finditer(plain)}
    return found.pop() if len(found) == 1 else None


def ask(
    store: Store,
    directory: Directory,
    *,
    conversation: str,
    member_id: str,
    birth_date: date,
    now: datetime,
    rng: random.Random,
    helper_phone: str | None = None,
) -> None:
    """Send a code, if these facts name a member who may have one. Nothing of whether they do comes back.

    helper_phone: of a helper, whose phone gets the code if the member gave it a pass.

    Every path asks the directory, makes a code and writes two rows in one transaction: an unknown ID, a wrong birth
    date, a lock and a number that is missing are told apart neither by words nor by time.
    """
    id_marks = store.seal.marks("member_id", member_id)
    failed = stored.failures(store, id_mark=id_marks[0], conversation=conversation, now=now)
    before = codes.asked_before(store, id_marks=id_marks, conversation=conversation, now=now)
    locked = max(*failed, before.in_conversation, before.for_id) >= LOCK_AFTER or before.a_day >= MOST_A_DAY
    shown = _shown(directory, member_id, birth_date, today(now))
    way = way_of(shown, birth_date, today(now), locked=locked)
    helped: dict[str, Any] = {}
    if helper_phone is not None:
        given = helper_passes.find(store, member_id, helper_phone, today(now))
        may = given is not None and (way.phone is not None or way.call == "rides_no_number")
        way = Way(phone=helper_phone if may else None)
        if given is not None and may:
            helped = {"helper": given.name, "pass_id": given.id}
    made = f"{rng.randrange(10**DIGITS):0{DIGITS}d}"
    codes.put(
        store,
        conversation=conversation,
        code=made,
        way=way,
        who={
            "member_id": member_id,
            "date_of_birth": birth_date.isoformat(),
            "name": shown.name if shown else None,
            **helped,
        },
        now=now,
    )


def way_of(found: Coverage | None, birth_date: date, on: date, *, locked: bool) -> Way:
    """How a code, or a person's call, reaches the one who was asked for.

    found: what the directory shows, None when it gave no answer. A call carries its reason for the call list.
    """
    if locked:
        return Way()
    if found is None:
        return Way(call="rides_not_checked")
    if not found.known:
        return Way()
    if not found.may_tell:
        return Way(call="rides_confidential")
    if years_between(birth_date, on) < ADULT:
        return Way(call="rides_minor")
    if found.phone is None or found.phone_since is None or on - found.phone_since < NUMBER_AGE:
        return Way(call="rides_no_number")
    return Way(phone=found.phone)


def prove(store: Store, *, conversation: str, code: str, now: datetime) -> Proof:
    """Whether this is the code that was sent last for this conversation. Every try counts."""
    return codes.try_code(store, conversation=conversation, code=code, now=now)


def _shown(directory: Directory, member_id: str, birth_date: date, on: date) -> Coverage | None:
    try:
        return directory.coverage(member_id, birth_date, on)
    except DirectoryUnavailable:
        return None
