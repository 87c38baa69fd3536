"""Folding, text-speak and bounds."""

from __future__ import annotations

import pytest

from ridecare.reading.plain import LONGEST, bounded, folded, plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "I'm gonna need a ride TMRW @ 930 frm 12 Oak St",
            "im going to need a ride tomorrow at 930 from 12 oak st",
        ),
        ("Nesesito q me recojan mañana ala 1 x favor", "necesito que me recojan manana a la 1 por favor"),
        ("p/u w/ my walker @4", "pick up with my walker at 4"),
        ("need ride 2 the hosp", "need ride to the hospital"),
        ("JOSÉ  PEÑA", "jose pena"),
        ("ride 4 my mom", "ride for my mom"),
        ("at 4 my mom", "at 4 my mom"),
    ],
)
def test_text_speak_becomes_plain_words(text: str, words: str) -> None:
    assert folded(text) == words


def test_a_span_of_plain_words_leads_back_to_the_members_own() -> None:
    said = plain("p/u @ the Clínica São José")
    start = said.words.index("the")
    assert said.original(start, len(said.words)) == "the Clínica São José"


def test_names_of_any_script_survive() -> None:
    assert bounded("李小龙 Фатима نور") == "李小龙 Фатима نور"


def test_length_and_broken_characters_are_bounded() -> None:
    assert len(bounded("a" * 20_000)) == LONGEST
    assert bounded("a\ud800b\x00c\u202ed") == "a b cd"
    assert bounded(bounded("é" * 999 + "e\u0301")) == bounded("é" * 999 + "e\u0301")
