"""Rasa runs without TensorFlow: a small package stands in for it, and nothing of ours ever calls into it."""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import yaml

from ridecare.settings import ROOT

STAND_IN = ("tensorflow", "keras", "tensorflow_addons", "tensorflow_hub")
SITE = Path(metadata.distribution("rasa").locate_file(""))

NLU = {"version": "3.1", "nlu": [{"intent": "greet", "examples": "- hi\n- hello\n- hey there\n- good day"}, {"intent": "bye", "examples": "- bye\n- see you\n- good bye\n- so long"}]}  # fmt: skip
DOMAIN = {"version": "3.1", "intents": ["greet", "bye"], "responses": {"utter_hi": [{"text": "Hi."}], "utter_bye": [{"text": "Bye."}]}}  # fmt: skip
RULES = {"version": "3.1", "rules": [{"rule": "hi", "steps": [{"intent": "greet"}, {"action": "utter_hi"}]}, {"rule": "bye", "steps": [{"intent": "bye"}, {"action": "utter_bye"}]}]}  # fmt: skip
STORIES = {"version": "3.1", "stories": [{"story": "hi then bye", "steps": [{"user": "hi", "intent": "greet"}, {"action": "utter_hi"}, {"user": "bye", "intent": "bye"}, {"action": "utter_bye"}]}]}  # fmt: skip
CONFIG = {
    "recipe": "default.v1", "language": "en", "assistant_id": "tiny",
    "pipeline": [{"name": "bot.nlu.text.PlainText"}, {"name": "bot.nlu.features.SentenceFeatures"}, {"name": "bot.nlu.intent.IntentClassifier"}],
    "policies": [{"name": "bot.policies.safety.SafetyPolicy"}, {"name": "RulePolicy"}, {"name": "MemoizationPolicy"}],
}  # fmt: skip
# Everything a member, a developer and staff do with Rasa; it prints what of TensorFlow was asked for.
DOING = """
import asyncio, sys
import stand_in_for_tensorflow as stand_in
from pathlib import Path
import rasa.api
from rasa.core.agent import load_agent
result = rasa.api.train(domain="domain.yml", config="config.yml", training_files=["data"], output="models", force_training=True)
assert result.code == 0 and result.model
async def talk():
    agent = await load_agent(model_path=result.model)
    assert agent.is_ready()
    parsed = await agent.parse_message("hello")
    assert parsed["intent"]["name"] == "greet", parsed
    answers = await agent.handle_text("hello", sender_id="one")
    assert [each["text"] for each in answers] == ["Hi."], answers
asyncio.run(talk())
from rasa.model_testing import test_core, test_nlu
asyncio.run(test_core(result.model, "tests", "results"))
asyncio.run(test_nlu(result.model, "data", "results", {"errors": False}))
print("FINISHED", *stand_in.called)
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    for folder in ("data", "tests", "models"):
        (tmp_path / folder).mkdir()
    for name, content in (("domain.yml", DOMAIN), ("config.yml", CONFIG), ("data/nlu.yml", NLU), ("data/rules.yml", RULES), ("tests/test_stories.yml", STORIES)):  # fmt: skip
        (tmp_path / name).write_text(yaml.safe_dump(content), encoding="utf-8")
    return tmp_path


def test_train_parse_a_turn_and_rasa_test_never_call_a_placeholder(tiny: Path):
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", DOING], cwd=tiny, capture_output=True, text=True, timeout=180, check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false", "HOME": str(tiny)},
    )  # fmt: skip
    last = ran.stdout.strip().splitlines()[-1:]
    assert last == ["FINISHED"], (
        last,
        [line for line in ran.stderr.splitlines() if "Processed" not in line][-12:],
    )
    assert {"story_report.json", "intent_report.json"} <= {path.name for path in (tiny / "results").iterdir()}


@pytest.mark.parametrize("name", STAND_IN)
def test_it_answers_every_name_and_says_what_is_missing_when_one_is_called(name):
    module = importlib.import_module(name)
    with pytest.raises(Exception, match="without TensorFlow") as raised:
        module.anything.at_all(1, 2)
    assert "stand_in" in str(raised.value) or "README" in str(raised.value)


def test_the_real_one_is_not_installed():
    names = {(each.metadata["Name"] or "").lower() for each in metadata.distributions()}
    assert not names & {
        "tensorflow-cpu",
        "tensorflow-intel",
        "tensorflow-text",
        "tensorboard",
        "jax",
        "keras",
    }


def test_what_rasa_imports_of_it_is_what_it_stands_in_for():
    imported = set()
    for path in (SITE / "rasa").rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            words = line.split()
            if len(words) > 1 and words[0] in ("import", "from"):
                top = words[1].split(".")[0]
                if top.startswith(("tensorflow", "keras", "tensorboard")):
                    imported.add(top)
    assert imported <= {*STAND_IN, "tensorflow_text"}, f"Rasa imports more than before: {imported}"
    assert "tensorflow" in imported
