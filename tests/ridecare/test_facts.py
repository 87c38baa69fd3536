"""What may be said ships pinned; the file is read strictly; the program table decides what is confirmed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ridecare import facts
from ridecare.settings import ROOT

FILE = ROOT / "ridecare.yml"

# What may be said as shipped: the lines that are safe as they stand, 911 and 988. Nothing is confirmed yet.
# Whoever confirms a fact adds its name here.
SHIPPED = {
    "about_ridecare",
    "appeal_to_plan",
    "complaint_is_safe",
    "crisis_number",
    "eligibility_rules_exist",
    "emergency_number",
    "interpreter_better",
    "interpreter_free",
    "member_services_on_card",
    "msho_phone",
    "msho_toll_free",
    "ombudsperson_phone",
    "ombudsperson_toll_free",
    "other_help",
    "plans",
    "ride_kind_by_need",
    "ride_kinds",
    "suitable_ride",
    "tty",
    "under_21",
    "video_exists",
    "what_to_have_ready",
    "without_a_health_plan",
}

# Numbers that circulate and must not be said before HealthPartners confirms them.
NOT_SAID = ("952-883-7400", "888-288-1439", "866-885-8880", "952-967-7998", "612-339-3663", "60 days")

ON = date(2026, 12, 1)


@pytest.fixture(scope="module")
def operator() -> facts.Operator:
    return facts.load(FILE)


@pytest.fixture
def changed(tmp_path: Path):
    """Loads the shipped file after a change of its content."""

    def load(change: Any) -> facts.Operator:
        content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        change(content)
        path = tmp_path / "ridecare.yml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return facts.load(path)

    return load


def test_the_facts_that_may_be_said_are_the_pinned_ones(operator):
    assert {name for name, fact in operator.facts.items() if fact.sayable} == SHIPPED


def test_nothing_ships_confirmed(operator):
    assert [name for name, fact in operator.facts.items() if fact.confirmed] == []


def test_unconfirmed_numbers_are_in_no_value(operator):
    said = " ".join(operator.fact_values().values())
    assert [number for number in NOT_SAID if number in said] == []
    assert operator.say("ridecare_phone") is None
    assert operator.facts["ridecare_phone"].value == "952-883-7400"


def test_emergency_crisis_and_relay_numbers_are_always_said(operator):
    values = operator.fact_values()
    names = ("emergency_number", "crisis_number", "tty")
    assert [values[f"fact_{name}"] for name in names] == ["911", "988", "711"]


def test_every_value_has_a_source(operator):
    assert [name for name, fact in operator.facts.items() if fact.value is not None and not fact.source] == []


def test_asking_for_an_unknown_fact_is_an_error(operator):
    with pytest.raises(facts.FactsError, match="ridecare_fone"):
        operator.say("ridecare_fone")


def test_confirming_a_fact_makes_it_sayable(changed):
    def confirm(content):
        content["facts"]["ridecare_phone"].update(confirmed=True, date=date(2026, 12, 1), basis="official")

    operator = changed(confirm)
    assert operator.say("ridecare_phone") == "952-883-7400"
    assert operator.fact_values()["fact_ridecare_phone"] == "952-883-7400"


def test_a_value_may_differ_by_language(changed):
    def confirm(content):
        hours = {"en": "Monday to Friday", "es": "de lunes a viernes"}
        fact = content["facts"]["ridecare_hours"]
        fact.update(value=hours, source="a letter", date="2026-12-01", confirmed=True)

    operator = changed(confirm)
    values = operator.fact_values()
    assert values["fact_ridecare_hours_en"] == "Monday to Friday"
    assert values["fact_ridecare_hours_es"] == "de lunes a viernes"
    assert "fact_ridecare_hours" not in values
    assert operator.say("ridecare_hours", "es") == "de lunes a viernes"


def test_rules_as_shipped(operator):
    assert (operator.soon_hours, operator.horizon_days, operator.chat_days) == (72, 365, 30)
    assert operator.callback_promise is None
    assert [operator.member_id_usable(text) for text in ("12345", "123456", "01234567", "1234567890123")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_callback_time_counts_only_once_it_is_confirmed(changed):
    def promise(confirmed: bool):
        def change(content):
            content["rules"]["callback_promise"] = {
                "value": 24,
                "source": "a letter",
                "date": "2026-12-01",
                "basis": "official",
                "confirmed": confirmed,
            }

        return change

    unconfirmed, confirmed = changed(promise(False)), changed(promise(True))
    assert unconfirmed.callback_promise is None
    assert unconfirmed.say("callback_promise") is None
    assert confirmed.callback_promise == 24
    assert confirmed.say("callback_promise") == "24"


# --- who books -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "who"),
    [(date(2026, 12, 31), "RideCare"), (date(2027, 1, 1), None), (date(2025, 12, 31), None)],
)
def test_who_books_is_open_from_2027(operator, on, who):
    assert operator.who_books(on) == who


# --- the program table -----------------------------------------------------------------------------------

# program, birth date, pregnant -> benefit, for the demo members whose result the table decides.
DEMO = {
    "90000001": ("PMAP", date(1980, 3, 14), False, "included"),
    "90000003": ("MinnesotaCare", date(1990, 7, 21), False, "excluded"),
    "90000004": ("MinnesotaCare", date(2015, 5, 9), False, "included"),
    "90000005": ("MinnesotaCare", date(1994, 1, 30), True, "included"),
    "90000006": ("MSHO", date(1944, 12, 24), False, "included"),
    "90000007": ("MinnesotaCare", date(2007, 2, 17), False, "review"),
    "90000009": ("Inspire (SNBC)", date(1985, 6, 3), False, "included"),
    "90000010": ("PMAP", date(2026, 1, 20), False, "included"),
}


def _age(born: date) -> int:
    return ON.year - born.year - ((ON.month, ON.day) < (born.month, born.day))


@pytest.mark.parametrize("member", DEMO)
def test_the_demo_members_show_what_they_are_there_for(member):
    program, born, pregnant, benefit = DEMO[member]
    rows = facts.load(FILE, demo=True).programs
    assert facts.program_benefit(rows, program, _age(born), pregnant, ON) == benefit


@pytest.mark.parametrize("member", DEMO)
def test_without_the_demo_every_row_waits_for_a_person(operator, member):
    program, born, pregnant, _ = DEMO[member]
    assert facts.program_benefit(operator.programs, program, _age(born), pregnant, ON) == "review"


@pytest.mark.parametrize(
    ("age", "pregnant", "benefit"),
    [
        (0, False, "included"),
        (18, False, "included"),
        (19, False, "review"),
        (20, False, "review"),
        (21, False, "excluded"),
        (19, True, "included"),
        (30, True, "included"),
    ],
)
def test_age_lines_of_minnesotacare(age, pregnant, benefit):
    rows = facts.load(FILE, demo=True).programs
    assert facts.program_benefit(rows, "MinnesotaCare", age, pregnant, ON) == benefit


@pytest.mark.parametrize(("program", "on"), [("Freedom", ON), ("PMAP", date(2025, 12, 31)), ("MSC+", ON)])
def test_what_no_confirmed_row_covers_goes_to_a_person(program, on):
    assert facts.program_benefit(facts.load(FILE, demo=True).programs, program, 40, False, on) == "review"


def test_a_row_ends_on_its_last_day(changed):
    def end(content):
        content["programs"]["pmap"].update(until=date(2026, 12, 31), confirmed=True)

    rows = changed(end).programs
    assert facts.program_benefit(rows, "PMAP", 40, False, date(2026, 12, 31)) == "included"
    assert facts.program_benefit(rows, "PMAP", 40, False, date(2027, 1, 1)) == "review"


# --- slips are named -------------------------------------------------------------------------------------

SLIPS = [
    (lambda c: c.pop("programs"), "(top) lacks programs"),
    (lambda c: c["facts"]["tty"].pop("source"), "facts.tty lacks source"),
    (lambda c: c["facts"]["tty"].update(confirmd=True), "facts.tty has unknown confirmd"),
    (lambda c: c["facts"]["tty"].update(value=711), "facts.tty.value must be a text in quotation marks"),
    (lambda c: c["facts"]["tty"].update(value={"en": "7"}), "facts.tty.value must hold a text for en and"),
    (lambda c: c["facts"]["tty"].update(basis="hearsay"), "facts.tty.basis is 'hearsay'"),
    (lambda c: c["facts"]["tty"].update(confirmed="perhaps"), "facts.tty.confirmed must be yes or no"),
    (lambda c: c["facts"]["tty"].update(source=None), "facts.tty.source is missing"),
    (lambda c: c["facts"]["tty"].update(said_in="utter_help"), "facts.tty.said_in must be a list"),
    (lambda c: c["facts"]["video_url"].update(confirmed=True), "facts.video_url.value is null"),
    (lambda c: c["facts"]["tty"].update(confirmed=True, date=None), "facts.tty.date is missing"),
    (lambda c: c["rules"].update(soon_hours="soon"), "rules.soon_hours must be a whole number"),
    (lambda c: c["rules"].update(member_id_pattern="[0-9"), "rules.member_id_pattern is not a regular"),
    (lambda c: c["programs"]["pmap"].update(benefit="yes"), "programs.pmap.benefit is 'yes'"),
    (lambda c: c["programs"]["pmap"].update(who="adults"), "programs.pmap.who is 'adults'"),
    (lambda c: c["programs"]["pmap"].update(until=date(2025, 1, 1)), "programs.pmap.until lies before"),
    (lambda c: c["programs"]["pmap"].update({"from": "2026"}), "programs.pmap.from must be a day"),
    (lambda c: c["demo"].update(confirms=["pmapp"]), "demo.confirms names pmapp"),
    (lambda c: c["who_books"][0].pop("who"), "who_books[1] lacks who"),
]


@pytest.mark.parametrize(("slip", "message"), SLIPS, ids=[message for _, message in SLIPS])
def test_a_slip_is_named_by_file_and_key(changed, slip, message):
    with pytest.raises(facts.FactsError) as raised:
        changed(slip)
    assert str(raised.value).startswith(f"ridecare.yml: {message}")


def test_a_missing_file_and_broken_yaml_are_named(tmp_path):
    with pytest.raises(facts.FactsError, match=r"ridecare\.yml: cannot be read"):
        facts.load(tmp_path / "ridecare.yml")
    (tmp_path / "ridecare.yml").write_text("facts: {tty: [\n", encoding="utf-8")
    with pytest.raises(facts.FactsError, match=r"ridecare\.yml: is not YAML at line 2"):
        facts.load(tmp_path / "ridecare.yml")


# --- the review page -------------------------------------------------------------------------------------


def test_the_facts_page_lists_every_fact(operator):
    page = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
    assert [name for name in operator.facts if f"`{name}`" not in page] == []
