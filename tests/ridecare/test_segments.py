from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ridecare.segments import fit, gsm7, joined, segments, with_choices

RESPONSES = Path(__file__).parents[2] / "responses"

_WORDS = st.sampled_from(
    [
        "Your",
        "ride",
        "is",
        "asked",
        "for.",
        "Pickup",
        "at",
        "the",
        "clinic,",
        "please",
        "call",
        "us.",
        "cita",
        "¿Está",
        "bien?",
        "médico",
    ]
)
_NUMBERS = st.sampled_from(
    [
        "952-883-7400",
        "(952) 883-7400",
        "+1 952 883 7400",
        "9:30 a.m.",
        "2:05 de la tarde",
        "RC-2345KMR",
        "RC-TEST-2345KMR",
        "March 3, 2026",
        "1 866 885 8880",
        "$1,250.50",
        "90000001",
    ]
)
_SENTENCES = st.lists(st.one_of(_WORDS, _NUMBERS), max_size=120)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("a", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 151, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
        ("ñé¿¡ü" * 32, 1),
        ("á" * 70, 1),
        ("á" * 71, 2),
        ("á" * 134, 2),
        ("á" * 135, 3),
        ("🚗" * 35, 1),
        ("🚗" * 36, 2),
        ("🚗" * 66, 2),
        ("🚗" * 67, 3),
    ],
)
def test_segments_as_the_carrier_counts(text: str, expected: int) -> None:
    # A character of two units is never parted: 152 + a pair leave one septet of the first 153 unused.
    assert segments(text) == expected


@given(st.text(max_size=400), st.text(max_size=20))
def test_more_text_never_takes_fewer_segments(text: str, more: str) -> None:
    assert segments(text + more) >= segments(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("á í ó ú Á Í Ó Ú", "a i o u A I O U"),
        ("é ñ Ñ ü Ü ¿ ¡ à É", "é ñ Ñ ü Ü ¿ ¡ à É"),
        ("“can’t” – wait…", '"can\'t" - wait...'),
        ("a\u00a0b\u202fc", "a b c"),
        ("e\u0301 i\u0301", "é i"),
        ("Zoë Conceição", "Zoe Conceicao"),
        ("ride 🚗", "ride 🚗"),
        ("Xyooj", "Xyooj"),
        ("нет", "нет"),
    ],
)
def test_gsm7_makes_plain_what_has_a_plain_form(text: str, expected: str) -> None:
    assert gsm7(text) == expected


@given(st.text(alphabet="abcáíóúÁÍÓÚéñü¿¡ “”’–—…\n1234", max_size=300))
def test_gsm7_of_english_and_spanish_counts_as_gsm7(text: str) -> None:
    shown = gsm7(text)
    assert gsm7(shown) == shown
    assert segments(shown) == (0 if not shown else 1 if len(shown) <= 160 else -(-len(shown) // 153))


@given(st.text(max_size=900), st.integers(min_value=1, max_value=3))
def test_fit_loses_nothing_but_white_space(text: str, most: int) -> None:
    parts = fit(text, most)
    assert _bare("".join(parts)) == _bare(text)
    assert all(1 <= segments(part) <= most for part in parts)


@given(_SENTENCES, st.integers(min_value=1, max_value=2))
def test_fit_parts_at_words_and_in_order(words: list[str], most: int) -> None:
    text = " ".join(words)
    assert " ".join(fit(text, most)) == text


@given(st.lists(st.tuples(st.lists(_WORDS, min_size=1, max_size=9), _NUMBERS), max_size=20))
def test_fit_never_parts_a_number(pieces: list[tuple[list[str], str]]) -> None:
    text = " ".join(f"{' '.join(words)} {number}" for words, number in pieces)
    parts = fit(text, 1)
    for _, number in pieces:
        assert sum(part.count(number) for part in parts) == text.count(number)


@given(st.lists(_WORDS, min_size=1, max_size=90), st.integers(min_value=0, max_value=4))
def test_the_question_and_its_choices_stay_together_at_the_end(words: list[str], choices: int) -> None:
    body = " ".join(word.replace("?", ",") for word in words)
    asked = with_choices(
        "Is all of this right?", ["Send it", "Change it", "Stop for now", "A person"][:choices]
    )
    parts = fit(f"{body}.\n\n{asked}", 1)
    assert parts[-1].endswith(asked)


def test_fit_prefers_lines_then_sentences() -> None:
    line = "This line is here to fill up the first of the two texts that come out of it, no more"
    assert fit(f"{line}\n{line}", 1) == (line, line)
    assert fit(f"{line}. {line}.", 1) == (f"{line}.", f"{line}.")


def test_an_abbreviation_ends_no_sentence() -> None:
    text = f"{'We pick you up. ' * 8}At 350 St. Peter Street in St. Paul you get in, {'and so on, ' * 6}good"
    assert all(not part.endswith("St.") for part in fit(text, 1))


def test_a_word_longer_than_a_text_is_parted_between_characters() -> None:
    assert fit("x" * 400, 1) == ("x" * 160, "x" * 160, "x" * 80)


def test_with_choices_prints_numbered_lines() -> None:
    assert with_choices("Right?", ["Send it", "Change it"]) == "Right?\n1 Send it\n2 Change it"
    assert with_choices("Right?", []) == "Right?"


@given(st.lists(st.text(alphabet="ab c.\n", max_size=200), max_size=9))
def test_joined_keeps_every_text_in_order_within_three(texts: list[str]) -> None:
    messages = joined(texts)
    assert "\n".join(messages) == "\n".join(text for text in texts if text.strip())
    assert len(messages) <= 3


def test_joined_does_not_grow_a_message_beyond_two_segments_without_need() -> None:
    assert joined(["a" * 200, "b" * 200]) == ("a" * 200, "b" * 200)
    assert joined(["a" * 100, "b" * 100, "c" * 200]) == ("a" * 100 + "\n" + "b" * 100, "c" * 200)
    assert joined(["a" * 300, "b" * 300, "c" * 300, "Right?"]) == (
        "a" * 300 + "\n" + "b" * 300,
        "c" * 300,
        "Right?",
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_consent_text_is_two_segments_at_most(language: str) -> None:
    responses = yaml.safe_load((RESPONSES / language / "consent.yml").read_text(encoding="utf-8"))[
        "responses"
    ]
    assert set(responses) == {
        "utter_opted_out",
        "utter_opted_in",
        "utter_sms_help",
        "utter_sms_no_text",
        "utter_stop_texts_web",
    }
    for name, variations in responses.items():
        assert not variations[-1].get("facts")
        if name != "utter_stop_texts_web":
            texts = [
                gsm7(each["text"].replace("{fact_ridecare_phone}", "952-883-7400")) for each in variations
            ]
            assert [(name, text) for text in texts if segments(text) > 2 or len(text) > 306] == []
