from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT

from bot.nlu.answer_examples import ANSWERS_IN, ASKED, KIND, AnswersError, answer_examples


def written(folder, text: str):
    (folder / "en.yml").write_text(text)
    return answer_examples(folder)


def test_the_words_that_are_the_answer_are_marked(tmp_path):
    [example] = written(tmp_path, "marked:\n  pickup: |\n    um [12 Oak St](pickup) pls\n")
    [mark] = example.get(ENTITIES)
    assert (
        example.get(TEXT) == "um 12 Oak St pls"
        and example.get(TEXT)[mark["start"] : mark["end"]] == "12 Oak St"
    )
    assert (example.get(ASKED), example.get(ANSWERS_IN), example.get(INTENT)) == ("pickup", "en", None)


def test_a_line_without_a_mark_answers_nothing(tmp_path):
    [example] = written(tmp_path, "marked:\n  rider_name: |\n    who is asking\n")
    assert example.get(ENTITIES) == []


def test_kinds_keep_their_names_and_have_no_marks(tmp_path):
    found = written(tmp_path, 'kinds:\n  companions:\n    "0": |\n      nobody\n    "1": |\n      my son\n')
    assert [(each.get(TEXT), each.get(KIND), each.get(ENTITIES)) for each in found] == [
        ("nobody", "0", None),
        ("my son", "1", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "answers: x",
        "marked:\n  nothing_asked: |\n    hm",
        "marked:\n  pickup: |\n    [Ana Ruiz](rider_name)",
        "kinds:\n  notes: |\n    no",
    ],
)
def test_a_file_of_another_form_is_named(tmp_path, text):
    with pytest.raises(AnswersError, match=r"en\.yml"):
        written(tmp_path, text)
