"""A ride request at the desk: what is shown, and each thing that can be done with it."""

from __future__ import annotations

import html
import re
import sqlite3
from datetime import date, timedelta

import pytest
import requests as http

from desk import passes
from ridecare.known_places import Place
from ridecare.rides import MOVES, TOLD, Leg, NotAllowed, RideRequest
from ridecare.store import audit, consent, conversations, helper_passes, outbox, requests
from ridecare.store.conversations import Said

from .conftest import NAME, Browser, Served

STAFF_MOVES = sorted(move for move, who in MOVES.items() if "staff" in who)
_WAYS = {"requested": (), "accepted": ("accepted",), "on_the_way": ("accepted", "on_the_way")}


def _request(served: Served, receipt: str) -> RideRequest:
    found = requests.find(served.store, receipt)
    assert found is not None
    return found


def _in(served: Served, state: str) -> str:
    """A request that vendors have brought to a state."""
    receipt = served.request()
    for to in _WAYS[state]:
        requests.move(served.store, receipt, to, who="vendor", by="cab", now=served.now)
    return receipt


def _whats(served: Served, receipt: str) -> list[str]:
    return [
        event.what for event in audit.events(served.store) if event.subject == receipt and event.by == NAME
    ]


def test_every_field_is_shown_in_words(desk: Browser) -> None:
    receipt = desk.served.request(children=(4, 7), requester="her son", companions=None)
    text = desk.open(f"/case/{receipt}").text
    for words in (
        "Rosa Quill",
        "90000001",
        "March 14, 1980",
        "As stated, not checked",
        "The system shows: eligible",
        "1200 Oak St, Minneapolis",
        "the clinic on Park Ave",
        "Tuesday, December 8",
        "2:30 pm",
        "dialysis",
        "call when ready",
        "walker and oxygen",
        "4 and 7",
        "her son",
        '<a href="tel:+16515550101">651-555-0101</a>',
        "rings twice",
        "Website",
        "English",
        "Today, 10:00 am (just now)",
    ):
        assert words in text
    assert re.search(r'How many ride along</dt><dd class="none">not given', text)


def test_a_stop_and_a_known_place_are_shown_with_the_source_beside_the_words(desk: Browser) -> None:
    known = Place("Oak Hospital", street="1 Fir St", city="Edina", zip="55435", entrance="west door", source="a public list", read_on="2026-11-25")  # fmt: skip
    day = date(2026, 12, 8)
    receipt = desk.served.request(
        legs=(
            Leg("45 Main St", "the school", day, part="to_stop"),
            Leg("the school", "oak hospital", day, "10:30", destination_place=known),
            Leg("oak hospital", "45 Main St, St Paul 55101", day, pickup_place=known, part="home"),
        )
    )
    text = desk.open(f"/case/{receipt}").text
    titles = [text.index(f"<h3>{title}</h3>") for title in ("To the stop", "The way there", "The way home")]
    assert titles == sorted(titles)
    assert text.count("oak hospital") == 2 and text.count("In the places file") == 2
    assert text.count("Straight line, ZIP to ZIP") == 1 and "about 13 miles" in text
    assert (
        "Oak Hospital, 1 Fir St, Edina 55435, west door (source: a public list, read on 2026-11-25)" in text
    )
    assert "10:30 am" in desk.open("/").text


def test_opening_is_an_audit_event(desk: Browser) -> None:
    receipt = desk.served.request()
    desk.open(f"/case/{receipt}")
    assert _whats(desk.served, receipt) == ["case opened"]


@pytest.mark.parametrize("receipt", ["RC-2222222", "RC-TEST-388353M6", "x", "%3Cscript%3E"])
def test_an_unknown_receipt_is_a_calm_page(desk: Browser, receipt: str) -> None:
    page = desk.open(f"/case/{receipt}")
    assert page.status_code == 404
    assert "There is no such case." in page.text
    assert "script" not in page.text


def test_what_a_member_typed_is_only_text(desk: Browser) -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    receipt = desk.served.request(rider_name=evil, notes=evil)
    text = desk.open(f"/case/{receipt}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script" not in text
    assert "<img src=x" not in text


def test_a_possible_duplicate_leads_to_its_twin(desk: Browser) -> None:
    first, second = desk.served.request(), desk.served.request()
    assert f'Looks like <a href="/case/{first}">' in desk.open(f"/case/{second}").text


@pytest.mark.parametrize(("frm", "to"), STAFF_MOVES)
def test_every_next_state_has_a_button_that_works(desk: Browser, frm: str, to: str) -> None:
    served = desk.served
    receipt = _in(served, frm)
    offered = set(re.findall(r'<button name="to" value="([a-z_]+)"', desk.open(f"/case/{receipt}").text))
    assert offered == {after for before, after in STAFF_MOVES if before == frm}
    page = desk.send(f"/case/{receipt}/move", to=to, note="the cab said so")
    assert page.status_code == 200
    assert "Saved." in page.text
    assert _request(served, receipt).state == to
    last = requests.moves(served.store, receipt)[-1]
    assert (last.from_state, last.to_state, last.who, last.by, last.note) == (
        frm,
        to,
        "staff",
        NAME,
        "the cab said so",
    )
    assert f"moved to {to}" in _whats(served, receipt)


@pytest.mark.parametrize("to", sorted(TOLD))
def test_a_move_that_the_member_must_hear_of_is_in_the_outbox(desk: Browser, to: str) -> None:
    receipt = desk.served.request()
    desk.open(f"/case/{receipt}")
    desk.send(f"/case/{receipt}/move", to=to)
    (due,) = outbox.due(desk.served.store, desk.served.now)
    assert (due.response, due.values) == (f"utter_ride_{to}", {"receipt": receipt})


def test_whoever_wants_no_texts_is_called_instead(desk: Browser) -> None:
    served = desk.served
    key = served.conversation("sms", "+16515550142")
    consent.opt_out(served.store, "+16515550142", served.now, "STOP")
    receipt = served.request(conversation=key, channel="sms")
    desk.open(f"/case/{receipt}")
    desk.send(f"/case/{receipt}/move", to="accepted")
    assert outbox.due(served.store, served.now) == ()
    assert "Tell them: the ride is accepted" in desk.open("/").text


def test_a_move_that_is_not_in_the_table_is_refused(desk: Browser) -> None:
    receipt = desk.served.request()
    desk.open(f"/case/{receipt}")
    page = desk.send(f"/case/{receipt}/move", to="completed", note="they told me")
    assert page.status_code == 409
    assert "they told me" in page.text
    assert _request(desk.served, receipt).state == "requested"


def test_nobody_decides_over_a_state_they_did_not_see(desk: Browser) -> None:
    served = desk.served
    receipt = served.request()
    desk.open(f"/case/{receipt}")
    requests.move(served.store, receipt, "accepted", who="staff", by="lee", now=served.now)
    # From "accepted", declining would be allowed, but this person saw a new request.
    page = desk.send(f"/case/{receipt}/move", to="declined", note="no car that day")
    assert page.status_code == 409
    assert "this case is “Accepted”. lee moved it last." in page.text
    assert "no car that day" in page.text
    assert _request(served, receipt).state == "accepted"


def test_a_button_pressed_twice_moves_once(desk: Browser) -> None:
    receipt = desk.served.request()
    before = desk.open(f"/case/{receipt}")
    desk.send(f"/case/{receipt}/move", to="accepted")
    desk.page = before
    assert desk.send(f"/case/{receipt}/move", to="accepted").status_code == 200
    assert len(requests.moves(desk.served.store, receipt)) == 1
    assert len(outbox.due(desk.served.store, desk.served.now)) == 1


def test_undo_within_ten_minutes(desk: Browser) -> None:
    served = desk.served
    receipt = served.request()
    desk.open(f"/case/{receipt}")
    desk.send(f"/case/{receipt}/move", to="declined")
    served.later(minutes=4)
    assert "can be taken back until 10:10 am (6 min left)" in desk.open(f"/case/{receipt}").text
    page = desk.send(f"/case/{receipt}/undo")
    assert "Taken back." in page.text
    assert "(taken back)" in page.text
    assert _request(served, receipt).state == "requested"
    assert outbox.due(served.store, served.now) == ()
    assert "taken back to requested" in _whats(served, receipt)


def test_undo_is_gone_after_ten_minutes(desk: Browser) -> None:
    served = desk.served
    receipt = served.request()
    desk.open(f"/case/{receipt}")
    in_time = desk.send(f"/case/{receipt}/move", to="declined")
    served.later(minutes=11)
    assert "Undo" not in desk.open(f"/case/{receipt}").text
    desk.page = in_time
    assert desk.send(f"/case/{receipt}/undo").status_code == 409
    assert _request(served, receipt).state == "declined"


def test_the_vendors_move_is_not_taken_back(desk: Browser) -> None:
    receipt = _in(desk.served, "accepted")
    assert "Undo" not in desk.open(f"/case/{receipt}").text


@pytest.mark.parametrize(
    ("kind", "words"), [("tried", "Tried, no answer"), ("needs_information", "Needs information")]
)
def test_an_attempt_is_noted(desk: Browser, kind: str, words: str) -> None:
    served = desk.served
    receipt = served.request()
    desk.open(f"/case/{receipt}")
    page = desk.send(f"/case/{receipt}/attempt", kind=kind, note="mailbox full")
    assert f"<b>{words}</b>" in page.text
    (attempt,) = requests.attempts(served.store, receipt)
    assert (attempt.kind, attempt.by, attempt.note) == (kind, NAME, "mailbox full")
    assert f"attempt noted: {kind}" in _whats(served, receipt)
    assert _request(served, receipt).state == "requested"


def test_an_attempt_of_no_known_kind_keeps_the_note(desk: Browser) -> None:
    receipt = desk.served.request()
    desk.open(f"/case/{receipt}")
    page = desk.send(f"/case/{receipt}/attempt", note="mailbox full")
    assert page.status_code == 422
    assert ">mailbox full</textarea>" in page.text
    assert requests.attempts(desk.served.store, receipt) == ()


def test_a_note_that_is_too_long_is_given_back(desk: Browser) -> None:
    receipt = desk.served.request()
    desk.open(f"/case/{receipt}")
    page = desk.send(f"/case/{receipt}/move", to="accepted", note="x" * 1001)
    assert page.status_code == 422
    assert "x" * 1001 in page.text
    assert _request(desk.served, receipt).state == "requested"


def test_identity_checked_by_voice(desk: Browser) -> None:
    served = desk.served
    receipt = served.request(marks=("identity_failed",))
    desk.open(f"/case/{receipt}")
    assert desk.send(f"/case/{receipt}/voice", how=" ").status_code == 422
    assert _request(served, receipt).rider_source == "stated"
    page = desk.send(f"/case/{receipt}/voice", how="called the number on file")
    assert _request(served, receipt).rider_source == "verified"
    assert "Identity check failed" not in page.text
    assert "called the number on file" in page.text
    assert "identity checked by voice" in _whats(served, receipt)


def test_a_pass_is_given_only_for_a_member_who_was_identified(desk: Browser) -> None:
    served = desk.served
    wanted = {"helper": "Lena Sample", "helper_phone": "(651) 555-0190", "until": "2027-01-31"}
    receipt = served.request(member_id="90000001")
    assert "Helper pass" not in desk.open(f"/case/{receipt}").text
    desk.send(f"/case/{receipt}/voice", how="called the number on file")
    with pytest.raises(NotAllowed):
        passes.give(served.store, served.request(member_id="90000001"), typed=passes.read("Lena Sample", "6515550190", "2027-01-31", served.now.date()), once="a", by=NAME, now=served.now)  # fmt: skip
    for wrong in (
        {"helper": "Lena"},
        {"helper_phone": "555-0190"},
        {"until": "2026-11-30"},
        {"until": "2028-01-01"},
    ):
        page = desk.send(f"/case/{receipt}/pass", **{**wanted, **wrong}, once="a")
        assert page.status_code == 422
        assert html.escape({**wanted, **wrong}["helper_phone"]) in page.text
    assert helper_passes.of_member(served.store, "90000001", served.now.date()) == ()
    for _ in range(2):
        page = desk.send(f"/case/{receipt}/pass", **wanted, once="a")
    assert "Lena Sample, 651-555-0190, until January 31, 2027; not used" in page.text
    (given,) = helper_passes.of_member(served.store, "90000001", served.now.date())
    assert (given.phone, given.made_by) == ("+16515550190", NAME)
    assert "helper pass given" in _whats(served, receipt)


def test_a_minor_has_no_helpers(desk: Browser) -> None:
    receipt = desk.served.request(member_id="90000004", rider_source="verified", marks=("minor",))
    assert "Helper pass" not in desk.open(f"/case/{receipt}").text


def test_the_conversation_needs_the_click_which_is_written_down(desk: Browser) -> None:
    served = desk.served
    key = served.conversation()
    receipt = served.request(conversation=key)
    conversations.take_in(served.store, key, "m1", "I live behind the <bakery>", served.now)
    conversations.say(served.store, key, [Said("Where to?", None, (), "reply", "en")], served.now)
    assert "bakery" not in desk.open(f"/case/{receipt}").text
    assert desk.open(f"/case/{receipt}/conversation").status_code == 405
    assert "conversation shown" not in _whats(served, receipt)
    desk.open(f"/case/{receipt}")
    shown = desk.send(f"/case/{receipt}/conversation").text
    assert "I live behind the &lt;bakery&gt;" in shown
    assert "Where to?" in shown
    assert _whats(served, receipt)[-1] == "conversation shown"


def test_a_busy_database_loses_nothing_that_was_typed(
    desk: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    served = desk.served
    receipt = served.request()
    desk.open(f"/case/{receipt}")
    with served.store.read() as connection:
        (database,) = [row[2] for row in connection.exec_driver_sql("PRAGMA database_list")]
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    page = desk.send(f"/case/{receipt}/attempt", kind="tried", note="Rosa was out")
    other.execute("ROLLBACK")
    other.close()
    assert page.status_code == 503
    assert "Nothing was changed." in page.text
    assert "Rosa was out" in page.text
    assert "StoreBusy" in caplog.text
    assert "Rosa" not in caplog.text


def test_two_people_see_each_others_work(desk: Browser) -> None:
    served = desk.served
    receipt = served.request(alarm="soon")
    desk.open(f"/case/{receipt}")
    served.later(minutes=3)
    desk.send(f"/case/{receipt}/move", to="accepted", note="cab 12")
    with http.Session() as client:
        other = Browser(served, client)
        other.log_in()
        text = other.open(f"/case/{receipt}").text
    log = re.findall(r"<b>(.*?)</b>", text[text.index('id="log"') :])
    assert log == ["New → Accepted", "Opened the alarm: Starts soon", "Alarm: Starts soon", "Asked"]
    assert requests.moves(served.store, receipt)[0].at - _request(served, receipt).created_at == timedelta(
        minutes=3
    )
