"""The shape of the house: arrows point inward, files stay small, texts stay out of Python, no machine shows through."""

import ast
import configparser
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from ridecare.settings import ROOT

PACKAGES = ("ridecare", "bot", "actions", "desk", "console")
LONGEST = 400
CAPABILITIES = (
    "about", "eligibility", "booking", "rides", "handover", "language", "safety", "consent", "smalltalk", "fallback",
)  # fmt: skip


@cache
def kept_files() -> tuple[Path, ...]:
    """What is tracked, and what would be tracked if it were added now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


CODE = tuple(path for path in kept_files() if path.suffix in (".py", ".js", ".css"))
PRODUCT = tuple(path for path in CODE if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PACKAGES)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=name_of(path))


def calls_in(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call in a file, with the name of what is called."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            target = node.func
            yield node, target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


# --- arrows and sizes ------------------------------------------------------------------------------------


def test_arrows_between_packages_point_inward():
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([str(linter), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-1000:]


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_file_of_code_is_about_one_thing(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{name_of(path)} has {lines} lines: it is probably more than one thing"


def test_a_capability_has_one_stem_in_rules_texts_and_sentences():
    # Danger has no sentences of its own to answer with buttons, and so on: each room may be empty, never renamed.
    allowed = {*CAPABILITIES}
    for folder, extra in (("data/rules", set()), ("data/nlu/en", set()), ("data/nlu/es", set()),
                          ("responses/en", {"page", "words", "changing"}),
                          ("responses/es", {"page", "words", "changing"})):  # fmt: skip
        stems = {path.stem for path in (ROOT / folder).glob("*.yml")}
        assert stems - extra == allowed, f"{folder}: {sorted((stems - extra) ^ allowed)}"


@pytest.mark.parametrize("language", ["en", "es"])
def test_both_languages_have_the_same_files(language):
    files = {path.name for path in (ROOT / "responses" / language).glob("*.yml")}
    assert files == {path.name for path in (ROOT / "responses" / "en").glob("*.yml")}


# --- texts stay out of Python ----------------------------------------------------------------------------

# What takes a member's text, and under which argument (place, keyword).
_TEXT_TAKERS = {
    "utter_message": (0, "text"),
    "Said": (0, "text"),
    "Reply": (1, "text"),
    "send_text_message": (1, "text"),
}
_RESPONSE = re.compile(r"utter_[a-z0-9_]+")


def _argument(call: ast.Call, place: int, keyword: str) -> ast.expr | None:
    named = next((each.value for each in call.keywords if each.arg == keyword), None)
    return named if named is not None else call.args[place] if len(call.args) > place else None


def _literal(node: ast.expr | None) -> bool:
    """Whether the expression is, or can be, a text written in the code."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(re.search(r"[A-Za-z]", node.value))
    if isinstance(node, ast.JoinedStr):
        return any(_literal(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return _literal(node.left) or _literal(node.right)
    if isinstance(node, ast.IfExp):
        return _literal(node.body) or _literal(node.orelse)
    return False


@pytest.mark.parametrize("path", PRODUCT, ids=name_of)
def test_no_text_that_a_member_reads_is_written_in_python(path):
    for call, name in calls_in(path):
        if name in _TEXT_TAKERS:
            given = _argument(call, *_TEXT_TAKERS[name])
            assert not _literal(given), (
                f"{name_of(path)}:{call.lineno}: a text in Python; it belongs into responses/"
            )


@pytest.mark.parametrize("path", PRODUCT, ids=name_of)
def test_the_core_says_response_names_only(path):
    for call, name in calls_in(path):
        if name not in ("Say", "_render", "text_of"):
            continue
        said = _argument(call, 0, "response")
        parts = said.values if isinstance(said, ast.JoinedStr) else [said]
        first = parts[0] if parts else None
        if isinstance(first, ast.Constant):
            where = f"{name_of(path)}:{call.lineno}"
            assert _RESPONSE.fullmatch(str(first.value)), f"{where}: {first.value!r} is no response's name"


# --- Rasa's own files ------------------------------------------------------------------------------------


def test_members_reach_the_assistant_by_our_two_channels_only():
    content = yaml.safe_load((ROOT / "credentials.yml").read_text(encoding="utf-8"))
    assert set(content) == {"bot.channels.web.WebInput", "bot.channels.sms.SmsInput"}
    assert not any(content.values()), "secrets and options of channels are settings (docs/settings.md)"


def test_no_secret_and_no_open_api_stands_in_rasas_files():
    for name in ("endpoints.yml", "credentials.yml", "config.yml", "domain.yml", "Procfile"):
        text = (ROOT / name).read_text(encoding="utf-8")
        found = re.search(r"(?i)(auth_?token|password|secret|enable[-_]api|cors)\s*[:=]", text)
        assert found is None, f"{name}: {found and found.group()}"


# --- no machine shows through ----------------------------------------------------------------------------

# A home or a working folder of somebody's machine. Written so that this file does not match itself.
_MACHINE = re.compile(r"(?<![\w.}])/(?:work|root|farm|home|Users)/[A-Za-z]")
# Where packages come from is a matter of the machine that installs them.
_INDEX = re.compile(
    r"--(?:extra-)?index-url[ =]|--find-links[ =]|^\s*(?:extra-)?index-url\s*=|\[\[?tool\.uv\.index|"
    r"(?:PIP|UV)_(?:EXTRA_|DEFAULT_)?INDEX(?:_URL)?=|\b(?:artifactory|devpi|jfrog)\b",
    re.IGNORECASE | re.MULTILINE,
)
_CONFIGURED = (
    "PIP_INDEX_URL",
    "PIP_EXTRA_INDEX_URL",
    "UV_INDEX_URL",
    "UV_DEFAULT_INDEX",
    "UV_EXTRA_INDEX_URL",
    "UV_INDEX",
)


def _hosts_here() -> set[str]:
    """The package indexes that this machine is set to, apart from the public one."""
    urls = [url for name in _CONFIGURED for url in os.environ.get(name, "").split()]
    for place in ("/etc/pip.conf", "~/.config/pip/pip.conf", "~/.pip/pip.conf"):
        parsed = configparser.ConfigParser(interpolation=None, strict=False)
        parsed.read(Path(place).expanduser())
        urls += [
            url
            for part in parsed.values()
            for key in ("index-url", "extra-index-url")
            for url in part.get(key, "").split()
        ]
    return {host for url in urls if (host := urlsplit(url).hostname or "")} - {
        "pypi.org",
        "localhost",
        "127.0.0.1",
    }


def _texts() -> Iterator[tuple[Path, str]]:
    for path in kept_files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_path_of_a_machine_is_kept():
    found = [
        f"{name_of(path)}: {match.group()}" for path, text in _texts() if path.suffix != ".lock"
        for match in _MACHINE.finditer(text)
    ]  # fmt: skip
    assert not found


def test_no_host_of_packages_is_kept():
    hosts = _hosts_here()
    found = []
    for path, text in _texts():
        if path == Path(__file__):
            continue
        found += [f"{name_of(path)}: {match.group()}" for match in _INDEX.finditer(text)]
        found += [f"{name_of(path)}: {host}" for host in hosts if host in text]
    assert not found


def test_nothing_private_is_kept():
    private = re.compile(r"(^|/)(\.env|.*\.(db|sqlite3?|key|pem|log))$|^(\.ridecare|models|build|results)/")
    assert [name for path in kept_files() if private.search(name := name_of(path))] == []


# --- Rasa sees no sentence of evaluation/ -----------------------------------------------------------------


def test_evaluation_stays_out_of_what_rasa_reads():
    assert not (ROOT / "data" / "evaluation").exists()
    importer = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["importers"]
    assert [each["name"] for each in importer] == ["bot.importer.LanguageImporter"]
