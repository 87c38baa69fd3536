"""Receipt numbers: short, safe to read aloud, with a check character."""

from __future__ import annotations

import random
import re

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_37_2

# Characters that are neither written nor spoken alike: no 0/O, 1/I, no S beside 5, no letters that rhyme
# (B C D E G P T V Z).
ALPHABET = "2345678KMRWXY"
LENGTH = 7
# ISO 7064's pure system over 13 characters: 13 is prime and the powers of 2 reach all its residues, so every
# wrong character and every exchange of two is found. (The hybrid system, mod 37,36, needs an even alphabet:
# over this one it misses a quarter of the wrong characters.)
_RECEIPT = re.compile(
    rf"\bR[ -]?C[ -]?(TEST[ -]?)?((?:[{ALPHABET}][ -]?){{{LENGTH + 1}}})(?![0-9A-Z])", re.IGNORECASE
)

# What somebody means as a receipt although it is none: a slip, or a guess.
_MEANT = re.compile(
    r"\bR\.?C\.?[ -]{0,2}(TEST[ -]?)?((?=[A-Z]*[0-9])[0-9A-Z]{4,12})(?![0-9A-Z])", re.IGNORECASE
)
_BARE = re.compile(rf"(?=[0-9]*[A-Z])[{ALPHABET}]{{{LENGTH + 1}}}", re.IGNORECASE)


def new_receipt(rng: random.Random, trial: bool) -> str:
    """A new number: `RC-` (trials `RC-TEST-`), seven random characters and a check character."""
    body = "".join(rng.choice(ALPHABET) for _ in range(LENGTH))
    return f"RC-{'TEST-' if trial else ''}{body}{mod_37_2.calc_check_digit(body, ALPHABET)}"


def find_receipts(text: str) -> tuple[str, ...]:
    """The receipt numbers in a text, as they are stored; wrong ones are left out.

    Forgiving of case, spaces and dashes.
    """
    found = []
    for match in _RECEIPT.finditer(text):
        body = re.sub(r"[ -]", "", match.group(2)).upper()
        try:
            mod_37_2.validate(body, ALPHABET)
        except ValidationError:
            continue
        found.append(f"RC-{'TEST-' if match.group(1) else ''}{body}")
    return tuple(found)


def meant_as_receipt(text: str) -> str | None:
    """The first receipt number in a text, as it would be stored, also when no such number can exist; else None."""
    bare = text.strip()
    found = find_receipts(f"RC-{bare}" if _BARE.fullmatch(bare) else text[:1000])
    if found:
        return found[0]
    match = _MEANT.search(text[:1000])
    return f"RC-{'TEST-' if match.group(1) else ''}{match.group(2).upper()}" if match else None
