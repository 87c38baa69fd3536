from __future__ import annotations

import pytest

from bot.nlu.language import LanguageDetector
from tests.bot.nlu.graph import made, message, tracker


def heard(tmp_path, text: str, conversation=None, **metadata):
    return made(LanguageDetector, tmp_path).process([message(text, **metadata)], conversation)[0]


def entity(found) -> str | None:
    return next((each["value"] for each in found.get("entities") or () if each["entity"] == "language"), None)


@pytest.mark.parametrize(("text", "language"), [("i need a ride to the doctor", "en"), ("necesito un viaje al doctor mañana", "es")])  # fmt: skip
def test_the_first_words_decide(tmp_path, text, language):
    found = heard(tmp_path, text, tracker(requested_slot=None))
    assert (found.get("language"), entity(found)) == (language, language)


def test_a_language_that_is_set_stays(tmp_path):
    found = heard(tmp_path, "necesito un viaje al doctor mañana", tracker(language="en"))
    assert (found.get("language"), entity(found), found.get("written")) == ("en", None, "es")


def test_a_request_changes_it(tmp_path):
    found = heard(tmp_path, "en español por favor", tracker(language="en"))
    assert (found.get("language"), entity(found), found.get("language_wanted")) == ("es", "es", "es")


def test_a_chosen_language_goes_before_a_detected_one(tmp_path):
    found = heard(
        tmp_path,
        "necesito un viaje al doctor",
        tracker(requested_slot=None),
        language="en",
        language_chosen=True,
        channel="web",
    )
    assert entity(found) == "en"


def test_a_place_is_no_sentence(tmp_path):
    found = heard(tmp_path, "Calle de los Santos y San Pedro", tracker(requested_slot="pickup"))
    assert (found.get("language"), entity(found)) == ("en", None)


def test_without_a_conversation_it_still_reads(tmp_path):
    found = heard(tmp_path, "necesito un viaje al doctor", None)
    assert (found.get("language"), entity(found)) == ("es", None)
