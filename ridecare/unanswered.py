"""What happens when nobody at the department acts: after how long the desk is warned and the member is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ridecare.calendar import instant, starts
from ridecare.ready import READY

NOT_ACCEPTED = "not_accepted"
# Minutes after which an alarm that nobody opened counts as unopened, and the member is told, once.
TOLD_AFTER = 10
# Somebody waits somewhere.
_NOW = frozenset({"problem", READY})
# Further minutes at which the desk is warned again, for these.
_PROBLEM_STEPS = (30, 45, 60)
# What is older was slept through by every process, and its moment is over.
LATEST = timedelta(hours=24)
# Nobody is told twice within so long, whatever else becomes due.
APART = timedelta(hours=1)
_ACCEPT_BY = "18:00"
_DANGER = frozenset({"emergency", "crisis"})


def steps(kind: str, raised_at: datetime, now: datetime) -> tuple[int, ...]:
    """The steps (minutes) that an alarm of this kind has reached, unopened."""
    if kind == NOT_ACCEPTED:
        # Its member is told as it is raised.
        return ()
    waited = now - raised_at
    reached = (TOLD_AFTER, *(_PROBLEM_STEPS if kind in _NOW else ()))
    return tuple(step for step in reached if timedelta(minutes=step) <= waited <= LATEST)


def words_for(kind: str) -> str:
    """The response that tells the member that nobody has opened an alarm of this kind."""
    return "utter_not_opened_danger" if kind in _DANGER else "utter_not_opened"


def is_overdue(day: date, clock: str | None, created_at: datetime, now: datetime) -> bool:
    """Whether a request that is not accepted should have been: since 6 pm the day before, until the ride would start.

    Not for one that was made after 6 pm: it is new, and has an alarm of its own.
    """
    by = instant(day - timedelta(days=1), _ACCEPT_BY)
    begins = starts(day, clock)
    return created_at < by <= now < begins
