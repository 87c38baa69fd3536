"""No more texts, said where no carrier listens."""

from actions.consent import ActionOptOut
from ridecare.store import handovers
from tests.actions.rasa import Talk, responses


async def test_the_wish_is_passed_on(tools):
    said = await Talk().say(ActionOptOut(), "stop texting me", "opt_out")
    assert responses(said)[0] == "utter_stop_texts_web"
    [case] = handovers.listed(tools.store)
    assert case.reason == "opt_out" and case.words == "stop texting me" and said[1]["receipt"] == case.receipt
