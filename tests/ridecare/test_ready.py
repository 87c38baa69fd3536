"""Who is done and waits, and who only says so of later: the first rings at the desk."""

import pytest

from ridecare.ready import says_ready
from tests.ridecare.said import said


@pytest.mark.parametrize(
    "text",
    [
        "HOME",
        "home please",
        "take me home",
        "I'm ready for my ride home",
        "ready for pickup",
        "im done at the doctor come get me",
        "My appointment is over, please pick me up",
        "she is all done, you can send the van",
        "just got done with dialysis. ready for my ride",
        "come pick me up i am done",
    ],
)
def test_ready_in_english(text: str) -> None:
    assert says_ready(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "ya terminé, vengan por mí",
        "estoy listo para regresar",
        "ya salí de la cita, recójanme",
        "estoy lista para que me recojan por favor",
        "a la casa",
    ],
)
def test_ready_in_spanish(text: str) -> None:
    assert says_ready(said(text, language="es"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I will call when I am done", "en"),
        ("can you pick me up when i'm ready", "en"),
        ("I need a ride home at 3 pm", "en"),
        ("i am done with life", "en"),
        ("i'm done getting texts from you", "en"),
        ("home care", "en"),
        ("pick me up at home", "en"),
        ("I'm ready", "en"),
        ("I need a ride home from the hospital, I'm done", "en"),
        ("if I'm done early, can the driver come?", "en"),
        ("take me home tomorrow at 4, I'm done at 3:30", "en"),
        ("cuando termine, vengan por mí", "es"),
        ("necesito un viaje a casa", "es"),
        ("estoy lista", "es"),
    ],
)
def test_a_plan_a_request_and_other_things_are_not(text: str, language: str) -> None:
    assert not says_ready(said(text, language=language))
