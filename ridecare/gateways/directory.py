"""The port to the plan's member directory: what its system shows about one person for one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Benefit = Literal["included", "excluded", "unknown"]


class DirectoryUnavailable(Exception):
    """The directory gave no answer that can be relied on. The message names what happened, never a person."""


@dataclass(frozen=True)
class Coverage:
    """What the directory shows.

    known: the ID and the birth date name a member. False for an unknown ID and for a wrong birth date alike.
    may_tell: the person has not asked for their data to be kept from this channel.
    program: the plan's name of the program, or None when the directory does not say.
    active: coverage holds on the day that was asked about.
    benefit: whether rides are in the benefit, as the directory reports; None leaves it to the program table.
    phone, phone_since: the number on file (E.164) and since which day; None when the directory does not say.
    name: the member's name on file; None when the directory does not say.
    """

    known: bool
    may_tell: bool
    program: str | None
    birth_date: date
    pregnant: bool
    active: bool
    benefit: Benefit | None
    phone: str | None = None
    phone_since: date | None = None
    name: str | None = None


class Directory(Protocol):
    """Any member directory."""

    def coverage(self, member_id: str, birth_date: date, on: date) -> Coverage:
        """What is shown for the member with this ID and birth date on the day `on`.

        Raises:
            DirectoryUnavailable: nobody can tell now. That never means "not covered".
        """
        ...


def not_known(birth_date: date) -> Coverage:
    """The answer for whom the facts name nobody; it repeats nothing but what was asked."""
    return Coverage(
        known=False,
        may_tell=False,
        program=None,
        birth_date=birth_date,
        pregnant=False,
        active=False,
        benefit=None,
    )
