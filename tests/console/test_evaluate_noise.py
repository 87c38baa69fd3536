"""Noise on purpose: it is what it says, the same every time."""

import random
import re

import pytest

from console import evaluate
from console.evaluate_counts import Sentence
from console.evaluate_noise import NOISES, noisy
from ridecare.settings import ROOT


def sentences(language: str) -> list[Sentence]:
    return evaluate.read(ROOT / "evaluation" / f"{language}.yml")


@pytest.mark.parametrize("kind", NOISES)
def test_noise_is_the_same_every_time_and_never_nothing(kind):
    for each in (*sentences("en")[:50], *sentences("es")[:50]):
        random.seed(1)
        first = noisy(each.text, each.language, kind)
        random.seed(2)
        assert first and noisy(each.text, each.language, kind) == first


@pytest.mark.parametrize(
    ("kind", "language", "text", "made"),
    [
        (
            "text-speak",
            "en",
            "Can you please take me to the doctor tomorrow?",
            "can u plz take me 2 the dr tmrw?",
        ),
        ("text-speak", "es", "¿Me llevan por favor?", "me llevan x fa?"),
        ("no accents", "es", "¿Mañana también?", "Manana tambien?"),
        ("capitals", "en", "my house", "MY HOUSE"),
    ],
)
def test_noise_does_what_it_says(kind, language, text, made):
    assert noisy(text, language, kind) == made


@pytest.mark.parametrize(("kind", "rate"), [("typos 2 %", 0.02), ("typos 5 %", 0.05), ("typos 10 %", 0.10)])
def test_typos_hit_their_share_of_the_letters_and_no_digit(kind, rate):
    text = "abcdefghij 0123456789 " * 400
    changed = noisy(text, "en", kind)
    assert re.sub(r"\D", "", changed) == "0123456789" * 400
    words = list(zip(text.split()[::2], changed.split()[::2], strict=True))
    hit = sum(before != after for before, after in words) / len(words)
    expected = 1 - (1 - rate) ** 10  # a word of ten letters
    assert 0.7 * expected < hit < 1.3 * expected


def test_speech_keeps_the_words_but_for_those_that_sound_alike():
    text = "Yes, my appointment is at the clinic on Grand, Tuesday!"
    heard = noisy(text, "en", "speech-to-text")
    assert not re.search(r"[,.!?]", heard) and heard == heard.lower()
    assert {"my", "is", "clinic", "grand", "tuesday"} <= set(heard.split())


def test_emoji_are_added_and_nothing_is_lost():
    text = "can you take me home"
    changed = noisy(text, "en", "emoji")
    assert [word for word in changed.split() if word.isascii()][:3] == ["can", "you", "take"]
    assert not changed.isascii()
