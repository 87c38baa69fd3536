"""Nobody who reads a log or the database's file reads a member: 0 marks, with debug logging and with things broken."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.processes import Member, Processes
from ridecare.settings import ROOT
from ridecare.store import handovers, requests
from tests.breaking import CONVERSATIONS, MARKS

BREAKING = ROOT / "tests" / "breaking.py"


def _stands(mark: str, text: str) -> bool:
    """Whether a mark stands in a text; a year counts alone only: any long number and any sealed text holds it by chance."""
    if re.fullmatch(r"\d{4}", mark):
        return bool(re.search(rf"(?<![0-9A-Za-z=]){mark}(?![0-9A-Za-z=])", text))
    return mark.lower() in text.lower()


def marks_in(text: str) -> list[str]:
    return [f"{mark!r} in: {_line(text, mark)}" for mark in MARKS if _stands(mark, text)]


def _line(text: str, mark: str) -> str:
    place = text.lower().index(mark.lower())
    return text[max(0, text.rfind("\n", 0, place) + 1) : place + 80][-400:]


def marks_in_files(database: Path) -> list[str]:
    """In the raw bytes of the database, its journal included."""
    files = [path for path in database.parent.glob(f"{database.name}*") if path.is_file()]
    assert files
    raw = b"\n".join(path.read_bytes() for path in files)
    return [mark for mark in MARKS if _stands(mark, raw.decode("latin-1")) or mark.encode("utf-16-le") in raw]


def test_a_year_is_found_where_it_stands_and_not_within_a_number_or_a_sealed_text():
    for text in ('"1975-11-02"', "born 1975.", "x_1975_y", "11/2/1975"):
        assert _stands("1975", text), text
    for text in ("2026-12-01T16:00:21.197512+00:00", "0.9989965464919750", "gAAAAB1975k+/="):
        assert not _stands("1975", text), text
    assert _stands("Birch", "gAAAbirchQ")


def test_whole_conversations_leave_no_mark_in_debug_logs_or_in_the_database(tmp_path: Path):
    database = tmp_path / "private.db"
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", str(BREAKING), "talk", f"sqlite:///{database}"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    written = ran.stdout + ran.stderr
    assert ran.returncode == 0, written[-3000:]
    assert written.count("DEBUG:rasa") > 500, "debug logging was not on"
    for said in ("utter_receipt", "utter_eligibility_way_on", "utter_handover_complete", "utter_went_wrong"):
        assert said in written, f"the conversations did not go as far as {said}"
    assert "LookupError" in written, "nothing broke"
    assert marks_in(written) == []
    assert marks_in_files(database) == []


def test_real_processes_with_debug_logging_leave_no_mark(tmp_path: Path):
    web = (
        sys.executable, "-W", "ignore", "-m", "rasa", "run", "--model", "models", "--port", "{port}", "--interface", "127.0.0.1",
        "--endpoints", "endpoints.yml", "--credentials", "credentials.yml", "--debug",
    )  # fmt: skip
    actions = (sys.executable, "-W", "ignore", str(BREAKING), "actions")
    with Processes(tmp_path, actions=actions, web=web) as running:
        heard = []
        for conversation in CONVERSATIONS:
            member = Member(running.web_port)
            heard.append([member.say(text) for text in conversation])
            member.close()
        store = running.store()
        placed, cases = requests.listed(store), handovers.listed(store)
        store.close()
        running.stop()
        written = running.written("web") + running.written("actions")
        assert written.count("DEBUG") + written.count('"level": "debug"') > 300, "debug logging was not on"
        assert "LookupError" in written, "nothing broke"
        assert [each.receipt for each in placed if each.receipt in heard[0][-1][-1]], heard[0][-1]
        assert cases, "nothing was handed over"
        assert marks_in(written) == []
        assert marks_in_files(running.database) == []
