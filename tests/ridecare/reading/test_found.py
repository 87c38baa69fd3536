"""What is found keeps its words and its readings and cannot be changed."""

from dataclasses import FrozenInstanceError

import pytest

from ridecare.reading.found import FoundAddress, FoundDate, FoundTime, Moments


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (FoundDate("friday", "2026-12-04", ("2026-12-04",)), "date"),
        (FoundTime("at 9", None, ("09:00", "21:00")), "time"),
        (FoundAddress("45 Elm St"), "zip"),
        (Moments(), "half"),
    ],
)
def test_it_cannot_be_changed(made, name):
    with pytest.raises(FrozenInstanceError):
        setattr(made, name, "x")


def test_nothing_is_found_by_default():
    assert Moments() == Moments(dates=(), times=(), half=None, wrong=())
    assert FoundAddress("45 Elm St").street is None


def test_equal_by_value():
    assert FoundDate("fri", None, ("2026-12-04", "2026-12-11")) == FoundDate("fri", None, ("2026-12-04", "2026-12-11"))
    assert FoundTime("9", "09:00", ("09:00",)) != FoundTime("9", "21:00", ("21:00",))
