"""The pages in a real browser: they fit their window, and axe finds nothing that shuts somebody out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, sync_playwright

from ridecare.rides import Repeats, RideDate
from ridecare.store import consent, conversations

from .conftest import NAME, PASSWORD, Served

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# The list refreshes itself, as staff want it to; a link on it stops that.
WANTED = frozenset({"meta-refresh", "meta-refresh-no-exceptions"})


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield found
        found.close()


@pytest.mark.parametrize("width", [400, 1280])
def test_pages_fit_and_shut_nobody_out(served: Served, chromium: Chromium, width: int) -> None:
    key = served.conversation("sms", "+16515550142")
    long_word = "x" * 120
    ride = served.request(conversation=key, alarm="soon", marks=("minor", "needs_call"), notes=long_word)
    days = tuple(RideDate(date(2026, 12, 4) + timedelta(weeks=week)) for week in range(4))
    repeats = Repeats("FREQ=WEEKLY;BYDAY=FR", None, goes_on=True, dates=days)
    order = served.request(conversation=key, repeats=repeats)
    case = served.hand_over(conversation=key, words=long_word, request_receipt=ride, urgent=True)
    conversations.take_in(served.store, key, "m1", long_word, served.now)
    consent.put_on_call_list(
        served.store, conversation=key, reason="opted_out", now=served.now, address="+16515550142"
    )
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    found: dict[str, object] = {}
    page.goto(f"{served.origin}/login")
    found["login"] = _troubles(page)
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("button.strong")
    for path in (
        "/",
        "/?state=completed",
        "/?trials=1",
        "/call/1",
        f"/case/{ride}",
        f"/case/{order}",
        f"/case/{case}",
        "/case/RC-NO",
    ):
        page.goto(served.origin + path)
        found[path] = _troubles(page)
    page.goto(f"{served.origin}/case/{ride}")
    page.click("button:has-text('Show the conversation')")
    found["conversation"] = _troubles(page)
    page.click("button:has-text('Accept')")
    found["moved"] = _troubles(page)
    assert page.locator("[role=status]").inner_text().startswith("Saved.")
    context.close()
    assert {name: troubles for name, troubles in found.items() if troubles} == {}


def _troubles(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    troubles = [f"{each['id']}: {each['help']}" for each in violations if each["id"] not in WANTED]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        troubles.append("wider than the window")
    return troubles
