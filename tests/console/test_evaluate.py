"""The sentences that only test: their form, that nobody learned from them, and the counting of `ridecare evaluate`."""

import re
import unicodedata
from datetime import date
from functools import cache

import pytest
import yaml
from rapidfuzz import fuzz, process

from bot.importer import LanguageImporter
from console import evaluate
from console import evaluate_counts as counting
from console.evaluate_counts import Result, Sentence, Share
from ridecare.questions import QUESTIONS, TRIP_SLOTS
from ridecare.settings import ROOT

FOLDER = ROOT / "evaluation"
LEAST = {"en": 1200, "es": 600}
NEAR_COPY = 92
LANGUAGES = tuple(LEAST)


@cache
def sentences(language: str) -> tuple[Sentence, ...]:
    files = sorted(FOLDER.glob(f"{language}*.yml"))
    return tuple(each for file in files for each in evaluate.read(file))


def folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.lower())
    kept = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join(re.sub(r"[^\w]+", " ", kept).split())


@cache
def learned() -> tuple[str, ...]:
    data = LanguageImporter(
        config_file=str(ROOT / "config.yml"),
        domain_path=str(ROOT / "domain.yml"),
        training_data_paths=[str(ROOT / "data")],
    ).get_nlu_data()
    found = {folded(each.get("text") or "") for each in data.intent_examples} - {""}
    assert len(found) > 1000
    return tuple(sorted(found))


# --- the files -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_sentences(language):
    listed = sentences(language)
    assert len(listed) >= LEAST[language]
    whole = [each for each in listed if not each.asked]
    assert sum(each.intent == "out_of_scope" for each in whole) >= 0.2 * len(whole)
    assert sum(each.trap for each in whole) >= 0.1 * len(whole)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_that_members_have_is_tested(language):
    named = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    known = {each if isinstance(each, str) else next(iter(each)) for each in named}
    asked_for = known - {"return_to_request", "nlu_fallback", "session_start", "restart", "back"}
    assert {each.intent for each in sentences(language)} == asked_for


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_marked_can_be_marked(language):
    for each in sentences(language):
        assert each.asked is None or each.asked in QUESTIONS, each.text
        assert set(each.trip) <= set(TRIP_SLOTS), each.text
        assert (each.intent == "out_of_scope") == (each.range is not None), each.text
        assert each.danger == (each.intent if each.intent in ("emergency", "crisis") else None), each.text
        assert each.opt_out == (each.intent == "opt_out"), each.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_and_times_are_written_as_they_are_stored(language):
    for each in sentences(language):
        if "trip_date" in each.trip:
            day = date.fromisoformat(each.trip["trip_date"])
            assert date(2026, 12, 1) <= day <= date(2027, 3, 31), each.text
        for slot in counting.TIMES:
            assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", each.trip.get(slot, "00:00")), each.text


def test_no_sentence_stands_twice():
    listed = [(folded(each.text) or each.text, each.asked) for name in LANGUAGES for each in sentences(name)]
    assert sorted(each for each in set(listed) if listed.count(each) > 1) == []


# --- nobody learned from them ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_model_learns_none_of_them(language):
    known = set(learned())
    assert sorted(each.text for each in sentences(language) if folded(each.text) in known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_model_learns_no_near_copy_of_them(language):
    mine = [plain for each in sentences(language) if (plain := folded(each.text))]
    ratios = process.cdist(mine, learned(), scorer=fuzz.ratio, score_cutoff=NEAR_COPY)
    near = [plain for plain, row in zip(mine, ratios, strict=True) if row.max() >= NEAR_COPY]
    assert near == []


# --- reading a file --------------------------------------------------------------------------------------


def written(tmp_path, text, name="mine.yml"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_of_ones_own_is_read(tmp_path):
    file = written(tmp_path, "- {text: 'a lift', intent: book_ride, language: es, danger: none}\n")
    assert evaluate.read(file) == [Sentence("a lift", "book_ride", "es", trap=True)]


def test_the_name_of_the_file_says_the_language(tmp_path):
    assert evaluate.read(written(tmp_path, "- {text: hola, intent: greet}", "es.yml"))[0].language == "es"
    assert evaluate.read(written(tmp_path, "- {text: hello, intent: greet}"))[0].language == "en"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b", "a list"),
        ("- {text: hello}", "item 1"),
        ("- {text: hello, intent: greet}\n- {text: 5, intent: greet}", "item 2"),
        ("- {text: hello, intent: greet, mood: good}", "mood"),
        ("- {text: hello, intent: greet, danger: maybe}", "danger"),
        ("- {text: hello, intent: greet, range: far away}", "range"),
        ("- {text: hello, intent: greet, language: fr}", "language"),
        ("- {text: hello, intent: greet, trip: soon}", "trip"),
        ("- {text: [", "cannot be read"),
    ],
)
def test_an_unusable_file_says_why(tmp_path, text, said):
    with pytest.raises(ValueError, match=said):
        evaluate.read(written(tmp_path, text))


# --- counting --------------------------------------------------------------------------------------------


def result(intent, understood, confidence=0.9, *, language="en", got=None, **marks):
    given = {
        "intent": understood,
        "ranking": [{"intent": understood, "confidence": confidence}],
        "danger": None,
        "opt_out": False,
        "trip": {},
        **(got or {}),
    }
    return Result(Sentence("a sentence", intent, language, **marks), given)


SMALL = [
    result("book_ride", "book_ride", 0.8),
    result("book_ride", "change_ride", 0.5),
    result("inform", "nlu_fallback", 0.2, asked="pickup"),
    result("out_of_scope", "out_of_scope", 0.7, range="far"),
    result("out_of_scope", "nlu_fallback", 0.1, range="near"),
    result("out_of_scope", "book_ride", 0.6, range="near"),
]


def test_intents_and_rejections_are_counted():
    found = counting.counts(SMALL)
    assert found["in-scope intents right"] == Share(1, 3)
    assert found["… sentences without an open question"] == Share(1, 2)
    assert found["… bare answers to an open question"] == Share(0, 1)
    assert found["in-scope: not sure (nlu_fallback)"] == Share(1, 3)
    assert found["out-of-scope rejected"] == Share(2, 3)
    assert found["… near ones"] == Share(1, 2)
    assert found["… far ones"] == Share(1, 1)


def test_a_bare_answer_is_right_when_it_gives_all_of_its_values_or_its_intent():
    both = {"return_ride": "fixed_time", "return_time": "14:00"}
    found = counting.counts(
        [
            result("inform", "inform", asked="return_ride", trip=both, got={"trip": both}),
            result(
                "inform", "inform", asked="return_ride", trip=both, got={"trip": {"return_time": "14:00"}}
            ),
            result(
                "inform",
                "book_ride",
                asked="pickup",
                trip={"pickup": "home"},
                got={"trip": {"pickup": "Home"}},
            ),
            result("skip", "skip", asked="pickup"),
            result("skip", "inform", asked="pickup"),
        ]
    )
    assert found["… bare answers: what they answer"] == Share(3, 5)


def test_what_is_offered_to_those_not_understood_is_counted():
    ranking = [
        {"intent": name, "confidence": 0.3}
        for name in ("out_of_scope", "ask_cost", "greet", "book_ride", "ask_video")
    ]
    unsure = {"ranking": ranking}
    found = counting.counts(
        [
            result("ask_cost", "nlu_fallback", got=unsure),
            result("book_ride", "nlu_fallback", got=unsure),
            result("ask_video", "nlu_fallback", got=unsure),
            result("ask_video", "greet", got=unsure),
            result("ask_cost", "nlu_fallback", got=unsure, asked="pickup"),
        ]
    )
    assert found["… the right one among the two offered"] == Share(2, 3)


def test_opposites_mistaken_for_each_other_are_counted():
    found = counting.counts(
        [
            result("affirm", "deny"),
            result("deny", "nlu_fallback"),
            result("cancel_ride", "book_ride"),
            result("opt_out", "stop", opt_out=True),
            result("greet", "deny"),
        ]
    )
    assert found["mistaken: yes-no, book-cancel, stop-all"] == Share(3, 4)


def test_danger_is_counted_both_ways():
    found = counting.counts(
        [
            result("emergency", "emergency", danger="emergency", got={"danger": "emergency"}),
            result("crisis", "emergency", danger="crisis", got={"danger": "emergency"}),
            result("crisis", "greet", danger="crisis"),
            result("book_ride", "emergency", trap=True, got={"danger": "emergency"}),
            result("book_ride", "book_ride", trap=True),
            result("greet", "greet"),
        ]
    )
    assert found["danger recalled"] == Share(2, 3)
    assert found["… of the right kind"] == Share(1, 3)
    assert found["false alarms, all harmless"] == Share(1, 3)
    assert found["… among the traps"] == Share(1, 2)


def test_the_wish_for_no_more_texts_is_counted_both_ways():
    found = counting.counts(
        [
            result("opt_out", "opt_out", opt_out=True, got={"opt_out": True}),
            result("opt_out", "stop", opt_out=True),
            result("cancel_ride", "opt_out", got={"opt_out": True}),
        ]
    )
    assert found["opt-out recalled"] == Share(1, 2)
    assert found["opt-out by mistake"] == Share(1, 1)


def test_trip_values_are_counted_slot_by_slot():
    marks = {
        "trip_date": "2026-12-03",
        "appointment_time": "09:30",
        "pickup": "my house",
        "destination": "Como Clinic",
        "mobility": ["walker", "oxygen"],
    }
    got = {
        "trip_date": "2026-12-04",
        "pickup": "My house.",
        "destination": "the clinic",
        "mobility": ["oxygen", "walker"],
    }
    found = counting.counts([result("book_ride", "book_ride", trip=marks, got={"trip": got})])
    assert (found["dates right"], found["… another value taken"]) == (Share(0, 1), Share(1, 1))
    assert (found["times right"], found["… another time taken"]) == (Share(0, 1), Share(0, 1))
    assert (found["pickup and destination right"], found["… another place taken"]) == (
        Share(1, 2),
        Share(1, 2),
    )
    assert found["other trip values right"] == Share(1, 1)


@pytest.mark.parametrize(
    ("got", "wanted", "is_same"),
    [
        ("Clínica Como", "clinica como", True),
        (2, 2, True),
        (["cane"], ["cane", "walker"], False),
        ("cane", ["cane"], False),
        (None, "None", False),
        ("09:30", "09:30", True),
        ("09:30", "9:30", False),
        ("+16125550147", "16125550147", False),
    ],
)
def test_values_are_the_same_apart_from_how_they_are_written(got, wanted, is_same):
    assert counting.same(got, wanted) is is_same


def test_a_higher_threshold_rejects_more_and_answers_less():
    rows = counting.at_thresholds(SMALL, (0.0, 0.55, 0.65, 1.0))
    assert [row["accuracy"] for row in rows] == [33.3, 33.3, 33.3, 0.0]
    assert [row["rejected"] for row in rows] == [66.7, 66.7, 100.0, 100.0]


def test_the_worst_confusions_come_first():
    more = [*SMALL, result("book_ride", "change_ride"), result("greet", "thank")]
    assert counting.confusions(more, 2) == [("book_ride", "change_ride", 2), ("greet", "thank", 1)]


def test_a_rejection_is_no_confusion():
    assert counting.confusions([result("out_of_scope", "nlu_fallback")]) == []


def test_the_matrix_has_a_row_for_what_was_expected():
    names, cells = counting.matrix(SMALL)
    assert names == ["book_ride", "change_ride", "inform", "nlu_fallback", "out_of_scope"]
    assert cells[names.index("book_ride")] == [1, 1, 0, 0, 0]
    assert cells[names.index("out_of_scope")] == [1, 0, 0, 1, 1]


def test_nothing_has_no_percentage():
    assert Share(0, 0).percent is None and "none" in str(Share(0, 0))
    assert str(Share(1, 3)) == " 33.3 %  (1 of 3)"


def test_the_table_names_every_figure_and_language():
    both = [*SMALL, result("greet", "greet", language="es")]
    lines = evaluate.table(both, {"capitals": both})
    text = "\n".join(lines)
    assert all(name in text for name in counting.counts(both))
    assert lines[2].split() == ["all", "en", "es"]
    assert "capitals" in text


def test_a_picture_is_drawn(tmp_path):
    evaluate._picture(SMALL, tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
