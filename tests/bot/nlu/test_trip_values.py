from __future__ import annotations

import json
from datetime import UTC, datetime

from bot.nlu.trip_values import TripValues, _known
from tests.bot.nlu.graph import made, message, tracker

NOW = datetime(2026, 12, 1, 16, 0, tzinfo=UTC).timestamp()


def read(tmp_path, text: str, conversation=None, **metadata) -> dict:
    given = message(text, received_at=NOW, channel="web", **metadata)
    given.set("language", "en")
    return made(TripValues, tmp_path).process([given], conversation or tracker())[0].get("reading")


def test_values_are_read_by_the_clock_of_the_channel(tmp_path):
    values = read(tmp_path, "i need a ride tomorrow at 9:30 am")["values"]
    assert (values["trip_date"], values["appointment_time"]) == ("2026-12-02", "09:30")


def test_what_was_asked_decides_what_an_answer_is(tmp_path):
    assert (
        read(tmp_path, "Amos Reed", tracker(requested_slot="rider_name"))["values"]["rider_name"]
        == "Amos Reed"
    )
    assert "rider_name" not in read(tmp_path, "Amos Reed", tracker(requested_slot="notes"))["values"]
    assert read(tmp_path, "Amos Reed", asked="rider_name")["values"]["rider_name"] == "Amos Reed"


def test_it_can_be_kept_as_json_and_reads_nothing_in_nothing(tmp_path):
    json.dumps(read(tmp_path, "from 310 Cedar St, Stillwater, call 612-555-0133"))
    assert read(tmp_path, "")["values"] == {}


def test_a_places_file_that_cannot_be_used_names_no_place_and_says_so(tmp_path, caplog):
    broken = tmp_path / "places.csv"
    broken.write_text("name,source\nOak Clinic,\n", encoding="utf-8")
    assert _known(broken).places == () and "line 2" in caplog.text
    broken.write_text("name,source\nOak Clinic,a list\n", encoding="utf-8")
    assert [place.name for place in _known(broken).places] == ["Oak Clinic"]
