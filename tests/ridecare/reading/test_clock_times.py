"""Clock times that are spans, of 24 hours, or spoken, and numbers that are none. Now is Tuesday, 1 December 2026, 10:00."""

from __future__ import annotations

import pytest

from tests.ridecare.reading.reads import either, en, es, readings


def said_times(language: str, said: str, asked: str | None = None) -> list[list[str]]:
    return [list(each.readings) for each in either(language, said, asked).times]


@pytest.mark.parametrize(
    ("language", "said", "times"),
    [
        ("en", "between 8 and 9 am", [["08:00"], ["09:00"]]),
        ("en", "between eleven and one pm", [["11:00"], ["13:00"]]),
        ("en", "sometime between 2:15 and 2:45 in the afternoon", [["14:15"], ["14:45"]]),
        ("en", "tomorrow morning between 7 and 8", [["07:00"], ["08:00"]]),
        ("en", "at noon or 1:15", [["12:00"], ["01:15", "13:15"]]),
        ("en", "2-4 pm", [["14:00"], ["16:00"]]),
        ("en", "8a to 9a", [["08:00"], ["09:00"]]),
        ("en", "3 or 3:30 pm", [["15:00"], ["15:30"]]),
        ("es", "de 8 a 10 de la mañana", [["08:00"], ["10:00"]]),
        ("es", "entre las 2 y las 4 pm", [["14:00"], ["16:00"]]),
        ("es", "entre dos y tres de la tarde", [["14:00"], ["15:00"]]),
        ("es", "de las diez a la una de la tarde", [["10:00"], ["13:00"]]),
    ],
)
def test_both_ends_of_a_span(language, said, times):
    assert said_times(language, said) == times


@pytest.mark.parametrize(
    ("language", "said", "clock"),
    [
        ("en", "my appointment is from 8 to 10 am", ["08:00"]),
        ("en", "appointment 8am to 10am", ["08:00"]),
        ("en", "appointment 8:15 till 10", ["08:15", "20:15"]),
        ("en", "move the appointment from 8 am to 10 am", ["10:00"]),
        ("en", "the appointment is between 8 and 9 am", ["08:00", "09:00"]),
        ("en", "not between 8 and 9 am, appointment at 11 am", ["11:00"]),
        ("es", "la cita es de 8 a 10 de la mañana", ["08:00"]),
    ],
)
def test_a_span_begins_the_appointment(language, said, clock):
    assert readings(either(language, said), "appointment_time") == clock


def test_since_when_somebody_waits_is_no_hour_of_a_ride():
    for said in ("she has been waiting since noon", "waiting since 2 pm", "estoy esperando desde las 2 pm"):
        assert not any(
            readings(en(said), name) for name in ("appointment_time", "pickup_time", "return_time")
        )
    assert readings(es("ida y vuelta, 9 de diciembre, 10:15 am"), "appointment_time") == ["10:15"]


def test_both_ends_go_into_one_slot_and_none_when_they_say_when_to_call():
    reading = en("pick me up between 7 and 7:30 am, appointment at 8:15 am")
    assert readings(reading, "pickup_time") == ["07:00", "07:30"]
    assert readings(reading, "appointment_time") == ["08:15"]
    for said in ("call me between 9 and 10 am", "text between 4 and 5", "they are open from 8 to 5"):
        assert not any(
            readings(en(said), name) for name in ("appointment_time", "pickup_time", "return_time")
        )


@pytest.mark.parametrize(
    ("language", "said", "clock"),
    [
        ("en", "be ready 0645 hrs", ["06:45"]),
        ("en", "at 1730 hours", ["17:30"]),
        ("en", "thu 0915h", ["09:15"]),
        ("es", "a las 1430 horas", ["14:30"]),
        ("es", "a las 14 horas", ["14:00"]),
        ("es", "a las 07:45 hrs", ["07:45"]),
        ("en", "11ish am", ["11:00"]),
        ("en", "around 7-ish", ["07:00", "19:00"]),
        ("en", "half eight", ["08:30", "20:30"]),
        ("en", "half ten am", ["10:30"]),
        ("en", "eleven forty-five am", ["11:45"]),
        ("en", "eleven oh five am", ["11:05"]),
        ("en", "9 thirty am", ["09:30"]),
        ("en", "tomorrow 9 morning", ["09:00"]),
        ("en", "friday 845 in morning", ["08:45"]),
        ("en", "jan 6 at 0815", ["08:15"]),
        ("en", "twenty seven minutes past eight am", ["08:27"]),
        ("en", "on the 18th at 9.15", ["09:15", "21:15"]),
        ("en", "quarter past noon", ["12:15"]),
        ("en", "twelve o'clock noon", ["12:00"]),
        ("es", "a las diez cincuenta y cinco de la mañana", ["10:55"]),
        ("es", "a las diez y treinta y cinco de la mañana", ["10:35"]),
        ("es", "a las doce del mediodía", ["12:00"]),
    ],
)
def test_spoken_and_24_hour_times(language, said, clock):
    times = said_times(language, said)
    assert times == [clock]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "meet me at 415 Marshall"),
        ("en", "drop me at 1220 Selby instead"),
        ("en", "she lives at 9 Birchwood unit 4"),
        ("en", "the office at 1545 Snelling, second floor"),
        ("en", "ride 5120 never came"),
        ("en", "2 morning rides"),
        ("en", "trip number 1030"),
        ("en", "bus 21 was late"),
        ("en", "it takes 3 hrs"),
        ("en", "i did 1200 hours of therapy"),
        ("en", "i walk half a block"),
        ("en", "7 AM/PM"),
        ("en", "the third one friday"),
        ("es", "estoy en el cuarto 31"),
        ("es", "la habitación 915"),
        ("es", "el tratamiento dura 4 horas"),
        ("es", "cada 12 horas"),
        ("es", "vivo por la 26 y Bloomington"),
        ("es", "voy a la 9 y Portland"),
        ("es", "el camión pasa por la 46"),
        ("es", "somos 3 el viernes"),
    ],
)
def test_numbers_that_are_no_clock_times(language, said):
    reading = either(language, said)
    assert not reading.times
    assert not reading.wrong


@pytest.mark.parametrize(
    ("language", "said", "clock"),
    [
        ("en", "at 930 tomorrow", ["09:30", "21:30"]),
        ("en", "at 1145 for dialysis", ["11:45", "23:45"]),
        ("en", "around 315 my son can come", ["03:15", "15:15"]),
        ("en", "at 9 dialysis", ["09:00", "21:00"]),
        ("en", "they close at 5 so be there by 4 pm", ["16:00"]),
        ("es", "a las 8 y cuarto", ["08:15", "20:15"]),
        ("es", "a la una y cuarto de la tarde", ["13:15"]),
        ("es", "a la 1 y media", ["01:30", "13:30"]),
    ],
)
def test_numbers_that_are(language, said, clock):
    assert readings(either(language, said), "appointment_time") == clock


def test_a_short_day_first_date_with_its_year():
    assert readings(en("18 Dec 26"), "trip_date") == ["2026-12-18"]
    assert readings(en("9 dec 26"), "trip_date") == ["2026-12-09", "2026-12-26"]
    assert readings(es("9 ene 27"), "trip_date") == ["2027-01-09", "2027-01-27"]


@pytest.mark.parametrize(
    ("language", "said", "days"),
    [
        ("en", "wednesday or friday next week", ["2026-12-09", "2026-12-11"]),
        ("en", "next week monday or tuesday", ["2026-12-07", "2026-12-08"]),
        ("es", "la próxima semana el miércoles o el viernes", ["2026-12-09", "2026-12-11"]),
        ("es", "el viernes de la otra semana", ["2026-12-11"]),
        ("es", "de mañana en ocho", ["2026-12-09"]),
        ("en", "thursday of the week after next", ["2026-12-17"]),
        ("en", "thursday after next", ["2026-12-10", "2026-12-17"]),
    ],
)
def test_weekdays_of_another_week(language, said, days):
    assert readings(either(language, said), "trip_date") == days


@pytest.mark.parametrize(
    ("language", "said", "days"),
    [
        ("en", "my birthday is december 20", []),
        ("es", "mi cumpleaños es el 20 de diciembre", []),
        ("en", "a ride to my birthday lunch on december 20", ["2026-12-20"]),
        ("es", "para mi cumpleaños el 20 de diciembre", ["2026-12-20"]),
    ],
)
def test_a_birthday_is_no_day_of_a_ride_unless_the_ride_is_for_it(language, said, days):
    assert readings(either(language, said), "trip_date") == days


@pytest.mark.parametrize(
    ("language", "said", "clock"),
    [
        ("en", "in an hour and a half", "11:30"),
        ("en", "in 3 and a half hours", "13:30"),
        ("en", "40 minutes from now", "10:40"),
        ("en", "an hour and a half from now", "11:30"),
        ("es", "en media hora", "10:30"),
        ("es", "en dos horas y media", "12:30"),
    ],
)
def test_halves_of_hours_from_now(language, said, clock):
    assert readings(either(language, said), "appointment_time") == [clock]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "pick me up half an hour before my 3 pm"), ("es", "recójame una hora antes de las 3 pm")],
)
def test_the_hour_that_another_is_counted_from_is_the_appointment(language, said):
    reading = either(language, said)
    assert readings(reading, "appointment_time") == ["15:00"]
    assert not readings(reading, "pickup_time")


@pytest.mark.parametrize(
    ("language", "said", "clocks"),
    [
        ("es", "entre 8 y 9", ["08:00", "20:00", "09:00", "21:00"]),
        ("es", "8 y 9", ["08:09", "20:09"]),
        ("es", "16 horas", ["16:00"]),
        ("en", "half eight", ["08:30", "20:30"]),
    ],
)
def test_answers_to_the_question_for_the_hour(language, said, clocks):
    assert readings(either(language, said, "appointment_time"), "appointment_time") == clocks


@pytest.mark.parametrize(
    ("language", "said", "wrong"),
    [
        ("en", "8 am or 9 am or 9:30 am", True),
        ("es", "a las 8 o a las 9 o a las 10 am", True),
        ("en", "between 8 and 9 am or at 10 am", False),
        ("en", "8 am or 9 am", False),
    ],
)
def test_three_times_at_the_question_for_one_are_too_many(language, said, wrong):
    assert ("two_answers" in either(language, said, "appointment_time").wrong) is wrong


def test_alternatives_go_into_one_slot():
    reading = en("pick me up at 4 or 4:30 pm")
    assert readings(reading, "pickup_time") == ["16:00", "16:30"]
    assert not readings(reading, "appointment_time")
