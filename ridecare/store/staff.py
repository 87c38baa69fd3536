"""Staff accounts (argon2) and their sessions at the desk."""

from __future__ import annotations

import hashlib
import random
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, insert, select, update

from ridecare.store import tables
from ridecare.store.engine import Store, moment, stamp

LONGEST = timedelta(hours=12)
IDLE = timedelta(minutes=30)

_hasher = PasswordHasher()
# Checked when there is no such name, so that a wrong name takes as long as a wrong password.
_NOBODY = _hasher.hash("nobody")


def add(store: Store, name: str, password: str) -> None:
    """Make an account, or give it a new password."""
    table = tables.staff
    hashed = _hasher.hash(password)
    with store.begin() as connection:
        changed = connection.execute(update(table).where(table.c.name == name).values(password_hash=hashed))
        if changed.rowcount == 0:
            connection.execute(insert(table).values(name=name, password_hash=hashed))


def exist(store: Store) -> bool:
    """Whether there is any account."""
    with store.read() as connection:
        return connection.execute(select(tables.staff.c.name)).first() is not None


def check(store: Store, name: str, password: str) -> bool:
    """Whether the password is right."""
    with store.read() as connection:
        hashed = connection.execute(
            select(tables.staff.c.password_hash).where(tables.staff.c.name == name)
        ).scalar()
    try:
        _hasher.verify(str(hashed) if hashed else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return hashed is not None


def open_session(store: Store, name: str, now: datetime, rng: random.Random) -> str:
    """A new session's token; only its digest is stored."""
    token = f"{rng.getrandbits(256):064x}"
    row = {"token_hash": _digest(token), "name": name, "opened_at": stamp(now), "seen_at": stamp(now)}
    with store.begin() as connection:
        connection.execute(insert(tables.staff_sessions).values(row))
    return token


def session(store: Store, token: str, now: datetime) -> str | None:
    """Whose session it is, or None when it is unknown or over (12 hours, 30 idle minutes)."""
    table = tables.staff_sessions
    with store.begin() as connection:
        row = connection.execute(select(table).where(table.c.token_hash == _digest(token))).first()
        if row is None:
            return None
        if now - moment(row.opened_at) > LONGEST or now - moment(row.seen_at) > IDLE:
            connection.execute(delete(table).where(table.c.token_hash == row.token_hash))
            return None
        connection.execute(
            update(table).where(table.c.token_hash == row.token_hash).values(seen_at=stamp(now))
        )
        return str(row.name)


def close_session(store: Store, token: str) -> None:
    """Log out."""
    with store.begin() as connection:
        connection.execute(
            delete(tables.staff_sessions).where(tables.staff_sessions.c.token_hash == _digest(token))
        )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
