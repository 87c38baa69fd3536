"""Makes a key for RIDECARE_KEYS."""

from __future__ import annotations

import argparse

from cryptography.fernet import Fernet


def run(asked: argparse.Namespace) -> int:
    """Print a new key; nothing is stored."""
    print(Fernet.generate_key().decode("ascii"))
    return 0
