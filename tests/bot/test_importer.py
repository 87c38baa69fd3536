from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from rasa.shared.importers.importer import TrainingDataImporter

from bot.importer import LanguageImporter, ResponsesError, responses
from ridecare.settings import ROOT


def written(folder: Path, files: dict[str, dict]) -> Path:
    for name, texts in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump({"responses": texts}), encoding="utf-8")
    return folder


def languages(variations: list[dict]) -> list[str | None]:
    return [each["condition"][-1]["value"] if "condition" in each else None for each in variations]


def test_every_language_is_a_condition_and_the_default_stands_once_without(tmp_path):
    merged = responses(written(tmp_path, {
        "en/about.yml": {"utter_a": [{"text": "Hello."}, {"text": "Hi.", "channel": "sms"}]},
        "es/about.yml": {"utter_a": [{"text": "Hola."}]},
    }))  # fmt: skip
    assert [each["text"] for each in merged["utter_a"]] == ["Hello.", "Hi.", "Hola.", "Hello."]
    assert languages(merged["utter_a"]) == ["en", "en", "es", None]
    assert "channel" not in merged["utter_a"][-1]


def test_facts_go_along_and_other_conditions_stay(tmp_path):
    condition = [{"type": "slot", "name": "minor", "value": True}]
    (variation, _) = responses(written(tmp_path, {
        "en/about.yml": {"utter_a": [{"text": "Call.", "facts": ["phone"], "condition": condition}]},
    }))["utter_a"]  # fmt: skip
    assert variation["metadata"] == {"facts": ["phone"]} and "facts" not in variation
    assert [each["name"] for each in variation["condition"]] == ["minor", "language"]


def test_a_response_in_two_files_of_a_language_is_refused(tmp_path):
    files = {"en/about.yml": {"utter_a": [{"text": "1"}]}, "en/rides.yml": {"utter_a": [{"text": "2"}]}}
    with pytest.raises(ResponsesError, match=r"rides\.yml: utter_a"):
        responses(written(tmp_path, files))


def test_a_response_without_a_default_is_refused(tmp_path):
    files = {"en/about.yml": {"utter_a": [{"text": "1"}]}, "es/about.yml": {"utter_b": [{"text": "2"}]}}
    with pytest.raises(ResponsesError, match="utter_b does not exist in responses/en"):
        responses(written(tmp_path, files))


def test_a_file_without_responses_adds_none(tmp_path):
    folder = written(tmp_path, {"en/about.yml": {"utter_a": [{"text": "1"}]}})
    (folder / "en" / "words.yml").write_text("words: {day: day}\n", encoding="utf-8")
    assert set(responses(folder)) == {"utter_a"}


@pytest.fixture(scope="module")
def domain():
    importer = TrainingDataImporter.load_from_config(str(ROOT / "config.yml"), str(ROOT / "domain.yml"))
    return importer.get_domain()


def test_rasa_finds_it_by_the_configuration(domain):
    assert {"utter_greet", "utter_emergency"} <= set(domain.responses)
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    assert config["importers"] == [{"name": f"{LanguageImporter.__module__}.{LanguageImporter.__name__}"}]


def test_a_session_ends_after_a_quarter_of_an_hour_and_carries_nothing_over(domain):
    assert domain.session_config.session_expiration_time == 15
    assert domain.session_config.carry_over_slots is False


def test_every_response_of_the_domain_has_both_languages(domain):
    for name, variations in domain.responses.items():
        assert {"en", "es", None} <= set(languages(variations)) or not name.startswith("utter_"), name
