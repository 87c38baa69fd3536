"""Makes a staff account for the desk; the password is asked, never an argument."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import UTC, datetime

from ridecare import settings
from ridecare.sealing import Seal
from ridecare.store import audit, migrate, open_store, staff

SHORTEST = 12


def run(asked: argparse.Namespace) -> int:
    """Ask for a password twice (or read one line of standard input) and store the account."""
    configured = settings.load()
    url = asked.database or configured.database_url
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if sys.stdin.isatty() and password != getpass.getpass("Once more: "):
        raise ValueError("the two passwords differ")
    if len(password) < SHORTEST:
        raise ValueError(f"the password needs at least {SHORTEST} characters")
    migrate(url)
    store = open_store(url, Seal(configured.keys))
    staff.add(store, asked.name, password)
    audit.note(store, "console", "staff account made", asked.name, datetime.now(tz=UTC))
    print(f"The account {asked.name} can log in at the desk.")
    return 0
