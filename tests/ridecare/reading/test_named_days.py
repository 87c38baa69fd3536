"""Days by name and by their place in a month, and days counted from others. Now is Tuesday, 1 December 2026."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from ridecare.reading.named_days import named, nth_weekday
from tests.ridecare.reading.reads import CHICAGO, either, en, readings


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("en", "the 2nd thursday of january", "2027-01-14"),
        ("en", "third Monday in February 2027 please", "2027-02-15"),
        ("en", "on the last tuesday of this month", "2026-12-29"),
        ("en", "first friday of next month", "2027-01-01"),
        ("en", "the first friday of the month", "2026-12-04"),
        ("en", "I see her the last day of January", "2027-01-31"),
        ("es", "el segundo jueves de enero a las 9 am", "2027-01-14"),
        ("es", "el último lunes del mes", "2026-12-28"),
        ("es", "el primer viernes del mes que viene", "2027-01-01"),
        ("es", "el último día de febrero", "2027-02-28"),
    ],
)
def test_a_weekday_by_its_place_in_a_month(language, said, day):
    assert readings(either(language, said), "trip_date") == [day]


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("en", "pick her up on New Year's Eve", "2026-12-31"),
        ("en", "we'd come on christmas day", "2026-12-25"),
        ("en", "a ride for MLK Day", "2027-01-18"),
        ("en", "Good Friday service", "2027-03-26"),
        ("en", "memorial day", "2027-05-31"),
        ("en", "Thursday, Christmas Eve, at noon", "2026-12-24"),
        ("es", "para Nochebuena", "2026-12-24"),
        ("es", "el día de Año Nuevo", "2027-01-01"),
        ("es", "el Viernes Santo", "2027-03-26"),
        ("es", "la víspera de Navidad", "2026-12-24"),
        ("es", "el Día de Reyes", "2027-01-06"),
    ],
)
def test_holidays(language, said, day):
    assert readings(either(language, said), "trip_date") == [day]


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("en", "the tuesday before christmas", "2026-12-22"),
        ("en", "two days after new years", "2027-01-03"),
        ("en", "the day before dec 18", "2026-12-17"),
        ("en", "the day after Friday", "2026-12-05"),
        ("en", "a week after the 9th", "2026-12-16"),
        ("en", "thursday week", "2026-12-10"),
        ("en", "a week from this monday", "2026-12-14"),
        ("en", "week from sunday", "2026-12-13"),
        ("en", "saturday, a week from this one", "2026-12-12"),
        ("en", "wednesday in two weeks", "2026-12-16"),
        ("en", "thursday two weeks from now", "2026-12-17"),
        ("en", "in two weeks, on thursday", "2026-12-17"),
        ("en", "four days from sunday", "2026-12-10"),
        ("es", "en dos semanas, el jueves", "2026-12-17"),
        ("es", "dos semanas a partir de hoy", "2026-12-15"),
        ("en", "a month from tomorrow", "2027-01-02"),
        ("en", "in 2 months", "2027-02-01"),
        ("es", "el miércoles antes de Navidad", "2026-12-23"),
        ("es", "dos días después de Navidad", "2026-12-27"),
        ("es", "el lunes siguiente a Año Nuevo", "2027-01-04"),
        ("es", "el jueves en ocho", "2026-12-10"),
        ("es", "el sábado en quince", "2026-12-19"),
        ("es", "el jueves en tres semanas", "2026-12-24"),
        ("es", "dentro de un mes", "2027-01-01"),
    ],
)
def test_days_counted_from_another_day(language, said, day):
    assert readings(either(language, said), "trip_date") == [day]


def test_weeks_from_a_weekday_that_is_today_stay_open():
    assert readings(en("tuesday week"), "trip_date") == ["2026-12-08", "2026-12-15"]
    on_friday = datetime(2026, 12, 4, 10, tzinfo=CHICAGO)
    assert readings(en("monday in two weeks", now=on_friday), "trip_date") == ["2026-12-14", "2026-12-21"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "sometime after christmas"),
        ("en", "the week before thanksgiving"),
        ("en", "merry christmas!"),
        ("en", "drop me at the christmas tree lot"),
        ("en", "the second thursday"),
        ("en", "some friday in january"),
        ("en", "the monday after my surgery"),
        ("en", "it was new to me last christmas"),
        ("es", "antes de Navidad"),
        ("es", "feliz Navidad"),
        ("es", "el segundo jueves"),
        ("es", "algún lunes de enero"),
    ],
)
def test_no_day_where_none_is_named(language, said):
    reading = either(language, said)
    assert not reading.dates
    assert not readings(reading, "trip_date")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("December 11th Friday 2 pm", "2026-12-11"),
        ("friday after 3 pm", "2026-12-04"),
        ("monday week 9 of my rehab", "2026-12-07"),
        ("the first thing friday", "2026-12-04"),
    ],
)
def test_weekdays_that_stand_for_themselves(said, day):
    assert readings(en(said), "trip_date") == [day]


def test_a_place_in_a_month_that_is_gone():
    late = datetime(2026, 12, 30, 10, tzinfo=CHICAGO)
    assert "date_past" in en("the first friday of this month", now=late).wrong
    assert readings(en("the first friday of the month", now=late), "trip_date") == ["2027-01-01"]
    assert not readings(en("the fifth friday of december"), "trip_date")


def test_a_weekday_in_a_month_is_in_that_month():
    for year in range(2026, 2030):
        for month in range(1, 13):
            for weekday in range(7):
                first, last = (nth_weekday(year, month, weekday, number) for number in (1, -1))
                assert (first.weekday(), last.weekday()) == (weekday, weekday)
                assert first.day <= 7
                assert (last + timedelta(days=7)).month != month


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2028, 4, 16), date(2029, 4, 1), date(2038, 4, 25)])
def test_easter(day):
    assert [each.readings for each in named("easter", day - timedelta(days=40))] == [(day,)]
