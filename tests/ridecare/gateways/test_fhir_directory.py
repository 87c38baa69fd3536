from __future__ import annotations

import json
import logging
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from fhir.resources.coverageeligibilityrequest import CoverageEligibilityRequest
from fhir.resources.coverageeligibilityresponse import CoverageEligibilityResponse
from hypothesis import given
from hypothesis import strategies as st

from ridecare.gateways import fhir_coverage
from ridecare.gateways.directory import Coverage, DirectoryUnavailable, not_known
from ridecare.gateways.fhir_directory import FhirDirectory
from tests.ridecare.gateways.counterpart import Asked, Counterpart, counterpart, hangs_up, sends

MEMBER, BORN, ON = "90000001", date(1980, 3, 14), date(2026, 12, 1)
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
TRANSPORT = {"coding": [{"system": fhir_coverage.CATEGORY_SYSTEM, "code": "56"}]}


def answered(**changes: Any) -> dict[str, Any]:
    """A good answer, checked by the FHIR library, with what a test changes in it (None: taken out)."""
    answer: dict[str, Any] = {
        "resourceType": "CoverageEligibilityResponse",
        "contained": [
            {
                "resourceType": "Patient", "id": "p",
                "identifier": [{"value": MEMBER}], "birthDate": "1980-03-14",
            },
            {
                "resourceType": "Coverage", "id": "c", "status": "active", "beneficiary": {"reference": "#p"},
                "payor": [{"display": "HealthPartners"}],
                "class": [{"type": {"coding": [{"code": "plan"}]}, "value": "PMAP"}],
            },
        ],
        "status": "active",
        "purpose": ["validation", "benefits"],
        "patient": {"reference": "#p"},
        "servicedDate": ON.isoformat(),
        "created": "2026-11-24",
        "request": {"display": "the request"},
        "outcome": "complete",
        "insurer": {"display": "HealthPartners"},
        "insurance": insured(item=[{"category": TRANSPORT, "excluded": False}]),
    }  # fmt: skip
    answer.update(changes)
    kept = {name: value for name, value in answer.items() if value is not None}
    return dict(json.loads(CoverageEligibilityResponse.parse_obj(kept).json()))


def insured(**changes: Any) -> list[dict[str, Any]]:
    return [{"coverage": {"reference": "#c"}, "inforce": True, "item": [{"category": TRANSPORT}], **changes}]


@pytest.fixture
def there() -> Iterator[Counterpart]:
    with counterpart() as running:
        running.answers = [sends(json.dumps(answered()))]
        yield running


def directory(there: Counterpart, deadline: float = 4.0) -> FhirDirectory:
    return FhirDirectory(
        f"{there.url}/fhir/", "a-token", deadline=deadline, clock=lambda: NOW, new_id=lambda: "an-id"
    )


def ask(there: Counterpart, deadline: float = 4.0) -> Coverage:
    return directory(there, deadline).coverage(MEMBER, BORN, ON)


def test_a_good_answer(there: Counterpart) -> None:
    assert ask(there) == Coverage(
        known=True,
        may_tell=True,
        program="PMAP",
        birth_date=BORN,
        pregnant=False,
        active=True,
        benefit="included",
    )


def test_the_question_is_valid_fhir_and_names_the_day_asked(there: Counterpart) -> None:
    ask(there)
    (asked,) = there.asked
    request = CoverageEligibilityRequest.parse_obj(asked.json)
    assert [str(each) for each in request.purpose] == ["validation", "benefits"]
    assert request.servicedDate == ON
    assert request.contained[0].birthDate == BORN
    assert request.contained[0].identifier[0].value == MEMBER
    assert request.item[0].category.coding[0].code == "56"
    assert request.patient.reference == "#member"


def test_no_person_in_the_address_or_the_headers(there: Counterpart) -> None:
    ask(there)
    (asked,) = there.asked
    assert asked.path == "/fhir/CoverageEligibilityRequest/$submit"
    assert asked.headers["authorization"] == "Bearer a-token"
    assert asked.headers["x-request-id"] == "an-id"
    assert all(MEMBER not in value and "1980" not in value for value in asked.headers.values())


@pytest.mark.parametrize(
    ("insurance", "benefit"),
    [
        (insured(), "included"),
        (insured(item=[{"category": TRANSPORT, "excluded": True}]), "excluded"),
        (insured(item=[]), "unknown"),
        (
            insured(
                item=[{"category": {"coding": [{"system": fhir_coverage.CATEGORY_SYSTEM, "code": "57"}]}}]
            ),
            "unknown",
        ),
        (
            insured(item=[{"category": {"coding": [{"system": "http://elsewhere.example", "code": "56"}]}}]),
            "unknown",
        ),
        (insured(item=[{"category": TRANSPORT}, {"category": TRANSPORT, "excluded": True}]), "unknown"),
    ],
)
def test_the_benefit_is_what_an_item_of_category_56_says(
    there: Counterpart, insurance: Any, benefit: str
) -> None:
    there.answers = [sends(json.dumps(answered(insurance=insurance)))]
    coverage = ask(there)
    assert (coverage.active, coverage.benefit) == (True, benefit)


def test_not_in_force(there: Counterpart) -> None:
    there.answers = [sends(json.dumps(answered(insurance=insured(inforce=False))))]
    assert not ask(there).active


def test_an_error_beside_a_complete_answer_leaves_the_benefit_unknown(there: Counterpart) -> None:
    there.answers = [sends(json.dumps(answered(error=[{"code": {"text": "something"}}])))]
    assert ask(there).benefit == "unknown"


@pytest.mark.parametrize("where", ["answer", "patient"])
def test_a_restricted_answer_may_not_be_told(there: Counterpart, where: str) -> None:
    restricted = {
        "security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}]
    }
    answer = answered(meta=restricted) if where == "answer" else answered()
    if where == "patient":
        answer["contained"][0]["meta"] = restricted
    there.answers = [sends(json.dumps(answer))]
    assert ask(there).may_tell is False


@pytest.mark.parametrize("code", ["71", "72", "75"])
def test_who_is_not_found_is_not_known(there: Counterpart, code: str) -> None:
    there.answers = [
        sends(json.dumps(answered(outcome="error", error=[{"code": {"coding": [{"code": code}]}}])))
    ]
    assert ask(there) == not_known(BORN)


def test_another_birth_date_on_file_is_not_known(there: Counterpart) -> None:
    answer = answered()
    answer["contained"][0]["birthDate"] = "1980-03-15"
    there.answers = [sends(json.dumps(answer))]
    assert ask(there) == not_known(BORN)


def _patient(**changes: Any) -> dict[str, Any]:
    answer = answered()
    answer["contained"][0].update(changes)
    return answer


NONSENSE: dict[str, Any] = {
    "outcome error of the system": answered(outcome="error", error=[{"code": {"coding": [{"code": "42"}]}}]),
    "outcome error without a code": answered(outcome="error", error=[{"code": {"text": "no"}}]),
    "outcome error without errors": answered(outcome="error"),
    "queued": answered(outcome="queued"),
    "partial": answered(outcome="partial"),
    "cancelled": answered(status="cancelled"),
    "another resource": {"resourceType": "OperationOutcome", "issue": []},
    "a list": [answered()],
    "a text": "eligible",
    "nothing": None,
    "an empty object": {},
    "another patient": _patient(identifier=[{"value": "90000002"}]),
    "no patient": {name: value for name, value in answered().items() if name != "contained"},
    "a patient without a birth date": {**answered(), "patient": {"identifier": {"value": MEMBER}}},
    "another day": answered(servicedDate="2026-12-02"),
    "no insurance": answered(insurance=None),
    "force unsaid": answered(insurance=insured(inforce=None)),
    "force as a text": {**answered(), "insurance": insured(inforce="true")},
    "in force outside its period": answered(insurance=insured(benefitPeriod={"end": "2026-11-30"})),
    "insurance is no list": {**answered(), "insurance": {"inforce": True}},
    "patient is a text": {**answered(), "patient": "#p"},
}  # fmt: skip


@pytest.mark.parametrize("answer", NONSENSE.values(), ids=NONSENSE.keys())
def test_an_answer_that_cannot_be_relied_on_is_none(there: Counterpart, answer: Any) -> None:
    there.answers = [sends(json.dumps(answer))]
    with pytest.raises(DirectoryUnavailable):
        ask(there)


def _endless(handler: BaseHTTPRequestHandler, _: Asked) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/fhir+json")
    handler.end_headers()
    for _round in range(200):
        handler.wfile.write(b" " * 8192)


BROKEN = {
    "html": sends("<html>Log in</html>", kind="text/html"),
    "html that claims to be JSON": sends("<html>Log in</html>"),
    "cut JSON": sends(json.dumps(answered())[:200]),
    "cut body": sends(json.dumps(answered())[:200], content_length="5000"),
    "empty": sends(""),
    "too long": _endless,
    "too deep": sends("[" * 100_000),
    "not UTF-8": sends(b'{"resourceType": "\xff"}'),
    "status 500": sends(json.dumps(answered()), status=500),
    "status 401": sends("{}", status=401),
    "status 404": sends("{}", status=404),
    "a redirect": sends(json.dumps(answered()), status=307, Location="http://elsewhere.example/"),
}  # fmt: skip


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_answer_is_none_and_is_not_asked_again(there: Counterpart, answer: Any) -> None:
    there.answers = [answer]
    with pytest.raises(DirectoryUnavailable):
        ask(there)
    assert len(there.asked) == 1


@pytest.mark.parametrize("first", [sends("", status=503), hangs_up], ids=["503", "hangs up"])
def test_once_more_with_the_same_id(there: Counterpart, first: Any) -> None:
    there.answers = [first, sends(json.dumps(answered()))]
    assert ask(there).active
    assert [asked.headers["x-request-id"] for asked in there.asked] == ["an-id", "an-id"]
    assert there.asked[0].body == there.asked[1].body


@pytest.mark.parametrize("always", [sends("", status=503), hangs_up], ids=["503", "hangs up"])
def test_not_more_than_twice(there: Counterpart, always: Any) -> None:
    there.answers = [always]
    with pytest.raises(DirectoryUnavailable):
        ask(there)
    assert len(there.asked) == 2


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(DirectoryUnavailable):
            FhirDirectory(url, "").coverage(MEMBER, BORN, ON)


def _slow(where: str, there: Counterpart) -> Any:
    def answer(handler: BaseHTTPRequestHandler, _: Asked) -> None:
        raw = json.dumps(answered()).encode()
        if where == "silent":
            there.stopping.wait(30)
            return
        lines = (
            "HTTP/1.1 200 OK",
            "Content-Type: application/fhir+json",
            f"Content-Length: {len(raw)}",
            "",
            "",
        )
        head = "\r\n".join(lines).encode()
        quick, dripped = (b"", head) if where == "head" else (head, raw)
        handler.wfile.write(quick)
        for byte in dripped:
            handler.wfile.write(bytes([byte]))
            if there.stopping.wait(0.05):
                return

    return answer


@pytest.mark.parametrize("where", ["silent", "head", "body"])
def test_one_deadline_holds_over_everything(there: Counterpart, where: str) -> None:
    there.answers = [_slow(where, there)]
    began = time.monotonic()
    with pytest.raises(DirectoryUnavailable):
        ask(there, deadline=0.4)
    assert time.monotonic() - began < 1.0


def test_a_retry_does_not_prolong_the_deadline(there: Counterpart) -> None:
    there.answers = [sends("", status=503), _slow("silent", there)]
    began = time.monotonic()
    with pytest.raises(DirectoryUnavailable):
        ask(there, deadline=0.5)
    assert time.monotonic() - began < 1.0


def test_a_dripping_directory_cannot_take_every_thread(there: Counterpart) -> None:
    there.answers = [_slow("head", there)]
    asking = directory(there, deadline=0.3)

    def no_answer(_: int) -> str:
        with pytest.raises(DirectoryUnavailable) as raised:
            asking.coverage(MEMBER, BORN, ON)
        return str(raised.value)

    with ThreadPoolExecutor(20) as members:
        told = list(members.map(no_answer, range(20)))
    assert told.count("too many questions are waiting") == 4


@pytest.mark.parametrize(
    "answer", [*BROKEN.values(), sends(json.dumps(_patient(identifier=[{"value": "1"}])))]
)
def test_errors_and_logs_name_no_person(
    there: Counterpart, answer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    there.answers = [answer]
    with caplog.at_level(logging.INFO), pytest.raises(DirectoryUnavailable) as raised:
        ask(there)
    told = str(raised.value) + caplog.text
    assert raised.value.__cause__ is None
    assert "no answer" in caplog.text
    assert all(personal not in told for personal in (MEMBER, "1980", "03-14", "a-token"))


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([MEMBER, "complete", "active", "#p", "R", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["coding", "code", "reference", "identifier", "value", "item", "inforce", "id"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(sorted(answered())), _JSON)
def test_any_part_of_an_answer_may_be_nonsense(part: str, nonsense: Any) -> None:
    answer = {**answered(), part: nonsense}
    try:
        coverage = fhir_coverage.read(answer, member_id=MEMBER, birth_date=BORN, on=ON)
    except DirectoryUnavailable:
        return
    # What is still readable is about the same person.
    assert coverage.birth_date == BORN
