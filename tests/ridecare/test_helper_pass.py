"""Giving a helper pass: three facts, a clear yes, and nothing given without it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.helper_pass import QUESTIONS, PassDraft, begin, named, step, uses_pass
from ridecare.store.helper_passes import Pass
from tests.ridecare.said import said

WHOLE = PassDraft("Lena Sample", "+16515550190", "2027-03-01", "confirm_pass")


def test_three_questions_a_read_back_and_a_yes() -> None:
    now = begin(PassDraft(), said("my daughter shall see my rides", intent="helper_pass"))
    assert now.draft.asked == "helper_name"
    for text, asked in (
        ("her name is Lena Sample", "helper_phone"),
        ("651-555-0190", "pass_end"),
        ("for three months", "confirm_pass"),
    ):
        now = step(now.draft, said(text, now.draft.asked))
        assert now.draft.asked == asked
    assert now.draft == WHOLE
    assert step(now.draft, said("give the pass", "confirm_pass")).result == "give"


def test_what_is_said_at_once_is_not_asked() -> None:
    now = begin(PassDraft(), said("a pass for my daughter, 651-555-0190", intent="helper_pass"))
    assert (now.draft.phone, now.draft.asked) == ("+16515550190", "helper_name")
    assert step(now.draft, said("Lena Sample", "helper_name")).draft.asked == "pass_end"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lena Sample", "Lena Sample"),
        ("it's my daughter Lena O'Hara-Sample", "Lena O'Hara-Sample"),
        ("mi hija Lucía Núñez", "Lucía Núñez"),
        ("lena", None),
        ("my daughter", None),
        ("why do you ask?", None),
        ("12 Main St", None),
    ],
)
def test_a_first_and_a_last_name(text: str, name: str | None) -> None:
    assert step(PassDraft(asked="helper_name"), said(text, "helper_name")).draft.name == name


@pytest.mark.parametrize("text", ["november 1 2026", "until december 2028", "yesterday", "no idea"])
def test_a_day_behind_or_too_far_is_asked_again(text: str) -> None:
    now = step(PassDraft("Lena Sample", "+16515550190", None, "pass_end"), said(text, "pass_end"))
    assert (now.kind, now.draft.until, now.draft.tries) == ("taken", None, 1)


def test_a_read_back_can_be_put_right() -> None:
    now = step(WHOLE, said("the phone is 651-555-0191", "confirm_pass"))
    assert (now.draft.phone, now.draft.asked) == ("+16515550191", "confirm_pass")


@pytest.mark.parametrize("asked", QUESTIONS)
def test_stop_gives_nothing_and_a_person_takes_over(asked: str) -> None:
    draft = PassDraft("Lena Sample", "+16515550190", "2027-03-01", asked)
    assert step(draft, said("stop", asked, "stop")).result == "stopped"
    assert step(draft, said("talk to a person", asked, "request_human")).result == "hand_over"
    assert step(WHOLE, said("do not give it", "confirm_pass", "deny")).result == "stopped"


@given(st.sampled_from(QUESTIONS[:-1]), st.text(max_size=40))
def test_nothing_but_the_read_back_gives_a_pass(asked: str, text: str) -> None:
    draft = PassDraft("Lena Sample", "+16515550190", "2027-03-01", asked)
    assert step(draft, said(text, asked)).result != "give"


def test_a_helper_is_named_by_any_part_of_the_name() -> None:
    lena, abdi = (
        Pass(number, "90000001", name, "+16515550190", date(2027, 3, 1), "member")
        for number, name in enumerate(("Lena Sample", "Abdi Muestra"))
    )
    assert named([lena, abdi], said("take Abdi off my rides")) == (abdi,)
    assert named([lena, abdi], said("end the pass")) == ()


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("I help with a pass", True),
        ("I am her helper with a pass", True),
        ("ayudo con un pase", True),
        ("give my helper a pass", False),
        ("who has a pass", False),
    ],
)
def test_who_uses_a_pass_gives_none(text: str, uses: bool) -> None:
    assert uses_pass(said(text)) is uses
