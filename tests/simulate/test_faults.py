"""Before its zeros count, the simulated member must notice ten faults that are put into the assistant on purpose."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import actions.booking
from console.whole import Whole
from ridecare import booking, booking_answers
from ridecare.booking_step import Step
from ridecare.rides import RideRequest
from ridecare.store import requests
from tests.simulate.persona import Persona
from tests.simulate.running import converse

# Members whose conversations go well; every goal has what the fault takes away.
_PERSONA = Persona(0, "en", "web", "several", "adult", frozenset(), "2026-12-01T10:00")


def _legs(request: RideRequest, **values: Any) -> RideRequest:
    return replace(request, legs=tuple(replace(leg, **values) for leg in request.legs))


def _swapped(request: RideRequest) -> RideRequest:
    return replace(
        request,
        legs=tuple(replace(leg, pickup=leg.destination, destination=leg.pickup) for leg in request.legs),
    )


def _other_half(request: RideRequest) -> RideRequest:
    clock = request.legs[0].appointment_time or "00:00"
    return _legs(request, appointment_time=f"{(int(clock[:2]) + 12) % 24:02d}{clock[2:]}")


def _next_day(request: RideRequest) -> RideRequest:
    day = request.legs[0].trip_date
    return _legs(request, trip_date=day + timedelta(days=1) if day else None)


# What is stored instead, and the field that the judge must name.
_STORED_WRONG = {
    "pickup and destination swapped": (_swapped, "pickup"),
    "a.m. for p.m.": (_other_half, "appointment_time"),
    "a field dropped": (lambda request: replace(request, notes=None), "notes"),
    "a companion lost": (lambda request: replace(request, companions=request.companions - 1), "companions"),
    "mobility lost": (lambda request: replace(request, mobility=()), "mobility"),
    "wrong day": (_next_day, "trip_date"),
    "wrong phone": (lambda request: replace(request, callback_phone=request.callback_phone[:-1] + "x"), "callback_phone"),
}  # fmt: skip


@pytest.fixture(scope="session")
def seed() -> int:
    """A seed whose goal has notes and a companion."""
    return 26


async def test_without_a_fault_the_same_member_finds_nothing(assistant: Whole, seed: int) -> None:
    outcome = await converse(assistant, seed, _PERSONA, name="sound")
    assert outcome.asked_for, outcome.transcript
    assert outcome.failures == ()
    assert outcome.goal.notes
    assert outcome.goal.companions


@pytest.mark.parametrize("fault", _STORED_WRONG)
async def test_a_request_stored_otherwise_is_noticed(
    assistant: Whole, seed: int, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    change, field = _STORED_WRONG[fault]
    real = actions.booking.request_of
    monkeypatch.setattr(actions.booking, "request_of", lambda *given: change(real(*given)))
    outcome = await converse(assistant, seed, _PERSONA, name=fault)
    named = [failure.what.split(":")[0] for failure in outcome.failures if failure.kind == "wrong_field"]
    assert field in named, outcome.failures


async def test_a_request_stored_without_a_yes_is_noticed(
    assistant: Whole, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever is said to the read-back counts as a yes: the member who sees a slip of theirs says no.
    monkeypatch.setitem(
        booking_answers.ANSWERS,
        "confirm",
        lambda draft, message, new_id: Step("end", replace(draft, asked=None), result="submit"),
    )
    outcome = await converse(assistant, seed, replace(_PERSONA, ways=frozenset({"slips"})), name="no yes")
    assert "stored_without_yes" in {failure.kind for failure in outcome.failures}, outcome.transcript


async def test_a_doubled_request_is_noticed(
    assistant: Whole, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = requests.place

    def twice(store: Any, request: RideRequest, *, readback_id: str, **given: Any) -> Any:
        real(store, request, readback_id=f"{readback_id}-again", **given)
        return real(store, request, readback_id=readback_id, **given)

    monkeypatch.setattr(requests, "place", twice)
    outcome = await converse(assistant, seed, _PERSONA, name="doubled")
    assert "doubled" in {failure.kind for failure in outcome.failures}, outcome.transcript


async def test_a_receipt_without_a_request_is_noticed(
    assistant: Whole, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        requests, "place", lambda store, request, **given: replace(request, receipt="RC-TEST-N0TH1NG")
    )
    outcome = await converse(assistant, seed, _PERSONA, name="nothing stored")
    assert "receipt_without_request" in {failure.kind for failure in outcome.failures}, outcome.transcript


async def test_a_missed_hand_over_is_noticed(assistant: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(booking, "HANDED_OVER", {})
    outcome = await converse(assistant, 3, replace(_PERSONA, kind="stretcher"), name="not handed over")
    assert "missed_hand_over" in {failure.kind for failure in outcome.failures}, outcome.transcript
