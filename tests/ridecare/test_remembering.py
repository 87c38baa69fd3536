"""Which place is remembered, and what takes it away."""

from __future__ import annotations

import pytest

from ridecare.remembering import place_meant, wants_forgotten
from tests.ridecare.said import said


@pytest.mark.parametrize(
    ("text", "before", "place"),
    [
        ("remember my home, 12 Main St, St Paul", [], "12 Main St, St Paul"),
        ("remember my home", ["unknown", "home", "9 Oak St"], "9 Oak St"),
        ("recuerde mi casa", [None, "9 Oak St", "10 Elm St"], "9 Oak St"),
        ("remember where I live", [], None),
        ("remember my home", ["the shelter"], None),
    ],
)
def test_the_place(text: str, before: list[str | None], place: str | None) -> None:
    assert place_meant(said(text), before) == place


@pytest.mark.parametrize(
    "text", ["forget my home", "i dont want my address saved", "olvide mi casa", "ya no guarde mi casa"]
)
def test_it_is_taken_away(text: str) -> None:
    assert wants_forgotten(said(text))


@pytest.mark.parametrize(
    "text", ["remember my home", "dont make me type it every time, save it", "guarde mi casa"]
)
def test_it_is_saved(text: str) -> None:
    assert not wants_forgotten(said(text))
