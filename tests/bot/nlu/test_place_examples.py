from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT

from bot.nlu.place_examples import PLACES_IN, PlacesError, place_examples


def test_marks_become_places_of_a_text_without_marks(tmp_path):
    (tmp_path / "en.yml").write_text(
        "places: |\n  from [my house](pickup) to [Oak Clinic](destination) pls\n"
    )
    [example] = place_examples(tmp_path)
    assert example.get(TEXT) == "from my house to Oak Clinic pls"
    assert [
        (example.get(TEXT)[mark["start"] : mark["end"]], mark["entity"]) for mark in example.get(ENTITIES)
    ] == [("my house", "pickup"), ("Oak Clinic", "destination")]
    assert example.get(PLACES_IN) == "en" and example.get(INTENT) is None


def test_a_line_break_is_learned_both_ways(tmp_path):
    (tmp_path / "es.yml").write_text(
        "places: |\n  Salida: [mi casa](pickup) / Destino: [Axis](destination)\n"
    )
    typed, broken = place_examples(tmp_path)
    assert typed.get(TEXT) == "Salida: mi casa / Destino: Axis"
    assert broken.get(TEXT) == "Salida: mi casa\nDestino: Axis"
    assert broken.get(TEXT)[broken.get(ENTITIES)[1]["start"] :] == "Axis"


@pytest.mark.parametrize("content", ["", "places: [a, b]", "nlu: x"])
def test_a_file_of_another_form_is_named(tmp_path, content):
    (tmp_path / "en.yml").write_text(content)
    with pytest.raises(PlacesError, match=r"en\.yml"):
        place_examples(tmp_path)
