"""The eligibility form and the check, on the demo members."""

import pytest

from actions.eligibility import ActionEligibilityDone, ValidateEligibilityForm
from ridecare.store import handovers
from tests.actions.rasa import Talk, bot, listened, responses, user

FORM, DONE = ValidateEligibilityForm(), ActionEligibilityDone()


async def checked(member_id, born, key="web-a"):
    talk = Talk(key)
    await talk.say(FORM, "am i covered?", "check_eligibility")
    await talk.say(FORM, member_id)
    await talk.say(FORM, born)
    return talk, await talk.then(DONE)


@pytest.mark.parametrize(
    ("member_id", "born", "told"),
    [
        ("90000001", "March 14, 1980", "utter_eligibility_eligible"), ("90000002", "November 2, 1975", "utter_eligibility_not_active"),
        ("90000003", "July 21, 1990", "utter_eligibility_department_checks"), ("90000005", "January 30, 1994", "utter_eligibility_department_checks"),
        ("90000008", "August 8, 1968", "utter_eligibility_could_not_check"), ("12345678", "March 14, 1980", "utter_eligibility_not_matched"),
    ],
)  # fmt: skip
async def test_every_result_names_its_day_and_a_way_on(tools, member_id, born, told):
    talk, said = await checked(member_id, born)
    assert responses(said) == [told, "utter_eligibility_way_on"] and said[0]["on"] == "Tuesday, December 1"
    assert member_id not in str(talk.slots) and born[-4:] not in str(talk.slots)


async def test_not_matched_is_the_same_for_all_and_for_the_locked(tools):
    _, wrong = await checked("90000001", "May 5, 1955")
    _, unknown = await checked("12345678", "March 14, 1980")
    _, third = await checked("87654321", "March 14, 1980")
    talk, locked = await checked("90000001", "March 14, 1980")
    assert wrong == unknown == third == locked and talk.slots["id_checked"] is None
    free, _ = await checked("90000001", "March 14, 1980", "web-b")
    assert free.slots["id_checked"] is True and "verified" not in free.slots


async def test_equal_words_for_minnesotacare_adults(tools):
    _, one = await checked("90000003", "July 21, 1990")
    _, other = await checked("90000005", "January 30, 1994", "web-b")
    assert one == other


async def test_not_given_and_not_understood(tools):
    talk = Talk()
    await talk.say(FORM, "am i covered?", "check_eligibility")
    await talk.say(FORM, "skip")
    assert responses(await talk.then(DONE))[0] == "utter_eligibility_not_given"
    talk = Talk("web-b")
    await talk.say(FORM, "am i covered?", "check_eligibility")
    for _ in range(3):
        await talk.say(FORM, "blue", "nlu_fallback")
    assert responses(await talk.then(DONE)) == ["utter_handed_over_not_understood"]
    assert [case.reason for case in handovers.listed(tools.store)] == ["not_understood"]


async def test_after_danger_it_waits(tools):
    talk = Talk(requested_slot="member_id")
    talk.events = [
        listened(),
        user("i cant breathe", "emergency", danger="emergency"),
        bot("", "utter_question_go_on"),
    ]
    assert (
        responses(await talk.say(FORM, "90000001")) == ["utter_again_go_on"]
        and talk.slots["member_id"] is None
    )
    assert responses(await talk.say(FORM, "go on")) == ["utter_question_member_id"]
