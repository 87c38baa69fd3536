"""What the core wants said is a value: it compares, and nothing can change it."""

import dataclasses

import pytest

from ridecare.saying import Choice, Say


def test_equal_by_content():
    assert Say("utter_x", {"on": "2026-12-01"}, (Choice("day", "2026-12-01"),)) == Say(
        "utter_x", {"on": "2026-12-01"}, (Choice("day", "2026-12-01"),)
    )
    assert Say("utter_x") != Say("utter_y") and Say("utter_x").choices == ()


@pytest.mark.parametrize("said", [Say("utter_x"), Choice("word", "skip")])
def test_frozen(said):
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(said, dataclasses.fields(said)[0].name, "other")
