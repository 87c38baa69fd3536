from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")


def problems(page: Page) -> list[str]:
    return [f"{found['id']}: {found['help']}" for found in Axe().run(page).response["violations"]]


def test_everything_works_by_keyboard_alone(served: Any, visit: Callable[..., Page]) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the chat")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("Ask for a ride")
    page.keyboard.press("Enter")
    expect(page.locator(".msg.assistant")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Forget this conversation")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#forget-heading")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Forget this conversation")).to_be_focused()


def test_a_choice_can_be_pressed_by_keyboard_and_the_focus_is_not_lost(
    served: Any, visit: Callable[..., Page]
) -> None:
    page = visit()
    page.get_by_role("button", name="What is RideCare?").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()
    expect(page.locator(".msg.assistant")).to_have_count(2)
    assert served.members.taken[0].choose == 2


def test_a_turn_is_announced_once_and_a_history_not(visit: Callable[..., Page]) -> None:
    page = visit()
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")
    # Counts how often the log, the only polite region, gets something the member did not write.
    page.evaluate(
        """() => {
            window.told = 0;
            new MutationObserver(all => all.forEach(change => {
                const heard = [...change.addedNodes].some(node => !node.classList.contains('member'));
                window.told += heard ? 1 : 0;
            })).observe(document.querySelector('[role=log]'), { childList: true });
        }"""
    )
    write(page, "two lines")
    expect(page.locator(".msg.assistant")).to_have_count(2)
    assert page.evaluate("window.told") == 1
    expect(page.locator(".msg.member")).to_have_attribute("aria-live", "off")


@pytest.mark.parametrize("locale", ["en-US", "es-US"])
@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, PHONE])
def test_axe_finds_nothing(visit: Callable[..., Page], locale: str, size: dict[str, int]) -> None:
    page = visit(locale=locale, viewport=size)
    assert problems(page) == []
    write(page, "id 90000001")
    write(page, "help me now")
    expect(page.locator(".msg.assistant")).to_have_count(3)
    page.route("**/send", lambda route: route.abort())
    write(page, "lost words")
    expect(page.locator(".state")).to_be_visible()
    page.locator("#forget").click()
    assert problems(page) == []


@pytest.mark.parametrize("locale", ["en-US", "es-US"])
def test_nothing_is_cut_off_at_320_pixels(visit: Callable[..., Page], locale: str) -> None:
    page = visit(locale=locale, viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True)
    write(page, "W" * 200 + " https://example.org/" + "a" * 200)
    expect(page.locator(".msg.assistant")).to_have_count(2)
    page.locator("#forget").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate("(log => log.scrollWidth - log.clientWidth)(document.getElementById('log'))") <= 0
    for control in page.locator("button:visible, textarea").all():
        box = control.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_twice_the_size_still_fits(visit: Callable[..., Page]) -> None:
    # A browser at 200 % shows a page of half the size.
    page = visit(viewport={"width": 640, "height": 450})
    assert page.evaluate("document.documentElement.scrollWidth") == 640
    page.get_by_role("textbox").scroll_into_view_if_needed()
    write(page, "hello")
    expect(page.locator(".msg.assistant")).to_have_count(2)


def test_no_motion_for_those_who_asked_for_none(served: Any, visit: Callable[..., Page]) -> None:
    page = visit(reduced_motion="reduce")
    served.members.waits = threading.Event()
    write(page, "hello")
    expect(page.locator("#typing")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.dots i')).animationName") == "none"
    served.members.waits.set()
    expect(page.locator(".msg.assistant")).to_have_count(2)


def test_without_script_the_page_says_how_to_call(visit: Callable[..., Page]) -> None:
    page = visit(java_script_enabled=False)
    shown = page.locator("main").inner_text()
    assert "The chat does not work in this browser" in shown
    assert "Member Services number on the back of your member ID card" in shown
    assert {"711", "911", "988"} <= set(re.findall(r"\b\d{3}\b", shown))
    expect(page.locator("textarea")).to_be_hidden()
