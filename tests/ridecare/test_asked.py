"""The ladder at a question: differently, then choices, and no rung without a text in every language."""

import pytest

from ridecare.asked import HAND_OVER_AFTER, again, question
from ridecare.saying import Choice, Say
from tests.responses.texts import LANGUAGES, RESPONSES

ASKED = (
    "rider_name", "pickup", "destination", "trip_date", "appointment_time", "return_ride", "return_time", "mobility", "companions",
    "rides_along", "requester", "callback_phone", "notes", "member_id", "date_of_birth", "where_now",
)  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_each_rung_says_something_else(name):
    first, second, third = question(name), again(name, 1), again(name, 2)
    assert first == Say(f"utter_question_{name}")
    assert second == Say(f"utter_again_{name}")
    assert third.response == "utter_stuck" and third.values == {"field": name}
    assert len({first.response, second.response, third.response}) == 3


def test_the_department_is_among_the_choices_and_then_takes_over():
    assert again("pickup", 2).choices == (Choice("word", "skip"), Choice("word", "person"))
    assert HAND_OVER_AFTER == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASKED)
def test_every_rung_has_a_text(name, language):
    for say in (question(name), again(name, 1), again(name, 2)):
        assert RESPONSES[language, say.response]
