"""The tagger learns what it is shown, and places reading believes it where it is sure."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ridecare.reading.finding import find
from ridecare.reading.message import read
from ridecare.reading.plain import plain
from ridecare.reading.tags import Example, Tagger, train

NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
SENTENCES = (
    ("{} is where i stay and my doctor is over by {}", "pickup", "destination"),
    ("i stay by {} and my doctor is over by {}", "pickup", "destination"),
    ("my doctor is over by {} and i stay by {}", "destination", "pickup"),
    ("over by {} is my doctor", "destination", None),
    ("nobody drives past {} any more", None, None),
)  # fmt: skip
PLACES = (
    "Maple Court",
    "the Oak Clinic",
    "12 Birch St",
    "North Tower",
    "the red house on Elm",
    "Lake Dental",
)


def examples() -> list[Example]:
    made = []
    for number, first in enumerate(PLACES):
        second = PLACES[number - 1]
        for sentence, *roles in SENTENCES:
            text, marks = "", []
            for part, place, role in zip(
                sentence.split("{}"), (first, second, ""), (*roles, None), strict=False
            ):
                text += part
                if role:
                    marks.append((len(text), len(text) + len(place), role))
                text += place if len(text) < len(sentence) or role else ""
            made.append(Example(text, "en", tuple(marks)))
    return made


@pytest.fixture(scope="module")
def tagger(tmp_path_factory) -> Tagger:
    path = tmp_path_factory.mktemp("places") / "places.crfsuite"
    train(examples(), path)
    return Tagger(path)


def places(tagger: Tagger | None, text: str, asked: str | None = None) -> tuple[str | None, str | None]:
    values = read(text, asked=asked, language="en", now=NOW, tagger=tagger).values
    return values.get("pickup"), values.get("destination")


def test_it_finds_places_in_forms_that_it_has_seen(tagger):
    text = "i stay by Cedar Hall and my doctor is over by Grand Clinic"
    assert places(tagger, text) == ("Cedar Hall", "Grand Clinic")
    assert places(None, text) != ("Cedar Hall", "Grand Clinic"), "the words alone know this form already"


def test_the_order_decides_nothing(tagger):
    text = "my doctor is over by Grand Clinic and i stay by Cedar Hall"
    assert places(tagger, text) == ("Cedar Hall", "Grand Clinic")


def test_a_word_for_any_place_is_none(tagger):
    assert places(tagger, "over by the clinic is my doctor") == (None, None)


def test_the_answer_to_a_question_about_a_place_is_read_by_its_words(tagger):
    assert places(tagger, "over by Grand Clinic is my doctor", "pickup")[1] is None


def test_spans_and_certainty_are_of_the_message(tagger):
    said = plain("i stay by Cedar Hall and my doctor is over by Grand Clinic")
    found = tagger.tag(said, find(said, asked=None, language="en", clock=datetime(2026, 12, 1, 10, 0)))  # noqa: DTZ001
    assert {each.role: said.original(each.start, each.end) for each in found} == {
        "pickup": "Cedar Hall",
        "destination": "Grand Clinic",
    }
    assert all(0 < each.sure <= 1 for each in found)


def test_the_same_examples_give_the_same_file(tagger, tmp_path):
    first, second = tmp_path / "one", tmp_path / "two"
    train(examples(), first)
    train(examples(), second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("text", ["", "🙂", "…", "\n\n"])
def test_a_message_without_words_has_no_place(tagger, text):
    assert places(tagger, text) == (None, None)


ANSWERED = (
    ("lol sorry its {}", "pickup", "{}"),
    ("hm ok so {} dear", "pickup", "{}"),
    ("{} they told me", "destination", "{}"),
    ("write down {}", "destination", "{}"),
    ("no idea yet", "pickup", None),
)  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> Tagger:
    learned = []
    for place in (*PLACES, "77 Ash Ave", "Pine Hall"):
        for sentence, asked, _ in ANSWERED:
            text, start = sentence.format(place), sentence.find("{}")
            marks = ((start, start + len(place), asked),) if start >= 0 else ()
            learned.append(Example(text, "en", marks, asked))
    path = tmp_path_factory.mktemp("answers") / "words.crfsuite"
    train(learned, path)
    return Tagger(path)


@pytest.mark.parametrize(
    ("asked", "text", "place"),
    [
        ("pickup", "hm ok so Cedar Hall dear", "Cedar Hall"),
        ("destination", "Grand Clinic they told me", "Grand Clinic"),
        ("destination", "write down 12 Elm St", "12 Elm St"),
    ],
)
def test_what_stands_around_an_answer_is_left_out(answers, asked, text, place):
    read_by_words = read(text, asked=asked, language="en", now=NOW).values.get(asked)
    assert read(text, asked=asked, language="en", now=NOW, tagger=answers).values == {asked: place}
    assert read_by_words != place, "the words alone know this form already"


def test_a_yes_is_no_place_whatever_was_learned(answers):
    assert places(answers, "yes please", "pickup") == (None, None)
