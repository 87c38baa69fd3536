"""The backend: made from the settings, one a process."""

import dataclasses
import uuid

import pytest

from actions import backend as backends
from ridecare.gateways.demo_directory import DemoDirectory
from ridecare.gateways.fhir_directory import FhirDirectory


def test_by_the_settings(configured):
    made = backends.made(configured)
    assert isinstance(made.directory, DemoDirectory) and made.operator.soon_hours > 0
    made.store.close()
    fhir = backends.made(
        dataclasses.replace(configured, directory="fhir", fhir_url="http://127.0.0.1:9/fhir")
    )
    assert isinstance(fhir.directory, FhirDirectory)
    fhir.store.close()


@pytest.mark.parametrize("production", [True, False])
def test_what_the_demo_confirms_counts_in_development_alone(configured, production):
    made = backends.made(
        dataclasses.replace(configured, environment="production" if production else "development")
    )
    real = backends.made(dataclasses.replace(configured, directory="fhir"))
    assert (made.operator == real.operator) is production
    made.store.close()
    real.store.close()


def test_one_for_all(tools):
    assert backends.backend() is tools and backends.backend() is backends.backend()


def test_ids_are_new_each_time(tools):
    made = {tools.new_id() for _ in range(100)}
    assert len(made) == 100 and all(uuid.UUID(each).version == 4 for each in made)


def test_words_of_a_language_else_english(tools):
    assert tools.words_in("es").language == "es" and tools.words_in("hmn").language == "en"
