"""The FHIR R4 words of an eligibility check: the request as it is sent, and the strict reading of the answer.

An answer counts only if it is complete and names the member and the birth date that were asked about.
Everything else is no answer: the member hears that nobody could check, never that they are not covered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ridecare.gateways.directory import Benefit, Coverage, DirectoryUnavailable, not_known

# Medically related transportation, in FHIR's code system as in X12.
CATEGORY_SYSTEM = "http://terminology.hl7.org/CodeSystem/ex-benefitcategory"
CATEGORY = "56"
# X12 AAA reject reasons for a person who is not there: birth date mismatch, invalid member ID, invalid name,
# not found.
_NOT_FOUND = frozenset({"71", "72", "73", "75"})
# Confidentiality codes of HL7: restricted, very restricted.
_CONFIDENTIAL = frozenset({"R", "V"})

Json = Mapping[str, Any]


def request_body(
    *,
    request_id: str,
    member_id: str,
    birth_date: date,
    on: date,
    created: datetime,
    insurer: str,
    id_system: str,
) -> dict[str, Any]:
    """A CoverageEligibilityRequest: is this person covered on that day, and are rides in the benefit?"""
    identifier = {"value": member_id} if not id_system else {"system": id_system, "value": member_id}
    return {
        "resourceType": "CoverageEligibilityRequest",
        "contained": [
            {
                "resourceType": "Patient",
                "id": "member",
                "identifier": [identifier],
                "birthDate": birth_date.isoformat(),
            }
        ],
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{request_id}"}],
        "status": "active",
        "purpose": ["validation", "benefits"],
        "patient": {"reference": "#member"},
        "servicedDate": on.isoformat(),
        "created": created.isoformat(timespec="seconds"),
        "insurer": {"display": insurer},
        "item": [{"category": {"coding": [{"system": CATEGORY_SYSTEM, "code": CATEGORY}]}}],
    }


def read(answer: object, *, member_id: str, birth_date: date, on: date) -> Coverage:
    """What a CoverageEligibilityResponse says.

    Raises:
        DirectoryUnavailable: it says nothing that can be relied on; the message names the flaw and no person.
    """
    if not isinstance(answer, Mapping) or answer.get("resourceType") != "CoverageEligibilityResponse":
        raise DirectoryUnavailable("not a CoverageEligibilityResponse")
    errors = set(_codes(answer, "error", "code"))
    outcome = answer.get("outcome")
    if outcome == "error" and errors and errors <= _NOT_FOUND:
        return not_known(birth_date)
    if outcome != "complete" or answer.get("status") != "active":
        raise DirectoryUnavailable("the answer is not complete")
    patient = _patient(answer)
    if member_id not in {each.get("value") for each in _objects(patient, "identifier")}:
        raise DirectoryUnavailable("the answer is about somebody else")
    if not isinstance(patient.get("birthDate"), str):
        raise DirectoryUnavailable("the answer names no birth date")
    if patient["birthDate"] != birth_date.isoformat():
        return not_known(birth_date)
    if not _holds_on(answer, on):
        raise DirectoryUnavailable("the answer is about another day")
    in_force = [each for each in _insurances(answer) if _in_force(each, on)]
    return Coverage(
        known=True,
        may_tell=not _confidential(answer) and not _confidential(patient),
        program=_program(answer, in_force),
        birth_date=birth_date,
        pregnant=False,
        active=bool(in_force),
        benefit="unknown" if errors or answer.get("error") else _benefit(in_force),
    )


def _patient(answer: Json) -> Json:
    """The person that the answer names: contained in it, or named by identifier (without a birth date)."""
    patient = answer.get("patient")
    if not isinstance(patient, Mapping):
        return {}
    contained = _contained(answer, patient.get("reference"), "Patient")
    if contained is not None:
        return contained
    identifier = patient.get("identifier")
    return {"identifier": [identifier]} if isinstance(identifier, Mapping) else {}


def _holds_on(answer: Json, on: date) -> bool:
    if "servicedDate" in answer:
        return bool(answer["servicedDate"] == on.isoformat())
    return _covers(answer.get("servicedPeriod"), on)


def _insurances(answer: Json) -> list[Json]:
    insurances = _objects(answer, "insurance")
    if not insurances:
        raise DirectoryUnavailable("the answer names no insurance")
    if not all(isinstance(each.get("inforce"), bool) for each in insurances):
        raise DirectoryUnavailable("the answer does not say whether coverage is in force")
    return insurances


def _in_force(insurance: Json, on: date) -> bool:
    if not insurance["inforce"]:
        return False
    if not _covers(insurance.get("benefitPeriod"), on):
        raise DirectoryUnavailable("the answer contradicts itself about the day")
    return True


def _covers(period: object, on: date) -> bool:
    """Whether a period (none: any) includes the day."""
    if period is None:
        return True
    if not isinstance(period, Mapping):
        raise DirectoryUnavailable("a period cannot be read")
    start, end = (str(period.get(name) or "")[:10] for name in ("start", "end"))
    # FHIR dates may be a year or a month alone; ISO texts of the same length order like the days they name.
    day = on.isoformat()
    return (not start or start <= day[: len(start)]) and (not end or day[: len(end)] <= end)


def _benefit(in_force: list[Json]) -> Benefit:
    """Rides in the benefit. FHIR: an item without `excluded` is included; a missing item says nothing."""
    said = {
        item.get("excluded", False)
        for insurance in in_force
        for item in _objects(insurance, "item")
        if _is_transportation(item)
    }
    if said == {False}:
        return "included"
    return "excluded" if said == {True} else "unknown"


def _is_transportation(item: Json) -> bool:
    category = item.get("category")
    if not isinstance(category, Mapping):
        return False
    return any(
        coding.get("system") == CATEGORY_SYSTEM and coding.get("code") == CATEGORY
        for coding in _objects(category, "coding")
    )


def _program(answer: Json, in_force: list[Json]) -> str | None:
    """The plan that a contained Coverage names (class of type `plan`), if they all name the same one."""
    plans: set[str] = set()
    for insurance in in_force:
        reference = insurance.get("coverage")
        coverage = _contained(
            answer, reference.get("reference") if isinstance(reference, Mapping) else None, "Coverage"
        )
        for group in _objects(coverage or {}, "class"):
            kind = group.get("type")
            codes = (
                {coding.get("code") for coding in _objects(kind, "coding")}
                if isinstance(kind, Mapping)
                else set()
            )
            name = group.get("name") or group.get("value")
            if "plan" in codes and isinstance(name, str):
                plans.add(name)
    return plans.pop() if len(plans) == 1 else None


def _confidential(resource: Json) -> bool:
    meta = resource.get("meta")
    return isinstance(meta, Mapping) and any(
        each.get("code") in _CONFIDENTIAL for each in _objects(meta, "security")
    )


def _contained(answer: Json, reference: object, kind: str) -> Json | None:
    for each in _objects(answer, "contained"):
        if (
            each.get("resourceType") == kind
            and isinstance(each.get("id"), str)
            and reference == f"#{each['id']}"
        ):
            return each
    return None


def _codes(resource: Json, name: str, concept: str) -> Iterator[str]:
    for each in _objects(resource, name):
        codings = _objects(each[concept], "coding") if isinstance(each.get(concept), Mapping) else []
        yield from (str(coding.get("code")) for coding in codings or [{}])


def _objects(resource: Json, name: str) -> list[Json]:
    value = resource.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        raise DirectoryUnavailable("the answer is malformed")
    return value
