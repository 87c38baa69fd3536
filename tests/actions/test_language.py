"""Changing the language: chosen, kept, and every value stays."""

from actions.language import ActionChangeLanguage
from ridecare.store import conversations
from tests.actions.rasa import Talk, responses
from tests.ridecare.said import FULL, NOW


async def test_the_choice_is_kept(tools):
    conversations.start_or_find(tools.store, "web-a", "web", NOW)
    talk = Talk(**FULL.as_slots())
    before = dict(talk.slots)
    assert responses(
        await talk.say(ActionChangeLanguage(), "español", "change_language", language_wanted="es")
    ) == ["utter_language_changed"]
    kept = conversations.find(tools.store, "web-a")
    assert (kept.language, kept.language_chosen) == ("es", True)
    assert talk.slots == {**before, "language": "es"}


async def test_which_language_is_asked(tools):
    talk = Talk()
    said = await talk.say(ActionChangeLanguage(), "another language", "change_language")
    assert responses(said) == ["utter_which_language"] and [
        each["payload"] for each in said[0]["buttons"]
    ] == ["English", "Español"]
    assert "language" not in talk.slots
