"""Noise on purpose: the same sentences as people in a hurry, with old phones or without accents write them."""

from __future__ import annotations

import random
import re
import string
import unicodedata
import zlib
from collections.abc import Callable

_SHORT = {
    language: dict(pair.split("=") for pair in pairs.split())
    for language, pairs in {
        "en": "you=u your=ur are=r to=2 for=4 please=plz tomorrow=tmrw appointment=appt doctor=dr because=bc "
        "thanks=thx before=b4 and=n from=frm with=w people=ppl what=wat need=nd message=msg tonight=2nite great=gr8 "
        "know=no see=c later=l8r okay=k",
        "es": "que=q qué=q por=x para=pa favor=fa porque=xq también=tmb mañana=mñn cita=cta mensaje=msj "
        "mensajes=msjs gracias=grax de=d no=n con=cn doctor=dr bien=bn mucho=mxo cuando=cdo hola=ola",
    }.items()
}
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = {
    language: dict(pair.split("=") for pair in pairs.split())
    for language, pairs in {
        "en": "to=too two=to four=for their=there you're=your its=it's right=write hear=here week=weak "
        "pair=pear new=knew no=know our=are where=wear by=buy son=sun eye=i weigh=way than=then late=light "
        "dialysis=dialisis need=knead hour=our one=won eight=ate appointment=apartment",
        "es": "a=ha ha=a hay=ahí ahí=hay echo=hecho vez=ves casa=caza cita=sita voy=boy hasta=asta "
        "hora=ora hoy=oi tuvo=tubo cien=sien hola=ola si=sí sé=se viaje=biaje",
    }.items()
}
_HESITATIONS = {"en": ("um", "uh", "like", "you know"), "es": ("este", "eh", "pues", "o sea")}
_EMOJI = ("😀", "🙏", "🚗", "❤️", "😢", "👍🏽", "🏥", "😡", "🎉")


def text_speak(text: str, language: str, rng: random.Random) -> str:
    """Usual short forms, small letters, hardly any punctuation."""
    short = _SHORT[language]
    words = re.sub(r"[¿¡,;!]|\.(?!\w)", "", text.lower()).split()
    return " ".join(
        re.sub(r"^\w+", lambda found: short.get(found.group(), found.group()), word) for word in words
    )


def dropped_vowels(text: str, language: str, rng: random.Random) -> str:
    """Vowels inside longer words are left out, a third of them."""

    def shorter(found: re.Match[str]) -> str:
        word = found.group()
        inside = "".join(
            each for each in word[1:-1] if each.lower() not in "aeiouáéíóú" or rng.random() > 1 / 3
        )
        return word[0] + inside + word[-1]

    return re.sub(r"[^\W\d_]{5,}", shorter, text)


def typos(rate: float) -> Callable[[str, str, random.Random], str]:
    """This share of the letters is swapped, dropped, doubled or its neighbor on the keyboard; digits stay."""

    def noisy_letters(text: str, language: str, rng: random.Random) -> str:
        letters = list(text)
        made: list[str] = []
        place = 0
        while place < len(letters):
            letter = letters[place]
            place += 1
            if not letter.isalpha() or rng.random() >= rate:
                made.append(letter)
                continue
            kind = rng.choice(("swap", "drop", "double", "near"))
            if kind == "swap" and place < len(letters) and letters[place].isalpha():
                made += [letters[place], letter]
                place += 1
            elif kind == "double":
                made += [letter, letter]
            elif kind == "near":
                made.append(_neighbor(letter, rng))
            elif kind == "swap":
                made.append(letter)
        return "".join(made)

    return noisy_letters


def spoken(text: str, language: str, rng: random.Random) -> str:
    """As a telephone writes what was said: no punctuation, words that sound alike, hesitations."""
    alike = _ALIKE[language]
    words = re.sub(r"[¿?¡!,;:]|\.(?!\w)", "", text.lower()).split()
    made = [alike.get(word, word) if rng.random() < 0.5 else word for word in words]
    if rng.random() < 0.5:
        made.insert(rng.randrange(len(made) + 1), rng.choice(_HESITATIONS[language]))
    return " ".join(made)


def with_emoji(text: str, language: str, rng: random.Random) -> str:
    """One or two small pictures at the end or between the words."""
    words = text.split()
    words.insert(rng.choice((len(words), rng.randrange(len(words) + 1))), rng.choice(_EMOJI))
    return " ".join(words) + rng.choice(("", rng.choice(_EMOJI)))


def no_accents(text: str, language: str, rng: random.Random) -> str:
    """As from a keyboard without accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(each for each in apart if not unicodedata.combining(each) and each not in "¿¡")


def capitals(text: str, language: str, rng: random.Random) -> str:
    """With the shift key held down."""
    return text.upper()


NOISES: dict[str, Callable[[str, str, random.Random], str]] = {
    "text-speak": text_speak,
    "dropped vowels": dropped_vowels,
    "typos 2 %": typos(0.02),
    "typos 5 %": typos(0.05),
    "typos 10 %": typos(0.10),
    "speech-to-text": spoken,
    "no accents": no_accents,
    "capitals": capitals,
    "emoji": with_emoji,
}


def noisy(text: str, language: str, kind: str) -> str:
    """The sentence with one kind of noise; the same sentence always gets the same."""
    rng = random.Random(zlib.crc32(f"{kind}\0{text}".encode()))
    return NOISES[kind](text, language, rng) or text


def _neighbor(letter: str, rng: random.Random) -> str:
    for row in _ROWS:
        place = row.find(letter.lower())
        if place >= 0:
            near = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
            found = rng.choice(near)
            return found.upper() if letter.isupper() else found
    return rng.choice(string.ascii_lowercase)
