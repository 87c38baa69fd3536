"""A hand-over at the desk: everything that was collected, its states, and answering in the conversation."""

from __future__ import annotations

import re

import pytest

from ridecare.handover import HANDOVER_MOVES, HandOver
from ridecare.store import audit, consent, conversations, handovers, outbox, requests

from .conftest import CASE, NAME, Browser, Served

OPEN_MOVES = [(frm, to) for frm, after in HANDOVER_MOVES.items() for to in after]


def _case(served: Served, receipt: str) -> HandOver:
    found = handovers.find(served.store, receipt)
    assert found is not None
    return found


def _in(served: Served, state: str) -> str:
    receipt = served.hand_over()
    if state != "open":
        handovers.move(served.store, receipt, state, by="lee", now=served.now)
    return receipt


def test_everything_collected_is_shown_in_words(desk: Browser) -> None:
    served = desk.served
    sealed = served.store.seal.seal_json({"member_id": "90000006", "date_of_birth": "1944-12-24"})
    tied = served.request()
    more = {
        "sealed_identity": sealed,
        "eligibility": "needs_review",
        "where_now": "in the lobby",
        "rider_age": 82,
    }
    receipt = served.hand_over(collected={**CASE.collected, **more}, urgent=True, request_receipt=tied)
    text = desk.open(f"/case/{receipt}").text
    for words in (
        "Wants to change a ride",
        "Urgent",
        "necesito cambiar la hora",
        "Ana Sol",
        "90000006",
        "December 24, 1944",
        "Tuesday, December 8",
        "cane",
        "my daughter comes along",
        "Needs a person to review",
        "in the lobby",
        "82",
        "651-555-0106",
        "Spanish",
        f'<a href="/case/{tied}">',
    ):
        assert words in text
    assert sealed not in text


def test_an_identity_that_cannot_be_opened_is_left_out(desk: Browser) -> None:
    receipt = desk.served.hand_over(collected={"sealed_identity": "gAAAA-of-a-lost-key"})
    page = desk.open(f"/case/{receipt}")
    assert page.status_code == 200
    assert "lost-key" not in page.text


def test_a_reason_that_has_no_words_is_shown_all_the_same(desk: Browser) -> None:
    receipt = desk.served.hand_over(reason="quite_new", collected={"also_new": {"a": 1}})
    text = desk.open(f"/case/{receipt}").text
    assert "Quite new" in text
    assert "Also new" in text


@pytest.mark.parametrize(("frm", "to"), OPEN_MOVES)
def test_every_next_state_has_a_button_that_works(desk: Browser, frm: str, to: str) -> None:
    served = desk.served
    receipt = _in(served, frm)
    offered = re.findall(r'<button name="to" value="([a-z_]+)"', desk.open(f"/case/{receipt}").text)
    assert offered == list(HANDOVER_MOVES[frm])
    assert desk.send(f"/case/{receipt}/move", to=to, note="new time agreed").status_code == 200
    assert _case(served, receipt).state == to
    assert audit.events(served.store)[-2].what == f"moved to {to}"


@pytest.mark.parametrize("outcome", ["", "  \r\n "])
def test_closing_needs_an_outcome(desk: Browser, outcome: str) -> None:
    receipt = desk.served.hand_over()
    desk.open(f"/case/{receipt}")
    page = desk.send(f"/case/{receipt}/move", to="closed", note=outcome)
    assert page.status_code == 422
    assert "Say how it ended before you close it." in page.text
    assert _case(desk.served, receipt).state == "open"


def test_the_outcome_stays_on_the_closed_case(desk: Browser) -> None:
    receipt = desk.served.hand_over()
    desk.open(f"/case/{receipt}")
    page = desk.send(f"/case/{receipt}/move", to="closed", note="moved to 3 pm, she agreed")
    assert "Outcome: moved to 3 pm, she agreed" in page.text
    assert _case(desk.served, receipt).outcome == "moved to 3 pm, she agreed"
    assert 'name="to"' not in page.text
    assert 'name="text"' not in page.text


def test_whoever_comes_second_is_told_and_loses_nothing(desk: Browser) -> None:
    receipt = desk.served.hand_over()
    desk.open(f"/case/{receipt}")
    handovers.move(desk.served.store, receipt, "closed", by="lee", now=desk.served.now, outcome="done")
    page = desk.send(f"/case/{receipt}/move", to="answered", note="I called her")
    assert page.status_code == 409
    assert "this case is “Closed”. lee moved it last." in page.text
    assert "I called her" in page.text


def test_an_attempt_is_noted(desk: Browser) -> None:
    receipt = desk.served.hand_over()
    desk.open(f"/case/{receipt}")
    desk.send(f"/case/{receipt}/attempt", kind="tried", note="")
    (attempt,) = requests.attempts(desk.served.store, receipt)
    assert (attempt.kind, attempt.by, attempt.note) == ("tried", NAME, None)


def test_an_answer_goes_into_the_conversation_once(desk: Browser) -> None:
    served = desk.served
    key = served.conversation()
    receipt = served.hand_over(conversation=key)
    form = desk.open(f"/case/{receipt}")
    page = desk.send(f"/case/{receipt}/answer", text="Su viaje es a las 3.\r\n¿Está bien?", answered="yes")
    assert "Your message is on its way" in page.text
    desk.page = form
    desk.send(f"/case/{receipt}/answer", text="Su viaje es a las 3.\r\n¿Está bien?", answered="yes")
    (due,) = outbox.due(served.store, served.now)
    assert (due.conversation, due.kind, due.response) == (key, "staff", None)
    assert due.text == "Su viaje es a las 3.\n¿Está bien?"
    assert _case(served, receipt).state == "answered"
    (written,) = requests.attempts(served.store, receipt)
    assert (written.kind, written.by, written.note) == ("answered_here", NAME, due.text)
    assert "answered in the conversation" in [event.what for event in audit.events(served.store)]


def test_an_answer_need_not_end_the_work(desk: Browser) -> None:
    receipt = desk.served.hand_over()
    desk.open(f"/case/{receipt}")
    desk.send(f"/case/{receipt}/answer", text="We look into it.")
    assert len(outbox.due(desk.served.store, desk.served.now)) == 1
    assert _case(desk.served, receipt).state == "open"


@pytest.mark.parametrize("text", ["", " ", "x" * 1001])
def test_an_empty_or_endless_answer_is_refused(desk: Browser, text: str) -> None:
    receipt = desk.served.hand_over()
    desk.open(f"/case/{receipt}")
    assert desk.send(f"/case/{receipt}/answer", text=text).status_code == 422
    assert outbox.due(desk.served.store, desk.served.now) == ()


def test_the_form_says_that_texts_are_not_private(desk: Browser) -> None:
    served = desk.served
    texts = served.hand_over(conversation=served.conversation("sms", "+16515550142"), channel="sms")
    assert "Texts are not private" in desk.open(f"/case/{texts}").text


def test_nobody_writes_to_whoever_stopped_the_texts(desk: Browser) -> None:
    served = desk.served
    key = served.conversation("sms", "+16515550142")
    receipt = served.hand_over(conversation=key, channel="sms")
    desk.open(f"/case/{receipt}")
    consent.opt_out(served.store, "+16515550142", served.now, "STOP")
    page = desk.send(f"/case/{receipt}/answer", text="Please call us.")
    assert page.status_code == 409
    assert "Please call us." in page.text
    assert "stopped our texts. Call them." in page.text
    assert 'name="text"' not in page.text
    assert outbox.due(served.store, served.now) == ()


def test_the_conversation_needs_the_click(desk: Browser) -> None:
    served = desk.served
    key = served.conversation()
    receipt = served.hand_over(conversation=key)
    conversations.take_in(served.store, key, "m1", "mi hija viene conmigo", served.now)
    assert "mi hija" not in desk.open(f"/case/{receipt}").text
    assert "mi hija" in desk.send(f"/case/{receipt}/conversation").text
    assert audit.events(served.store)[-1].what == "conversation shown"
