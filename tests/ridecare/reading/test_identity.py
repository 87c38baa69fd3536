"""Member IDs and birth dates; a day and a month that may be swapped are two birth dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.reading.identity import birth_date, has_no_year, member_id, month_and_day
from tests.ridecare.reading.reads import either, en, es, readings

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("said", "born"),
    [
        ("03/14/1980", ["1980-03-14"]),
        ("14/03/1980", ["1980-03-14"]),
        ("3-14-80", ["1980-03-14"]),
        ("3.14.1980", ["1980-03-14"]),
        ("3 14 1980", ["1980-03-14"]),
        ("1980-03-14", ["1980-03-14"]),
        ("19800314", ["1980-03-14"]),
        ("03141980", ["1980-03-14"]),
        ("march 14 1980", ["1980-03-14"]),
        ("march 14th, 1980", ["1980-03-14"]),
        ("mar 14 80", ["1980-03-14"]),
        ("14 march 1980", ["1980-03-14"]),
        ("14th of march 1980", ["1980-03-14"]),
        ("14 de marzo de 1980", ["1980-03-14"]),
        ("naci el 14 de marzo del 1980", ["1980-03-14"]),
        ("primero de mayo de 1990", ["1990-05-01"]),
        ("jan 5 2020", ["2020-01-05"]),
        ("12/24/44", ["1944-12-24"]),
        ("05/09/15", ["2015-05-09", "2015-09-05"]),
        ("03/04/1980", ["1980-03-04", "1980-04-03"]),
        ("4/3/80", ["1980-04-03", "1980-03-04"]),
        ("03041980", ["1980-03-04", "1980-04-03"]),
        ("5/5/1990", ["1990-05-05"]),
        ("born 11-02-1975", ["1975-11-02", "1975-02-11"]),
    ],
)
def test_birth_dates(said, born):
    assert list(birth_date(said, TODAY).readings) == born


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("02/30/1980", "date_of_birth_none_such"),
        ("31/31/1980", "date_of_birth_none_such"),
        ("march 14 2030", "date_of_birth_future"),
        ("03/14/1880", "date_of_birth_future"),
        ("2027-01-01", "date_of_birth_future"),
        ("hello", None),
        ("03/14", None),
        ("90000001", None),
    ],
)
def test_no_birth_date(said, wrong):
    found = birth_date(said, TODAY)
    assert found.readings == ()
    assert found.wrong == wrong


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1930, 2025), st.sampled_from("/-. "))
def test_swapped_is_always_two(month, day, year, gap):
    found = birth_date(f"{month:02d}{gap}{day:02d}{gap}{year}", TODAY).readings
    assert set(found) == {date(year, month, day).isoformat(), date(year, day, month).isoformat()}


@pytest.mark.parametrize(
    ("said", "asked", "number"),
    [
        ("90000001", True, "90000001"),
        ("9000 0001", True, "90000001"),
        ("9000-0001", True, "90000001"),
        ("00123456", True, "00123456"),
        ("its 90000001 i think", True, "90000001"),
        ("my member id is 90000003", False, "90000003"),
        ("mi numero de miembro es 90000006", False, "90000006"),
        ("id 90000001 born march 14 1980", False, "90000001"),
        ("90000001 03/14/1980", True, "90000001"),
        ("90000001", False, None),
        ("march 14 1980", True, None),
        ("03/14/1980", True, None),
        ("i dont have it", True, None),
    ],
)
def test_member_ids(said, asked, number):
    assert member_id(said, asked=asked)[0] == number


@pytest.mark.parametrize(("said", "wrong"), [("1234", "member_id_short"), ("90", "member_id_short"), ("what", None)])
def test_a_short_member_id(said, wrong):
    assert member_id(said, asked=True) == (None, wrong)


@pytest.mark.parametrize(
    ("said", "partly"),
    [("june 3", "06-03"), ("3 de junio", "06-03"), ("the 3rd of june", None), ("april", None), ("dec 24th", "12-24")],
)
def test_a_month_and_a_day(said, partly):
    assert month_and_day(said) == partly or (said == "the 3rd of june" and month_and_day(said) == "06-03")


@pytest.mark.parametrize(("said", "yes"), [("03/04", True), ("3-4", True), ("03/04/1980", False), ("no", False)])
def test_a_year_is_missing(said, yes):
    assert has_no_year(said) is yes


@pytest.mark.parametrize(
    ("language", "said", "asked", "slot", "held"),
    [
        ("en", "90000001", "member_id", "member_id", ["90000001"]),
        ("en", "member number 9000 0001", "member_id", "member_id", ["90000001"]),
        ("es", "es el 90000006", "member_id", "member_id", ["90000006"]),
        ("en", "3/14/1980", "date_of_birth", "date_of_birth", ["1980-03-14"]),
        ("en", "03/04/1980", "date_of_birth", "date_of_birth", ["1980-03-04", "1980-04-03"]),
        ("es", "24 de diciembre de 1944", "date_of_birth", "date_of_birth", ["1944-12-24"]),
        ("es", "el 14 de Marzo 1980", "date_of_birth", "date_of_birth", ["1980-03-14"]),
        ("en", "my dob is march 14 1980", None, "date_of_birth", ["1980-03-14"]),
        ("es", "nací el 8 de agosto de 1968", None, "date_of_birth", ["1968-08-08"]),
        ("en", "can u check id 90000002", None, "member_id", ["90000002"]),
        ("en", "june 3", "date_of_birth", "month_and_day", ["06-03"]),
    ],
)
def test_in_a_message(language, said, asked, slot, held):
    assert readings(either(language, said, asked), slot) == held


@pytest.mark.parametrize("said", ["3/14/1980", "march 14 1980", "12/24/44"])
def test_a_birth_date_is_no_trip_date(said):
    reading = en(said, "date_of_birth")
    assert not readings(reading, "trip_date")
    assert not reading.dates


def test_a_phone_is_no_member_id():
    assert "member_id" not in en("call me at 651-555-0142 i am a member", None).values
    assert "member_id" not in es("mi telefono es 6515550142", None).values


@given(st.text())
def test_any_text_is_taken(said):
    birth_date(said, TODAY)
    month_and_day(said)
    has_no_year(said)
    number, _ = member_id(said, asked=True)
    assert number is None or (number.isdigit() and 6 <= len(number) <= 12)
