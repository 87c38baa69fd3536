"""Days and hours as members write them, seen from Tuesday 1 December 2026, 10:00 in Minnesota."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ridecare.reading.reads import CHICAGO, NOW, either, en, es, readings


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("need a ride tmrw", "2026-12-02"),
        ("2morrow pls", "2026-12-02"),
        ("i got a appt 2day at 3pm", "2026-12-01"),
        ("this friday", "2026-12-04"),
        ("on thurs", "2026-12-03"),
        ("its for wensday", "2026-12-02"),
        ("sunday", "2026-12-06"),
        ("coming monday", "2026-12-07"),
        ("dec 9", "2026-12-09"),
        ("December 15th at 2:30 pm", "2026-12-15"),
        ("the 15th of december", "2026-12-15"),
        ("jan 4", "2027-01-04"),
        ("january 12 2027", "2027-01-12"),
        ("on the 22nd", "2026-12-22"),
        ("12/18", "2026-12-18"),
        ("12/18/26", "2026-12-18"),
        ("12-18-2026", "2026-12-18"),
        ("2026-12-18", "2026-12-18"),
        ("day after tomorrow", "2026-12-03"),
        ("in 3 days", "2026-12-04"),
        ("in two weeks", "2026-12-15"),
        ("a week from friday", "2026-12-11"),
        ("a week from today", "2026-12-08"),
        ("next monday", "2026-12-07"),
        ("friday dec 11", "2026-12-11"),
        ("my dialysis is tomorow at 6am", "2026-12-02"),
        ("RIDE ON SATURDAY", "2026-12-05"),
        ("need ride para mañana at 9am", "2026-12-02"),
        ("feb 29 2028 no i mean dec 30", "2026-12-30"),
    ],
)
def test_days_in_english(said, day):
    assert readings(en(said), "trip_date") == [day]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("necesito un raite mañana", "2026-12-02"),
        ("para mnana a las 8 de la mañana", "2026-12-02"),
        ("pasado mañana", "2026-12-03"),
        ("hoy a las 4 de la tarde", "2026-12-01"),
        ("el viernes", "2026-12-04"),
        ("este jueves porfa", "2026-12-03"),
        ("el miercoles a las 2", "2026-12-02"),
        ("el sábado", "2026-12-05"),
        ("el lunes que viene", "2026-12-07"),
        ("el 15 de diciembre", "2026-12-15"),
        ("diez de diciembre", "2026-12-10"),
        ("el 4 de enero", "2027-01-04"),
        ("el dia 22", "2026-12-22"),
        ("el 18/12", "2026-12-18"),
        ("18/12/2026", "2026-12-18"),
        ("viernes 11 de diciembre", "2026-12-11"),
        ("dentro de dos semanas", "2026-12-15"),
        ("quiero ride tomorrow", "2026-12-02"),
        ("tengo cita el friday", "2026-12-04"),
        ("MAÑANA POR LA MAÑANA", "2026-12-02"),
        ("mañana a mediodia", "2026-12-02"),
    ],
)
def test_days_in_spanish(said, day):
    assert readings(es(said), "trip_date") == [day]


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("en", "the 5th", "2026-12-05"),
        ("en", "5th", "2026-12-05"),
        ("en", "9", "2026-12-09"),
        ("en", "on the 1st", "2026-12-01"),
        ("en", "31", "2026-12-31"),
        ("en", "fri", "2026-12-04"),
        ("es", "el 5", "2026-12-05"),
        ("es", "20", "2026-12-20"),
        ("es", "mañana", "2026-12-02"),
    ],
)
def test_a_bare_answer_at_the_question_for_the_day(language, said, day):
    assert readings(either(language, said, "trip_date"), "trip_date") == [day]


@pytest.mark.parametrize(
    ("language", "said", "days"),
    [
        ("en", "next friday", ["2026-12-04", "2026-12-11"]),
        ("en", "nxt thurs", ["2026-12-03", "2026-12-10"]),
        ("en", "tuesday", ["2026-12-01", "2026-12-08"]),
        ("es", "el martes", ["2026-12-01", "2026-12-08"]),
        ("en", "monday or thursday", ["2026-12-03", "2026-12-07"]),
        ("en", "3/4", ["2027-03-04", "2027-04-03"]),
        ("es", "5/6", ["2027-05-06", "2027-06-05"]),
    ],
)
def test_two_days_stay_open(language, said, days):
    assert readings(either(language, said, "trip_date"), "trip_date") == days


@pytest.mark.parametrize(
    ("language", "said", "wrong"),
    [
        ("en", "yesterday at 4pm", "date_past"),
        ("en", "11/30/2026", "date_past"),
        ("en", "november 3 2026", "date_past"),
        ("en", "12/18/2029", "too_far_ahead"),
        ("en", "february 30", "date_none_such"),
        ("es", "el 3 de noviembre de 2026", "date_past"),
        ("en", "at 25:00", "time_none_such"),
        ("en", "tomorrow 9:75", "time_none_such"),
    ],
)
def test_no_such_day_or_hour(language, said, wrong):
    reading = either(language, said)
    assert wrong in reading.wrong


@pytest.mark.parametrize(
    ("language", "said", "clock"),
    [
        ("en", "at 2:30 pm", "14:30"),
        ("en", "930am", "09:30"),
        ("en", "appt at 10 am", "10:00"),
        ("en", "tmrw 8a", "08:00"),
        ("en", "tomorrow at noon", "12:00"),
        ("en", "half past 2 in the afternoon", "14:30"),
        ("en", "3 o'clock in the afternoon", "15:00"),
        ("en", "tomorrow morning at 8", "08:00"),
        ("en", "at 7 in the evening", "19:00"),
        ("en", "14:15", "14:15"),
        ("en", "11.45 a.m.", "11:45"),
        ("en", "quarter to 9 am", "08:45"),
        ("en", "10:00AM SHARP", "10:00"),
        ("es", "a las 3 de la tarde", "15:00"),
        ("es", "a las 9 de la mañana", "09:00"),
        ("es", "a las 10 y media de la mañana", "10:30"),
        ("es", "a la 1 de la tarde", "13:00"),
        ("es", "al mediodia", "12:00"),
        ("es", "8:15 am", "08:15"),
        ("es", "mañana a las 8 de la mañana", "08:00"),
        ("es", "a las 7 de la noche", "19:00"),
        ("es", "a las 2 pm porfa", "14:00"),
        ("es", "es a las 9am el viernes", "09:00"),
    ],
)
def test_hours_that_are_certain(language, said, clock):
    assert readings(either(language, said), "appointment_time") == [clock]


@pytest.mark.parametrize(
    ("language", "said", "asked", "clocks"),
    [
        ("en", "at 2", None, ["02:00", "14:00"]),
        ("en", "tmrw at 9:30", None, ["09:30", "21:30"]),
        ("en", "930", "appointment_time", ["09:30", "21:30"]),
        ("en", "10", "appointment_time", ["10:00", "22:00"]),
        ("en", "friday at 1145", None, ["11:45", "23:45"]),
        ("en", "half past 8", None, ["08:30", "20:30"]),
        ("en", "its at three", "appointment_time", ["03:00", "15:00"]),
        ("es", "a las 9", None, ["09:00", "21:00"]),
        ("es", "para las 2 y media", None, ["02:30", "14:30"]),
        ("es", "3:20", "appointment_time", ["03:20", "15:20"]),
        ("es", "a la una", "appointment_time", ["01:00", "13:00"]),
        ("es", "mañana a las 11", None, ["11:00", "23:00"]),
        ("es", "el jueves alas 4", None, ["04:00", "16:00"]),
    ],
)
def test_am_and_pm_stay_open_when_not_said(language, said, asked, clocks):
    assert readings(either(language, said, asked), "appointment_time") == clocks


@pytest.mark.parametrize(
    ("language", "said", "half"),
    [
        ("en", "morning", "am"),
        ("en", "am", "am"),
        ("en", "pm pls", "pm"),
        ("en", "in the afternoon", "pm"),
        ("en", "evening", "pm"),
        ("es", "mañana", "am"),
        ("es", "en la mañana", "am"),
        ("es", "de la tarde", "pm"),
        ("es", "en la noche", "pm"),
        ("es", "por la mañana", "am"),
    ],
)
def test_a_half_of_the_day_at_the_question_for_the_hour_is_no_day(language, said, half):
    reading = either(language, said, "appointment_time")
    assert reading.values.get("day_half") == half
    assert not readings(reading, "trip_date")


SMALL = datetime(2026, 12, 2, 1, 30, tzinfo=CHICAGO)  # a Wednesday


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "need a ride tomorrow at 9am"),
        ("en", "tmrw"),
        ("es", "para mañana"),
        ("es", "un viaje mañana a las 10 de la mañana"),
    ],
)
def test_after_midnight_tomorrow_is_two_days(language, said):
    assert readings(either(language, said, now=SMALL), "trip_date") == ["2026-12-02", "2026-12-03"]


@pytest.mark.parametrize(("language", "said"), [("en", "wednesday"), ("es", "el miércoles")])
def test_after_midnight_todays_weekday_is_two_days(language, said):
    assert readings(either(language, said, now=SMALL), "trip_date") == ["2026-12-02", "2026-12-09"]


@pytest.mark.parametrize("hour", [0, 1, 2, 3])
def test_the_small_hours_end_at_four(hour):
    assert len(readings(en("tomorrow", now=SMALL.replace(hour=hour, minute=59)), "trip_date")) == 2
    assert readings(en("tomorrow", now=SMALL.replace(hour=4, minute=0)), "trip_date") == ["2026-12-03"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "friday"), ("es", "el viernes"), ("en", "dec 4"), ("es", "el 4 de diciembre")],
)
def test_after_midnight_other_days_are_certain(language, said):
    assert readings(either(language, said, now=SMALL), "trip_date") == ["2026-12-04"]


def test_the_day_is_the_one_in_minnesota():
    late = datetime(2026, 12, 1, 23, 30, tzinfo=CHICAGO)
    assert readings(en("tomorrow", now=late), "trip_date") == ["2026-12-02"]
    assert readings(en("today at 11:45 pm", now=late), "trip_date") == ["2026-12-01"]


@pytest.mark.parametrize(
    ("language", "said", "asked"),
    [
        ("en", "1204 4th Ave S, Minneapolis", "pickup"),
        ("en", "the shop on 4th", "pickup"),
        ("en", "pick me up at 310 Cedar St apt 12", None),
        ("en", "45 univ ave e apt 3", "pickup"),
        ("en", "2215 10th street room 9", "destination"),
        ("en", "my number is 651-555-0142", None),
        ("en", "6125550199", "callback_phone"),
        ("en", "call me 612.555.0100", None),
        ("en", "my member id is 90000001", None),
        ("en", "90000003", "member_id"),
        ("en", "my son is 8 years old", None),
        ("en", "she is 72 yrs old", None),
        ("en", "zip is 55101", None),
        ("en", "2 people", "companions"),
        ("en", "there are 3 steps at the door", "mobility"),
        ("en", "gate code 1204", "notes"),
        ("es", "vivo en 1530 Calle Lake apto 9", "pickup"),
        ("es", "mi telefono es 651 555 0142", None),
        ("es", "mi hija tiene 5 años", None),
        ("es", "mi número de miembro es 90000006", None),
        ("es", "somos 2 personas", "companions"),
    ],
)
def test_no_day_or_hour_in_other_numbers(language, said, asked):
    reading = either(language, said, asked)
    assert not reading.dates
    assert not reading.times
    assert not {"trip_date", "appointment_time", "pickup_time", "return_time"} & {
        *reading.values,
        *reading.open,
    }


WORDS = st.sampled_from(
    "today tomorrow monday tuesday friday next this on at the in a week from days yesterday last hoy mañana pasado "
    "lunes martes el de la las a dentro semana diciembre december nov 1 2 3 9 11 12 30 31 2026 2025 12/4 11/30 3/4/2027 "
    "9:30 25:10 am pm noon mediodia ago hace".split()
)
NOWS = st.integers(0, 1_000 * 24).map(lambda hours: NOW + timedelta(hours=hours))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 300), st.sampled_from(["en", "es"]))
def test_a_day_in_figures_with_its_year_is_that_day(ahead, language):
    day = NOW.date() + timedelta(days=ahead)
    read_back = readings(either(language, f"{day.month}/{day.day}/{day.year}"), "trip_date")
    assert day.isoformat() in read_back


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["am", "pm"]))
def test_an_hour_with_its_half_is_certain_and_without_it_open(hour, minute, half):
    certain = readings(en(f"at {hour}:{minute:02d} {half}"), "appointment_time")
    kept = readings(en(f"at {hour}:{minute:02d}"), "appointment_time")
    assert len(certain) == 1
    assert certain[0] in kept
    assert len(kept) == 2
    assert es(f"a las {hour}:{minute:02d}").open.get("appointment_time") == tuple(kept)


@pytest.mark.parametrize(
    "said",
    [
        "hello",
        "no",
        "ok thanks",
        "may i ask something",
        "i sat down",
        "que bueno",
        "si claro",
        "second time asking",
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_day_or_hour_where_none_is_said(language, said):
    reading = either(language, said)
    assert not reading.dates
    assert not reading.times


@settings(max_examples=250, deadline=None)
@given(st.lists(WORDS, max_size=8), st.sampled_from(["en", "es"]), NOWS)
def test_never_a_day_in_the_past(words, language, now):
    reading = either(language, " ".join(words), now=now)
    for day in readings(reading, "trip_date"):
        assert date.fromisoformat(str(day)) >= now.date()


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=8), st.sampled_from(["en", "es"]))
def test_hours_are_clock_times(words, language):
    for each in either(language, " ".join(words)).times:
        for clock in each.readings:
            datetime.strptime(clock, "%H:%M")  # noqa: DTZ007
