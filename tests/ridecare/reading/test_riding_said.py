"""How somebody rides, by whole messages: aids and their negation, way home, companions, what a person must arrange."""

import pytest

from tests.ridecare.reading.reads import either, en


def mobility(said, *, asked):
    reading = en(said, "mobility" if asked else None)
    return reading.values.get("mobility") or [], "mobility" in reading.open


def way_home(said):
    reading = en(said)
    if "return_ride" in reading.open:
        return "round"
    return reading.values.get("return_ride")


def purpose(said):
    return en(said).values.get("trip_purpose")


def companions(said, *, asked):
    return en(said, "companions" if asked else None).values.get("companions")


def children(said):
    return en(said).values.get("children") or []


def special(said):
    return [each for each in en(said).special if each not in ("minor", "alone")]


@pytest.mark.parametrize(
    ("said", "aids"),
    [
        ("i walk", ["walks"]),
        ("i can walk fine", ["walks"]),
        ("she uses a walker", ["walker"]),
        ("walker", ["walker"]),
        ("cane and oxygen", ["cane", "oxygen"]),
        ("power wheelchair", ["power_wheelchair"]),
        ("electric chair, cant transfer", ["cannot_transfer", "power_wheelchair"]),
        ("manual wheelchair and i can transfer", ["can_transfer", "manual_wheelchair"]),
        ("folding wheelchair", ["manual_wheelchair"]),
        ("scooter", ["scooter"]),
        ("i have a service dog", ["service_animal"]),
        ("need help to the door", ["door_help"]),
        ("there are 5 steps at my house", ["stairs"]),
        ("he cant sit up, needs a stretcher", ["stretcher"]),
        ("uso baston", ["cane"]),
        ("andador y oxigeno", ["oxygen", "walker"]),
        ("camino bien", ["walks"]),
        ("silla de ruedas electrica", ["power_wheelchair"]),
        ("silla de ruedas manual, puedo pasarme al asiento", ["can_transfer", "manual_wheelchair"]),
        ("tengo perro guia", ["service_animal"]),
        ("va en camilla", ["stretcher"]),
        ("uses a rollator", ["walker"]),
        ("mom uses walker n has o2", ["oxygen", "walker"]),
    ],
)
def test_aids(said, aids):
    assert sorted(mobility(said, asked=True)[0]) == sorted(aids)


@pytest.mark.parametrize(
    ("said", "absent"),
    [
        ("i dont use a walker", "walker"),
        ("no wheelchair", "manual_wheelchair"),
        ("i do not have a cane", "cane"),
        ("without oxygen", "oxygen"),
        ("no uso andador", "walker"),
        ("sin baston", "cane"),
        ("i cant walk", "walks"),
        ("no puedo caminar", "walks"),
        ("she never uses a scooter", "scooter"),
        ("no stairs", "stairs"),
        ("ya no uso oxigeno", "oxygen"),
    ],
)
def test_an_aid_that_is_denied(said, absent):
    assert absent not in mobility(said, asked=True)[0]


@pytest.mark.parametrize(
    "said",
    [
        "wheelchair",
        "im in a wheelchair",
        "weelchair",
        "silla de ruedas",
        "uso silla de ruedas",
        "she is in a w/c",
    ],
)
def test_a_wheelchair_whose_kind_is_not_said(said):
    assert mobility(said, asked=True) == ([], True)
    assert set(either("en", said, "mobility").open["mobility"]) == {
        "manual_wheelchair",
        "power_wheelchair",
        "needs_wheelchair",
    }


@pytest.mark.parametrize(
    "said", ["no wheelchair", "i dont use a wheelchair", "no uso silla de ruedas", "sin silla de ruedas"]
)
def test_no_wheelchair(said):
    assert mobility(said, asked=True)[1] is False


@pytest.mark.parametrize("said", ["no", "none", "nothing", "im fine", "nada", "ninguno", "no thanks"])
def test_nothing_at_the_question_is_walking(said):
    assert mobility(said, asked=True)[0] == ["walks"]
    assert mobility(said, asked=False)[0] == []


@pytest.mark.parametrize(
    ("said", "home"),
    [
        ("one way", "one_way"),
        ("just there", "one_way"),
        ("i dont need a ride home", "one_way"),
        ("no return", "one_way"),
        ("solo ida", "one_way"),
        ("no necesito regreso", "one_way"),
        ("ill call when im done", "call_when_ready"),
        ("i will call you", "call_when_ready"),
        ("when i'm finished", "call_when_ready"),
        ("will call", "call_when_ready"),
        ("yo llamo cuando termine", "call_when_ready"),
        ("les aviso al salir", "call_when_ready"),
        ("cuando acabe", "call_when_ready"),
        ("at a set time", "fixed_time"),
        ("done at 3", "fixed_time"),
        ("termino a las 4", "fixed_time"),
        ("round trip", "round"),
        ("both ways pls", "round"),
        ("there and back", "round"),
        ("ida y vuelta", "round"),
        ("i need a ride", None),
        ("mañana a las 9", None),
    ],
)
def test_way_home(said, home):
    assert way_home(said) == home


@pytest.mark.parametrize(
    ("language", "said", "held"),
    [
        ("en", "no", "one_way"),
        ("en", "nope", "one_way"),
        ("es", "no gracias", "one_way"),
        ("en", "i'll call", "call_when_ready"),
        ("es", "yo llamo", "call_when_ready"),
        ("es", "solo de ida", "one_way"),
    ],
)
def test_the_way_home_at_its_question(language, said, held):
    assert either(language, said, "return_ride").values.get("return_ride") == held


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "yes"), ("en", "yes please"), ("es", "si"), ("es", "ida y vuelta"), ("en", "round trip")],
)
def test_a_way_home_whose_kind_is_not_said(language, said):
    assert set(either(language, said, "return_ride").open["return_ride"]) == {"call_when_ready", "fixed_time"}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("dialysis", "dialysis"), ("dialisis", "dialysis"), ("dentist appt", "dental"), ("cita con el dentista", "dental"), ("eye doctor", "eye"),
        ("oculista", "eye"), ("physical therapy", "therapy"), ("terapia fisica", "therapy"), ("therapist", "therapy"), ("methadone clinic", "substance_use"),
        ("psychiatrist", "mental_health"), ("salud mental", "mental_health"), ("blood work", "lab"), ("rayos x", "lab"), ("pharmacy", "pharmacy"),
        ("heart specialist", "specialist"),  ("annual physical", "checkup"), ("chequeo", "checkup"), ("a ride", None), ("gracias", None),
    ],
)  # fmt: skip
def test_kinds_of_visit(said, kind):
    assert purpose(said) == kind


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("no", 0), ("nobody", 0), ("just me", 0), ("alone", 0), ("nadie", 0), ("solo yo", 0), ("0", 0), ("1", 1),  ("two people", 2), ("dos personas", 2), ("una persona", 1),
        ("my wife", 1), ("mi hija", 1), ("my wife and my son", 2), ("2 adults", 2), ("my pca is coming", 1), ("just my dog", 0), ("my service dog", 0), ("con mi esposo", 1), ("no, just me", 0), ("sola", 0),
        ("3 others", 3), ("just my aide", 1),
    ],
)  # fmt: skip
def test_companions_at_the_question(said, number):
    assert companions(said, asked=True) == number


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("need ride with my wife", 1), ("me and my daughter", 1), ("voy con mi hija", 1), ("my mom is coming with", 1), ("2 people riding with me", 2), ("i ride alone", 0), ("voy sola", 0),
        ("nobody comes with me", 0), ("nadie me acompaña", 0), ("pick me up at 2", None), ("tomorrow with dr Lee", None), ("with my walker", None), ("con mi perro guia", None), ("need a ride for my mom", None),
        ("mañana a las 2", None), ("hola", None),
    ],
)  # fmt: skip
def test_companions_in_passing(said, number):
    assert companions(said, asked=False) == number


@pytest.mark.parametrize(
    ("said", "ages"),
    [
        ("two kids ages 3 and 5", [3, 5]), ("my kids 4, 6", [4, 6]), ("2 niños de 3 y 7", [3, 7]), ("kids aged 2", [2]), ("my kids", []), ("no kids", []), ("my son is 8 and needs a ride", []),
    ],
)  # fmt: skip
def test_ages_of_children_along(said, ages):
    assert children(said) == ages


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("i need rides every monday", "repeat"), ("mon wed fri dialysis", "repeat"), ("MWF", "repeat"), ("three times a week", "repeat"), ("todos los lunes", "repeat"), ("3 veces por semana", "repeat"),
        ("every week pls", "repeat"), ("cada martes", "repeat"),
        ("me and my wife both have appointments", "two_riders"), ("ride for two people dos citas", "two_riders"), ("los dos tenemos cita", "two_riders"), ("we both have appts", "two_riders"),
        ("two stops on the way home", "extra_stop"), ("stop at the pharmacy and the bank", "extra_stop"), ("dos paradas", "extra_stop"),
        ("my dad needs a stretcher", "stretcher"), ("va acostado en camilla", "stretcher"),
        ("im being discharged today", "discharge"), ("getting discharged frm regions", "discharge"), ("me dan de alta hoy", "discharge"), ("le van a dar de alta", "discharge"),
        ("he needs protected transport", "protected"),
    ],
)  # fmt: skip
def test_what_a_person_must_arrange(said, what):
    assert what in special(said)


@pytest.mark.parametrize(
    "said",
    [
        "ride tomorrow at 9",
        "no stretcher",
        "i need a ride on monday",
        "el martes a las 2",
        "my mom uses a walker",
        "hola",
        "to the pharmacy",
        "with my wife",
        "every thing is fine",
    ],
)
def test_nothing_to_arrange(said):
    assert special(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "ride for my 8 year old son",
        "my daughter is 5 and needs a ride",
        "mi hija de 5 años necesita viaje",
        "ride for my baby",
        "es para mi hijo, tiene 12 años",
    ],
)
def test_a_minor(said):
    assert "minor" in en(said).special


@pytest.mark.parametrize(
    "said",
    [
        "ride for my mom",
        "my son drives me",
        "ride for my wife she is 72 years old",
        "i am 40 years old",
        "es para mi esposo",
    ],
)
def test_no_minor(said):
    assert "minor" not in en(said).special
