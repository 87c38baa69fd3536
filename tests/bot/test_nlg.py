from __future__ import annotations

from types import SimpleNamespace

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.nlg import SourcedResponses


def said(language: str | None, text: str, **more) -> dict:
    condition = {"condition": [{"type": "slot", "name": "language", "value": language}]} if language else {}
    return {"text": text, **condition, **more}


CALL = {"metadata": {"facts": ["phone"]}}
RESPONSES = {
    "utter_a": [said("en", "Hello."), said("en", "Hi.", channel="sms"), said("es", "Hola."), said(None, "Hello.")],
    "utter_call": [said("en", "Call {fact_phone}.", **CALL), said("en", "Look at your card."), said("es", "Llame al {fact_phone}.", **CALL), said("es", "Mire su tarjeta."), said(None, "Look at your card.")],
    "utter_only_facts": [said("en", "Call {fact_phone}.", **CALL)],
    "utter_slot": [said("en", "Thanks, {rider_name}. {receipt}", buttons=[{"title": "{rider_name}", "payload": "x"}])],
}  # fmt: skip


@pytest.fixture
def nlg() -> SourcedResponses:
    made = SourcedResponses(None, Domain.empty())
    made.responses = RESPONSES
    made.sayable = set()
    made._facts = {"phone": SimpleNamespace(text=lambda language: f"555-0100 ({language})")}
    return made


def text(nlg, name, language="en", channel="web", **values) -> str | None:
    sent = nlg.render(name, language, channel, values)
    return None if sent is None else sent["text"]


def test_language_and_channel_select(nlg):
    assert text(nlg, "utter_a") == "Hello."
    assert text(nlg, "utter_a", "es") == "Hola."
    assert text(nlg, "utter_a", channel="sms") == "Hi."
    assert text(nlg, "utter_a", "es", "sms") == "Hola."


@pytest.mark.parametrize("language", [None, "hmn", ""])
def test_an_unknown_language_hears_the_default(nlg, language):
    assert text(nlg, "utter_a", language) == "Hello."
    assert text(nlg, "utter_call", language) == "Look at your card."


def test_a_fact_that_is_not_confirmed_is_not_said(nlg):
    assert text(nlg, "utter_call") == "Look at your card."
    assert text(nlg, "utter_call", "es") == "Mire su tarjeta."
    assert text(nlg, "utter_only_facts") is None


def test_a_confirmed_fact_is_said_in_the_language(nlg):
    nlg.sayable = {"phone"}
    assert text(nlg, "utter_call") == "Call 555-0100 (en)."
    assert text(nlg, "utter_call", "es") == "Llame al 555-0100 (es)."


def test_an_unknown_response_is_none(nlg):
    assert text(nlg, "utter_nothing") is None


def test_it_is_never_random(nlg):
    assert {text(nlg, "utter_a") for _ in range(50)} == {"Hello."}


def test_slots_and_arguments_fill_text_and_buttons_and_the_response_stays_as_it_was(nlg):
    sent = nlg.render("utter_slot", "en", "web", {"rider_name": "Ana", "receipt": "RC-1"})
    assert sent["text"] == "Thanks, Ana. RC-1" and sent["buttons"][0]["title"] == "Ana"
    assert nlg.responses["utter_slot"][0]["buttons"][0]["title"] == "{rider_name}"
    assert not {"condition", "channel", "metadata"} & set(sent)


async def test_rasa_asks_with_a_tracker(nlg):
    domain = Domain.from_yaml('version: "3.1"\nslots:\n  language: {type: text, mappings: [{type: custom}]}\n  rider_name: {type: text, mappings: [{type: custom}]}\n')  # fmt: skip
    tracker = DialogueStateTracker.from_events("one", [SlotSet("language", "es")], slots=domain.slots)
    assert (await nlg.generate("utter_a", tracker, "web"))["text"] == "Hola."
    tracker.update(SlotSet("rider_name", "from a slot"))
    tracker.update(SlotSet("language", "en"))
    sent = await nlg.generate("utter_slot", tracker, "web", rider_name="from the action", receipt="RC-2")
    assert sent["text"] == "Thanks, from the action. RC-2"
