"""The documents cannot rot: what exists is described, what is described exists, and every link leads somewhere."""

import argparse
import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml

from console import cli, playing
from ridecare.draft import Draft, needed
from ridecare.questions import IDENTITY, QUESTIONS, TRIP, VOLUNTEERED
from ridecare.rides import MOVES
from ridecare.settings import ROOT, VARIABLES

DOCS = ROOT / "docs"
PAGES = tuple(
    path for path in (ROOT / "README.md", *sorted(DOCS.rglob("*.md")), *sorted((ROOT / "evaluation").rglob("*.md")),
                      *sorted((ROOT / "vendor").rglob("*.md"))) if path.is_file()
)  # fmt: skip


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def page(name: str) -> str:
    return text_of(DOCS / name)


def rows(text: str, heading: str) -> dict[str, str]:
    """The first two columns of the table under a heading, the first without its backticks."""
    part = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    found = re.findall(r"^\| `([^`|]+)` \| ([^|]+) \|", part, re.MULTILINE)
    assert found, f"no table under {heading}"
    return {name: said.strip() for name, said in found}


# --- README ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["make run", "make test"])
def test_the_readme_names_the_two_commands(command):
    assert command in text_of(ROOT / "README.md")


def test_the_readme_leads_to_every_page():
    linked = set(re.findall(r"\]\((docs/[\w.-]+\.md)", text_of(ROOT / "README.md")))
    assert {f"docs/{path.name}" for path in DOCS.glob("*.md")} - linked == set()


# --- settings ---------------------------------------------------------------------------------------------------------


def settings_rows() -> dict[str, list[str]]:
    found = re.findall(r"^\| `(RIDECARE_\w+)` \|(.+)\|$", page("settings.md"), re.MULTILINE)
    return {name: [cell.strip() for cell in rest.split(" | ")] for name, rest in found}


@pytest.mark.parametrize("setting", VARIABLES)
def test_every_setting_is_documented(setting):
    variable, default = VARIABLES[setting]
    cells = settings_rows().get(variable)
    assert cells is not None and len(cells) == 3 and all(cells), (
        f"docs/settings.md lacks {variable}: default, meaning, example"
    )
    if default:
        assert f"`{default}`" in cells[0], f"{variable}: the default is {default}"


def test_no_setting_is_documented_that_does_not_exist():
    assert set(settings_rows()) == {variable for variable, _ in VARIABLES.values()}


def test_every_variable_that_is_named_anywhere_is_read_somewhere():
    read = {name for path in code() for name in re.findall(r"RIDECARE_[A-Z_]+[A-Z]", text_of(path))}
    for path in PAGES:
        assert set(re.findall(r"RIDECARE_[A-Z_]+[A-Z]", text_of(path))) - read == set(), path.name


# --- the command --------------------------------------------------------------------------------------------------------


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = cli._parser()
    actions = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    return dict(actions[0].choices)


def part_about(command: str) -> str:
    return page("ridecare-command.md").split(f"\n## `ridecare {command}`\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented_with_its_options(command):
    assert f"\n## `ridecare {command}`\n" in page("ridecare-command.md")
    for action in commands()[command]._actions:
        for option in action.option_strings:
            assert option in ("-h", "--help") or option in part_about(command), (
                f"ridecare {command}: {option}"
            )


def test_no_command_is_documented_that_does_not_exist():
    assert set(re.findall(r"^## `ridecare (\w+)`$", page("ridecare-command.md"), re.MULTILINE)) == set(
        commands()
    )


def keys_given_by(file: str, function: str) -> set[str]:
    """The keys of every dictionary that a function gives back, nested ones too."""
    tree = ast.parse(text_of(ROOT / file))
    found = [
        each
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and each.name == function
    ]
    assert found, f"{file} has no {function}"
    returned = [each.value for each in ast.walk(found[0]) if isinstance(each, ast.Return) and each.value]
    return {
        key.value
        for value in returned
        for each in ast.walk(value)
        if isinstance(each, ast.Dict)
        for key in each.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


@pytest.mark.parametrize(
    ("command", "file", "function"),
    [
        ("talk", "console/scripted.py", "_answered"),
        ("talk", "console/scripted.py", "_waited"),
        ("talk", "console/scripted.py", "_sent"),
        ("parse", "console/parse.py", "parsed"),
        ("requests", "console/records.py", "_request"),
        ("handovers", "console/records.py", "_handover"),
    ],
)
def test_every_field_of_the_json_is_documented(command, file, function):
    keys = keys_given_by(file, function)
    assert keys
    said = part_about(command)
    missing = {key for key in keys if f"`{key}`" not in said and f'"{key}"' not in said}
    assert missing == set()


def test_every_key_of_a_conversation_file_is_documented():
    said = page("talk-to-it.md")
    keys = {*playing._CHECKS, *playing._EXTRAS, *playing._HEAD, *playing._ACTS}
    assert {key for key in keys if f"`{key}`" not in said} == set()


# --- intents, actions, questions --------------------------------------------------------------------------------------------


def domain() -> dict:
    return yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))


def test_every_intent_is_described():
    assert set(rows(page("reference.md"), "Intents")) == set(domain()["intents"])


def test_every_action_and_form_is_described():
    named = {next(iter(each)) if isinstance(each, dict) else each for each in domain()["actions"]}
    assert set(rows(page("reference.md"), "Actions")) == named | set(domain()["forms"])


def test_every_question_is_described():
    assert set(rows(page("reference.md"), "Questions")) == set(QUESTIONS)
    for name in VOLUNTEERED:
        assert f"`{name}`" in page("reference.md")


def test_the_state_table_and_its_picture_are_those_of_the_code():
    part = page("booking.md").split("\n## States\n", 1)[1]
    table = re.findall(r"^\| `(\w+)` \| `(\w+)` \| ([\w, ]+) \|$", part, re.MULTILINE)
    assert {(frm, to): frozenset(who.split(", ")) for frm, to, who in table} == dict(MOVES)
    assert set(re.findall(r"^ +(\w+) --> (\w+)$", part, re.MULTILINE)) == set(MOVES)


def test_the_picture_of_the_questions_is_that_of_the_code():
    part = page("booking.md").split("flowchart TD\n", 1)[1].split("```", 1)[0]
    always = (*needed(Draft(), phone_known=False), *(question.name for question in IDENTITY), "confirm")
    assert f"    {' --> '.join(always)}\n" in part
    drawn = re.findall(r"^    (\w+)[\[(]\"\1( \*)?\"[\])]$", part, re.MULTILINE)
    asked = [question for question in (*TRIP, *IDENTITY) if question.name != "rider_age"]
    assert drawn == [*((each.name, " *" if each.required else "") for each in asked), ("confirm", " *")]


def test_every_description_says_something():
    for heading in ("Intents", "Actions", "Questions"):
        for name, said in rows(page("reference.md"), heading).items():
            assert len(said) > 3, name


# --- links ----------------------------------------------------------------------------------------------------------------


def anchors(path: Path) -> set[str]:
    """GitHub's anchors of a page's headings."""
    headings = re.findall(
        r"^#+ (.+)$", re.sub(r"^    .*$", "", text_of(path), flags=re.MULTILINE), re.MULTILINE
    )
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(path)):
        if re.match(r"(https?|mailto):", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), f"{path.name}: {target}"
        assert not anchor or anchor in anchors(there), f"{path.name}: {target}"


# Made by a run, or an example of something that a reader makes.
_NOT_HERE = (
    "<",
    "*",
    "NAME",
    "example",
    ".ridecare",
    "evaluation/en/",
    "responses/so",
    "data/nlu/so",
    "models",
    "build",
)
_PATH = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|yml|md|js|css|html|toml|lock)|(?:[\w.-]+/)+)`")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_files_that_are_named_exist(path):
    names = [name for name in _PATH.findall(text_of(path)) if not any(part in name for part in _NOT_HERE)]
    wrong = [
        name
        for name in names
        if not any((place / name).exists() for place in (ROOT, path.parent, *path.parents))
    ]
    assert wrong == []


def code() -> list[Path]:
    folders = ("ridecare", "bot", "actions", "desk", "console", "benchmarks", "tests")
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def test_pages_and_tests_that_the_code_names_exist():
    names = ("Makefile", "endpoints.yml", "credentials.yml", "ridecare.yml", "pyproject.toml", "config.yml")
    missing = {
        f"{path.relative_to(ROOT)} names {name}"
        for path in (*code(), *(ROOT / name for name in names))
        for name in re.findall(r"\b(?:docs/[\w-]+\.md|tests/[\w/]+\.py)\b", text_of(path))
        if not (ROOT / name).is_file()
    }
    assert missing == set()


def test_commands_that_are_named_exist():
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    for path in PAGES:
        said = text_of(path)
        assert set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", said, re.MULTILINE)) - targets == set(), path.name
        named = set(re.findall(r"`(?:\.venv/bin/)?ridecare ([a-z]+)", said))
        assert named - set(commands()) == set(), f"{path.name} names a command that does not exist"


def test_functions_that_are_named_exist():
    """`name` in `file.py`: the file defines it."""
    for path in PAGES:
        for name, file in re.findall(r"`([A-Za-z_][\w.]*)` in (?:\n)?`([\w/]+\.py)`", text_of(path)):
            source = text_of(ROOT / file)
            assert re.search(rf"\b{re.escape(name.split('.')[-1])}\b", source), (
                f"{path.name}: {name} in {file}"
            )


def test_every_rule_has_its_story():
    """tests/stories covers the capabilities that have rules."""
    rules = {path.stem for path in (ROOT / "data" / "rules").glob("*.yml")}
    assert {
        path.stem.removeprefix("test_") for path in (ROOT / "tests" / "stories").glob("test_*.yml")
    } == rules


def test_the_pages_name_no_helper_and_no_history():
    told = re.compile(
        r"\b(TODO|FIXME|LLM|language model|AI-generated|session [0-9]|as requested|the brief|workplace)\b",
        re.IGNORECASE,
    )
    for path in PAGES:
        assert told.search(text_of(path)) is None, path.name


def test_pages_are_kept():
    kept = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "README.md", "docs", "evaluation"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout.split()  # fmt: skip
    assert {"README.md", *(f"docs/{path.name}" for path in DOCS.glob("*.md"))} <= set(kept)
