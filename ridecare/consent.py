"""Who wants no more text messages: the carrier's words, and the same wish in a member's own words.

Both are read before anything else understands a message. By law any reasonable way to say stop counts; but a
ride that is cancelled, a stop on the way and a shop with "Stop" in its name are no such wish. Spanish words
that translate the carrier's own count like them (alto, parar, basta, cancelar): the law does not ask for
English.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from ridecare.consent_wishes import ENGLISH, MANY, RIDE, SPANISH, STOP

Word = Literal["stop", "start", "help"]

_LONGEST = 1000

# The whole message is one of these. CANCEL, END and QUIT are the carriers' words too: no text of ours offers
# them.
_WORDS: dict[Word, frozenset[str]] = {
    "stop": frozenset(
        (
            *("stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke"),
            *("optout", "opt out"),
            # Misspellings that a reasonable person understands.
            *("stopp", "sotp", "stpo", "unsub", "unsubscibe", "unsuscribe", "unsubcribe"),
            *("alto", "parar", "pare", "paren", "basta", "baja", "cancelar", "cancele", "detener", "fin"),
            *("revocar", "desuscribir", "desuscribirme", "darme de baja", "dar de baja"),
        )
    ),
    "start": frozenset({"start", "unstop", "iniciar"}),
    "help": frozenset({"help", "info", "ayuda", "informacion"}),
}  # fmt: skip


def carrier_word(text: str) -> Word | None:
    """Which of the carrier's words the whole message is, in any case and punctuation; else None.

    YES is not among them: it asks for texts again only from somebody who has opted out, which the caller
    knows.
    """
    plain = _folded(text)
    return next((word for word, spellings in _WORDS.items() if plain in spellings), None)


_WISHES = tuple(re.compile(pattern) for pattern in (*ENGLISH, *SPANISH))

# "please don't stop texting me", "why did you stop texting me": the wish is the other way round.
_KEEP = re.compile(
    r"(\b(dont|do not|don t|never|not|didnt|did not|wont|wouldnt|couldnt|cant|no) (ever )?"
    r"|\b(driver|drivers|him|her|them|he|she) (to |should |needs to |must |has to )?"
    r"|\b(did|have|has) (you|u|they|it|ridecare)( guys)? |\bwhy (you|u|they) "
    r"|\b(i|we) (want|would like|like|need|have) to )$"
)
_OTHERS = re.compile(r"\b(you|u|they|he|she|it|driver|drivers|ellos|ellas|ustedes|usted)( guys)? $")
# A number is taken off a request, or another one is to be used: that corrects a request.
_CORRECTS = re.compile(
    r"\b(use|instead|put|change|replace|ponga|pongan|cambie)\b"
    rf"|\b(from|off|de|del) (\w+ ){{0,2}}{RIDE}\b"
)
_NUMBER = re.compile(r"\b(number|numero|telefono|celular|phone|cell)\b")
_WAITING = re.compile(r"\b(waiting|wait|standby) lists?\b|\blistas? de espera\b")
_BY_MISTAKE = re.compile(r"\b(mistake|accident|accidentally|accidently|back in|sin querer|por error)\b")


def asks_to_stop_texts(text: str) -> bool:
    """Whether a member asks, in their own words, for no more texts."""
    plain = _folded(text)
    if _BY_MISTAKE.search(plain):
        return False
    return any(_stands(plain, found) for wish in _WISHES for found in wish.finditer(plain))


def _stands(plain: str, found: re.Match[str]) -> bool:
    before = plain[: found.start()]
    first = found.group().split(" ", 1)[0]
    said = found.group()
    if _WAITING.search(plain[found.start() :]) and not re.search(MANY, said):
        return False
    if _KEEP.search(before) and not _with_me(first, said, before):
        return False
    # "you never text me", "they don't text me": a complaint about silence. "They" may also be told to stop.
    if first in ("dont", "do", "never", "no") and _OTHERS.search(before):
        return False
    return not (_NUMBER.search(said) and _CORRECTS.search(plain))


def _with_me(first: str, said: str, before: str) -> bool:
    """What is wanted is the wish itself: "I want to unsubscribe", "I would like to stop getting texts"."""
    own = re.search(r"\b(i|we) (want|would like|like|need|have) to $", before)
    return bool(own) and not re.fullmatch(rf"{STOP} (\w+ )?(texting|txting|messaging)", said)


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text[:_LONGEST].lower())
    kept = "".join(char for char in apart if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’`´]", "", kept)).strip()
