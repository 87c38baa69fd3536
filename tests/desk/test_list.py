"""The list: what stands where, and what does not stand there."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from ridecare.rides import Leg
from ridecare.store import alarms, audit, consent, due_items, handovers, requests

from .conftest import NAME, Browser


def _sections(text: str) -> dict[str, str]:
    return {
        re.sub(r"<[^>]+>", "", title).strip(): body
        for title, body in re.findall(r"<section[^>]*><h2[^>]*>(.*?)</h2>(.*?)</section>", text, re.S)
    }


def _receipts(html: str) -> list[str]:
    return re.findall(r'<a href="/case/([^"]+)">', html)


def test_sections_stand_in_the_order_of_work(desk: Browser) -> None:
    served = desk.served
    problem = served.hand_over(reason="problem", urgent=True, alarm="problem")
    new, accepted = served.request(), served.request(rider_name="Bo Rill")
    requests.move(served.store, accepted, "accepted", who="staff", by=NAME, now=served.now)
    case, taken = served.hand_over(), served.hand_over()
    handovers.move(served.store, taken, "taken", by=NAME, now=served.now)
    consent.put_on_call_list(served.store, conversation="sms-1", reason="opted_out", now=served.now)
    found = _sections(desk.open("/").text)
    assert list(found) == [
        "Nobody opened yet 1",
        "New requests 1",
        "Open hand-overs 1",
        "Call list 1",
        "Hand-overs that somebody took 1",
        "Accepted rides 1",
    ]
    assert [_receipts(found[title]) for title in found] == [[problem], [new], [case], [], [taken], [accepted]]


def test_new_requests_stand_by_the_day_of_the_trip(desk: Browser) -> None:
    served = desk.served

    def on(day: date | None, clock: str | None) -> str:
        return served.request(rider_name=f"rider {day} {clock}", legs=(Leg("a", "b", day, clock),))

    late = on(date(2026, 12, 20), "09:00")
    afternoon, morning = on(date(2026, 12, 4), "15:00"), on(date(2026, 12, 4), "08:00")
    unknown, past = on(None, None), on(date(2026, 11, 30), "10:00")
    assert _receipts(_sections(desk.open("/").text)["New requests 5"]) == [
        past,
        unknown,
        morning,
        afternoon,
        late,
    ]
    assert desk.page is not None
    assert "Date has passed" in desk.page.text


def test_a_request_becomes_soon_while_it_waits(desk: Browser) -> None:
    desk.served.request(legs=(Leg("a", "b", date(2026, 12, 8), "14:30"),))
    soon = '<span class="mark alarm">Soon</span>'
    assert soon not in desk.open("/").text
    desk.served.later(days=6, hours=20)
    desk.log_in()
    assert soon in desk.open("/").text


def test_the_list_names_nobody(desk: Browser) -> None:
    receipt = desk.served.request(alarm="soon")
    desk.served.hand_over()
    text = desk.open("/").text
    assert receipt in text
    for private in (
        "Rosa",
        "Quill",
        "Ana",
        "90000001",
        "1980",
        "Oak St",
        "clinic",
        "dialysis",
        "555",
        "necesito",
    ):
        assert private not in text


def test_ages_and_marks_are_shown(desk: Browser) -> None:
    desk.served.request(marks=("needs_call", "minor", "not_checked", "who_books_open"))
    desk.served.request(marks=("identity_failed",))
    desk.served.later(minutes=12)
    text = desk.open("/").text
    for words in (
        "12 min ago",
        "Needs a call",
        "Minor",
        "Identity not checked",
        "Identity check failed",
        "Who arranges it is open",
        "Possible duplicate",
        "Tue, Dec 8, 2:30 pm",
    ):
        assert words in text


def test_opening_a_case_takes_its_alarm_off_the_list(desk: Browser) -> None:
    receipt = desk.served.request(alarm="soon")
    other = desk.served.hand_over(reason="crisis", urgent=True, alarm="crisis")
    page = desk.open("/")
    assert "<title>(2) List" in page.text
    # Danger stands before what is soon, however old that is.
    assert _receipts(_sections(page.text)["Nobody opened yet 2"]) == [other, receipt]
    desk.open(f"/case/{receipt}")
    assert [alarm.receipt for alarm in alarms.unopened(desk.served.store)] == [other]
    (alarm,) = alarms.of(desk.served.store, receipt)
    assert (alarm.opened_by, alarm.opened_at) == (NAME, desk.served.now)
    assert _receipts(_sections(desk.open("/").text)["Nobody opened yet 1"]) == [other]


def test_what_was_left_unopened_longest_stands_first_and_says_how_long(desk: Browser) -> None:
    served = desk.served
    first = served.hand_over(reason="problem", urgent=True, alarm="problem", conversation="web-one")
    served.now += timedelta(minutes=20)
    desk.open("/")
    second = served.hand_over(reason="problem", urgent=True, alarm="problem", conversation="web-two")
    served.now += timedelta(minutes=12)
    due_items.run(served.store, served.now)
    body = _sections(desk.open("/").text)["Nobody opened yet 2"]
    assert _receipts(body) == [first, second]
    assert "Problem now: nobody opened it for 30 min" in body
    assert "Problem now: nobody opened it for 10 min" in body
    assert "Problem now: nobody opened it for 30 min" in desk.open(f"/case/{first}").text
    served.now += timedelta(minutes=20)
    due_items.run(served.store, served.now)
    left = _sections(desk.open("/").text)["Nobody opened yet 1"]
    assert _receipts(left) == [second] and "nobody opened it for 30 min" in left


def test_trials_are_shown_only_when_asked_for(desk: Browser) -> None:
    served = desk.served
    real, trial = served.request(), served.request(trial=True, alarm="soon")
    case = served.hand_over(trial=True)
    assert set(_receipts(desk.open("/").text)) == {real}
    assert trial not in desk.open("/?state=requested").text
    shown = desk.open("/?trials=1").text
    assert set(_receipts(shown)) == {trial, case}
    assert "Trials: made in tests" in shown
    assert "trials=1&amp;refreshes=1" in shown


@pytest.mark.parametrize("state", ["declined", "completed", "closed"])
def test_finished_cases_are_found_by_their_state(desk: Browser, state: str) -> None:
    served = desk.served
    if state == "closed":
        receipt = served.hand_over()
        handovers.move(served.store, receipt, "closed", by=NAME, now=served.now, outcome="told by phone")
    else:
        receipt = served.request()
        for to in ("accepted", state):
            requests.move(served.store, receipt, to, who="staff", by=NAME, now=served.now)
    assert receipt not in desk.open("/").text
    assert _receipts(desk.open(f"/?state={state}").text) == [receipt]


def test_the_list_refreshes_itself_and_a_case_does_not(desk: Browser) -> None:
    receipt = desk.served.request()
    assert 'http-equiv="refresh" content="15;' in desk.open("/").text
    assert "http-equiv" not in desk.open("/?refresh=off").text
    assert "http-equiv" not in desk.open(f"/case/{receipt}").text


def test_a_receipt_is_found_however_it_is_typed(desk: Browser) -> None:
    receipt = desk.served.request()
    body = receipt.removeprefix("RC-")
    for typed in (receipt, receipt.lower(), f"rc {body[:4]} {body[4:]}", body.lower()):
        assert desk.open("/find", params={"receipt": typed}).url.endswith(f"/case/{receipt}")
    assert desk.open("/find", params={"receipt": "RC-2222222"}).status_code == 404


def test_call_list_shows_the_number_only_when_opened(desk: Browser) -> None:
    served = desk.served
    key = served.conversation("sms", "+16515550142")
    receipt = served.request(conversation=key, channel="sms")
    consent.put_on_call_list(
        served.store, conversation=key, reason="opted_out", now=served.now, address="+16515550142"
    )
    (call,) = consent.call_list(served.store)
    assert "0142" not in desk.open("/").text
    shown = desk.open(f"/call/{call.id}").text
    assert "651-555-0142" in shown
    assert receipt in shown
    assert (NAME, "call opened") in [(event.by, event.what) for event in audit.events(served.store)]


def test_a_call_that_was_made_leaves_the_list(desk: Browser) -> None:
    served = desk.served
    consent.put_on_call_list(served.store, conversation="sms-1", reason="opted_out", now=served.now)
    (call,) = consent.call_list(served.store)
    desk.open("/")
    assert "Taken off the call list." in desk.send(f"/call/{call.id}/done").text
    assert consent.call_list(served.store) == ()
    assert audit.events(served.store)[-1].what == "call done"
    assert desk.open(f"/call/{call.id}").status_code == 404
