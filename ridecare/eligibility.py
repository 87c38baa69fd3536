"""The eligibility check: what the plan's system shows for a date, and what may be told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ridecare.calendar import years_between
from ridecare.facts import ProgramRow, program_benefit
from ridecare.gateways.directory import Coverage, Directory, DirectoryUnavailable

Result = Literal["eligible", "not_active", "not_in_benefit", "needs_review", "could_not_check"]

ADULT_OF_MINNESOTACARE = 19


@dataclass(frozen=True)
class Checked:
    """How a check ended.

    result: one of the five results, or None when the facts named nobody who may be told.
    told: the response to say. It is the same for an unknown ID, a wrong birth date and a person who may not be told.
    matched: the facts name a member who may be told (`id_checked`).
    """

    result: Result | None
    told: str
    matched: bool


NOT_MATCHED = Checked(None, "utter_eligibility_not_matched", False)


def check(
    directory: Directory, programs: Sequence[ProgramRow], *, member_id: str, birth_date: date, on: date
) -> Checked:
    """Ask the directory for the date in question and apply the program table.

    For MinnesotaCare members of 19 and over the words are the same whatever the result: "eligible" would say
    "pregnant" (DESIGN.md, rule 3).
    """
    try:
        coverage = directory.coverage(member_id, birth_date, on)
    except DirectoryUnavailable:
        return Checked("could_not_check", "utter_eligibility_could_not_check", False)
    if not coverage.known or not coverage.may_tell:
        return NOT_MATCHED
    result = decide(coverage, programs, on)
    # A directory that does not name the program may be speaking of MinnesotaCare.
    adult = years_between(coverage.birth_date, on) >= ADULT_OF_MINNESOTACARE
    if adult and coverage.program in ("MinnesotaCare", None):
        return Checked(result, "utter_eligibility_department_checks", True)
    return Checked(result, f"utter_eligibility_{result}", True)


def decide(coverage: Coverage, programs: Sequence[ProgramRow], on: date) -> Result:
    """The result for a coverage on a date. A benefit the directory itself reports goes before the program table."""
    if not coverage.active:
        return "not_active"
    benefit = coverage.benefit
    if benefit is None:
        if coverage.program is None:
            return "needs_review"
        age = years_between(coverage.birth_date, on)
        table = program_benefit(programs, coverage.program, age, coverage.pregnant, on)
        return {"included": "eligible", "excluded": "not_in_benefit"}.get(table, "needs_review")  # type: ignore[return-value]
    if benefit == "included":
        return "eligible"
    return "not_in_benefit" if benefit == "excluded" else "needs_review"
