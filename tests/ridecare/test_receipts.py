"""Receipt numbers are found however they are written, and a number read wrongly is never another one."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.receipts import ALPHABET, find_receipts, new_receipt

receipts = st.builds(new_receipt, st.builds(random.Random, st.integers()), st.booleans())


@given(receipts)
def test_a_new_number_is_of_characters_that_are_not_misread(receipt: str) -> None:
    assert re.fullmatch(rf"RC-(TEST-)?[{ALPHABET}]+", receipt)
    assert not set("0O1ILSBCDEGPTVZ") & set(ALPHABET)


def test_a_trial_shows_in_its_number() -> None:
    assert new_receipt(random.Random(1), True).startswith("RC-TEST-")
    assert "TEST" not in new_receipt(random.Random(1), False)


def _body(receipt: str) -> tuple[str, str]:
    start = receipt.rindex("-") + 1
    return receipt[:start], receipt[start:]


@given(receipts, st.data())
def test_every_wrong_character_is_found(receipt: str, data: st.DataObject) -> None:
    prefix, body = _body(receipt)
    at = data.draw(st.integers(0, len(body) - 1))
    wrong = data.draw(st.sampled_from([each for each in ALPHABET if each != body[at]]))
    assert find_receipts(prefix + body[:at] + wrong + body[at + 1 :]) == ()


@given(receipts, st.data())
def test_every_exchange_of_two_characters_is_found(receipt: str, data: st.DataObject) -> None:
    prefix, body = _body(receipt)
    one = data.draw(st.integers(0, len(body) - 2))
    other = data.draw(st.integers(one + 1, len(body) - 1))
    swapped = list(body)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    expected = (receipt,) if body[one] == body[other] else ()
    assert find_receipts(prefix + "".join(swapped)) == expected


@given(receipts)
def test_a_number_is_found_however_it_is_written(receipt: str) -> None:
    prefix, body = _body(receipt)
    ways = (
        receipt,
        receipt.lower(),
        receipt.replace("-", ""),
        receipt.replace("-", " "),
        prefix + " ".join(body),
        f"{prefix}{body[:3]} {body[3:]}",
        f"my number is {receipt}, is it ok?",
        f"({receipt.lower()}).",
    )
    assert {find_receipts(way) for way in ways} == {(receipt,)}


def test_several_numbers_are_found_in_their_order() -> None:
    rng = random.Random(3)
    one, two = new_receipt(rng, False), new_receipt(rng, True)
    assert find_receipts(f"{two} and {one.lower()}") == (two, one)


@given(receipts)
def test_a_number_within_longer_words_is_none(receipt: str) -> None:
    assert find_receipts(f"X{receipt}") == ()
    assert find_receipts(f"{receipt}22") == ()


@pytest.mark.parametrize("text", ["", "RC-", "my phone is 555-2345", "RC-2345678", "call me at 3:45"])
def test_what_is_no_receipt_is_none(text: str) -> None:
    assert find_receipts(text) == ()
