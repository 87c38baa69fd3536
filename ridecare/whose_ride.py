"""Whether somebody without a session of theirs names a request and its rider: behind a lock, with nothing shown."""

from __future__ import annotations

from datetime import datetime

from ridecare.members import LOCK_AFTER
from ridecare.rides import RideRequest
from ridecare.store import Store, members, requests
from ridecare.wishing import same_name


def request_of_pair(
    store: Store, receipt: str, name: str, *, conversation: str, trial: bool, now: datetime
) -> RideRequest | None:
    """The request when receipt and rider's name fit together and no lock is closed, else None.

    Failed pairs count like failed identity checks: in a conversation, and for one typed receipt, existing or not.
    """
    mark = store.seal.mark("receipt", receipt)
    here, recent = members.failures(store, id_mark=mark, conversation=conversation, now=now)
    found = requests.find(store, receipt)
    fits = found is not None and found.trial == trial and same_name(found.rider_name, name)
    if here >= LOCK_AFTER or recent >= LOCK_AFTER:
        return None
    if not fits:
        members.note_failure(store, id_mark=mark, conversation=conversation, now=now)
    return found if fits else None
