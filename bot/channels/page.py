"""The chat page: its words in both languages, its markup, and the files beside it."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markupsafe import Markup

LANGUAGES = ("en", "es")
WIDGET = Path(__file__).resolve().parent.parent / "widget"
ASSETS = {
    "chat.css": "text/css; charset=utf-8",
    "text.js": "text/javascript; charset=utf-8",
    "talk.js": "text/javascript; charset=utf-8",
    "chat.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}

Say = Callable[[str], str | None]


@dataclass(frozen=True)
class Asset:
    """One file, ready to send."""

    body: bytes
    packed: bytes
    kind: str
    version: str
    integrity: str


class Page:
    """Built once, at start: what it says depends on nothing that a visitor sends but the language."""

    def __init__(self, responses: Path, say: Say, base: str, *, idle_seconds: int) -> None:
        """Read the words and files.

        Args:
            responses: the folder with one folder of texts a language.
            say: a fact's value if it may be said, else None.
            base: the path that the page is served under, without a final slash.
            idle_seconds: quiet time after which the page closes the conversation.
        """
        self.words: dict[str, Any] = {
            language: page_words(responses / language / "page.yml", say) for language in LANGUAGES
        }
        self.assets: Mapping[str, Asset] = {
            name: _packed((WIDGET / name).read_bytes(), kind) for name, kind in ASSETS.items()
        }
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(WIDGET),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        template = environment.get_template("page.html")
        self._pages = {
            language: _packed(
                template.render(
                    language=language,
                    words=self.words[language],
                    t=_Marked(self.words[language]),
                    all_words=self.words,
                    assets=self.assets,
                    base=base,
                    idle_seconds=idle_seconds,
                ).encode("utf-8"),
                "text/html; charset=utf-8",
            )
            for language in LANGUAGES
        }

    def html(self, language: str) -> Asset:
        """The page in `language`."""
        return self._pages[language]

    def language_request(self, language: str) -> str:
        """What a member would type to go on in `language`."""
        return str(self.words[language]["language_request"])

    def error(self, language: str, kind: str) -> str:
        """What a member reads when something was refused or failed."""
        return str(self.words[language]["errors"][kind])


class _Marked:
    """Writes a text into the markup with its name, by which the page finds it when the language changes."""

    def __init__(self, words: dict[str, Any]) -> None:
        self._words = words

    def __call__(self, path: str) -> Markup:
        found: Any = self._words
        for name in path.split("."):
            found = found[int(name)] if isinstance(found, list) else found[name]
        return Markup(' data-word="{}">{}').format(path, found)


def page_words(path: Path, say: Say) -> dict[str, Any]:
    """The `words: page:` of one language, with facts filled in where they may be said."""
    with path.open(encoding="utf-8") as file:
        words = yaml.safe_load(file)["words"]["page"]
    filled = _fill(words, say)
    assert isinstance(filled, dict)
    return filled


def best_language(asked: str | None, accepted: str) -> str:
    """The page's first language: what the address asks for, else what the browser prefers, else English."""
    if asked in LANGUAGES:
        return asked
    for part in accepted.lower().split(","):
        language = part.strip().split(";")[0].split("-")[0]
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _fill(node: Any, say: Say) -> Any:
    if isinstance(node, dict):
        return {name: _fill(value, say) for name, value in node.items()}
    if isinstance(node, list):
        if node and isinstance(node[0], dict):
            return _first_sayable(node, say)
        return [_fill(value, say) for value in node]
    return node


def _first_sayable(variations: list[dict[str, Any]], say: Say) -> str:
    for variation in variations:
        values = {f"fact_{name}": say(name) for name in variation.get("facts", [])}
        if all(values.values()):
            return str(variation["text"]).format(**values)
    raise ValueError("the last variation of a page text must name no fact")


def _packed(body: bytes, kind: str) -> Asset:
    digest = hashlib.sha384(body).digest()
    return Asset(
        body=body,
        packed=gzip.compress(body, mtime=0),
        kind=kind,
        version=digest.hex()[:12],
        integrity="sha384-" + base64.b64encode(digest).decode("ascii"),
    )
