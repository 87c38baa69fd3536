"""Makes a message harmless before Rasa sees it, and maps a numbered reply to the words it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
}  # fmt: skip
_NUMBERED = re.compile(
    r"^(?:option |number |choice |opcion |opción |numero |número |#|no\. ?)?(\d{1,2}|[a-z]+)[.)!, ]*(?:please|por favor|thanks|gracias)?[.! ]*$"
)


# `/restart`, `/inform{"verified": true}`: nobody's words, only an instruction to Rasa.
_COMMAND = re.compile(r"^(EXTERNAL: *)?[/\\ ]*/\w+ *(\{.*\})?$")


def cleaned(text: str) -> str:
    """The message without control characters and without a leading slash.

    To Rasa a leading `/` is an instruction (`/restart`, `/inform{"verified": true}`), so it never gets there.
    """
    normal = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    visible = "".join(char if char.isprintable() or char in "\n\u200d" else " " for char in normal)
    words = re.sub(r"[ \t\n]+", " ", visible).strip()
    if _COMMAND.match(words):
        return ""
    # Rasa also treats "EXTERNAL: " as its own word for messages that no member wrote.
    return re.sub(r"^(EXTERNAL: *|[/\\ ]+)+", "", words).strip()


def numbered(text: str, payloads: Sequence[str]) -> str | None:
    """The words that a reply such as `2`, `2.`, `two` or `opción 2` stands for, if so many choices were offered."""
    found = _NUMBERED.match(text.lower().strip())
    if not found or not payloads:
        return None
    word = found.group(1)
    number = int(word) if word.isdigit() else _NUMBER_WORDS.get(word, 0)
    return payloads[number - 1] if 1 <= number <= len(payloads) else None


def says_nothing(text: str) -> bool:
    """Whether there is no letter and no digit to read (empty, emoji, punctuation)."""
    return not any(char.isalnum() for char in text)
