"""Answers danger words before anything else, in every state, also when the action server is down."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from ridecare.safety import danger

RESPONSES = {"emergency": "utter_emergency", "crisis": "utter_crisis"}
GO_ON = "utter_question_go_on"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class SafetyPolicy(Policy):
    """911 or 988 first; then, in an open form, the question whether to go on."""

    @classmethod
    def get_default_config(cls) -> dict[str, Any]:
        """Above every other policy."""
        return {"priority": 100}

    def train(
        self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        """Nothing is learned; Rasa wants the resource to exist."""
        with self._model_storage.write_to(self._resource) as folder:
            (folder / "safety.txt").write_text("words stand in ridecare/safety.py\n", encoding="utf-8")
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The danger response, the go-on question, then listening; nothing in any other turn."""
        action = self._next_action(tracker)
        if action is None:
            return self._prediction(self._default_predictions(domain))
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities, is_no_user_prediction=True)

    def _next_action(self, tracker: DialogueStateTracker) -> str | None:
        said = tracker.latest_message
        if said is None or not said.text:
            return None
        found = (said.parse_data or {}).get("danger") or danger(said.text)
        if found is None:
            return None
        done = _actions_since(tracker)
        if not done:
            return RESPONSES[found]
        if done[-1] in RESPONSES.values() and tracker.active_loop_name:
            return GO_ON
        return ACTION_LISTEN_NAME if done[-1] in (*RESPONSES.values(), GO_ON) else None

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyPolicy:
        """As Rasa loads it: there is nothing to read."""
        return cls(config, model_storage, resource, execution_context, **kwargs)


def _actions_since(tracker: DialogueStateTracker) -> list[str]:
    """The actions of this turn, in order."""
    names: list[str] = []
    for event in reversed(tracker.applied_events()):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted) and event.action_name:
            names.append(event.action_name)
    return names[::-1]
