"""Stored values become words: dates, times, phones, lists; what is missing is an error, never a blank."""

from datetime import date
from pathlib import Path

import pytest

from ridecare.draft import UNKNOWN
from ridecare.questions import IDENTITY, TRIP_SLOTS
from ridecare.wording import WordingError, Words, clock, places, render, words_of

AIDS = (
    "walks", "cane", "walker", "manual_wheelchair", "power_wheelchair", "can_transfer", "cannot_transfer",
    "needs_wheelchair", "scooter", "oxygen", "door_help", "service_animal", "stairs", "stretcher",
)  # fmt: skip
PURPOSES = (
    "checkup", "specialist", "dialysis", "therapy", "mental_health", "substance_use", "dental", "eye", "lab",
    "pharmacy", "other",
)  # fmt: skip


@pytest.fixture(scope="module")
def words() -> dict[str, Words]:
    return words_of()


def test_days(words):
    assert words["en"].day(date(2026, 12, 1)) == "Tuesday, December 1"
    assert words["es"].day("2026-12-01") == "martes, 1 de diciembre"
    assert words["es"].day("2026-12-02") == "miércoles, 2 de diciembre"


def test_birth_dates(words):
    assert words["en"].birth_date("1980-03-14") == "March 14, 1980"
    assert words["es"].birth_date(date(1980, 3, 14)) == "14 de marzo de 1980"


@pytest.mark.parametrize(
    ("time", "english", "spanish"),
    [
        ("00:00", "midnight", "medianoche"),
        ("00:05", "12:05 am", "12:05 am"),
        ("09:00", "9:00 am", "9:00 am"),
        ("11:59", "11:59 am", "11:59 am"),
        ("12:00", "noon", "mediodía"),
        ("12:30", "12:30 pm", "12:30 pm"),
        ("14:30", "2:30 pm", "2:30 pm"),
        ("23:59", "11:59 pm", "11:59 pm"),
    ],
)
def test_clock(time, english, spanish):
    assert clock(time, "en") == english
    assert clock(time, "es") == spanish


def test_times_with_their_preposition(words):
    assert [words["en"].at(time) for time in ("14:30", "12:00")] == ["at 2:30 pm", "at noon"]
    assert [words["es"].at(time) for time in ("14:30", "13:00", "01:15", "12:00", "00:00")] == [
        "a las 2:30 pm", "a la 1:00 pm", "a la 1:15 am", "al mediodía", "a la medianoche",
    ]  # fmt: skip


@pytest.mark.parametrize("time", ["24:00", "9:00", "14.30", "noon", ""])
def test_what_is_no_stored_time_is_refused(words, time):
    with pytest.raises(WordingError, match="is not a time"):
        words["en"].clock(time)


def test_phones(words):
    assert words["en"].phone("+16515550101") == "651-555-0101"
    assert words["es"].phone("none") == "ninguno"
    assert words["en"].phone(UNKNOWN) == "not known yet"
    assert words["en"].phone("+442071838750") == "+44 20 7183 8750"


def test_a_phone_that_is_none_is_not_quoted_in_the_error(words):
    with pytest.raises(WordingError) as raised:
        words["en"].phone("call me")
    assert "call me" not in str(raised.value)


def test_numbers(words):
    assert [words["en"].number(0), words["es"].number(12)] == ["0", "12"]


def test_lists(words):
    assert words["en"].join([]) == ""
    assert words["en"].join(["a"]) == "a"
    assert words["en"].join(["a", "b"]) == "a and b"
    assert words["en"].join(["a", "b", "c"]) == "a, b and c"
    assert words["es"].join(["bastón", "oxígeno"]) == "bastón y oxígeno"


@pytest.mark.parametrize(
    ("last", "conjunction"), [("hija", "e"), ("iglesia", "e"), ("índice", "e"), ("hielo", "y"), ("taxi", "y")]
)
def test_spanish_and_before_the_sound_i(words, last, conjunction):
    assert words["es"].join(["madre", last]) == f"madre {conjunction} {last}"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_stored_value_has_words(words, language):
    spoken = words[language]
    wanted = [
        *[("mobility", aid) for aid in AIDS],
        *[("trip_purpose", purpose) for purpose in PURPOSES],
        *[("return_ride", kind) for kind in ("one_way", "call_when_ready", "fixed_time")],
        *[("fields", name) for name in (*TRIP_SLOTS, *(question.name for question in IDENTITY))],
        ("yes",), ("no",), ("none",), (UNKNOWN,),
    ]  # fmt: skip
    assert [path for path in wanted if not spoken.has(*path)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_labels_and_choices_can_be_told_apart(words, language):
    for group in ("fields", "mobility", "trip_purpose", "return_ride"):
        texts = list(words[language].group(group).values())
        assert len(set(texts)) == len(texts), group


def test_a_missing_word_names_its_path(words):
    with pytest.raises(WordingError, match="responses/en: words mobility > skates is missing"):
        words["en"].word("mobility", "skates")
    with pytest.raises(WordingError, match="words mobility is not a text"):
        words["en"].word("mobility")


def test_an_unknown_language_is_refused():
    with pytest.raises(WordingError, match="'fr'"):
        Words("fr")


def test_render_is_strict():
    assert render("{who} at {time}", {"who": "Ana", "time": "noon", "more": 1}) == "Ana at noon"
    assert render("{n}", {"n": 0}) == "0"
    with pytest.raises(WordingError, match="time"):
        render("at {time}", {})
    with pytest.raises(WordingError, match="time"):
        render("at {time}", {"time": None})
    with pytest.raises(WordingError, match="brace"):
        render("at {time", {"time": "noon"})


def test_a_value_with_braces_is_not_filled_again():
    assert render("{notes}", {"notes": "{phone}", "phone": "651-555-0101"}) == "{phone}"


def test_places():
    assert places("{receipt}: {day}") == {"receipt", "day"}


# --- the files -------------------------------------------------------------------------------------------


def _folder(root: Path, **files: str) -> Path:
    (root / "en").mkdir(parents=True)
    for name, text in files.items():
        (root / "en" / f"{name}.yml").write_text(text, encoding="utf-8")
    return root


def test_groups_are_merged_over_files(tmp_path):
    files = {"one": "words: {choices: {a: A}}", "two": "words: {choices: {b: B}}", "three": "responses: {}"}
    folder = _folder(tmp_path, **files)
    spoken = Words("en", folder)
    assert (spoken.word("choices", "a"), spoken.word("choices", "b")) == ("A", "B")


@pytest.mark.parametrize(
    ("one", "two", "message"),
    [
        ("words: {choices: {a: A}}", "words: {choices: {a: B}}", "two.yml: words choices > a stands in"),
        ("words: {choices: A}", "words: {choices: {a: B}}", "two.yml: words choices stands in"),
        ("words: {a: A}", "words: {no: B}", "two.yml: the key False under words needs quotation marks"),
        ("words: {a: A}", "words: {b: yes}", "two.yml: words b is True: put it in quotation marks"),
    ],
)
def test_files_that_contradict_are_refused(tmp_path, one, two, message):
    with pytest.raises(WordingError) as raised:
        Words("en", _folder(tmp_path, one=one, two=two))
    assert str(raised.value).startswith(f"responses/en/{message}")


def test_a_language_without_files_is_refused(tmp_path):
    with pytest.raises(WordingError, match="holds no files"):
        Words("es", _folder(tmp_path, one="words: {a: A}"))
