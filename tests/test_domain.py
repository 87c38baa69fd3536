"""The contract in domain.yml: every name in code, rules and texts exists, and everything that exists is used."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml
from rasa_sdk import Action

import actions
from bot.importer import LanguageImporter
from desk import saying
from ridecare import booking, fallback, handing_over, hearing, rides
from ridecare.draft import Draft, needed
from ridecare.eligibility import Result
from ridecare.handover import HANDOVER_STATES
from ridecare.questions import IDENTITY, QUESTIONS, TIMES, TRIP_SLOTS
from ridecare.safety import Danger
from ridecare.settings import ROOT

LANGUAGES = ("en", "es")
FILES = tuple(
    path
    for name in ("ridecare", "bot", "actions", "desk", "console")
    for path in sorted((ROOT / name).rglob("*.py"))
)
# Rasa's own slots and actions.
# Every response that exists, by its English files.
DOMAIN_RESPONSES = {
    name
    for path in (ROOT / "responses" / "en").glob("*.yml")
    for name in yaml.safe_load(path.read_text(encoding="utf-8")).get("responses", {})
}
CALLS = ("put_on_call_list", "add_call", "withdraw")
RASA_SLOTS = {"requested_slot", "session_started_metadata"}
RASA_ACTIONS = {"action_listen", "action_session_start", "action_default_fallback"}


@cache
def domain():
    config = str(ROOT / "config.yml")
    return LanguageImporter(
        config_file=config, domain_path=str(ROOT / "domain.yml"), training_data_paths=[]
    ).get_domain()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(*folders: str) -> Iterator[tuple[Path, ast.AST]]:
    for path in FILES:
        if not folders or path.relative_to(ROOT).parts[0] in folders:
            for node in ast.walk(tree_of(path)):
                yield path, node


def texts(node: ast.AST | None) -> set[str]:
    """Every literal text in an expression."""
    return (
        {
            each.value
            for each in ast.walk(node)
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        }
        if node
        else set()
    )


@cache
def steps() -> tuple[tuple[str, str, str], ...]:
    """Every step of every rule and story: (file, kind, name)."""
    found = []
    for path in sorted((ROOT / "data").rglob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for part in [*(content.get("rules") or []), *(content.get("stories") or [])]:
            for step in [*part.get("steps", []), *part.get("condition", [])]:
                found += [(path.name, kind, name) for kind, name in step.items() if isinstance(name, str)]
    return tuple(found)


# --- responses --------------------------------------------------------------------------------------------------

# Asked in a ride request: needed in some request, or asked again because the member names it. The age is only taken.
_OF_PEOPLE = {each.name for each in IDENTITY} | {"where_now"}
ASKED = {name for name in TRIP_SLOTS if name != "rider_age"} | _OF_PEOPLE | {"repeat_start"}


def open_values() -> set[str]:
    """The slots of which a message can leave two or more readings open."""
    found = set()
    for path in (ROOT / "ridecare" / "reading").glob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
                target = node.targets[0]
                if isinstance(target.value, ast.Attribute) and target.value.attr == "open":
                    found |= texts(target.slice)
    return found


def problems() -> set[str]:
    """Every code that reading a message can put into `wrong`."""
    found = set()
    for path in (ROOT / "ridecare" / "reading").glob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call):
                appends = isinstance(node.func, ast.Attribute) and node.func.attr == "append"
                if appends and isinstance(node.func.value, ast.Attribute) and node.func.value.attr == "wrong":
                    for given in node.args:
                        found |= (
                            texts(given.body) | texts(given.orelse)
                            if isinstance(given, ast.IfExp)
                            else texts(given)
                        )
                found |= {text for each in node.keywords if each.arg == "wrong" for text in texts(each.value)}
            # `wrong_length` and `member_id` give a code back.
            if isinstance(node, ast.FunctionDef) and node.name in ("wrong_length", "member_id"):
                found |= {
                    text
                    for each in ast.walk(node)
                    if isinstance(each, ast.Return)
                    for text in texts(each.value)
                }
            # Days and hours carry their problem as a value; a code is one when a text for it exists.
            if isinstance(node, ast.Constant) and f"utter_wrong_{node.value}" in DOMAIN_RESPONSES:
                found.add(str(node.value))
    return found & {code for code in found if re.fullmatch(r"[a-z]+(_[a-z]+)+", code)}


_KINDS = {"trip_date": "day", "repeat_end": "last_day", "date_of_birth": "birth_date"}
# Times are read in one place for all three, and so are both bounds of rides that repeat: no literal names them there.
_WHICH = {
    "half" if name in TIMES else _KINDS.get(name, name) for name in open_values() | TIMES | {"repeat_end"}
}

# Names of responses that code puts together -> the parts that can follow.
FAMILIES: dict[str, set[str]] = {
    "utter_question_": ASKED,
    "utter_again_": ASKED,
    "utter_which_": _WHICH,
    "utter_again_which_": _WHICH,
    "utter_wrong_": problems(),
    "utter_handed_over_": set(handing_over._OWN_WORDS),
    "utter_eligibility_": set(get_args(Result)),
    "utter_ride_": set(rides.TOLD),
}
# Prefixes that are compared with or cut off, and a key of Rasa's.
_NO_NAMES = {"utter_", "utter_action", *FAMILIES}


def named_in_code() -> dict[str, str]:
    """Every response name written out in Python, with where."""
    found = {}
    for path, node in nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for name in (
                re.findall(r"\butter_[a-z0-9_]+", node.value) if node.value.startswith("utter_") else ()
            ):
                if name not in _NO_NAMES:
                    found[name] = f"{path.relative_to(ROOT)}:{node.lineno}"
    return found


def of_families() -> dict[str, str]:
    return {prefix + part: f"family {prefix}" for prefix, parts in FAMILIES.items() for part in parts}


def responses_in(language: str) -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "responses" / language).glob("*.yml"):
        found |= set((yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("responses") or {})
    return found


def in_rules() -> dict[str, str]:
    return {
        name: f"data/…/{file}"
        for file, kind, name in steps()
        if kind == "action" and name.startswith("utter_")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_response_that_can_be_said_exists(language):
    wanted = {**named_in_code(), **of_families(), **in_rules()}
    missing = {name: where for name, where in wanted.items() if name not in responses_in(language)}
    assert not missing, f"responses/{language} lacks {missing}"


def test_every_family_of_names_is_known_here():
    for path, node in nodes():
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            begin = str(node.values[0].value)
            assert not begin.startswith("utter_") or begin in FAMILIES, (
                f"{path}:{node.lineno}: {begin}… is a new family"
            )


def test_the_families_are_read_from_the_code_and_not_empty():
    assert {
        "date_past",
        "time_none_such",
        "phone_short",
        "two_answers",
        "date_of_birth_future",
        "member_id_short",
    } <= problems()
    assert {"trip_date", "mobility", "return_ride", "date_of_birth"} <= open_values()
    asked = {
        name
        for minor in (False, True)
        for way in ("one_way", "fixed_time")
        for name in needed(Draft(minor=minor, values={"return_ride": way}), phone_known=False)
    }
    assert asked <= ASKED


def test_no_text_is_dead():
    used = {**named_in_code(), **of_families(), **in_rules()}
    assert sorted(responses_in("en") - set(used)) == []


def test_every_reason_with_words_of_its_own_can_happen():
    given = {*handing_over.REASONS.values(), *booking.HANDED_OVER.values()}
    for _, node in nodes("ridecare", "actions"):
        # Reasons for a call are the desk's (tests/desk/test_calls.py).
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", getattr(node.func, "id", "")) not in CALLS
        ):
            given |= {text for each in node.keywords if each.arg == "reason" for text in texts(each.value)}
    assert set(handing_over._OWN_WORDS) - given == set()
    given = {reason for reason in given if not reason.endswith("_")}  # put together from a state
    # What the desk shows for it.
    assert {*given, *get_args(Danger)} - set(saying.REASONS) == set()


def test_rasas_domain_holds_every_text():
    assert responses_in("en") == set(domain().responses)


# --- words ------------------------------------------------------------------------------------------------------


def words_in(language: str) -> dict:
    merged: dict = {}
    for path in sorted((ROOT / "responses" / language).glob("*.yml")):
        for group, content in (
            (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("words") or {}
        ).items():
            if isinstance(content, dict):
                merged.setdefault(group, {}).update(content)
    return merged


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_its_words(language):
    words = words_in(language)
    choices = set()
    for _, node in nodes("ridecare", "actions"):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Choice" and len(node.args) == 2:
            kind, value = node.args
            if isinstance(kind, ast.Constant) and kind.value == "word":
                choices |= texts(value)
    assert choices - set(words["choices"]) == set()
    assert set(fallback.OFFERED) - set(words["intents"]) == set()
    assert {*TRIP_SLOTS, *(each.name for each in IDENTITY), "where_now"} - set(words["fields"]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_that_is_shown_is_understood(language):
    words = words_in(language)["choices"]
    for name in hearing._CHOICES:
        assert name not in words or hearing._CHOICES[name].match(hearing.folded(words[name]).rstrip(" ?")), (
            f"{name}: {words[name]!r}"
        )


def test_the_desk_has_words_for_every_state():
    assert {*rides.STATES, *HANDOVER_STATES} == set(saying.STATES)
    assert set(get_args(Result)) == set(saying.ELIGIBILITY)


# --- intents, actions, slots, forms ---------------------------------------------------------------------------------


def registered() -> set[str]:
    """The names of the actions that the action server offers."""
    for module in pkgutil.iter_modules(actions.__path__):
        importlib.import_module(f"actions.{module.name}")
    found, waiting = set(), [Action]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("actions.") and not kind.__abstractmethods__:
            found.add(kind().name())
    return found


def test_every_intent_has_an_answer():
    answered = {name for _, kind, name in steps() if kind == "intent"}
    assert answered - set(domain().intents) - {"nlu_fallback"} == set()
    assert set(domain().intents) - answered - {"nlu_fallback", "restart", "back", "session_start"} == set()


def test_every_digression_has_a_rule():
    answered = {name for _, kind, name in steps() if kind == "intent"}
    assert hearing.DIGRESSIONS - answered == set()


def test_every_action_in_a_rule_is_in_the_domain_and_in_the_action_server():
    known = {*domain().action_names_or_texts}
    forms = set(domain().form_names)
    for file, kind, name in steps():
        if kind == "action":
            assert name in known, f"{file}: {name} is not in the domain"
            assert name.startswith("utter_") or name in forms | registered(), (
                f"{file}: {name} is not in actions/"
            )


def test_the_domain_and_the_action_server_name_the_same_actions():
    content = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    named = {next(iter(each)) if isinstance(each, dict) else each for each in content["actions"]}
    assert named == registered()
    assert {f"validate_{form}" for form in content["forms"]} <= named


def test_every_action_is_reached():
    # A form's validator by its form; `then("…")` follows an action.
    followed = {f"validate_{form}" for form in domain().form_names}
    for _, node in nodes("actions"):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "then":
            followed |= texts(node.args[0])
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    followed |= {str(value) for policy in config["policies"] for value in policy.values()}
    ruled = {name for _, kind, name in steps() if kind == "action"}
    assert registered() - ruled - followed == set()
    assert set(domain().form_names) - ruled - followed == set()


def slots_in_code() -> dict[str, str]:
    """Every slot that code names: get_slot("…"), SlotSet("…", …), slots({"…": …}), `….slots["…"]`, `….slots.get("…")`."""
    found: dict[str, str] = {}
    for path, node in nodes("bot", "actions", "console"):
        names: set[str] = set()
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            if called in ("get_slot", "SlotSet") and node.args:
                names = texts(node.args[0])
            elif called == "slot" and len(node.args) > 1:
                names = texts(node.args[1])
            elif called == "slots" and node.args and isinstance(node.args[0], ast.Dict):
                names = {text for key in node.args[0].keys for text in texts(key)}
            elif called == "get" and isinstance(owner, ast.Attribute) and owner.attr == "slots":
                names = texts(node.args[0])
        elif (
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "slots"
        ):
            names = texts(node.slice)
        found |= {name: f"{path.relative_to(ROOT)}:{node.lineno}" for name in names}
    return found


def test_every_slot_in_code_is_in_the_domain():
    known = {slot.name for slot in domain().slots} | RASA_SLOTS
    wanted = {**slots_in_code(), **dict.fromkeys(Draft().as_slots(), "ridecare/draft.py")}
    assert {name: where for name, where in wanted.items() if name not in known} == {}


def test_only_the_language_is_filled_by_rasa():
    content = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    filled = {name for name, slot in content["slots"].items() if slot["mappings"] != [{"type": "custom"}]}
    assert filled == {"language"}, "what a message says is taken by an action, never by a mapping"


def test_what_a_form_asks_is_a_question_of_the_one_table():
    for form in domain().form_names:
        asked = domain().required_slots_for_form(form)
        assert set(asked) <= set(QUESTIONS), form


def test_nothing_about_a_person_outlives_a_session():
    assert domain().session_config.session_expiration_time == 15
    assert domain().session_config.carry_over_slots is False
