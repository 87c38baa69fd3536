"""Receipt numbers: short, safe to read aloud, with a check character."""

from __future__ import annotations

import random
import re

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_37_36

# Characters that are neither written nor spoken alike: no 0/O, 1/I, 5/S, no letters that rhyme (B C D E G P T V Z).
ALPHABET = "2345678KMRWXY"
LENGTH = 7
_RECEIPT = re.compile(rf"\bR[ -]?C[ -]?(TEST[ -]?)?((?:[{ALPHABET}][ -]?){{{LENGTH + 1}}})(?![0-9A-Z])", re.IGNORECASE)


def new_receipt(rng: random.Random, trial: bool) -> str:
    """A new number: `RC-` (trials `RC-TEST-`), seven random characters and a check character."""
    body = "".join(rng.choice(ALPHABET) for _ in range(LENGTH))
    return f"RC-{'TEST-' if trial else ''}{body}{mod_37_36.calc_check_digit(body, ALPHABET)}"


def find_receipts(text: str) -> tuple[str, ...]:
    """The receipt numbers in a text, as they are stored; forgiving of case, spaces and dashes. Wrong ones are left out."""
    found = []
    for match in _RECEIPT.finditer(text):
        body = re.sub(r"[ -]", "", match.group(2)).upper()
        try:
            mod_37_36.validate(body, ALPHABET)
        except ValidationError:
            continue
        found.append(f"RC-{'TEST-' if match.group(1) else ''}{body}")
    return tuple(found)
