"""Which variation of a response a member reads: their language, their channel, and only facts that may be said."""

from __future__ import annotations

import copy
from typing import Any

from rasa.core.nlg import interpolator
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot import quiet_logs, remote_actions
from bot.importer import DEFAULT_LANGUAGE
from ridecare import facts, settings

remote_actions.install()
quiet_logs.install()

_FILLED = ("text", "buttons")


class SourcedResponses(TemplatedNaturalLanguageGenerator):
    """Takes the first variation that fits (nothing is random), and fills facts, slots and an action's arguments."""

    def __init__(self, endpoint_config: EndpointConfig | None, domain: Domain) -> None:
        """Made by Rasa from endpoints.yml; `endpoint_config` holds nothing of ours."""
        # Rasa makes this before it has a domain and sets `responses` when the model is loaded.
        super().__init__(domain.responses)
        operator = facts.load(settings.load().home / "ridecare.yml")
        self.sayable = {name for name, fact in operator.facts.items() if fact.sayable}
        self._facts = operator.facts

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """The response as it is sent, or None when there is none of that name."""
        slots = tracker.current_slot_values()
        values = {**{key: value for key, value in slots.items() if value is not None}, **kwargs}
        return self.render(utter_action, slots.get("language"), output_channel, values)

    def render(
        self, name: str, language: str | None, channel: str, values: dict[str, Any]
    ) -> dict[str, Any] | None:
        """The response in this language and channel, filled."""
        variation = self.variation(name, language or DEFAULT_LANGUAGE, channel)
        if variation is None:
            return None
        spoken = language or DEFAULT_LANGUAGE
        facts_said = {f"fact_{fact}": self._facts[fact].text(spoken) for fact in self.sayable}
        sent: dict[str, Any] = copy.deepcopy(
            {key: part for key, part in variation.items() if key not in ("condition", "channel", "metadata")}
        )
        for key in _FILLED:
            if key in sent:
                sent[key] = interpolator.interpolate(sent[key], {**values, **facts_said})
        return sent

    def variation(self, name: str, language: str, channel: str) -> dict[str, Any] | None:
        """The first variation of the language (else of the default) that fits the channel and whose facts may be said.

        A variation for this channel goes before one for all.
        """
        candidates = self.responses.get(name, [])
        for wanted in (language, None):
            fitting = [each for each in candidates if _language(each) == wanted and self._sayable(each)]
            for own in (channel, None):
                for each in fitting:
                    if each.get("channel") == own:
                        return dict(each)
        return None

    def _sayable(self, variation: dict[str, Any]) -> bool:
        return set((variation.get("metadata") or {}).get("facts", ())) <= self.sayable


def _language(variation: dict[str, Any]) -> str | None:
    for condition in variation.get("condition", ()):
        if condition.get("name") == "language":
            return str(condition["value"])
    return None
