"""Merges responses/<language>/<capability>.yml into the domain, as variations with the language as their condition.

Adds data/places and data/answers to the training data.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.answer_examples import answer_examples
from bot.nlu.place_examples import place_examples

DEFAULT_LANGUAGE = "en"


class ResponsesError(Exception):
    """A response file cannot be used; the message names file and response."""


class LanguageImporter(RasaFileImporter):
    """Rasa's own importer, plus the texts that members read, and the sentences with marked places and answers."""

    def get_domain(self) -> Domain:
        """The domain of domain.yml with every response in every language."""
        folder = Path(self.config_file or "config.yml").resolve().parent / "responses"
        domain = super().get_domain()
        # Merging takes the session settings of what is merged in; without these they would fall back to Rasa's own
        # (60 minutes, and every slot carried over into the next session).
        kept = {"session_config": domain.as_dict()["session_config"], "responses": responses(folder)}
        return domain.merge(Domain.from_dict(kept))

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The examples of data/nlu, the sentences with marked places of data/places, the answers of data/answers."""
        folder = Path(self.config_file or "config.yml").resolve().parent / "data"
        data = super().get_nlu_data(language)
        beside = [*place_examples(folder / "places"), *answer_examples(folder / "answers")]
        data.training_examples = [_Written(each.data) for each in (*data.training_examples, *beside)]
        return data


class _Written(Message):
    """An example as it was written. Rasa copies all of them deeply at each of its merges, a fifth of training; nothing
    changes one before the pipeline does.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> _Written:
        """Itself."""
        return self


def responses(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Every response as Rasa's variations, languages in alphabetical order.

    A variation keeps its order: `bot.nlg` takes the first whose facts may be said. The default language's channel-less
    variations stand once more without a condition, for a conversation whose language is not known.

    Raises:
        ResponsesError: a response is defined twice in a language, or is missing in the default language.
    """
    languages = sorted(path.name for path in folder.iterdir() if path.is_dir())
    merged: dict[str, list[dict[str, Any]]] = {}
    default = _of_language(folder / DEFAULT_LANGUAGE)
    for language in languages:
        for name, variations in _of_language(folder / language).items():
            if name not in default:
                raise ResponsesError(
                    f"responses/{language}: {name} does not exist in responses/{DEFAULT_LANGUAGE}"
                )
            condition = {"type": "slot", "name": "language", "value": language}
            merged.setdefault(name, []).extend(_variation(each, [condition]) for each in variations)
    for name, variations in default.items():
        merged[name].extend(_variation(each, None) for each in variations if "channel" not in each)
    return merged


def _of_language(folder: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(folder.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for name, variations in (content.get("responses") or {}).items():
            if name in found:
                raise ResponsesError(
                    f"{path.parent.name}/{path.name}: {name} stands in another file of this language too"
                )
            found[name] = variations
    return found


def _variation(source: dict[str, Any], condition: list[dict[str, str]] | None) -> dict[str, Any]:
    variation = {key: value for key, value in source.items() if key not in ("facts", "condition")}
    conditions = [*source.get("condition", []), *(condition or [])]
    if conditions:
        variation["condition"] = conditions
    if source.get("facts"):
        variation["metadata"] = {"facts": list(source["facts"])}
    return variation
