"""The format of responses/: whole in both languages, in an order that is reached, every question answered."""

import itertools
import re
from collections.abc import Iterable
from typing import Any

import pytest
import yaml

from ridecare.settings import ROOT
from tests.responses.texts import LANGUAGES, LINES, OPERATOR, RESPONSES, TEXTS, VARIATIONS, Variation

KEYS = {"text", "facts", "channel", "buttons", "condition"}

by_variation = pytest.mark.parametrize("one", VARIATIONS, ids=lambda one: one.where)
by_text = pytest.mark.parametrize("one", TEXTS, ids=lambda one: one.where)
by_response = pytest.mark.parametrize("key", RESPONSES, ids=lambda key: " ".join(key))


# --- whole in both languages -----------------------------------------------------------------------------


def _only_in_one(found: Iterable[tuple[str, str, Any]]) -> set[tuple[str, Any]]:
    """What stands in one language and not in the other."""
    places: dict[str, set[tuple[str, Any]]] = {language: set() for language in LANGUAGES}
    for language, file, name in found:
        places[language].add((file, name))
    return places["en"] ^ places["es"]


def test_every_file_and_every_response_exists_in_both_languages():
    assert _only_in_one((each.language, each.file, each.name) for each in VARIATIONS) == set()


def test_every_word_exists_in_both_languages():
    assert _only_in_one((each.language, each.file, each.path) for each in LINES) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_response_stands_in_two_files(language):
    files: dict[str, set[str]] = {}
    for each in VARIATIONS:
        if each.language == language:
            files.setdefault(each.name, set()).add(each.file)
    assert {name: found for name, found in files.items() if len(found) > 1} == {}


@by_response
def test_both_languages_have_the_same_choices_and_places(key):
    language, name = key
    mine, english = RESPONSES[key], RESPONSES[("en", name)]
    assert len(mine[-1].buttons) == len(english[-1].buttons), f"{language} {name}: choices"
    assert _given(mine) == _given(english), f"{language} {name}: places"


def _given(found: list[Variation]) -> set[str]:
    """What the action fills in; facts may differ by language."""
    return {place for each in found for place in each.places if not place.startswith("fact_")}


# --- the format ------------------------------------------------------------------------------------------


@by_variation
def test_a_variation_is_well_formed(one):
    assert one.keys <= KEYS, f"{one.where}: unknown keys"
    assert one.text.strip() == one.text != "", f"{one.where}: text"
    assert one.channel in (None, "sms"), f"{one.where}: channel"
    for button in one.buttons:
        assert set(button) == {"title", "payload"}, f"{one.where}: a choice has title and payload"
        assert re.match(r"[^\W_]", button["payload"]), f"{one.where}: a payload is plain words"


@by_response
def test_the_order_of_variations(key):
    found = RESPONSES[key]
    where = found[0].where
    plain = [each for each in found if each.channel is None and not each.facts]
    assert [each.number for each in plain] == [len(found)], f"{where}: one without facts, for all, is last"
    seen: set[tuple[frozenset[str], str | None]] = set()
    for each in found:
        # A variation is reached only if no earlier one of its channel needs fewer facts.
        hidden = [earlier for earlier, channel in seen if channel == each.channel and earlier <= each.facts]
        assert hidden == [], f"{each.where}: an earlier variation is always taken instead"
        seen.add((each.facts, each.channel))
    # Texts for SMS go before texts for all, so each set of facts needs one as soon as any has.
    texted = {each.facts for each in found if each.channel == "sms"}
    for_all = {each.facts for each in found if each.channel is None}
    assert texted in (set(), for_all), f"{where}: a text for SMS for every set of facts"


@by_variation
def test_facts_exist_and_are_named(one):
    assert one.facts - OPERATOR.facts.keys() - {"callback_promise"} == set(), f"{one.where}: unknown fact"
    for place in one.places:
        if not place.startswith("fact_"):
            continue
        name = place.removeprefix("fact_")
        if name.endswith(("_en", "_es")):
            assert name.endswith(f"_{one.language}"), f"{one.where}: {place} is of the other language"
            name = name[:-3]
        certain = name in OPERATOR.facts and OPERATOR.facts[name].unconditional
        assert certain or name in one.facts, f"{one.where}: {place} is not under `facts:`"


@by_text
def test_no_brace_is_left_over(one):
    assert re.search(r"[{}]", re.sub(r"\{\w+\}", "", one.text)) is None, one.where


# --- everything asked has an answer ----------------------------------------------------------------------


def _rules() -> list[tuple[str, str]]:
    """(intent, the action that follows it) of every rule."""
    found = []
    for path in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            steps = rule["steps"]
            found += [
                (step["intent"], after["action"])
                for step, after in itertools.pairwise(steps)
                if "intent" in step and "action" in after
            ]
    return found


def test_every_question_about_ridecare_is_answered():
    intents = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    asked = {intent for intent in intents if intent.startswith("ask_")}
    answered = {intent for intent, action in _rules() if action.startswith("utter_faq_")}
    assert asked - answered == set()
    answers = {action for intent, action in _rules() if intent in answered}
    assert len(answered) == len(answers), "each question has its own answer"


def test_every_response_a_rule_says_exists():
    names = {each.name for each in VARIATIONS}
    assert {action for _, action in _rules() if action.startswith("utter_")} - names == set()
