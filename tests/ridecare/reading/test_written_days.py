"""Days in figures and several of one month, beside birth dates and other numbers. Now is Tuesday, 1 December 2026."""

from __future__ import annotations

import pytest

from tests.ridecare.reading.reads import either, en, es, readings


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("1/9", ["2027-01-09"]),
        ("on 2/8 please", ["2027-02-08"]),
        ("01/09/27", ["2027-01-09"]),
        ("2/11/2027 at 10:15 am", ["2027-02-11"]),
        ("3/5", ["2027-03-05", "2027-05-03"]),
        ("4/6/27", ["2027-04-06", "2027-06-04"]),
        ("1/2", ["2027-01-02", "2027-02-01"]),
    ],
)
def test_a_day_first_reading_far_beyond_the_season_is_none_in_english(said, days):
    assert readings(en(said), "trip_date") == days


@pytest.mark.parametrize("said", ["9/1", "1/9", "el 1/9/27"])
def test_in_spanish_both_stay_open(said):
    assert readings(es(said), "trip_date") == ["2027-01-09", "2027-09-01"]


@pytest.mark.parametrize(
    ("language", "said", "day", "born"),
    [
        ("en", "I need a ride 1/9/27", ["2027-01-09"], []),
        ("en", "dob 7/30/1962, ride on 12/9/26", ["2026-12-09"], ["1962-07-30"]),
        ("en", "ride on 12/9/26 please. date of birth 7/30/62", ["2026-12-09"], ["1962-07-30"]),
        ("en", "born July 30 62. Going on December 9th, 10 am", ["2026-12-09"], ["1962-07-30"]),
        ("en", "bday 7/30/62 and the visit is dec 14, 12:15 pm", ["2026-12-14"], ["1962-07-30"]),
        ("es", "nací el 30 de julio del 62, la cita es el 14 de diciembre", ["2026-12-14"], ["1962-07-30"]),
        ("es", "para el 14/12/26, fecha de nacimiento 30/7/62", ["2026-12-14"], ["1962-07-30"]),
        ("en", "90000001, 7/30/1962", [], ["1962-07-30"]),
    ],
)
def test_a_birth_date_and_the_day_of_a_ride_side_by_side(language, said, day, born):
    reading = either(language, said)
    assert readings(reading, "trip_date") == day
    assert readings(reading, "date_of_birth") == born


def test_a_short_year_beside_a_member_id_is_a_birth_date():
    assert readings(en("90000001 1/27/27", "member_id"), "date_of_birth") == ["1927-01-27"]


@pytest.mark.parametrize(
    ("language", "said", "days"),
    [
        ("en", "january 5 and 12", ["2027-01-05", "2027-01-12"]),
        ("en", "Jan 5th or 6th at 9am", ["2027-01-05", "2027-01-06"]),
        ("en", "the 9th and 11th", ["2026-12-09", "2026-12-11"]),
        ("en", "jan 5-7", ["2027-01-05", "2027-01-07"]),
        ("es", "5 y 12 de enero", ["2027-01-05", "2027-01-12"]),
        ("es", "el 5 o el 6 de enero", ["2027-01-05", "2027-01-06"]),
    ],
)
def test_two_days_of_one_month_are_both_open(language, said, days):
    assert readings(either(language, said), "trip_date") == days


@pytest.mark.parametrize(("language", "said"), [("en", "jan 5, 7 and 9"), ("es", "5, 7 y 9 de enero")])
def test_three_days_of_one_month_are_three(language, said):
    reading = either(language, said)
    assert [each.date for each in reading.dates] == ["2027-01-05", "2027-01-07", "2027-01-09"]
    assert not reading.times
    assert not readings(reading, "trip_date")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "jan 5 at 9 and 2 people"),
        ("en", "jan 5 and 12 blocks to walk"),
        ("en", "jan 5, 9am"),
        ("en", "jan 5 to 1200 Nicollet Ave"),
        ("en", "jan 5 to 10th street"),
        ("es", "5 de enero, 8 de la mañana"),
        ("es", "somos 2, el 5 de enero"),
    ],
)
def test_another_number_beside_a_day_is_no_day(language, said):
    assert [each.date for each in either(language, said).dates] == ["2027-01-05"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "it is 1/2 mile"),
        ("en", "i take 1/2 of a pill"),
        ("es", "el timbre es el 45"),
        ("es", "vivo en la calle 16 de septiembre"),
        ("es", "soy Domingo Paz"),
        ("es", "mi apartamento es el 9"),
    ],
)
def test_numbers_that_are_no_days(language, said):
    assert not either(language, said).dates


@pytest.mark.parametrize(
    ("language", "said", "days"),
    [
        ("en", "the 12th of next month", ["2027-01-12"]),
        ("es", "el 12 del mes que viene", ["2027-01-12"]),
        ("en", "saturday 19th", ["2026-12-19"]),
        ("en", "saturday 18th", ["2026-12-05", "2026-12-18"]),
        ("en", "friday 18th street", ["2026-12-04"]),
        ("es", "el jueves diecisiete a las nueve de la mañana", ["2026-12-17"]),
        ("es", "lunes siete", ["2026-12-07"]),
        ("es", "el viernes nueve de la mañana", ["2026-12-04"]),
        ("es", "el próximo viernes, 11", ["2026-12-11"]),
        ("en", "friday, 9", ["2026-12-04"]),
        ("en", "the second or the third you said", ["2026-12-02", "2026-12-03"]),
        ("en", "the second ride is for the 14th", ["2026-12-14"]),
        ("en", "change the third line please", []),
        ("en", "my 2nd visit, the 3rd appointment", []),
        ("en", "my last visit was june 9", []),
        ("en", "my last visit was december 9", ["2026-12-09"]),
        ("en", "may two of us ride", []),
        ("en", "may 2 we ride", ["2027-05-02"]),
        ("en", "12/8 or 9", ["2026-12-08", "2026-12-09"]),
        ("en", "12/8@9", ["2026-12-08"]),
    ],
)
def test_days_of_a_month_beside_other_words(language, said, days):
    assert readings(either(language, said), "trip_date") == days


@pytest.mark.parametrize(
    ("language", "said", "days"),
    [
        ("en", "any day after the 10th", []),
        ("en", "sometime before friday", []),
        ("es", "después del 10 de diciembre", []),
        ("es", "hasta el viernes", []),
        ("en", "the week of january 11", []),
        ("en", "the weekend of the 19th", []),
        ("en", "before the 20th, the 18th is best", ["2026-12-18"]),
        ("en", "the day after the 10th", ["2026-12-11"]),
    ],
)
def test_a_day_that_only_bounds_is_no_day(language, said, days):
    assert readings(either(language, said), "trip_date") == days


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "a few weeks from now"),
        ("en", "two and a half weeks from now"),
        ("es", "en un mes y medio"),
        ("es", "a media mañana"),
    ],
)
def test_what_the_library_knows_only_in_part_is_no_day(language, said):
    assert not either(language, said).dates
