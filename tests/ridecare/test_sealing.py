"""Sealed texts open with any of our keys and with no other; marks find, and tell nothing."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from ridecare.sealing import Seal, SealError

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
# Half an emoji (a lone surrogate) is a text that a browser can send.
TEXT = st.text(alphabet=st.characters(exclude_categories=()))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=10,
)


@given(TEXT)
def test_a_sealed_text_comes_back(text: str) -> None:
    assert Seal([NEW]).open(Seal([NEW]).seal(text)) == text


@given(JSON)
def test_a_sealed_value_comes_back(value: object) -> None:
    assert Seal([NEW]).open_json(Seal([NEW]).seal_json(value)) == value


@given(TEXT)
def test_what_an_old_key_sealed_opens_after_a_new_one_is_put_first(text: str) -> None:
    sealed = Seal([OLD]).seal(text)
    assert Seal([NEW, OLD]).open(sealed) == text


@given(TEXT)
def test_the_newest_key_seals(text: str) -> None:
    assert Seal([NEW]).open(Seal([NEW, OLD]).seal(text)) == text


@pytest.mark.parametrize("token", ["", "no token", "ñ", Seal([OLD]).seal("Wilhelmina")])
def test_what_does_not_open_says_so_without_saying_what(token: str) -> None:
    with pytest.raises(SealError) as raised:
        Seal([NEW]).open(token)
    assert "RIDECARE_KEYS" in str(raised.value)
    assert not token or token not in str(raised.value)


def test_a_changed_token_does_not_open() -> None:
    sealed = Seal([NEW]).seal("Wilhelmina")
    middle = len(sealed) // 2
    changed = sealed[:middle] + ("A" if sealed[middle] != "A" else "B") + sealed[middle + 1 :]
    with pytest.raises(SealError):
        Seal([NEW]).open(changed)


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert Seal([NEW]).seal("Wilhelmina") != Seal([NEW]).seal("Wilhelmina")


@given(st.text(), st.text())
def test_marks_are_equal_only_for_equal_values(one: str, other: str) -> None:
    seal = Seal([NEW])
    assert (seal.mark("rider", one) == seal.mark("rider", other)) == (one == other)


def test_marks_of_different_purposes_cannot_be_compared() -> None:
    seal = Seal([NEW])
    assert seal.mark("a", "bc") != seal.mark("ab", "c")


def test_a_mark_made_before_a_new_key_is_still_among_the_marks() -> None:
    before = Seal([OLD]).mark("member_id", "90000001")
    rotated = Seal([NEW, OLD])
    assert before in rotated.marks("member_id", "90000001")
    assert rotated.mark("member_id", "90000001") == Seal([NEW]).mark("member_id", "90000001") != before


def test_a_seal_needs_a_key() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Seal([])
