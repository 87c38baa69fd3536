"""The directory of the demo members, with the same amount of work for known and unknown persons."""

from __future__ import annotations

import hmac
from datetime import date

from ridecare.gateways.directory import Coverage, DirectoryUnavailable, not_known
from ridecare.store import Store
from ridecare.store import members as stored

# Looked up besides, so that an unknown ID costs as many steps as a known one: the first is never a member's.
_NOBODY = "-"
_SOMEBODY = stored.DEMO[0].member_id


class DemoDirectory:
    """A `Directory` over the invented members of the store."""

    def __init__(self, store: Store) -> None:
        """store: seeded by `ridecare.store.members.seed_demo`."""
        self._store = store

    def coverage(self, member_id: str, birth_date: date, on: date) -> Coverage:
        """What the demo shows. An outage is shown only to who knows that member's birth date too."""
        found = stored.find(self._store, member_id)
        beside = stored.find(self._store, _NOBODY if found else _SOMEBODY)
        member = found or beside
        if member is None:
            raise DirectoryUnavailable("the demo directory holds no members")
        born = hmac.compare_digest(member.birth_date.isoformat(), birth_date.isoformat())
        active = member.covered_from <= on and (member.covered_until is None or on <= member.covered_until)
        if found is None or not born:
            return not_known(birth_date)
        if not member.answers:
            raise DirectoryUnavailable("no answer")
        return Coverage(
            known=True,
            may_tell=not member.confidential,
            program=member.program,
            birth_date=member.birth_date,
            pregnant=member.pregnant,
            active=active,
            benefit=None,
            phone=member.phone,
            phone_since=member.phone_since,
            name=member.name,
        )
