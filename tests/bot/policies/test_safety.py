from __future__ import annotations

import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import ActionExecuted, ActiveLoop, UserUttered

from bot.policies.safety import GO_ON, SafetyPolicy
from tests.bot.nlu.graph import DOMAIN, context, made, storage, tracker


@pytest.fixture
def policy(tmp_path) -> SafetyPolicy:
    return made(SafetyPolicy, tmp_path)


def said(text: str, *done: str, loop: str | None = None, found: str | None = None):
    conversation = tracker()
    before = [ActiveLoop(loop)] if loop else []
    parsed = {"intent": {"name": "greet"}, **({"danger": found} if found else {})}
    events = [
        *before,
        UserUttered(text, {"name": "greet"}, [], parsed),
        *(ActionExecuted(name) for name in done),
    ]
    conversation.update_with_events(events, DOMAIN)
    return conversation


def predicted(policy: SafetyPolicy, conversation) -> str | None:
    prediction = policy.predict_action_probabilities(conversation, DOMAIN)
    best = max(prediction.probabilities)
    return DOMAIN.action_names_or_texts[prediction.probabilities.index(best)] if best else None


@pytest.mark.parametrize(
    ("text", "response"), [("i cant breathe", "utter_emergency"), ("quiero matarme", "utter_crisis")]
)
@pytest.mark.parametrize("loop", [None, "booking_form"])
def test_danger_is_answered_first(policy, text, response, loop):
    assert predicted(policy, said(text, loop=loop)) == response


def test_a_form_then_waits_and_otherwise_the_turn_ends(policy):
    assert predicted(policy, said("i cant breathe", "utter_emergency", loop="booking_form")) == GO_ON
    assert (
        predicted(policy, said("i cant breathe", "utter_emergency", GO_ON, loop="booking_form"))
        == "action_listen"
    )
    assert predicted(policy, said("i cant breathe", "utter_emergency")) == "action_listen"


def test_what_the_pipeline_found_counts_too(policy):
    assert predicted(policy, said("something is very wrong", found="emergency")) == "utter_emergency"


def test_it_says_nothing_in_any_other_turn(policy):
    assert predicted(policy, said("what does it cost")) is None
    assert predicted(policy, tracker()) is None


def test_it_goes_before_every_other_policy(policy):
    assert policy.predict_action_probabilities(said("i cant breathe"), DOMAIN).policy_priority == 100


def test_it_is_trained_and_loaded_as_rasa_does(tmp_path):
    resource = made(SafetyPolicy, tmp_path).train([], DOMAIN)
    again = SafetyPolicy.load(SafetyPolicy.get_default_config(), storage(tmp_path), resource, context())
    assert isinstance(resource, Resource) and predicted(again, said("i cant breathe")) == "utter_emergency"


async def test_with_the_trained_model_it_needs_no_action_server(assistant):
    assistant.fault("actions_down")
    turn = await assistant.say("policy-down", "i cant breathe")
    assert turn.replies[0].response == "utter_emergency"
