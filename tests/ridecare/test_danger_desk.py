"""The desk's item for danger: urgent, with the words and the number they came from."""

from dataclasses import dataclass

import pytest

from ridecare.danger_desk import danger_case
from tests.ridecare.said import NOW


@dataclass(frozen=True)
class Spoken:
    key: str = "sms-a"
    channel: str = "sms"
    language: str | None = None
    address: str | None = "+16515550142"
    trial: bool = False


@pytest.mark.parametrize("found", ["emergency", "crisis"])
def test_the_case(found):
    case = danger_case(Spoken(), found, "i cant breathe " * 200, NOW)
    assert (case.reason, case.urgent, case.state, case.callback_phone) == (
        found,
        True,
        "open",
        "+16515550142",
    )
    assert (case.conversation, case.channel, case.language, case.created_at) == ("sms-a", "sms", "en", NOW)
    assert case.words.startswith("i cant breathe") and len(case.words) == 1000
    assert case.collected == {} and case.rider is None


def test_on_the_web_no_number_is_known_and_trials_stay_trials():
    case = danger_case(Spoken(channel="web", address=None, language="es", trial=True), "crisis", "x", NOW)
    assert (case.callback_phone, case.language, case.trial) == (None, "es", True)
