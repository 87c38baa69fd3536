"""Whole sentences, in any order and number of values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

SENTENCES = [
    ('I need a ride tomorrow at 3pm from 45 Main St to Oak Clinic', 'en', None, {'trip_date': '2026-11-25', 'appointment_time': '15:00', 'pickup': '45 Main St', 'destination': 'Oak Clinic'}),
    ('ride friday 930am from home to Park Nicollet st louis park', 'en', None, {'trip_date': '2026-11-27', 'appointment_time': '09:30', 'pickup': 'home', 'destination': 'Park Nicollet st louis park'}),
    ('pick me up at 4', 'en', None, {'open.pickup_time': ('04:00', '16:00'), 'not': ['appointment_time', 'pickup']}),
    ('pick me up at 8am tomorrow, my appointment is at 9am', 'en', None, {'pickup_time': '08:00', 'appointment_time': '09:00', 'trip_date': '2026-11-25'}),
    ('be there by 4 pm', 'en', None, {'appointment_time': '16:00'}),
    ('appointment at 4', 'en', None, {'open.appointment_time': ('04:00', '16:00')}),
    ('take me home at 5pm', 'en', None, {'return_time': '17:00', 'return_ride': 'fixed_time', 'not': ['appointment_time']}),
    ('my appointment is at 1pm and i will be done at 3pm', 'en', None, {'appointment_time': '13:00', 'return_time': '15:00', 'return_ride': 'fixed_time'}),
    ('i need to get to my dialysis at DaVita on Lake St tomorrow at 6 am', 'en', None, {'destination': 'DaVita on Lake St', 'trip_date': '2026-11-25', 'appointment_time': '06:00', 'trip_purpose': 'dialysis'}),
    ('tue 930 dialysis', 'en', None, {'trip_purpose': 'dialysis', 'open.appointment_time': ('09:30', '21:30')}),
    ('can u pick me up at 1200 Nicollet Ave apt 4 on dec 5 at 10am to go to Hennepin Healthcare', 'en', None, {'pickup': '1200 Nicollet Ave apt 4', 'trip_date': '2026-12-05', 'destination': 'Hennepin Healthcare', 'pickup_time': '10:00'}),
    ('from my house to the Stop and Shop on 4th', 'en', None, {'pickup': 'my house', 'destination': 'the Stop and Shop on 4th', 'not': ['trip_date', 'appointment_time']}),
    ('I need to go to 200 1st St SW in Rochester on December 10 at 2:30 pm, I use a walker', 'en', None, {'destination': '200 1st St SW in Rochester', 'trip_date': '2026-12-10', 'appointment_time': '14:30', 'mobility': ['walker']}),
    ('necesito un viaje mañana a las 9 de la mañana de mi casa a la clinica Oak', 'es', None, {'trip_date': '2026-11-25', 'appointment_time': '09:00', 'pickup': 'mi casa', 'destination': 'la clinica Oak'}),
    ('nesesito q me recojan en 45 Main St el viernes a las 8am', 'es', None, {'pickup': '45 Main St', 'trip_date': '2026-11-27', 'pickup_time': '08:00'}),
    ('tengo cita con el dentista el 5 de diciembre a las 2 de la tarde', 'es', None, {'trip_date': '2026-12-05', 'appointment_time': '14:00', 'trip_purpose': 'dental'}),
    ('quiero ir desde 45 Main St hasta Hennepin Healthcare el jueves', 'es', None, {'pickup': '45 Main St', 'destination': 'Hennepin Healthcare', 'trip_date': '2026-11-26'}),
    ('mi cita es a las 3 de la tarde, recójame en mi casa a las 2', 'es', None, {'appointment_time': '15:00', 'pickup': 'mi casa'}),
    ('ride to 500 Oak Ave at 3pm one way', 'en', None, {'destination': '500 Oak Ave', 'appointment_time': '15:00', 'return_ride': 'one_way'}),
    ('I need a ride to my doctor', 'en', None, {'not': ['pickup', 'trip_date', 'appointment_time']}),
    ('I need a ride', 'en', None, {'not': ['pickup', 'destination', 'trip_date', 'appointment_time', 'rider_name']}),
    ('Good morning, I need a ride on friday at 9', 'en', None, {'open.appointment_time': ('09:00', '21:00'), 'trip_date': '2026-11-27'}),
    ('necesito un ride tomorrow a las 9am', 'es', None, {'trip_date': '2026-11-25', 'appointment_time': '09:00'}),
    ('i am 65 years old and live at 1200 7th street', 'en', None, {'not': ['trip_date', 'appointment_time']}),
    ('my number is 612-555-0123 and i need a ride friday', 'en', None, {'callback_phone': '+16125550123', 'trip_date': '2026-11-27', 'not': ['appointment_time']}),
    ('round trip to Oak Clinic tomorrow', 'en', None, {'open.return_ride': ('call_when_ready', 'fixed_time'), 'destination': 'Oak Clinic', 'trip_date': '2026-11-25'}),
    ('to Regions Hospital from 45 Main St, St Paul on friday', 'en', None, {'destination': 'Regions Hospital', 'pickup': '45 Main St, St Paul', 'trip_date': '2026-11-27'}),
    ('I have an appointment at Mayo Clinic on Monday at 10:30am. Pick me up at 123 Elm St, Austin MN 55912', 'en', None, {'destination': 'Mayo Clinic', 'trip_date': '2026-11-30', 'appointment_time': '10:30', 'pickup': '123 Elm St, Austin MN 55912', 'not': ['pickup_time']}),
    ('take my mom from 12 Oak St to dialysis center on Snelling tomorrow at 6am', 'en', None, {'pickup': '12 Oak St', 'destination': 'dialysis center on Snelling', 'appointment_time': '06:00'}),
    ('how much does it cost to go from st paul to rochester?', 'en', None, {'not': ['trip_date', 'appointment_time']}),
    ('de 45 Main St a 500 Oak Ave mañana a las 8 am', 'es', None, {'pickup': '45 Main St', 'destination': '500 Oak Ave', 'trip_date': '2026-11-25', 'appointment_time': '08:00'}),
    ('Voy al hospital Regions el lunes a las 10 am, salgo de mi casa', 'es', None, {'trip_date': '2026-11-30', 'appointment_time': '10:00', 'pickup': 'mi casa'}),
    ('need a ride for Amos Reed from 310 Cedar St, Stillwater to Lakeview Hospital on dec 9 at 9:15 am, one way, he walks, nobody else, 612-555-0133', 'en', None, {'rider_name': 'Amos Reed', 'pickup': '310 Cedar St, Stillwater', 'destination': 'Lakeview Hospital', 'trip_date': '2026-12-09', 'appointment_time': '09:15', 'return_ride': 'one_way', 'mobility': ['walks'], 'companions': 0, 'callback_phone': '+16125550133'}),
    ('necesito un viaje, me llamo Lucia Mora, desde 77 Birch Lane, Roseville a la Clinica Oak el 10 de diciembre a las 2:30 pm, solo ida, uso bastón, voy sola, mi teléfono es 651-555-0178', 'es', None, {'rider_name': 'Lucia Mora', 'pickup': '77 Birch Lane, Roseville', 'destination': 'la Clinica Oak', 'trip_date': '2026-12-10', 'appointment_time': '14:30', 'return_ride': 'one_way', 'mobility': ['cane'], 'companions': 0, 'callback_phone': '+16515550178'}),
    ('Pick up: 55 Elm St, Duluth. Drop off: Essentia Health, 407 E 3rd St, Duluth. Time: 1:30 PM. Date: 12/03/2026', 'en', None, {'pickup': '55 Elm St, Duluth', 'destination': 'Essentia Health, 407 E 3rd St, Duluth', 'appointment_time': '13:30', 'trip_date': '2026-12-03'}),
    ('hey can i get a ride to st josephs hospital on the 3rd around 1030 from 8821 Humboldt Ave N brooklyn park', 'en', None, {'destination': 'st josephs hospital', 'pickup': '8821 Humboldt Ave N brooklyn park', 'trip_date': '2026-12-03', 'open.appointment_time': ('10:30', '22:30')}),
    ('I have dialysis tomorrow morning at 5:45 and need to be picked up at home at 5', 'en', None, {'appointment_time': '05:45', 'open.pickup_time': ('05:00', '17:00'), 'pickup': 'home', 'trip_purpose': 'dialysis'}),
    ('need ride wed 2pm dr johnson 410 church st se mpls, pick up 1515 park ave #12', 'en', None, {'trip_date': '2026-11-25', 'appointment_time': '14:00', 'destination': 'dr johnson 410 church st se mpls', 'pickup': '1515 park ave #12'}),
    ('Hi this is Maria Gomez calling for my son Luis, he is 6. He has a dentist appointment Thursday at 3:15pm at Childrens Dental in Maplewood', 'en', None, {'rider_name': 'Luis', 'rider_age': 6, 'special': ['minor'], 'appointment_time': '15:15', 'destination': 'Childrens Dental in Maplewood'}),
    ('Tomorrow I have chemo at Fairview Southdale 6401 France Ave S Edina 9:30 in the morning. I live at 7300 York Ave S #210 Edina.', 'en', None, {'destination': 'Fairview Southdale 6401 France Ave S Edina', 'pickup': '7300 York Ave S #210 Edina', 'appointment_time': '09:30', 'trip_date': '2026-11-25'}),
    ('voy a la clínica de ojos el 10 de diciembre a las 9am y regreso a las 11am', 'es', None, {'destination': 'la clínica de ojos', 'appointment_time': '09:00', 'return_time': '11:00', 'return_ride': 'fixed_time'}),
    ('hola necesito transporte para mi cita con el Dr. Vega el jueves 3 de diciembre a las 10 y media de la mañana en Clinica Oak', 'es', None, {'destination': 'el Dr. Vega, Clinica Oak', 'trip_date': '2026-12-03', 'appointment_time': '10:30'}),
    ('me pueden recoger en 1234 Elm St apto 5 en Minneapolis mañana a las 7 am', 'es', None, {'pickup': '1234 Elm St apto 5 en Minneapolis', 'pickup_time': '07:00', 'trip_date': '2026-11-25'}),
    ('quisiera un viaje al hospital Regions pasado mañana a la 1 de la tarde desde mi casa', 'es', None, {'destination': 'hospital Regions', 'pickup': 'mi casa', 'appointment_time': '13:00', 'trip_date': '2026-11-26'}),
    ('me llamo Rosa Díaz, mi número de miembro es 90000006 y nací el 24 de diciembre de 1944', 'es', None, {'rider_name': 'Rosa Díaz', 'member_id': '90000006', 'date_of_birth': '1944-12-24', 'not': ['trip_date', 'unit']}),
    ('take my dad to Mayo in Rochester on jan 4th, he is 82 and in a power wheelchair with oxygen', 'en', None, {'destination': 'Mayo in Rochester', 'trip_date': '2027-01-04', 'mobility': ['power_wheelchair', 'oxygen'], 'rider_age': 82}),
    ('ride home from Regions Hospital now', 'en', None, {'pickup': 'Regions Hospital'}),
    ('does ridecare go to wisconsin', 'en', None, {'not': ['destination']}),
    ('what are your hours, are you open at 5', 'en', None, {'not': ['appointment_time']}),
    ('it is 30 miles away and takes 45 minutes on 2 buses', 'en', None, {'not': ['appointment_time', 'trip_date', 'companions']}),
    ('my zip is 55104', 'en', None, {'not': ['appointment_time', 'trip_date', 'member_id', 'pickup']}),
    ("I'm 8 months pregnant and need a ride on thursday 1pm", 'en', None, {'not': ['rider_age'], 'appointment_time': '13:00'}),
    ('can i bring my 3 year old', 'en', None, {'not': ['rider_age']}),
    ('pick me up at my sisters house at 7am on friday', 'en', None, {'pickup': 'my sisters house', 'pickup_time': '07:00'}),
]  # fmt: skip

CORRECTIONS = [
    ('no its 46 university ave not 45', 'en', 'confirm', {'correcting': True}),
    ('change the time to 3pm', 'en', 'confirm', {'appointment_time': '15:00', 'correcting': True, 'named': ['appointment_time']}),
    ('pickup should be 12 Oak St', 'en', 'confirm', {'pickup': '12 Oak St', 'named': ['pickup']}),
    ('actually friday', 'en', 'confirm', {'trip_date': '2026-11-27', 'correcting': True}),
    ('sorry i meant 4pm', 'en', 'confirm', {'appointment_time': '16:00', 'correcting': True}),
    ('the phone number is 612-555-0199', 'en', 'confirm', {'callback_phone': '+16125550199', 'named': ['callback_phone']}),
    ('mejor el viernes', 'es', 'confirm', {'trip_date': '2026-11-27', 'correcting': True}),
    ('no es el lunes, es el martes 1 de diciembre', 'es', 'confirm', {'trip_date': '2026-12-01', 'correcting': True}),
    ('cambie la hora a las 3 de la tarde', 'es', 'confirm', {'appointment_time': '15:00', 'correcting': True, 'named': ['appointment_time']}),
    ('wrong, the destination is Oak Clinic', 'en', 'confirm', {'destination': 'Oak Clinic', 'correcting': True, 'named': ['destination']}),
    ('change it from monday to thursday', 'en', 'confirm', {'trip_date': '2026-11-26', 'correcting': True}),
    ('no, 4pm not 3pm', 'en', 'confirm', {'appointment_time': '16:00', 'correcting': True}),
    ('the name is Ana Lopes', 'en', 'confirm', {'rider_name': 'Ana Lopes', 'named': ['rider_name']}),
    ('pick up time should be 8am', 'en', 'confirm', {'pickup_time': '08:00', 'named': ['pickup_time']}),
    ('la recogida es en 12 Oak St', 'es', 'confirm', {'pickup': '12 Oak St', 'named': ['pickup']}),
    ('the date is wrong', 'en', 'confirm', {'correcting': True, 'named': ['trip_date']}),
    ('i also use a cane', 'en', 'confirm', {'mobility': ['cane']}),
    ('yes but apt 5', 'en', 'confirm', {'answer': 'yes_but'}),
    ('can you change the pickup to 99 Pine St', 'en', 'confirm', {'pickup': '99 Pine St', 'correcting': True}),
    ('no the pickup is 47 main st', 'en', 'confirm', {'pickup': '47 main st', 'answer': 'no_but', 'correcting': True}),
    ('the time is 3 not 2', 'en', 'confirm', {'open.appointment_time': ('03:00', '15:00')}),
    ('not 3pm, 4pm', 'en', 'confirm', {'appointment_time': '16:00'}),
    ('thursday not friday', 'en', 'confirm', {'trip_date': '2026-11-26'}),
    ('apt 12 not 21', 'en', 'confirm', {'unit': 'apt 12'}),
    ('sí pero mi apartamento es 12', 'es', 'confirm', {'answer': 'yes_but', 'unit': 'apartamento 12'}),
    ('el teléfono está mal', 'es', 'confirm', {'correcting': True, 'named': ['callback_phone'], 'not': ['callback_phone']}),
    ('cambie la fecha al jueves', 'es', 'confirm', {'trip_date': '2026-11-26', 'named': ['trip_date']}),
    ('no wait the name is Amos Reade', 'en', 'pickup', {'rider_name': 'Amos Reade', 'not': ['pickup'], 'correcting': True}),
    ('sorry 2 people ride along', 'en', 'notes', {'companions': 2, 'not': ['notes']}),
    ('actually change the time to 3pm', 'en', 'notes', {'appointment_time': '15:00', 'not': ['notes']}),
    ('no its 46 university ave not 45', 'en', 'confirm', {'place': '46 university ave', 'not': ['pickup', 'destination']}),
    ('remove the wheelchair', 'en', 'confirm', {'not': ['mobility']}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), SENTENCES)
def test_sentences(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []


@pytest.mark.parametrize(("text", "language", "asked", "expected"), CORRECTIONS)
def test_corrections(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
