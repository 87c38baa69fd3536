"""Checking who somebody is: the directory behind a lock that looks the same for every ID."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ridecare import eligibility
from ridecare.eligibility import NOT_MATCHED, Checked
from ridecare.facts import ProgramRow
from ridecare.gateways.directory import Directory
from ridecare.store import Store
from ridecare.store import members as stored

# Failed checks after which the words stay the same whatever is typed: in a conversation, and for one typed ID
# (existing or not) within 15 minutes (DESIGN.md).
LOCK_AFTER = 3


def check(
    store: Store,
    directory: Directory,
    programs: Sequence[ProgramRow],
    conversation: str,
    member_id: str,
    birth_date: date,
    on: date,
    now: datetime,
) -> Checked:
    """Check a person for a date. A locked check answers as a failed one, and asks the directory all the same."""
    id_mark = store.seal.mark("member_id", member_id)
    in_conversation, for_id = stored.failures(store, id_mark=id_mark, conversation=conversation, now=now)
    checked = eligibility.check(directory, programs, member_id=member_id, birth_date=birth_date, on=on)
    if in_conversation >= LOCK_AFTER or for_id >= LOCK_AFTER:
        return NOT_MATCHED
    if checked == NOT_MATCHED:
        stored.note_failure(store, id_mark=id_mark, conversation=conversation, now=now)
    return checked
