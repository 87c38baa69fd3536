"""Folding keeps every position; what comes out is bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.reading.plain import LONGEST, bounded, folded, spelt_out


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("MAÑANA a las 9", "manana a las 9"),
        ("Miércoles por la MAÑANA", "miercoles por la manana"),
        ("José Núñez", "jose nunez"),
        ("don’t need it", "don't need it"),
        ("5–6 pm", "5-6 pm"),
        ("Straße", "straße"),
        ("", ""),
    ],
)
def test_folded_is_lower_case_without_accents(said, plain):
    assert folded(said) == plain


@pytest.mark.parametrize(
    ("said", "spelt"),
    [
        ("ride tmrw pls", "ride tomorrow please"),
        ("2moro frm home", "tomorrow from home"),
        ("nxt weds mornin", "next wednesday morning"),
        ("dr appt thurs", "dr appointment thursday"),
        ("para mnana", "para manana"),
        ("el vier", "el viernes"),
        ("firday nite", "friday night"),
        ("money on monitors", "money on monitors"),
        ("the wedding is fried", "the wedding is fried"),
    ],
)
def test_text_speak_is_spelt_out_by_whole_words(said, spelt):
    assert spelt_out(said) == spelt


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  a \n\n ride\tplease ", "a ride please"),
        ("ｒｉｄｅ　１２", "ride 12"),
        ("\ud800ride", "ride"),
        ("   ", ""),
    ],
)
def test_bounded_keeps_well_formed_words(said, kept):
    assert bounded(said) == kept


@given(st.text(st.characters(), max_size=3000))
def test_bounded_is_bounded_and_sound(said):
    kept = bounded(said)
    assert len(kept) <= LONGEST
    kept.encode("utf-8")
    assert kept == kept.strip()


@given(st.text())
def test_folded_keeps_every_position(said):
    assert len(folded(said)) == len(said)


@given(st.text())
def test_folding_twice_changes_nothing(said):
    assert folded(folded(said)) == folded(said)
