"""Coming back to a request that was left."""

import pytest

from ridecare.returning import is_late_answer

ANSWERS = ("affirm", "inform", "correct_answer", "skip", "book_ride")
OPENINGS = ("deny", "greet", "thank", "repeat", "nlu_fallback", "start_over", "stop")
OTHERS = (
    "emergency",
    "crisis",
    "request_human",
    "ask_cost",
    "report_problem",
    "opt_out",
    "check_eligibility",
    "change_language",
)


@pytest.mark.parametrize("kept", ["old", "fresh"])
@pytest.mark.parametrize("intent", ANSWERS)
def test_answers_meet_the_open_request_first(intent, kept):
    assert is_late_answer(intent, kept)


@pytest.mark.parametrize("intent", OPENINGS)
def test_openings_do_so_in_a_new_session_only(intent):
    assert is_late_answer(intent, "old") and not is_late_answer(intent, "fresh")


@pytest.mark.parametrize("kept", ["old", "fresh", None])
@pytest.mark.parametrize("intent", OTHERS)
def test_other_wishes_are_answered_as_always(intent, kept):
    assert not is_late_answer(intent, kept)


@pytest.mark.parametrize("intent", (*ANSWERS, *OPENINGS))
def test_nothing_is_late_when_nothing_is_kept(intent):
    assert not is_late_answer(intent, None)
