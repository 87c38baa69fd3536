"""Whether a message answers, leaves, names a line, or is about something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.hearing import folded, is_digression, names_field, wants_to_leave, wants_to_start_over
from tests.ridecare.said import said


@pytest.mark.parametrize(
    "text", ["stop", "STOP!", "please stop", "never mind", "nvm", "forget it", "cancel this", "i'm done", "olvídelo", "déjelo así", "ya no quiero", "cancelar", "bye", "gotta go", "adiós", "hasta luego"]
)  # fmt: skip
@pytest.mark.parametrize("asked", ["pickup", "trip_date", "confirm", "notes"])
def test_leaving_by_words_whatever_the_classifier_says(text, asked):
    assert wants_to_leave(said(text, asked, "inform"), asked)


@pytest.mark.parametrize(
    ("text", "asked"), [("the Stop and Shop on 4th", "pickup"), ("Bus stop at 5th", "pickup"), ("stop sign corner of Main", "notes"), ("december 11", "trip_date")]
)  # fmt: skip
def test_places_called_stop_do_not_leave(text, asked):
    assert not wants_to_leave(said(text, asked, "inform"), asked)


def test_the_classifier_is_believed_when_certain_and_nothing_was_answered():
    assert wants_to_leave(
        said("i am finished with this whole thing", "trip_date", "stop", confidence=0.9), "trip_date"
    )
    assert not wants_to_leave(
        said("i am finished with this whole thing", "trip_date", "stop", confidence=0.3), "trip_date"
    )
    assert not wants_to_leave(said("december 11", "trip_date", "stop", confidence=0.9), "trip_date")


@pytest.mark.parametrize(
    "text", ["start over", "can we start again", "empezar de nuevo", "Start over please"]
)
def test_starting_over(text):
    assert wants_to_start_over(said(text, "pickup"))
    assert not wants_to_start_over(said("the Start Over shelter", "pickup"))


@pytest.mark.parametrize(
    ("text", "asked", "intent"),
    [
        ("how much does it cost?", "pickup", "ask_cost"),
        ("can I talk to a person", "pickup", "request_human"),
        ("talk to a person", "notes", "request_human"),
        ("how far ahead can i book", "trip_date", "ask_how_far_ahead"),
        ("cuanto cuesta", "mobility", "ask_cost"),
    ],
)
def test_questions_are_digressions(text, asked, intent):
    assert is_digression(said(text, asked, intent), asked)


@pytest.mark.parametrize(
    ("text", "asked", "intent"),
    [
        ("Human Services building", "destination", "request_human"),
        ("Free Clinic of St Paul", "destination", "ask_cost"),
        ("december 11", "trip_date", "ask_how_far_ahead"),
        ("no, change the time to 3 pm", "mobility", "change_ride"),
        ("yes", "confirm", "ask_cost"),
        ("hello", "pickup", "greet"),
        ("walker", "mobility", "inform"),
    ],
)
def test_answers_are_not(text, asked, intent):
    assert not is_digression(said(text, asked, intent, confidence=0.5), asked)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the time", "appointment_time"), ("the date", "trip_date"), ("phone number", "callback_phone"), ("la fecha", "trip_date"), ("el nombre", "rider_name"),
        ("pickup time", "pickup_time"), ("the way home", "return_ride"), ("pickup", "pickup"), ("Notas", "notes"), ("everything", None), ("the time and the date", None),
    ],
)  # fmt: skip
def test_naming_a_line(text, name):
    assert names_field(said(text, "which_line")) == name


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("Send it", "send_it"), ("Enviar", "send_it"), ("do not send", "do_not_send"), ("No la envíe", "do_not_send"), ("One is enough", "one_is_enough"),
        ("A second ride", "second_ride"), ("Otro viaje", "second_ride"), ("Go on", "go_on"), ("Seguir", "go_on"), ("drop it", "drop_it"), ("skip", "skip"), ("Talk to a person", "person"),
    ],
)  # fmt: skip
def test_choices_by_their_words(text, choice):
    assert said(text).names_choice(choice)


@pytest.mark.parametrize("choice", ["send_it", "go_on", "second_ride", "drop_it"])
@pytest.mark.parametrize(
    "text", ["do not send it yet", "send it to my sister", "go on a diet", "not a second ride", ""]
)
def test_no_choice_in_longer_words(text, choice):
    assert not said(text).names_choice(choice)


@given(st.text(max_size=300))
def test_folding_is_plain_and_stable(text):
    plain = folded(text)
    assert folded(plain) == plain and "  " not in plain and plain == plain.strip()
