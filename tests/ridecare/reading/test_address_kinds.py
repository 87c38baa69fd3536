"""The kinds of addresses members write, each taken apart, and what looks like one and is none."""

from __future__ import annotations

import pytest

from ridecare.reading.result import Reading
from tests.ridecare.reading.reads import en, es

# text, then number, street, unit, city, state, ZIP
KINDS = {
    "towns of several words": [
        ("310 Oak Ridge Trl, Inver Grove Heights, MN 55077", "310", "Oak Ridge Trl", None, "Inver Grove Heights", "MN", "55077"),
        ("19 lilac ln thief river falls mn", "19", "lilac ln", None, "thief river falls", "mn", None),
        ("88 Juniper Ave #5 White Bear Lake", "88", "Juniper Ave", "#5", "White Bear Lake", None, None),
        ("1450 Selma St, Little Canada", "1450", "Selma St", None, "Little Canada", None, None),
    ],
    "towns that begin with a direction": [
        ("710 Dodd Rd, West St Paul, MN 55118", "710", "Dodd Rd", None, "West St Paul", "MN", "55118"),
        ("2400 Margaret St North St. Paul", "2400", "Margaret St", None, "North St. Paul", None, None),
        ("66 Wabasha St N St Paul", "66", "Wabasha St N", None, "St Paul", None, None),
        ("66 Rice St N | Saint Paul | MN", "66", "Rice St N", None, "Saint Paul", "MN", None),
    ],
    "states spelled out, and others than Minnesota": [
        ("14 Birch Ct, Fargo, North Dakota 58102", "14", "Birch Ct", None, "Fargo", "North Dakota", "58102"),
        ("512 Elm Dr Apt 3 Waukesha Wisconsin", "512", "Elm Dr", "Apt 3", "Waukesha", "Wisconsin", None),
        ("700 Pine St, Tulsa OK", "700", "Pine St", None, "Tulsa", "OK", None),
        ("91 Bay St, Portland, OR 97205", "91", "Bay St", None, "Portland", "OR", "97205"),
        ("8 Pearl St, Hudson, Wis.", "8", "Pearl St", None, "Hudson", "Wis", None),
        ("40 Mill Rd, Jackson Hollow, NY 12345-6789", "40", "Mill Rd", None, "Jackson Hollow", "NY", "12345-6789"),
    ],
    "a unit before the number": [
        ("Apt 7, 233 Dayton Ave, St Paul", "233", "Dayton Ave", "Apt 7", "St Paul", None, None),
        ("#9 - 41 Loring Way, Minneapolis", "41", "Loring Way", "#9", "Minneapolis", None, None),
        ("3rd floor 820 Hamline Ave N", "820", "Hamline Ave N", "3rd floor", None, None, None),
        ("Bldg 3 Apt B, 55 Golf View Dr, Eagan MN", "55", "Golf View Dr", "Bldg 3 Apt B", "Eagan", "MN", None),
        ("mom is in rm 16 now, 900 4th St SW, Willmar", "900", "4th St SW", "rm 16", "Willmar", None, None),
    ],
    "a unit after the street or the town": [
        ("4600 Zane Ave, Crystal, Unit 11, MN 55422", "4600", "Zane Ave", "Unit 11", "Crystal", "MN", "55422"),
        ("72 Rondo Ave, 2nd floor, St Paul", "72", "Rondo Ave", "2nd floor", "St Paul", None, None),
        ("72 Rondo Ave upper unit St Paul", "72", "Rondo Ave", "upper unit", "St Paul", None, None),
        ("72 Rondo Ave, upstairs, St Paul", "72", "Rondo Ave", "upstairs", "St Paul", None, None),
        ("200 Logan Ave N apt6 mpls", "200", "Logan Ave N", "apt6", "mpls", None, None),
        ("200 Logan Ave N no. 6 Minneapolis", "200", "Logan Ave N", "no. 6", "Minneapolis", None, None),
        ("30 Fern St (Apt 2), Anoka, MN 55303", "30", "Fern St", "Apt 2", "Anoka", "MN", "55303"),
        ("30 Fern St 4B, Anoka", "30", "Fern St", "4B", "Anoka", None, None),
        ("30 Fern St Bldg C Rm 12 Anoka", "30", "Fern St", "Bldg C Rm 12", "Anoka", None, None),
    ],
    "lower case, without commas": [
        ("5120 thomas ave s apt 2 minneapolis mn 55410", "5120", "thomas ave s", "apt 2", "minneapolis", "mn", "55410"),
        ("901 portland ave so richfield mn", "901", "portland ave so", None, "richfield", "mn", None),
        ("815 w 7th st duluth", "815", "w 7th st", None, "duluth", None, None),
    ],
    "however the parts are separated": [
        ("610 Laurel St; Brainerd; MN; 56401", "610", "Laurel St", None, "Brainerd", "MN", "56401"),
        ("610 Laurel St - Brainerd - MN - 56401", "610", "Laurel St", None, "Brainerd", "MN", "56401"),
        ("610 Laurel St / Brainerd / MN", "610", "Laurel St", None, "Brainerd", "MN", None),
        ("610 Laurel St\nApt 4\nBrainerd MN 56401", "610", "Laurel St", "Apt 4", "Brainerd", "MN", "56401"),
        ("Address: 610 Laurel St\nCity: Brainerd\nZip: 56401", "610", "Laurel St", None, "Brainerd", None, "56401"),
        ("Sunny Adult Day, 610 Laurel St, Brainerd", "610", "Laurel St", None, "Brainerd", None, None),
    ],
    "directions around the street": [
        ("1900 Central Avenue Northeast Minneapolis", "1900", "Central Avenue Northeast", None, "Minneapolis", None, None),
        ("1900 central ave north east, Minneapolis", "1900", "central ave north east", None, "Minneapolis", None, None),
        ("45 Hill Rd W, Chaska", "45", "Hill Rd W", None, "Chaska", None, None),
        ("33 N Shore Dr, Detroit Lakes", "33", "N Shore Dr", None, "Detroit Lakes", None, None),
        ("1200 North Ave, Anoka", "1200", "North Ave", None, "Anoka", None, None),
        ("7100 E Point Wilson Rd S Cottage Grove", "7100", "E Point Wilson Rd S", None, "Cottage Grove", None, None),
    ],
    "names around the word for the street": [
        ("1400 Avenue J, Council Bluffs, IA", "1400", "Avenue J", None, "Council Bluffs", "IA", None),
        ("77 Avenue of the Pines, Plano TX 75074", "77", "Avenue of the Pines", None, "Plano", "TX", "75074"),
        ("1800 La Croix Ave, Edina", "1800", "La Croix Ave", None, "Edina", None, None),
        ("18 Lake of the Woods Dr, Baudette", "18", "Lake of the Woods Dr", None, "Baudette", None, None),
        ("640 W St Germain, St Cloud", "640", "W St Germain", None, "St Cloud", None, None),
        ("22 St Albans St, St Paul", "22", "St Albans St", None, "St Paul", None, None),
        ("9 Market Square Ln, Hastings", "9", "Market Square Ln", None, "Hastings", None, None),
        ("12 Circle Pines Way, Circle Pines", "12", "Circle Pines Way", None, "Circle Pines", None, None),
        ("500 Dr. Martin Luther King Jr. Blvd, Saint Paul", "500", "Dr. Martin Luther King Jr. Blvd", None, "Saint Paul", None, None),
        ("210 Lower Afton Rd E, Afton", "210", "Lower Afton Rd E", None, "Afton", None, None),
        ("30 Dorothy Day Ct, St Paul", "30", "Dorothy Day Ct", None, "St Paul", None, None),
        ("2200 Q St, Lincoln, Nebraska", "2200", "Q St", None, "Lincoln", "Nebraska", None),
        ("415 Paseo de Oro, Santa Fe, NM 87501", "415", "Paseo de Oro", None, "Santa Fe", "NM", "87501"),
        ("1600 N Broadway, Rochester", "1600", "N Broadway", None, "Rochester", None, None),
        ("4000 W 36 1/2 St, St Louis Park", "4000", "W 36 1/2 St", None, "St Louis Park", None, None),
    ],
    "roads with numbers, and rural routes": [
        ("22100 County Road 8, Big Lake MN", "22100", "County Road 8", None, "Big Lake", "MN", None),
        ("4100 Cty Rd C2 W, Roseville", "4100", "Cty Rd C2 W", None, "Roseville", None, None),
        ("310 State Hwy 25, Foley, MN 56329", "310", "State Hwy 25", None, "Foley", "MN", "56329"),
        ("310 Old Highway 61 N Hinckley", "310", "Old Highway 61 N", None, "Hinckley", None, None),
        ("310 C.R. 5 Foley MN", "310", "C.R. 5", None, "Foley", "MN", None),
        ("310 MN-25, Foley", "310", "MN-25", None, "Foley", None, None),
        ("N512 County Road K, Hudson WI", "N512", "County Road K", None, "Hudson", "WI", None),
        ("RR 3 Box 77, Bagley, MN 56621", None, "RR 3 Box 77", None, "Bagley", "MN", "56621"),
        ("rural route 1 box 9a roseau", None, "rural route 1 box 9a", None, "roseau", None, None),
        ("240 W 1300 N, Provo, Utah", "240", "W 1300 N", None, "Provo", "Utah", None),
    ],
    "slips": [
        ("41 Aspen Aveneu, Winona", "41", "Aspen Aveneu", None, "Winona", None, None),
        ("41 Aspen Stret #2 Winona", "41", "Aspen Stret", "#2", "Winona", None, None),
        ("41 Aspen Boulevrd, Winona MN", "41", "Aspen Boulevrd", None, "Winona", "MN", None),
        ("410 Aspen Mineapolis MN 55403", "410", "Aspen", None, "Mineapolis", "MN", "55403"),
    ],
    "streets without a type": [
        ("735 Juniper", "735", "Juniper", None, None, None, None),
        ("735 Juniper, Winona", "735", "Juniper", None, "Winona", None, None),
        ("735 n juniper apt 2 winona", "735", "n juniper", "apt 2", "winona", None, None),
        ("I live at 735 Juniper and use a walker", "735", "Juniper", None, None, None, None),
        ("take me to 735 Juniper, Winona, MN 55987 please", "735", "Juniper", None, "Winona", "MN", "55987"),
        ("39 Heron Vw, Waconia, MN", "39", "Heron Vw", None, "Waconia", "MN", None),
    ],
    "inside sentences": [
        ("get me from 4100 Cedar Lake Rd apt 8 in St Louis Park please", "4100", "Cedar Lake Rd", "apt 8", "St Louis Park", None, None),
        ("it's 62 Fir Ave #3, St Paul, there is a ramp", "62", "Fir Ave", "#3", "St Paul", None, None),
        ("my new place is 62 Fir Ave, St Paul 55106, red door", "62", "Fir Ave", None, "St Paul", None, "55106"),
        ("the zip is 55987 and the house is 12 Vine St in Winona", "12", "Vine St", None, "Winona", None, "55987"),
        ("I'm at 62 Fir Ave N upstairs and need a ride", "62", "Fir Ave N", "upstairs", None, None, None),
        ("a ride to 15 Lee St, Roanoke VA on Friday", "15", "Lee St", None, "Roanoke", "VA", None),
        ("at 10:15 from 404 3rd St NW Bemidji", "404", "3rd St NW", None, "Bemidji", None, None),
    ],
}  # fmt: skip
SPANISH = [
    ("Vivo en 62 Fir Ave apto 5, Minneapolis", "62", "Fir Ave", "apto 5", "Minneapolis", None, None),
    ("mi dirección es 62 Fir Ave #2 en Minneapolis", "62", "Fir Ave", "#2", "Minneapolis", None, None),
    ("recójame en 62 Fir Ave, segundo piso, St Paul, por favor", "62", "Fir Ave", "segundo piso", "St Paul", None, None),
    ("estamos en 62 Fir Ave sur unidad 8 en Willmar", "62", "Fir Ave sur", "unidad 8", "Willmar", None, None),
    ("voy a 900 Calle Flores, Tucson AZ el martes", "900", "Calle Flores", None, "Tucson", "AZ", None),
    ("trabajo en 300 Highway 13 S en Savage pero vivo lejos", "300", "Highway 13 S", None, "Savage", None, None),
]  # fmt: skip


def parts(reading: Reading) -> list[tuple[str | None, ...]]:
    return [
        (each.number, each.street, each.unit, each.city, each.state, each.zip) for each in reading.addresses
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=text) for rows in KINDS.values() for text, *expected in rows],
)
def test_each_kind_is_taken_apart(text: str, expected: list[str | None]) -> None:
    assert parts(en(text)) == [tuple(expected)]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, expected, id=text) for text, *expected in SPANISH]
)
def test_in_spanish(text: str, expected: list[str | None]) -> None:
    assert parts(es(text)) == [tuple(expected)]


@pytest.mark.parametrize(
    "text",
    [
        "a ride at 930 tomorrow", "it is a 25 minute drive", "about 12 miles each way", "a 2 way trip", "4 kids and 1 adult",
        "bus 21 lake street", "route 63 grand avenue", "I take the 5 Chicago Ave bus", "line 10 central avenue", "the 94 road is closed",
        "my number is 612 555 0142", "born 03/04/1950", "December 12 Lake Street clinic", "on dec 9 main street dental",
        "I am 67 years old", "take 20 mg a day on the court", "2 tablets lane", "my id is 90000001", "90000001 Garcia",
        "at 9 dr patel", "at 10 st marys hospital", "930 st marys", "1045 regions hospital", "at 2 physical therapy place",
        "gate code 1130", "apt 12 park avenue", "suite 200 medical plaza", "30 second walk", "2 blocks from lake street",
        "9 am court date", "8 court dates", "10 to 12 street parking", "between 33 and 34 street", "33rd and Hennepin Ave", "200 dollars way too much",
        "3 stops", "friday 4 december", "the wait is 45 minutes way too long",
    ],
)  # fmt: skip
def test_other_numbers_are_no_address(text: str) -> None:
    assert parts(en(text)) == []


@pytest.mark.parametrize(
    "text", ["a las 3 de la tarde", "a las 10 de la mañana en la calle Lake", "somos 2 a la clínica", "el 12 de mayo"]
)  # fmt: skip
def test_other_numbers_in_spanish_are_no_address(text: str) -> None:
    assert parts(es(text)) == []


@pytest.mark.parametrize(
    ("asked", "text"),
    [("member_id", "12345 Garcia"), ("date_of_birth", "1200 Main"), ("rider_name", "100 Smith"), ("companions", "2 adults")],
)  # fmt: skip
def test_a_number_and_a_name_answer_another_question(asked: str, text: str) -> None:
    assert parts(en(text, asked=asked)) == []


def test_where_a_place_is_asked_a_short_number_is_enough() -> None:
    assert parts(en("45 Juniper", asked="pickup")) == [("45", "Juniper", None, None, None, None)]
    assert parts(en("45 Juniper")) == []


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("from 45 Fir Ave apt 4, 60 Vine St is where we go", ["45 Fir Ave apt 4", "60 Vine St"]),
        ("from 45 Fir Ave St Paul to 60 Vine St Ste 2 Winona at 3pm", ["45 Fir Ave St Paul", "60 Vine St Ste 2 Winona"]),
        ("45 Fir Ave 3 pm", ["45 Fir Ave"]),
        ("45 Fir Ave, walker, one aide", ["45 Fir Ave"]),
        ("45 Fir Ave apt 12, destination is Minnesota Eye", ["45 Fir Ave apt 12"]),
        ("pick up 640 Fir St dr at 9", ["640 Fir St"]),
        ("2 stops: 45 fir st and 60 vine ave", ["45 fir st", "60 vine ave"]),
        ("dec 14 404 Vine St", ["404 Vine St"]),
        ("45 Fir Ave. I need a ride", ["45 Fir Ave"]),
    ],
)  # fmt: skip
def test_an_address_ends_before_other_words(text: str, texts: list[str]) -> None:
    assert [each.text for each in en(text).addresses] == texts


@pytest.mark.parametrize(
    ("text", "pickup"),
    [
        ("come get me at 15 Vine St, 2nd floor, Duluth? Thanks", "15 Vine St, 2nd floor, Duluth"),
        ("pick me up at 15 Vine St\nApt 4\nDuluth MN", "15 Vine St, Apt 4, Duluth MN"),
        ("my address is 735 Juniper, upstairs unit", "735 Juniper, upstairs unit"),
    ],
)
def test_a_place_keeps_the_whole_address(text: str, pickup: str) -> None:
    assert en(text).values["pickup"] == pickup
