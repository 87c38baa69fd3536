"""Danger words: what is an emergency or a crisis in both languages, and the many things that only sound like it."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.safety import danger, told_calmly

HERE = Path(__file__).parent / "danger_words"


def sentences(kind: str) -> list[str]:
    """The sentences of a kind in both languages, one a line."""
    files = [HERE / f"{kind}_{language}.txt" for language in ("en", "es")]
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]


EMERGENCY, CRISIS, CALM = sentences("emergency"), sentences("crisis"), sentences("calm")
DANGER = EMERGENCY + CRISIS


@pytest.mark.parametrize("text", EMERGENCY)
def test_is_an_emergency(text):
    assert danger(text) == "emergency"


@pytest.mark.parametrize("text", CRISIS)
def test_is_a_crisis(text):
    assert danger(text) == "crisis"


@pytest.mark.parametrize("text", CALM)
def test_is_not_danger(text):
    assert danger(text) is None


def test_there_are_enough_sentences():
    assert len(set(DANGER)) == len(DANGER) >= 150
    assert len(set(CALM)) >= 250


@pytest.mark.parametrize("text", DANGER)
def test_writing_does_not_matter(text):
    found = danger(text)
    assert danger(text.upper()) == found
    assert danger(f"  {text} !!! ") == found
    assert danger(text.replace("'", "’")) == found
    assert danger(text.replace(" ", "  ")) == found
    assert danger("".join(f"{char}\u200b" if char != " " else char for char in text)) == found


@pytest.mark.parametrize(
    "value", ["on Friday at 10 am. ", "my name is Ana Lopez, ", "45 Main St apt 3. ", "ok. "]
)
@pytest.mark.parametrize(
    "text",
    [
        "i cant breathe",
        "I want to kill myself",
        "my husband collapsed",
        "no puedo respirar",
        "me quiero matar",
    ],
)
def test_danger_beside_an_answer_is_heard(value, text):
    assert danger(value + text) == danger(text + ". " + value) == danger(text) is not None


def test_danger_late_in_a_long_message_is_heard():
    assert danger("my ride is on friday and it is far. " * 60 + "i cant breathe") == "emergency"


def test_a_crisis_outranks_an_emergency():
    assert danger("i took too many pills because i want to die") == "crisis"


def test_nothing_is_no_danger():
    assert danger("") is None
    assert danger(" ?!… 🚑") is None


@given(st.text(max_size=3000))
def test_any_text_has_an_answer(text):
    assert danger(text) in (None, "emergency", "crisis")
    assert told_calmly(text) in (True, False)


@pytest.mark.parametrize(
    "unit", ["no ", "a", "i had a ", "cant ", "bleeding ", "pain in ", "took all my ", "dolor "]
)
def test_time_grows_with_length_only(unit):
    def taken(length: int) -> float:
        text = (unit * length)[:length]
        best = 1.0
        for _ in range(3):
            begun = time.perf_counter()
            danger(text)
            best = min(best, time.perf_counter() - begun)
        return best

    assert taken(4000) < 16 * taken(1000) + 0.005
    assert taken(20_000) < 0.25


@pytest.mark.parametrize(
    "text",
    [
        "my heart attack follow-up is monday",
        "i had a stroke last year",
        "cita por el infarto",
        "murio de un infarto",
    ],
)
def test_visits_and_pasts_are_told_calmly(text):
    assert told_calmly(text)


@pytest.mark.parametrize(
    "text", ["i cant feel my arm", "something is very wrong with my heart", "no siento la cara"]
)
def test_what_happens_is_not_told_calmly(text):
    assert not told_calmly(text)
