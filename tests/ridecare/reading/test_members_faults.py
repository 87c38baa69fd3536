"""What simulated members found. Now is Tuesday, 1 December 2026, ten in the morning."""

from __future__ import annotations

import pytest

from tests.ridecare.reading.reads import either, en, es, readings


@pytest.mark.parametrize(
    ("language", "said", "name", "value"),
    [
        ("en", "pick me up at 4325 Birch Lane", "pickup", "4325 Birch Lane"),
        (
            "en",
            "oh, pick me up at 4325 Birch Lane apt 2, St Paul please",
            "pickup",
            "4325 Birch Lane apt 2, St Paul",
        ),
        ("en", "the date is December 9", "trip_date", "2026-12-09"),
        ("en", "the appointment is at 2:30 pm", "appointment_time", "14:30"),
        ("en", "I'm going to Hudson Skin Clinic", "destination", "Hudson Skin Clinic"),
        ("en", "the phone number is 651-555-0133", "callback_phone", "+16515550133"),
        ("es", "recójame en 4325 Birch Lane", "pickup", "4325 Birch Lane"),
        ("es", "la cita es a las 3 de la tarde", "appointment_time", "15:00"),
        ("es", "el destino es Hudson Skin Clinic", "destination", "Hudson Skin Clinic"),
        ("es", "mi número es 651 555 0133", "callback_phone", "+16515550133"),
    ],
)
def test_what_another_field_is_said_at_the_notes_question_is_no_note(language, said, name, value):
    read = either(language, said, "notes")
    assert read.values[name] == value
    assert "notes" not in read.values
    assert read.correcting


@pytest.mark.parametrize(
    "said",
    [
        "pick me up at the back door",
        "pick me up at the corner, 4325 is hard to see",
        "I'm going to be a few minutes late",
        "I'm going to need help with my coat",
        "call me at 651-555-0133 when you are here",
        "use the door on 7th St E",
        "the appointment is at 2:30 pm but I like to be early",
        "going to wait by the mailbox",
        "voy a estar en la puerta de atrás",
        "recójame por la puerta de atrás",
        "buzzer is number 12",
    ],
)
def test_a_note_stays_a_note(said):
    assert en(said, "notes").values["notes"] == said


@pytest.mark.parametrize(
    ("language", "said", "asked", "place"),
    [
        ("es", "es en Riverview Eye Clinic y camino sin ayuda", "destination", "Riverview Eye Clinic"),
        ("es", "Riverview Eye Clinic y nadie viene conmigo", "destination", "Riverview Eye Clinic"),
        (
            "en",
            "at Lakeside Dental and Grace Ramos, the mother, rides along",
            "destination",
            "Lakeside Dental",
        ),
        ("en", "Lakeside Dental and my sister comes along", "destination", "Lakeside Dental"),
        ("es", "a Lakeside Dental y Ana Ramos, la mamá, lo acompaña", "destination", "Lakeside Dental"),
        ("es", "Calle Lake y Camino Real", "pickup", "Calle Lake y Camino Real"),
    ],
)
def test_what_follows_a_place_is_no_part_of_it(language, said, asked, place):
    assert either(language, said, asked).values[asked] == place


@pytest.mark.parametrize("asked", ["pickup", "destination"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "ride home at 1pm"),
        ("en", "take me home at 1 pm"),
        ("en", "going home at 1:30 pm"),
        ("es", "quiero regresar a la 1 de la tarde"),
        ("es", "el regreso a la 1 de la tarde"),
    ],
)
def test_the_time_of_the_way_home_is_no_place(asked, language, said):
    read = either(language, said, asked)
    assert asked not in read.values
    assert read.values["return_time"] in ("13:00", "13:30")


@pytest.mark.parametrize("asked", ["pickup", "destination"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "Hola, quisiera pedir un viaje"),
        ("es", "quisiera pedir un viaje"),
        ("es", "ocupo un viaje"),
        ("es", "me gustaría pedir transporte"),
        ("en", "I would like a ride"),
        ("en", "ride please"),
    ],
)
def test_an_opening_that_is_said_again_is_no_place(asked, language, said):
    assert not {"pickup", "destination", "place"} & either(language, said, asked).values.keys()


@pytest.mark.parametrize(
    ("language", "said", "ages", "people"),
    [
        ("es", "me llamo Ana Ruiz, llevo a mi hijo, 7, uso bastón", [7], None),
        ("es", "voy con mi hija, 4", [4], None),
        ("en", "my name is Ana Ruiz, I bring my son, 7, and I use a cane", [7], None),
        ("en", "my daughter, 9, rides along", [9], None),
        ("en", "I bring my son, 7, and my husband comes along", [7], 1),
    ],
)
def test_a_child_who_is_brought_is_counted_by_the_age_at_any_question(language, said, ages, people):
    read = either(language, said, "pickup" if "name" in said else None)
    assert read.values["children"] == ages
    assert read.values.get("companions") == people


@pytest.mark.parametrize(
    "said", ["llevo a mi hijo, 7, al dentista", "I bring my son, 30", "llevo a mi hijo a las 7"]
)
def test_a_child_who_is_the_rider_or_grown_rides_along_by_no_age(said):
    assert "children" not in es(said).values


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("none", "children"),
        ("no", "children"),
        ("ninguno", "children"),
        ("no children", "which_line"),
        ("there are no kids", "confirm"),
        ("no hay niños", "which_line"),
    ],
)
def test_ages_of_children_can_be_taken_away(said, asked):
    assert en(said, asked).values["children"] == []


@pytest.mark.parametrize(
    ("language", "said", "number", "street"),
    [
        ("en", "Grand Ave 1250", "1250", "Grand Ave"),
        ("en", "I live on Grand Ave 1250, St Paul", "1250", "Grand Ave"),
        ("es", "vivo en la calle Lake 1515", "1515", "calle Lake"),
        ("es", "el número 1515 de la calle Lake", "1515", "calle Lake"),
        ("en", "number 1515 on Lake Street", "1515", "Lake Street"),
        ("en", "It's 88 Elm in Waconia", "88", "Elm"),
    ],
)
@pytest.mark.parametrize("asked", ["pickup", None])
def test_a_house_number_after_the_street(language, said, number, street, asked):
    read = either(language, said, asked)
    assert [(each.number, each.street) for each in read.addresses] == [(number, street)]


@pytest.mark.parametrize(
    "said",
    [
        "Rice Street at 10:15",
        "on Grand Ave 3 pm",
        "from Rice Street 930 am",
        "7th St E, 12/9",
        "the number 12 of the list",
    ],
)
def test_a_time_after_a_street_is_no_house_number(said):
    assert not en(said).addresses


@pytest.mark.parametrize("said", ["Nov 30", "november 30th", "11/30", "el 30 de noviembre", "oct 15"])
def test_a_day_that_has_just_passed_is_asked_and_not_put_a_year_ahead(said):
    read = en(said, "trip_date")
    assert not readings(read, "trip_date")
    assert "date_past" in read.wrong


def test_with_its_year_it_is_taken():
    assert readings(en("Nov 30, 2027", "trip_date"), "trip_date") == ["2027-11-30"]
    assert readings(en("Aug 30", "trip_date"), "trip_date") == ["2027-08-30"]


@pytest.mark.parametrize(
    ("language", "said", "name", "value"),
    [
        ("en", "it was 2 pm but now 3:15 pm", "appointment_time", "15:15"),
        ("en", "it was at 2 pm, now it's 3:15 pm", "appointment_time", "15:15"),
        ("es", "era a las 2 de la tarde pero ahora es a las 3 de la tarde", "appointment_time", "15:00"),
        ("en", "it was friday but now it is monday", "trip_date", "2026-12-07"),
    ],
)
def test_what_was_counts_no_more_beside_what_is(language, said, name, value):
    assert readings(either(language, said, name), name) == [value]


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("es", "el jueves que viene no, el siguiente", "2026-12-10"),
        ("es", "este viernes no, el otro", "2026-12-11"),
        ("en", "not this friday, the next one", "2026-12-11"),
        ("en", "not friday, the one after that", "2026-12-11"),
    ],
)
def test_a_weekday_that_is_refused_for_the_next_one(language, said, day):
    assert readings(either(language, said, "trip_date"), "trip_date") == [day]


@pytest.mark.parametrize(
    ("language", "said", "asked", "name", "value"),
    [
        ("es", "me lamo Ray Lane", "rider_name", "rider_name", "Ray Lane"),
        ("es", "me llmao Ray Lane", "rider_name", "rider_name", "Ray Lane"),
        ("en", "nope noting", "notes", "notes", "none"),
        ("en", "nohting", "notes", "notes", "none"),
        ("es", "silla de rudas electrica", "mobility", "mobility", ["power_wheelchair"]),
        ("es", "silla de reudas manual", "mobility", "mobility", ["manual_wheelchair"]),
        ("en", "wlaker", "mobility", "mobility", ["walker"]),
        ("es", "andaor", "mobility", "mobility", ["walker"]),
        ("en", "noboddy", "companions", "companions", 0),
    ],
)
def test_slips_in_the_words_that_decide(language, said, asked, name, value):
    assert either(language, said, asked).values[name] == value


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "yes plaese"), ("en", "yes pleas"), ("es", "sí por fvaor"), ("en", "yse plesae")],
)
def test_a_yes_with_a_slip_in_its_courtesy_is_a_yes(language, said):
    assert either(language, said, "confirm").answer == "yes"
