"""What the system shows, and what may be told of it: the five results and the equal words."""

from datetime import date

import pytest

from ridecare import facts
from ridecare.eligibility import NOT_MATCHED, check, decide
from ridecare.gateways.directory import Coverage, DirectoryUnavailable, not_known
from ridecare.settings import ROOT

PROGRAMS = facts.load(ROOT / "ridecare.yml", demo=True).programs
ON = date(2026, 12, 1)
SAME = "utter_eligibility_department_checks"


def coverage(program="PMAP", born=date(1980, 3, 14), **changed):
    usual = {"known": True, "may_tell": True, "pregnant": False, "active": True, "benefit": None}
    return Coverage(program=program, birth_date=born, **{**usual, **changed})


class Shows:
    """A directory that shows this, and remembers what it was asked."""

    def __init__(self, shown):
        self.shown, self.asked = shown, []

    def coverage(self, member_id, birth_date, on):
        self.asked.append((member_id, birth_date, on))
        if isinstance(self.shown, Exception):
            raise self.shown
        return self.shown


def checked(shown, on=ON):
    return check(Shows(shown), PROGRAMS, member_id="1", birth_date=date(1980, 3, 14), on=on)


def test_the_directory_is_asked_for_the_day_in_question():
    directory = Shows(coverage())
    check(directory, PROGRAMS, member_id="90000001", birth_date=date(1980, 3, 14), on=date(2027, 1, 5))
    assert directory.asked == [("90000001", date(1980, 3, 14), date(2027, 1, 5))]


@pytest.mark.parametrize(
    ("shown", "result"),
    [
        (coverage(), "eligible"),
        (coverage(active=False), "not_active"),
        (coverage(program="Never Heard Of"), "needs_review"),
        (coverage(benefit="included"), "eligible"),
        (coverage(benefit="excluded"), "not_in_benefit"),
        (coverage(benefit="unknown"), "needs_review"),
        (coverage("MinnesotaCare", date(2015, 5, 9)), "eligible"),
    ],
)
def test_results(shown, result):
    found = checked(shown)
    assert (found.result, found.told, found.matched) == (result, f"utter_eligibility_{result}", True)


@pytest.mark.parametrize(
    "shown", [not_known(date(1980, 3, 14)), coverage(may_tell=False), coverage(may_tell=False, active=False)]
)
def test_who_may_not_be_told_looks_like_nobody(shown):
    assert checked(shown) == NOT_MATCHED


def test_an_outage_is_not_a_no():
    found = checked(DirectoryUnavailable("slow"))
    assert (found.result, found.told, found.matched) == (
        "could_not_check",
        "utter_eligibility_could_not_check",
        False,
    )


@pytest.mark.parametrize("born", [date(1990, 7, 21), date(2007, 2, 17), date(2007, 12, 1)])
@pytest.mark.parametrize("pregnant", [True, False])
@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize("benefit", [None, "included", "excluded", "unknown"])
def test_minnesotacare_adults_hear_the_same_whatever_the_result(born, pregnant, active, benefit):
    found = checked(coverage("MinnesotaCare", born, pregnant=pregnant, active=active, benefit=benefit))
    assert found.told == SAME and found.matched


@pytest.mark.parametrize("benefit", [None, "included", "excluded"])
def test_an_adult_of_an_unnamed_program_may_be_one_of_them(benefit):
    assert checked(coverage(program=None, benefit=benefit)).told == SAME


def test_the_age_counts_on_the_day_of_the_ride():
    child = coverage("MinnesotaCare", date(2007, 12, 2))
    assert checked(child).told != SAME
    assert checked(child, date(2026, 12, 2)).told == SAME


def test_without_confirmed_rows_everything_is_for_review():
    assert decide(coverage(), (), ON) == "needs_review"
