"""Every text a member can read, in every file of responses/: sourced, plain, honest, in both languages."""

import re

import pytest
import textstat

from ridecare.segments import gsm7, segments, with_choices
from tests.responses.texts import OPERATOR, RESPONSES, TEXTS, VARIATIONS, Variation

GRADE = 6.0
SEGMENTS = 2

by_variation = pytest.mark.parametrize("one", VARIATIONS, ids=lambda one: one.where)
by_text = pytest.mark.parametrize("one", TEXTS, ids=lambda one: one.where)
by_response = pytest.mark.parametrize("key", RESPONSES, ids=lambda key: " ".join(key))


# --- plain -----------------------------------------------------------------------------------------------

# Names are taken as they are; nobody can make them shorter.
_NAMES = (
    r"Ombudsperson for Public Managed Health Care Programs|RideCare|HealthPartners|MinnesotaCare|Minnesota|"
    r"Medicaid|Medical Assistance|Member Services|Unite Us|Findhelp|Inspire \(SNBC\)|PMAP|MSHO|MSC\+|TTY|DHS|"
    r"English|Spanish"
)


def _measured(text: str) -> str:
    text = re.sub(r"Para español, escriba [^.]*\.", "", text)
    text = re.sub(r"\{\w+\}|[0-9][0-9:/-]*", "ten", text)
    return re.sub(_NAMES, "Ann", text).replace("\n", " ").replace('"', "")


ENGLISH = tuple(each for each in VARIATIONS if each.language == "en")


@pytest.mark.parametrize("one", ENGLISH, ids=lambda one: one.where)
def test_english_is_plain(one):
    grade = textstat.flesch_kincaid_grade(_measured(one.text))
    assert grade <= GRADE, f"{one.where}: grade {grade}: {one.text}"


# What a fact that is not known yet will probably look like.
_LIKELY = {
    "ridecare_hours_en": "8 am to 6 pm, Monday to Friday",
    "ridecare_hours_es": "8 am a 6 pm, de lunes a viernes",
    "companions_rule_en": "One person can ride along.",
    "companions_rule_es": "Puede ir una persona con usted.",
    "video_url": "https://www.healthpartners.com/ridecare",
    "unite_us_url": "https://healthpartners.uniteus.com",
    "findhelp_url": "https://www.findhelp.org",
    "notice_days": "3",
    "callback_promise": "24",
}
# Whole requests are parted into several texts by the channel.
_LONG = {"draft"}


def _filled(one: Variation) -> str:
    def value(match: re.Match[str]) -> str:
        place = match.group(1)
        if not place.startswith("fact_"):
            return "RC-23456-78"
        name = place.removeprefix("fact_")
        known = OPERATOR.facts[name].text() if name in OPERATOR.facts else None
        return known or _LIKELY.get(name, "651-555-0100")

    return re.sub(r"\{(\w+)\}", value, one.text)


@by_response
def test_by_sms_a_text_has_at_most_two_segments(key):
    found = RESPONSES[key]
    texted = any(each.channel == "sms" for each in found)
    for one in found:
        if (texted and one.channel is None) or one.places & _LONG:
            continue
        text = gsm7(with_choices(_filled(one), [button["title"] for button in one.buttons]))
        assert segments(text) <= SEGMENTS, f"{one.where}: {segments(text)} segments: {text}"


# --- honest ----------------------------------------------------------------------------------------------

_PROMISE = {
    "en": r"\b(booked|approved|confirmed|scheduled|guaranteed?|promised?|on (the|its|their) way|"
    r"(they|we|i|ridecare|someone|somebody|a person|staff|the driver)( will|'ll) "
    r"(call|come|be there|pick|answer|get back))\b",
    "es": r"\b(reservad[oa]s?|aprobad[oa]s?|confirmad[oa]s?|programad[oa]s?|garantiza\w*|garantía|"
    r"prometo|prometemos|en camino|(le|lo|la) (llamar(á|án|emos|é)|recoger(á|án|emos)|contestar(á|án)))\b",
}
_NOT = {
    "en": r"\b(not|never|no|nobody|until|cannot|can't|isn't|unless|if)\b",
    "es": r"\b(no|nunca|nadie|hasta|tampoco|si)\b",
}


@by_text
def test_nothing_is_promised(one):
    for sentence in re.split(r"(?<=[.?!:;])\s+", one.text):
        found = re.search(_PROMISE[one.language], sentence, re.IGNORECASE)
        negated = re.search(_NOT[one.language], sentence, re.IGNORECASE)
        assert not found or negated, f"{one.where}: promises: {sentence}"


# Numbers that are no facts about RideCare: how to answer, or how this assistant works. One row, one reason.
_OWN_NUMBERS = (
    (r"\b(Write|Escriba|Ponga) 0\b", "how to answer with a number"),
    (r"\b6 (to|a) 12 (digits|números|dígitos)\b", "rules: member_id_pattern"),
    (r"\b(under|menor de|menos de) 18\b", "who is asked which adult rides along"),
    (r"\b(15 quiet minutes|15 minutos sin|in 2 minutes|en 2 minutos)\b", "when the page closes"),
    (r"\b1 ?= ?|\b2 ?= ?|\b3 ?= ?", "numbered choices"),
)
# An example shows how to write; it ends with its sentence ("St" has no full stop in our texts).
_EXAMPLE = r"(?i)\b(for example|por ejemplo|such as|como)\b[^.?!]*"


@by_text
def test_every_number_is_a_fact(one):
    known = set(re.findall(r"[0-9]+", " ".join(OPERATOR.fact_values().values())))
    text = re.sub(r"\{\w+\}|\"[^\"]*\"", " ", one.text)
    for pattern in (_EXAMPLE, *(pattern for pattern, _ in _OWN_NUMBERS)):
        text = re.sub(pattern, " ", text)
    assert set(re.findall(r"[0-9]+", text)) - known == set(), f"{one.where}: no fact has it: {one.text}"


_NEVER = (
    "288-1439", "UCare", "Medica ", "Blue Plus", "MTM", "Modivcare", "Lyft", "Uber", "QRyde", "HIPAA",
)  # fmt: skip


@by_text
def test_what_must_never_be_said(one):
    assert [word for word in _NEVER if word in one.text] == [], one.where
    assert re.search(r"\b(mode|modo) [0-9]", one.text, re.IGNORECASE) is None, f"{one.where}: a mode number"
    assert "!" not in one.text.replace("¡", ""), f"{one.where}: an exclamation mark"


# --- one question, and it stands last --------------------------------------------------------------------


@by_variation
def test_at_most_one_question_and_it_stands_last(one):
    marks = one.text.count("?")
    assert marks <= 1, f"{one.where}: {marks} questions"
    assert marks == 0 or re.search(r"\?[\")]?$", one.text), f"{one.where}: the question does not stand last"
    if one.language == "es":
        assert one.text.count("¿") == marks, f"{one.where}: ¿ and ? do not match"


ANSWERS = tuple(each for each in VARIATIONS if each.name.startswith("utter_faq_"))


@pytest.mark.parametrize("one", ANSWERS, ids=lambda one: one.where)
def test_an_answer_fits_into_an_open_request(one):
    assert "?" not in one.text, f"{one.where}: the open question follows"
    assert one.buttons == (), f"{one.where}: its choices would answer the open question"


@pytest.mark.parametrize("one", ANSWERS, ids=lambda one: one.where)
def test_an_answer_names_a_way_to_a_person(one):
    if any(place.endswith("_url") for place in one.places):
        return  # a link answers it
    called = r"fact_ridecare_phone|fact_ombudsperson_phone|Member Services|Servicios para Miembros"
    assert re.search(called, one.text), f"{one.where}: whom to call"
    assert re.search(r'"persona?"', one.text), f"{one.where}: the offer to pass it on"


@pytest.mark.parametrize("name", sorted({each.name for each in ANSWERS}))
def test_an_answer_rests_on_facts(name):
    assert [fact.name for fact in OPERATOR.facts.values() if name in fact.said_in] != []


def test_said_in_names_responses():
    names = {each.name for each in VARIATIONS}
    assert {response for fact in OPERATOR.facts.values() for response in fact.said_in} - names == set()


# --- the right language ----------------------------------------------------------------------------------

_ENGLISH_WORDS = re.compile(
    r"\b(the|your|you|and|of|with|what|when|please|this|that|have|need|want|ask|call|ride|not|can|are|is|will|or)\b",
    re.IGNORECASE,
)
# Names, and the way back to English.
_KEPT = (
    r"Ombudsperson for Public Managed Health Care Programs|Medical Assistance|"
    r"For English, write (\"English\"|ENGLISH)\.|\{\w+\}"
)


SPANISH = tuple(each for each in TEXTS if each.language == "es")


@pytest.mark.parametrize("one", SPANISH, ids=lambda one: one.where)
def test_no_english_is_left_in_spanish(one):
    found = _ENGLISH_WORDS.findall(re.sub(_KEPT, " ", one.text))
    assert found == [], f"{one.where}: {one.text}"


@by_response
def test_spanish_is_not_a_copy(key):
    if key[0] == "es":
        english = {each.text for each in RESPONSES[("en", key[1])]}
        assert [one.where for one in RESPONSES[key] if one.text in english] == []
