"""`ridecare requests` and `ridecare handovers`: the stored records, opened with the keys."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from datetime import UTC, datetime
from typing import Any

from ridecare import settings
from ridecare.handover import HandOver
from ridecare.rides import RideRequest, all_legs
from ridecare.sealing import Seal
from ridecare.store import (
    Store,
    alarms,
    audit,
    conversations,
    handovers,
    migrate,
    open_store,
    requests,
    sqlite_file,
)


def run(asked: argparse.Namespace) -> int:
    """Print every record, a JSON object a line or a plain line each."""
    configured = settings.load()
    url = asked.database or configured.database_url
    missing = sqlite_file(url)
    if missing is not None and not missing.exists():
        # Nothing is made by looking: a mistyped name must not leave an empty database behind.
        print(f"No {asked.what} are stored: there is no database {missing}.", file=sys.stderr)
        return 0
    migrate(url)
    store = open_store(url, Seal(configured.keys))
    listed = request_records if asked.what == "requests" else handover_records
    records = [record for record in listed(store) if record["trial"] or not asked.trial]
    if any(not record["trial"] for record in records):
        audit.note(
            store,
            f"console:{getpass.getuser()}",
            f"{asked.what} listed",
            str(len(records)),
            datetime.now(tz=UTC),
        )
    for record in records:
        print(json.dumps(record, ensure_ascii=False) if asked.jsonl else _line(record))
    if not records and not asked.jsonl:
        print(f"No {asked.what} are stored.")
    return 0


def request_records(store: Store) -> list[dict[str, Any]]:
    """Every request, trials too, oldest first."""
    return [_request(request) for trial in (False, True) for request in requests.listed(store, trial=trial)]


def handover_records(store: Store) -> list[dict[str, Any]]:
    """Every hand-over, trials too, oldest first."""
    return [
        _handover(store, case) for trial in (False, True) for case in handovers.listed(store, trial=trial)
    ]


def _request(request: RideRequest) -> dict[str, Any]:
    return {
        "receipt": request.receipt,
        "state": request.state,
        "rider": {
            "name": request.rider_name,
            "member_id": request.member_id,
            "date_of_birth": request.date_of_birth.isoformat() if request.date_of_birth else None,
            "source": request.rider_source,
        },
        "eligibility": request.eligibility,
        "channel": request.channel,
        "language": request.language,
        "created_at": request.created_at.astimezone(UTC).isoformat(),
        "legs": [
            {
                "pickup": leg.pickup,
                "destination": leg.destination,
                "trip_date": leg.trip_date.isoformat() if leg.trip_date else "unknown",
                "appointment_time": leg.appointment_time,
                "pickup_time": leg.pickup_time,
                "part": leg.part,
                "pickup_place": leg.pickup_place.as_dict() if leg.pickup_place else None,
                "destination_place": leg.destination_place.as_dict() if leg.destination_place else None,
            }
            for leg in all_legs(request)
        ],
        "repeats": _repeats(request),
        "trip_purpose": request.trip_purpose,
        "return_ride": request.return_ride,
        "return_time": request.return_time,
        "mobility": list(request.mobility),
        "companions": request.companions,
        "children": list(request.children),
        "callback_phone": request.callback_phone,
        "notes": request.notes,
        "requester": request.requester,
        "trial": request.trial,
        "marks": list(request.marks),
        "possible_duplicate_of": request.possible_duplicate_of,
        "alarms": list(request.alarms),
        "wish": request.wish,
    }


def _repeats(request: RideRequest) -> dict[str, Any] | None:
    repeats = request.repeats
    if repeats is None:
        return None
    return {
        "rule": repeats.rule,
        "until": repeats.until.isoformat() if repeats.until else None,
        "goes_on": repeats.goes_on,
        "dates": [{"trip_date": each.day.isoformat(), "state": each.state} for each in repeats.dates],
    }


def _handover(store: Store, case: HandOver) -> dict[str, Any]:
    return {
        "receipt": case.receipt,
        "reason": case.reason,
        "state": case.state,
        "channel": case.channel,
        "language": case.language,
        "created_at": case.created_at.astimezone(UTC).isoformat(),
        "collected": {name: value for name, value in case.collected.items() if name != "sealed_identity"},
        "callback_phone": case.callback_phone,
        "rider": case.rider,
        "urgent": case.urgent,
        "request_receipt": case.request_receipt,
        "words": case.words,
        "trial": case.trial,
        "alarms": [alarm.kind for alarm in alarms.of(store, case.receipt or "")],
        "transcript": [
            {"who": line.who, "text": line.text}
            for line in conversations.transcript(store, case.conversation)
        ],
    }


def _line(record: dict[str, Any]) -> str:
    if "legs" in record:
        leg = record["legs"][0]
        days = f" and {len(record['repeats']['dates']) - 1} more days" if record["repeats"] else ""
        return f"{record['receipt']}  {record['state']:<10} {leg['trip_date']} {leg['appointment_time'] or '':<5}{days} {record['rider']['name']}: {leg['pickup']} -> {leg['destination']}"
    return f"{record['receipt']}  {record['state']:<10} {record['reason']}{' (urgent)' if record['urgent'] else ''}"
