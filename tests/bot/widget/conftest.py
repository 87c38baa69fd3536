"""A real browser, and a visitor of the page in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def visit(browser: Browser, served: Any) -> Iterator[Callable[..., Page]]:
    """Open the page as a new visitor; afterwards the console must be empty and no script have failed."""
    contexts = []
    said: list[str] = []

    def go(query: str = "", *, clock: bool = False, **options: Any) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "locale": "en-US", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        # What the browser itself says about a failed request is not ours.
        page.on("console", lambda line: None if "Failed to load" in line.text else said.append(line.text))
        if clock:
            page.clock.install()
        page.goto(served.url + query)
        if options.get("java_script_enabled", True):
            expect(page.locator(".msg.assistant")).to_have_count(1)
        return page

    yield go
    for context in contexts:
        context.close()
    assert said == []
