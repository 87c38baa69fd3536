"""`ridecare check`: what is missing for production, each with the fix."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from console import training
from ridecare import facts, known_places, settings
from ridecare.facts import FactsError, Operator
from ridecare.known_places import PlacesError
from ridecare.sealing import Seal
from ridecare.settings import Settings, SettingsError
from ridecare.store import StoreDown, migrate, open_store, staff


def run(asked: argparse.Namespace) -> int:
    """Print each missing thing; 1 if there is any."""
    missing = list(_missing())
    for what, fix in missing:
        print(f"missing: {what}\n    fix: {fix}")
    if not missing:
        print("Nothing is missing for production.")
    return 1 if missing else 0


def _missing() -> Iterator[tuple[str, str]]:
    try:
        configured = settings.load()
    except SettingsError as error:
        yield "a usable setting", str(error)
        return
    yield from _settings(configured)
    if not training.is_current(configured.home):
        yield "a model trained from what lies here", "make train"
    try:
        yield from _operator(facts.load(configured.home / "ridecare.yml"))
    except FactsError as error:
        yield "a usable ridecare.yml", str(error)
    try:
        if not known_places.load(configured.home / known_places.FILE):
            yield "clinics and hospitals by name", "ridecare places FILE.csv (docs/places.md)"
    except PlacesError as error:
        yield "a usable places.csv: until then no clinic is known by name", str(error)
    yield from _database(configured)


def _settings(configured: Settings) -> Iterator[tuple[str, str]]:
    if not configured.production:
        yield "production mode", "set RIDECARE_ENVIRONMENT=production"
    if not os.environ.get("RIDECARE_KEYS"):
        yield (
            "a key of your own",
            "set RIDECARE_KEYS to the output of `ridecare key`, and keep it in a safe place",
        )
    if not os.environ.get("RIDECARE_ACTION_KEY"):
        yield (
            "the shared key of the action server",
            "set RIDECARE_ACTION_KEY to a long random text, the same for all processes",
        )
    if configured.directory == "demo":
        yield (
            "the plan's member directory",
            "set RIDECARE_DIRECTORY=fhir and RIDECARE_FHIR_URL (docs/connect-a-member-directory.md)",
        )
    elif not configured.fhir_url:
        yield "the address of the member directory", "set RIDECARE_FHIR_URL"
    if not (configured.sms_account_sid and configured.sms_auth_tokens and configured.sms_number):
        yield (
            "a number for text messages",
            "set RIDECARE_SMS_ACCOUNT_SID, RIDECARE_SMS_AUTH_TOKENS and RIDECARE_SMS_NUMBER (docs/connect-an-sms-number.md)",
        )
    if not configured.public_url.startswith("https://"):
        yield (
            "a public address with https",
            "set RIDECARE_PUBLIC_URL to the address that members and the SMS carrier use",
        )


def _operator(operator: Operator) -> Iterator[tuple[str, str]]:
    for name, what in (
        ("ridecare_phone", "a confirmed number of the RideCare department"),
        ("people_without_card", "a contact for people without a member ID card"),
        ("voice_line", "a voice line for people who cannot write"),
    ):
        if operator.say(name) is None:
            yield what, f"write facts.{name} into ridecare.yml with its source, and confirmed: yes"
    if not any(row.confirmed for row in operator.programs):
        yield (
            "confirmed program rules",
            "have HealthPartners confirm the rows under `programs:` in ridecare.yml",
        )


def _database(configured: Settings) -> Iterator[tuple[str, str]]:
    try:
        migrate(configured.database_url)
        store = open_store(configured.database_url, Seal(configured.keys))
        if not staff.exist(store):
            yield "a staff account for the desk", "ridecare staff NAME"
        store.close()
    except StoreDown as error:
        yield "a database that answers", f"{error}; check RIDECARE_DATABASE_URL"
