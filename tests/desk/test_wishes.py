"""A wish at the desk: old beside new, taken over or turned down by one button, and taken back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from ridecare.rides import RideRequest
from ridecare.store import audit, outbox, requests, versions

from .conftest import NAME, Browser, Served


def _request(served: Served, receipt: str) -> RideRequest:
    found = requests.find(served.store, receipt)
    assert found is not None
    return found


def _wish(served: Served, kind: str = "change", *, state: str = "requested", **rest: Any) -> str:
    """A request with an open wish; its receipt."""
    receipt = served.request()
    if state == "accepted":
        requests.move(served.store, receipt, "accepted", who="vendor", by="cab", now=served.now)
    request = _request(served, receipt)
    later = replace(request, legs=(replace(request.legs[0], appointment_time="16:45"), *request.legs[1:]))
    values = {
        "key": f"wish-{receipt}", "conversation": request.conversation, "now": served.now,
        "request": later if kind == "change" else None, **rest,
    }  # fmt: skip
    versions.ask(served.store, receipt, kind, **values)
    return receipt


def _told(served: Served) -> list[str | None]:
    return [each.response for each in outbox.due(served.store, served.now)]


def test_old_and_new_stand_side_by_side(desk: Browser) -> None:
    receipt = _wish(desk.served)
    text = desk.open(f"/case/{receipt}").text
    assert "Change asked for" in text
    row = re.search(r'<th scope="row">Appointment time</th><td>([^<]+)</td><td><b>([^<]+)</b></td>', text)
    assert row is not None and row.groups() == ("2:30 pm", "4:45 pm")
    assert text.count('<th scope="row">') == 1, "what stays as it is takes no line"
    assert '<a href="tel:+16515550101">651-555-0101</a>' in text
    assert "not verified" in text


def test_who_is_verified_needs_no_call(desk: Browser) -> None:
    receipt = _wish(desk.served, state="accepted", verified=True)
    text = desk.open(f"/case/{receipt}").text
    assert "The member was verified." in text
    assert "Make sure first" not in text
    assert "was accepted before" in text


def test_a_wish_from_elsewhere_says_so_with_its_words(desk: Browser) -> None:
    receipt = _wish(desk.served, request=None, conversation="web-x", words="at <b>4</b> please")
    text = desk.open(f"/case/{receipt}").text
    assert "Asked from another conversation" in text
    assert "at &lt;b&gt;4&lt;/b&gt; please" in text
    assert "What is to change has to be asked." in text


def test_requests_with_a_wish_stand_on_top(desk: Browser) -> None:
    plain, wished = desk.served.request(), _wish(desk.served, "drop", state="accepted")
    text = desk.open("/").text
    assert text.index("Changes and drops asked for") < text.index("New requests")
    assert text.index(wished) < text.index(plain)
    assert text.count(f">{wished}<") == 1
    assert "Drop asked for" in text
    desk.open(f"/case/{wished}")
    desk.send(f"/case/{wished}/wish", what="turn_down")
    assert "Changes and drops asked for" not in desk.open("/").text


@pytest.mark.parametrize(
    ("kind", "what", "state", "clock", "told"),
    [
        ("change", "take_over", "requested", "16:45", "utter_wish_change_noted"),
        ("change", "turn_down", "requested", "14:30", "utter_wish_change_turned_down"),
        ("drop", "take_over", "cancelled", "14:30", "utter_ride_cancelled"),
        ("drop", "turn_down", "requested", "14:30", "utter_wish_drop_turned_down"),
    ],
)
def test_one_button_decides_and_one_takes_it_back(
    desk: Browser, kind: str, what: str, state: str, clock: str, told: str
) -> None:
    served = desk.served
    receipt = _wish(served, kind)
    before = _request(served, receipt)
    desk.open(f"/case/{receipt}")
    page = desk.send(f"/case/{receipt}/wish", what=what)
    assert "Saved. The member is being told" in page.text
    after = _request(served, receipt)
    assert (after.state, after.legs[0].appointment_time, after.wish) == (state, clock, None)
    assert _told(served) == [told]
    assert f'action="/case/{receipt}/wish"' not in page.text
    assert f'action="/case/{receipt}/undo"' not in page.text
    served.later(minutes=9)
    desk.open(f"/case/{receipt}")
    assert "Taken back." in desk.send(f"/case/{receipt}/wish-undo").text
    assert _request(served, receipt) == before
    assert _told(served) == []
    whats = [each.what for each in audit.events(served.store) if each.by == NAME and "wish" in each.what]
    assert len(whats) == 2


def test_pressed_twice_is_once(desk: Browser) -> None:
    served = desk.served
    receipt = _wish(served, "drop")
    desk.open(f"/case/{receipt}")
    first = desk.page
    desk.send(f"/case/{receipt}/wish", what="take_over")
    desk.page = first
    assert desk.send(f"/case/{receipt}/wish", what="take_over").status_code == 200
    assert len(_told(served)) == 1


def test_nobody_decides_over_a_wish_they_did_not_see(desk: Browser) -> None:
    served = desk.served
    receipt = _wish(served)
    desk.open(f"/case/{receipt}")
    versions.ask(
        served.store, receipt, "drop", key="newer", conversation=_request(served, receipt).conversation, now=served.now
    )  # fmt: skip
    page = desk.send(f"/case/{receipt}/wish", what="take_over")
    assert page.status_code == 409
    assert "Nothing was changed" in page.text
    assert (_request(served, receipt).wish, _request(served, receipt).state) == ("drop", "requested")


@pytest.mark.parametrize(
    ("number", "what"), [("x", "take_over"), ("2", "steal"), ("99", "turn_down"), ("", "")]
)
def test_a_form_that_is_not_ours_decides_nothing(desk: Browser, number: str, what: str) -> None:
    receipt = _wish(desk.served)
    desk.open(f"/case/{receipt}")
    assert desk.send(f"/case/{receipt}/wish", number=number, what=what).status_code == 409
    assert _request(desk.served, receipt).wish == "change"


def test_an_unknown_receipt_is_a_calm_page(desk: Browser) -> None:
    receipt = _wish(desk.served)
    desk.open(f"/case/{receipt}")
    token = re.search(r'name="form_token" value="([^"]+)"', desk.page.text if desk.page else "")
    assert token is not None
    for path in ("wish", "wish-undo"):
        page = desk.post(
            f"/case/RC-2222222/{path}", {"form_token": token[1], "number": "2", "what": "take_over"}
        )
        assert page.status_code == 404


def test_to_accept_a_ride_is_to_accept_its_change(desk: Browser) -> None:
    served = desk.served
    receipt = _wish(served)
    text = desk.open(f"/case/{receipt}").text
    assert "Accept, with the change" in text
    desk.send(f"/case/{receipt}/move", to="accepted")
    after = _request(served, receipt)
    assert (after.state, after.legs[0].appointment_time, after.wish) == ("accepted", "16:45", None)
    assert _told(served) == ["utter_wish_change_accepted"]
    desk.send(f"/case/{receipt}/wish-undo")
    assert (_request(served, receipt).state, _request(served, receipt).wish) == ("requested", "change")


def test_what_the_member_dropped_stands_in_the_log(desk: Browser) -> None:
    receipt = _wish(desk.served, "drop", verified=True)
    text = desk.open(f"/case/{receipt}").text
    assert "Drop asked for: Taken over" in text
    assert "New → Cancelled" in text
    assert "wish-undo" not in text
