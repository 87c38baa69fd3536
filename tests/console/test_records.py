from __future__ import annotations

import json
from argparse import Namespace

from console import records
from console.whole import key_of
from ridecare.store import audit, migrate, requests

RECORD = {"receipt", "state", "rider", "eligibility", "channel", "language", "created_at", "legs", "trip_purpose", "return_ride", "mobility", "companions", "callback_phone", "notes", "children", "return_time", "trial", "possible_duplicate_of", "alarms"}  # fmt: skip
CASE = {
    "receipt",
    "reason",
    "state",
    "channel",
    "language",
    "created_at",
    "collected",
    "callback_phone",
    "rider",
    "urgent",
    "transcript",
}


async def test_a_request_and_a_case_have_the_fixed_fields(assistant):
    for text in ("i need a ride for Amos Reed on december 10 at 9:15 am from 310 Cedar St, Stillwater to Lakeview Hospital, one way, he walks, nobody else, 612-555-0133", "nothing", "skip", "yes", "i want to talk to a person", "612-555-0133"):  # fmt: skip
        await assistant.say("records", text)
    mine = {
        each.receipt for each in requests.in_conversation(assistant.store, key_of("records", "web", None))
    }
    (request,) = [each for each in records.request_records(assistant.store) if each["receipt"] in mine]
    assert set(request) >= RECORD
    assert (
        request["callback_phone"] == "+16125550133"
        and request["trial"]
        and isinstance(request["mobility"], list)
    )
    case = records.handover_records(assistant.store)[-1]
    assert set(case) >= CASE
    assert any(line["who"] == "member" for line in case["transcript"])
    json.dumps([request, case])


def test_looking_for_a_database_makes_none(tmp_path, capsys):
    asked = Namespace(what="requests", database=f"sqlite:///{tmp_path / 'none.db'}", jsonl=False, trial=False)
    assert records.run(asked) == 0
    told = capsys.readouterr()
    assert told.out == "" and "none.db" in told.err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_says_so_and_lists_nothing(tmp_path, capsys):
    url = f"sqlite:///{tmp_path / 'none.db'}"
    migrate(url)
    assert records.run(Namespace(what="requests", database=url, jsonl=False, trial=False)) == 0
    assert "No requests are stored." in capsys.readouterr().out
    assert records.run(Namespace(what="handovers", database=url, jsonl=True, trial=False)) == 0
    assert capsys.readouterr().out == ""


async def test_looking_at_real_records_is_an_audit_event(tmp_path, capsys, monkeypatch):
    noted = []
    monkeypatch.setattr(audit, "note", lambda *args: noted.append(args[2]))
    monkeypatch.setattr(records, "request_records", lambda store: [{"trial": False, "receipt": "RC-1"}])
    url = f"sqlite:///{tmp_path / 'real.db'}"
    migrate(url)
    records.run(Namespace(what="requests", database=url, jsonl=True, trial=False))
    assert noted == ["requests listed"] and "RC-1" in capsys.readouterr().out
    records.run(Namespace(what="requests", database=url, jsonl=True, trial=True))
    assert noted == ["requests listed"], "only trials were looked at"
