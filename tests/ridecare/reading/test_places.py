"""Where a ride begins and ends, in the member's own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

PLACES_ASKED = [
    ("Como Park Dental", "en", "destination", {"destination": "Como Park Dental"}),
    ("¿Cómo funciona?", "es", "destination", {"not": ["destination"]}),
    ("drive me", "en", "pickup", {"not": ["pickup"]}),
    ("pickup 12 Oak St drop off 900 Rice St", "en", None, {"pickup": "12 Oak St", "destination": "900 Rice St"}),
    ("desde 12 Oak St hasta la clínica Sol", "es", None, {"pickup": "12 Oak St", "destination": "la clínica Sol"}),
    ("hasta la tarde", "es", None, {"not": ["destination"]}),
    ("leaving from my aunts house heading to Hudson Hospital", "en", None, {"pickup": "my aunts house", "destination": "Hudson Hospital"}),
    ("nobody", "en", "pickup", {"not": ["pickup"]}),
    ('45 Main St', 'en', 'pickup', {'pickup': '45 Main St'}),
    ("it's 45 Main St apt 3, St Paul", 'en', 'pickup', {'pickup': '45 Main St apt 3, St Paul'}),
    ('my address is 1200 Nicollet Ave', 'en', 'pickup', {'pickup': '1200 Nicollet Ave'}),
    ('home', 'en', 'pickup', {'pickup': 'home'}),
    ('from my house', 'en', 'pickup', {'pickup': 'my house'}),
    ('Human Services building', 'en', 'pickup', {'pickup': 'Human Services building'}),
    ('the Stop and Shop on 4th', 'en', 'pickup', {'pickup': 'the Stop and Shop on 4th', 'not': ['trip_date']}),
    ('Free Clinic of St Paul', 'en', 'destination', {'destination': 'Free Clinic of St Paul'}),
    ('to the Mayo Clinic', 'en', 'destination', {'destination': 'the Mayo Clinic'}),
    ("I'm going to Regions Hospital", 'en', 'destination', {'destination': 'Regions Hospital'}),
    ('500 Oak Ave tomorrow at 9am', 'en', 'destination', {'destination': '500 Oak Ave', 'trip_date': '2026-11-25', 'appointment_time': '09:00'}),
    ('how much does it cost?', 'en', 'pickup', {'not': ['pickup']}),
    ('yes', 'en', 'pickup', {'not': ['pickup']}),
    ('i dont know', 'en', 'pickup', {'not': ['destination'], 'answer': 'unknown'}),
    ('can i talk to someone', 'en', 'pickup', {'not': ['pickup']}),
    ('what do you mean', 'en', 'pickup', {'not': ['pickup']}),
    ('pick me up at 45 Main St', 'en', 'pickup', {'pickup': '45 Main St'}),
    ('en mi casa', 'es', 'pickup', {'pickup': 'mi casa'}),
    ('estoy en 45 Main St apto 3', 'es', 'pickup', {'pickup': '45 Main St apto 3'}),
    ('mi dirección es 1200 Nicollet Ave', 'es', 'pickup', {'pickup': '1200 Nicollet Ave'}),
    ('a la clínica Oak en St Paul', 'es', 'destination', {'destination': 'la clínica Oak en St Paul'}),
    ('al hospital Regions', 'es', 'destination', {'destination': 'hospital Regions'}),
    ('voy a Hennepin Healthcare', 'es', 'destination', {'destination': 'Hennepin Healthcare'}),
    ('Toronto, Ontario', 'en', 'destination', {'wrong': ['outside_country']}),
    ('Ciudad de México', 'es', 'destination', {'wrong': ['outside_country']}),
    ('7th street and Robert', 'en', 'pickup', {'pickup': '7th street and Robert', 'not': ['trip_date']}),
    ('from 45 Main St to 500 Oak Ave', 'en', 'pickup', {'pickup': '45 Main St', 'destination': '500 Oak Ave'}),
    ('Dr. Patel at 500 Oak Ave suite 200', 'en', 'destination', {'destination': 'Dr. Patel at 500 Oak Ave suite 200'}),
    ('no', 'en', 'pickup', {'not': ['pickup']}),
    ('45 Main St, Minneapolis MN 55403', 'en', 'pickup', {'pickup': '45 Main St, Minneapolis MN 55403'}),
    ('I live at 45 Main St in St Paul', 'en', 'pickup', {'pickup': '45 Main St in St Paul'}),
    ('same place as last time', 'en', 'pickup', {}),
    ('I will be at the shelter on Currie Ave', 'en', 'pickup', {'pickup': 'the shelter on Currie Ave'}),
    ('my doctor is at Oak Clinic', 'en', 'destination', {'destination': 'Oak Clinic'}),
    ('45 Main St and I use a wheelchair', 'en', 'pickup', {'pickup': '45 Main St'}),
    ('¿cuánto cuesta?', 'es', 'pickup', {'not': ['pickup']}),
    ('quiero hablar con una persona', 'es', 'pickup', {'not': ['pickup']}),
    ('um idk the address, its the salvation army on 10th', 'en', 'pickup', {'pickup': 'the salvation army on 10th'}),
    ('the front door of Cedar Riverside plaza building D', 'en', 'pickup', {'pickup': 'the front door of Cedar Riverside plaza building D'}),
    ('im at my daughters house 77 Penn Ave N', 'en', 'pickup', {'pickup': 'my daughters house 77 Penn Ave N'}),
    ('Stop N Go on 4th St, Stillwater', 'en', 'pickup', {'pickup': 'Stop N Go on 4th St, Stillwater', 'not': ['trip_date']}),
    ('Never Summer Pain Clinic', 'en', 'destination', {'destination': 'Never Summer Pain Clinic'}),
    ('Walker Methodist Health Center', 'en', 'destination', {'destination': 'Walker Methodist Health Center', 'not': ['mobility']}),
    ('Walgreens parking lot, Snelling & University', 'en', 'pickup', {'pickup': 'Walgreens parking lot, Snelling & University'}),
    ('310 Cedar St, Stillwater, and the visit is at Lakeview Hospital', 'en', 'pickup', {'pickup': '310 Cedar St, Stillwater', 'destination': 'Lakeview Hospital'}),
    ('I have to see Dr. Wang', 'en', 'destination', {'destination': 'Dr. Wang'}),
    ('Hennepin County Medical Center 701 Park Ave door 3', 'en', 'destination', {'destination': 'Hennepin County Medical Center 701 Park Ave door 3'}),
    ('425 20th Ave S, 2:30pm', 'en', 'destination', {'destination': '425 20th Ave S', 'appointment_time': '14:30'}),
    ('Winnipeg', 'en', 'destination', {'wrong': ['outside_country'], 'not': ['destination']}),
    ('Mexico Street Clinic', 'en', 'destination', {'destination': 'Mexico Street Clinic'}),
    ('55404', 'en', 'pickup', {'not': ['pickup']}),
    ('I already told you', 'en', 'pickup', {'not': ['pickup']}),
    ('same as last time', 'en', 'pickup', {'not': ['pickup']}),
    ('mi casa es 1234 Elm St', 'es', 'pickup', {'pickup': '1234 Elm St'}),
    ('recójanme en la esquina de Lake y Chicago', 'es', 'pickup', {'pickup': 'la esquina de Lake y Chicago'}),
    ('en la casa de mi hija, 77 Penn Ave N', 'es', 'pickup', {'pickup': 'la casa de mi hija, 77 Penn Ave N'}),
    ('¿por qué pregunta?', 'es', 'destination', {'not': ['destination']}),
    ('mi hija me ayuda a escribir pero ella no está conmigo', 'es', 'pickup', {'not': ['pickup']}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), PLACES_ASKED)
def test_places_asked(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
