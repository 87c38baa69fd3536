"""Yes, no, skip, "I don't know" in whole messages: a yes with anything but courtesy beside it is no plain yes."""

import pytest

from tests.ridecare.reading.reads import en


def answer(said):
    return en(said).answer


def correcting(said):
    return en(said).correcting


@pytest.mark.parametrize(
    "said",
    [
        "yes", "yep", "yeah", "yup", "ya", "y", "ok", "k", "sure", "correct", "thats right", "yes please", "yes thank you",
        "yes that is correct", "ok thanks", "looks good", "sounds good thank you", "yes send it", "yes ma'am", "send it please",
        "all good", "go ahead", "do it", "of course", "yes yes",
        "si", "sí", "claro", "claro que si", "correcto", "esta bien", "si por favor", "si gracias", "dale", "asi es", "simon",
        "si esta bien", "bueno", "todo bien gracias", "de acuerdo", "si señora", "envielo por favor",
    ],
)  # fmt: skip
def test_yes(said):
    assert answer(said) == "yes"


@pytest.mark.parametrize(
    "said",
    [
        "yes but its at 3", "yes but change the time", "ok but i use a walker", "yes at 9 oclock", "ok what about my wife", "sure if my mom can come",
        "yes my name is wrong", "yeah no its friday", "si pero a las 3", "si, mi mama va conmigo", "bueno pero cambie la hora", "claro que no",
    ],
)  # fmt: skip
def test_a_yes_with_more_is_no_plain_yes(said):
    assert answer(said) not in ("yes", "no", "skip", "unknown")


@pytest.mark.parametrize("said", ["yes?", "ok?", "is that right?", "correct?", "si?", "todo bien?"])
def test_a_question_is_no_plain_yes(said):
    assert answer(said) != "yes"


@pytest.mark.parametrize(
    "said",
    [
        "no",
        "nope",
        "nah",
        "no thanks",
        "no thank you",
        "wrong",
        "thats wrong",
        "not right",
        "not really",
        "no gracias",
        "no esta bien",
        "esta mal",
        "incorrecto",
        "noo",
        "no señor",
    ],
)
def test_no(said):
    assert answer(said) == "no"


@pytest.mark.parametrize(
    "said",
    [
        "no its at 3",
        "no the other clinic",
        "nope i said friday",
        "no, a las 4",
        "no i need a wheelchair van",
        "no es el martes",
    ],
)
def test_a_no_with_more(said):
    assert answer(said) == "no_but"


@pytest.mark.parametrize(
    "said",
    [
        "skip",
        "pass",
        "next question",
        "skip this one",
        "id rather not say",
        "prefer not to say",
        "can we skip this",
        "saltar",
        "siguiente",
        "omitir",
        "prefiero no decir",
        "no quiero decir",
    ],
)
def test_skip(said):
    assert answer(said) == "skip"


@pytest.mark.parametrize(
    "said",
    [
        "i dont know",
        "idk",
        "not sure",
        "dunno",
        "no idea",
        "i forgot",
        "dont have it",
        "i don't remember",
        "cant remember",
        "no se",
        "no lo se",
        "no me acuerdo",
        "ni idea",
        "quien sabe",
        "no recuerdo",
        "no estoy segura",
        "se me olvido",
    ],
)
def test_unknown(said):
    assert answer(said) == "unknown"


@pytest.mark.parametrize(
    "said",
    [
        "go on",
        "continue",
        "keep going",
        "ok continue",
        "lets continue",
        "seguir",
        "continuar",
        "siga",
        "sigamos",
        "adelante",
    ],
)
def test_go_on(said):
    assert answer(said) == "go_on"


@pytest.mark.parametrize(
    "said",
    [
        "tomorrow at 9", "my mom", "yesterday", "yesenia lopez", "okonkwo", "surely not", "north clinic", "nora", "noon", "now", "nobody", "knee doctor",
        "skipper clinic", "silla de ruedas", "siempre", "clarissa", "nadie", "noemi", "passport", "?", "", "...", "13",
    ],
)  # fmt: skip
def test_no_answer_word(said):
    assert answer(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "no its at 3", "actually friday", "i meant 4pm", "wait its the other clinic", "change the time to 2", "make it 10", "sorry i said wrong", "oops 3 not 4",
        "it should be 9", "fix the address", "perdon es a las 5", "mejor el jueves", "me equivoque", "quise decir el lunes", "cambie la hora", "no es el martes", "esta mal la direccion",
    ],
)  # fmt: skip
def test_correcting(said):
    assert correcting(said)


@pytest.mark.parametrize(
    "said",
    [
        "yes",
        "tomorrow at 9",
        "no thanks",
        "no one",
        "nobody",
        "no tengo",
        "no se",
        "my mom uses a walker",
        "si por favor",
        "no phone",
        "notes for driver",
    ],
)
def test_not_correcting(said):
    assert not correcting(said)
