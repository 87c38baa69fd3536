"""Tells the number on file that something was changed, so that its owner can say "that was not me"."""

from __future__ import annotations

from datetime import datetime

from ridecare.calendar import today
from ridecare.gateways.directory import Directory, DirectoryUnavailable
from ridecare.store import Store, outbox
from ridecare.verified import Known


def announce(
    store: Store,
    directory: Directory,
    who: Known,
    *,
    response: str,
    conversation: str,
    now: datetime,
    key: str,
) -> None:
    """Put a text to the proven member's number on file in, once for each key. The text names no ride and no place.

    The change itself stands whether or not the directory answers.
    """
    try:
        shown = directory.coverage(who.member_id, who.date_of_birth, today(now))
    except DirectoryUnavailable:
        return
    if shown.phone is not None:
        outbox.put(
            store,
            conversation=conversation,
            kind=outbox.ON_FILE,
            response=response,
            values={"to": shown.phone},
            due_at=now,
            key=f"on-file-{key}",
        )
