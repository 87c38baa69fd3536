from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bot.channels.mask import mask

PHONE = {"width": 360, "height": 740}
WIDGET = Path(__file__).parents[3] / "bot" / "widget"
TODAY = date(2026, 12, 1)


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")


def said(page: Page, who: str) -> list[str]:
    return page.locator(f".msg.{who} .said").all_inner_texts()


def test_the_whole_widget_is_small() -> None:
    assert sum(path.stat().st_size for path in WIDGET.iterdir()) <= 30 * 1024


def test_no_script_writes_markup_or_speaks_to_the_console() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in WIDGET.glob("*.js"))
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacent|document\.write|console\.|localStorage|eval\(", code)
        == []
    )
    # ES2017: no optional chaining, no `??`, no catch without a name, no object spread.
    assert re.findall(r"\?\.[a-z(\[]|\?\?|catch \{|\{ ?\.\.\.", code) == []


def test_a_message_is_sent_and_answered(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    write(page, "Ask for a ride")
    expect(page.locator(".msg.assistant .said").nth(1)).to_have_text("Where should the driver pick you up?")
    expect(page.get_by_role("textbox")).to_be_focused()
    expect(page.get_by_role("textbox")).to_have_value("")
    expect(page.locator("#typing")).to_be_hidden()
    assert said(page, "member") == ["Ask for a ride"]
    assert page.locator(".msg.assistant .said").nth(1).get_attribute("lang") == "en"


def test_a_button_sends_its_choice_once_and_is_disabled(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    page.get_by_role("button", name="Talk to a person").dblclick()
    expect(page.locator(".msg.assistant")).to_have_count(2)
    assert [(inbound.choose, inbound.text) for inbound in served.members.taken] == [(3, "Talk to a person")]
    for button in page.locator(".choices button").all():
        expect(button).to_be_disabled()
    expect(page.get_by_role("textbox")).to_be_focused()


def test_numbers_to_call_are_links_and_times_are_not(visit: Callable[..., Page]) -> None:
    page = visit()
    write(page, "Talk to a person")
    answer = page.locator(".msg.assistant").nth(1)
    expect(answer.get_by_role("link")).to_have_count(1)
    expect(answer.get_by_role("link")).to_have_attribute("href", "tel:+19525550143")
    write(page, "help me now")
    expect(page.locator(".alarm").get_by_role("link")).to_have_attribute("href", "tel:911")


def test_markup_is_shown_as_text(visit: Callable[..., Page]) -> None:
    page = visit()
    write(page, "markup")
    expect(page.locator(".msg.assistant .said").nth(1)).to_have_text(
        "<b>not bold</b> <img src=x onerror=alert(1)>"
    )
    write(page, "<i>me</i>")
    expect(page.locator(".msg.member .said").nth(1)).to_have_text("<i>me</i>")


def test_history_stays_after_a_reload_in_this_tab_only(visit: Callable[..., Page]) -> None:
    page = visit()
    write(page, "Ask for a ride")
    expect(page.locator(".msg.assistant")).to_have_count(2)
    page.reload()
    expect(page.locator(".msg")).to_have_count(3)
    assert said(page, "member") == ["Ask for a ride"]
    for button in page.locator(".choices button").all():
        expect(button).to_be_disabled()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".msg")).to_have_count(1)


def test_nothing_personal_in_address_title_or_lasting_storage(visit: Callable[..., Page]) -> None:
    page = visit()
    write(page, "my id is 90000001")
    expect(page.locator(".msg.assistant")).to_have_count(2)
    kept = page.evaluate(
        "[location.href, document.title, document.cookie, localStorage.length, {...sessionStorage}]"
    )
    assert kept[1:4] == ["RideCare: rides to your visits", "", 0]
    assert list(kept[4]) == ["ridecare-token"]
    assert "?" not in kept[0]


def test_member_id_and_birth_date_are_masked_once_sent_and_after_a_reload(visit: Callable[..., Page]) -> None:
    page = visit()
    write(page, "id 90000001 born 3/14/1980")
    for _ in range(2):
        expect(page.locator(".msg.assistant")).to_have_count(2)
        assert "90000001" not in page.content()
        assert "1980" not in page.locator("main").inner_text()
        # A screen reader hears a word where the eye sees dots.
        assert page.locator(".msg.member .sr").all_text_contents() == ["hidden", "hidden"]
        page.reload()


@pytest.mark.parametrize(
    "typed",
    [
        "90000001",
        "9000 0001",
        "code 482913",
        "123-45-6789",
        "3/14/1980 and 12/24/2026",
        "March 14, 1980; 14 de marzo de 1980",
        "1/20/2026 2027-01-05 1/5/27 03 14 1980",
        "651-555-0142 (651) 555-0142 +16515550142",
        "RC-2345678 at 2:30 pm, 55101-1234",
    ],
)
def test_page_and_server_mask_alike(visit: Callable[..., Page], typed: str) -> None:
    page = visit()
    shown = page.evaluate("text => RideCare.mask(text, new Date(2026, 11, 1))", typed)
    assert shown == mask(typed, TODAY)


def test_two_quick_taps_send_once(served: Any, visit: Callable[..., Page]) -> None:
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True)
    page.get_by_role("textbox").fill("Ask for a ride")
    page.get_by_role("button", name="Send").dblclick()
    expect(page.locator(".msg.assistant")).to_have_count(2)
    assert len(served.members.taken) == 1
    assert said(page, "member") == ["Ask for a ride"]


def test_a_message_while_another_is_answered_waits_its_turn(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    served.members.waits = threading.Event()
    for text in ("one", "two", "three"):
        write(page, text)
    expect(page.locator(".msg.member")).to_have_count(3)
    expect(page.locator("#typing")).to_be_visible()
    served.members.waits.set()
    expect(page.locator(".msg.assistant")).to_have_count(4)
    assert [inbound.text for inbound in served.members.taken] == ["one", "two", "three"]


def test_a_message_that_did_not_arrive_can_be_sent_again(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    page.route("**/send", lambda route: route.abort())
    write(page, "Ask for a ride")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(page.get_by_text("Not sent.")).to_be_visible()
    write(page, "and then this")
    assert served.members.taken == []
    page.unroute("**/send")
    again.click()
    expect(page.locator(".msg.assistant")).to_have_count(3)
    expect(again).to_have_count(0)
    assert [inbound.text for inbound in served.members.taken] == ["Ask for a ride", "and then this"]


def test_a_message_whose_answer_was_lost_is_not_taken_twice(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    ids: list[str] = []

    def lose(route: Route) -> None:
        ids.append(route.request.post_data_json["id"])
        route.fetch()
        route.abort()

    page.route("**/send", lose)
    page.route("**/news*", lambda route: route.abort())
    write(page, "Ask for a ride")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    page.unroute("**/send")
    with page.expect_request("**/send") as sent:
        again.click()
    ids.append(sent.value.post_data_json["id"])
    expect(page.locator(".msg.assistant").nth(1)).to_be_visible()
    assert len(served.members.taken) == 1
    assert len(set(ids)) == 1
    assert said(page, "assistant")[1:] == ["Where should the driver pick you up?"]


def test_a_server_that_is_away_at_first_is_tried_again(browser: Browser, served: Any) -> None:
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.route("**/start", lambda route: route.abort())
    page.goto(served.url)
    expect(page.get_by_text("We can't reach RideCare right now.")).to_be_visible()
    page.unroute("**/start")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".msg.assistant")).to_have_count(1)
    context.close()


def test_what_is_too_long_comes_back_to_be_shortened(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    write(page, "x" * 17_000)
    expect(page.get_by_text("That message is too long. Please make it shorter.")).to_be_visible()
    assert len(page.get_by_role("textbox").input_value()) == 17_000
    write(page, "short")
    expect(page.locator(".msg.assistant")).to_have_count(2)
    assert [inbound.text for inbound in served.members.taken] == ["short"]


def test_forget_asks_first_and_really_erases(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    write(page, "secret words")
    expect(page.locator(".msg.assistant")).to_have_count(2)
    page.get_by_role("button", name="Forget this conversation").click()
    page.get_by_role("button", name="No, keep it").click()
    expect(page.locator(".msg")).to_have_count(3)
    page.get_by_role("button", name="Forget this conversation").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Yes, erase it")).to_be_hidden()
    expect(page.locator(".msg")).to_have_count(3)
    page.get_by_role("button", name="Forget this conversation").click()
    page.get_by_role("button", name="Yes, erase it").click()
    expect(page.get_by_text("This conversation is erased.")).to_be_visible()
    expect(page.locator(".msg")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0
    page.get_by_role("button", name="Start a new chat").click()
    expect(page.locator(".msg")).to_have_count(1)


def test_the_department_is_read_without_a_reload(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    write(page, "hello")
    expect(page.locator(".msg.assistant")).to_have_count(2)
    served.staff_says(served.key_of_only_conversation(), "Your ride is accepted.")
    expect(page.locator(".msg.staff .said")).to_have_text("Your ride is accepted.", timeout=5000)
    expect(page.locator(".msg.staff .who")).to_contain_text("RideCare department")


def test_quiet_time_warns_then_closes_and_shows_nothing_more(visit: Callable[..., Page]) -> None:
    page = visit(clock=True)
    write(page, "secret words")
    expect(page.locator(".msg.assistant")).to_have_count(2)
    page.clock.fast_forward("13:10")
    page.get_by_role("button", name="Keep it open").click()
    expect(page.get_by_text("Are you still there?")).to_be_hidden()
    page.clock.fast_forward("13:10")
    expect(page.get_by_text("Are you still there?")).to_be_visible()
    expect(page.locator(".msg")).to_have_count(3)
    page.clock.fast_forward("02:00")
    expect(page.get_by_text("this chat closed after 15 quiet minutes")).to_be_visible()
    expect(page.locator(".msg")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0


def test_an_expired_conversation_starts_anew_and_loses_no_words(
    served: Any, visit: Callable[..., Page]
) -> None:
    page = visit()
    page.evaluate("sessionStorage.setItem('ridecare-token', 'A'.repeat(43))")
    page.route("**/send", lambda route: route.fulfill(status=401, json={"error": "ended", "text": "closed"}))
    write(page, "take me to dialysis")
    expect(page.get_by_text("We started a new one.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("take me to dialysis")
    page.unroute("**/send")
    page.keyboard.press("Enter")
    expect(page.locator(".msg.assistant")).to_have_count(2)
    assert [inbound.text for inbound in served.members.taken] == ["take me to dialysis"]


def test_the_language_changes_page_and_conversation(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    page.get_by_role("textbox").fill("half a sent")
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_role("heading", name="Viajes a sus citas")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("button", name="Enviar")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("half a sent")
    expect(page.locator(".msg.assistant .said").nth(1)).to_have_attribute("lang", "es")
    assert served.members.taken[0].text == "Español, por favor"
    assert page.title() == "RideCare: viajes a sus citas"
    assert page.get_by_role("log").get_attribute("aria-label") == "Conversación"


def test_a_browser_in_spanish_begins_in_spanish(visit: Callable[..., Page]) -> None:
    page = visit(locale="es-US")
    assert said(page, "assistant")[0].startswith("Hola.")
    expect(page.get_by_role("link", name="Español")).to_have_attribute("aria-current", "true")
