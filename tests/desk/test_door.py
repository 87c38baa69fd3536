"""Getting in and out: log-in, limits, sessions, form tokens, headers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import requests as http

from ridecare.rides import RideRequest
from ridecare.store import audit, requests, staff

from .conftest import NAME, PASSWORD, Browser, Served


def _request(served: Served, receipt: str) -> RideRequest:
    found = requests.find(served.store, receipt)
    assert found is not None
    return found


def test_right_password_opens_the_list(visitor: Browser) -> None:
    page = visitor.log_in()
    assert page.status_code == 200
    assert "<h1>To do</h1>" in page.text
    assert [(event.by, event.what) for event in audit.events(visitor.served.store)] == [(NAME, "logged in")]


@pytest.mark.parametrize(("name", "password"), [(NAME, "not the password"), ("nobody", PASSWORD)])
def test_wrong_name_and_wrong_password_look_the_same(visitor: Browser, name: str, password: str) -> None:
    page = visitor.log_in(name, password)
    assert page.status_code == 401
    assert "That name and password do not fit together." in page.text
    assert visitor.open("/").url.endswith("/login")


def test_failed_log_ins_are_slowed_and_limited(visitor: Browser) -> None:
    for _ in range(5):
        assert visitor.log_in(password="a wrong password").status_code == 401
    assert visitor.served.paused == [0.5, 1.0, 1.5, 2.0, 2.0]
    # Not even the right one gets in now, or it would tell a guesser that it is right.
    assert visitor.log_in().status_code == 429
    assert visitor.open("/").url.endswith("/login")


def test_a_log_in_that_works_ends_the_counting(visitor: Browser) -> None:
    for _ in range(3):
        for _ in range(3):
            assert visitor.log_in(password="a wrong password").status_code == 401
        assert visitor.log_in().status_code == 200
        visitor.send("/logout")


def test_log_out_ends_the_session_on_the_server(desk: Browser) -> None:
    (token,) = [cookie.value for cookie in desk.client.cookies if cookie.name == "ridecare-desk"]
    assert staff.session(desk.served.store, str(token), desk.served.now) == NAME
    assert "You are logged out." in desk.send("/logout").text
    assert staff.session(desk.served.store, str(token), desk.served.now) is None


def test_without_an_account_the_page_says_how_to_make_one(serve: Callable[..., Served]) -> None:
    served = serve()
    assert "ridecare staff NAME" in http.get(f"{served.origin}/login", timeout=10).text
    staff.add(served.store, NAME, PASSWORD)
    assert "ridecare staff NAME" not in http.get(f"{served.origin}/login", timeout=10).text


@pytest.mark.parametrize("path", ["/", "/case/RC-388353M6", "/find?receipt=x", "/call/1"])
def test_nothing_is_seen_without_a_session(visitor: Browser, path: str) -> None:
    page = visitor.open(path)
    assert page.history[0].status_code == 302
    assert "/login" in page.url


def test_log_in_comes_back_to_the_case_and_nowhere_else(visitor: Browser) -> None:
    receipt = visitor.served.request()
    visitor.open(f"/case/{receipt}")
    assert visitor.send("/login", name=NAME, password=PASSWORD).url.endswith(f"/case/{receipt}")
    visitor.send("/logout")
    visitor.open("/login?next=https://example.org/")
    assert visitor.send("/login", name=NAME, password=PASSWORD).url == f"{visitor.served.origin}/"


def test_thirty_idle_minutes_end_a_session(desk: Browser) -> None:
    desk.served.later(minutes=29)
    assert not desk.open("/").history
    desk.served.later(minutes=31)
    assert desk.open("/").url.endswith("/login")


def test_a_list_that_nobody_touches_ends_the_session(desk: Browser) -> None:
    address = "/"
    refreshed = 0
    while "<h1>To do</h1>" in desk.open(address).text:
        assert desk.page is not None
        found = re.search(r'http-equiv="refresh" content="15;url=([^"]+)"', desk.page.text)
        assert found is not None
        address = found.group(1).replace("&amp;", "&")
        refreshed += 1
    assert refreshed == 120
    assert "after 30 minutes without action" in desk.page.text if desk.page else False
    assert desk.open("/").url.endswith("/login")


@pytest.mark.parametrize("token", [None, "", "0" * 40])
def test_a_form_without_our_token_is_refused(desk: Browser, token: str | None) -> None:
    receipt = desk.served.request()
    values = {"to": "accepted", "seen": "requested"} | ({} if token is None else {"form_token": token})
    page = desk.post(f"/case/{receipt}/move", values)
    assert page.status_code == 403
    assert _request(desk.served, receipt).state == "requested"


def test_the_token_of_another_session_is_refused(desk: Browser) -> None:
    receipt = desk.served.request()
    with http.Session() as client:
        other = Browser(desk.served, client)
        other.log_in()
        token = re.search(r'name="form_token" value="([^"]+)"', other.open("/").text)
    assert token is not None
    values = {"to": "accepted", "seen": "requested", "form_token": token.group(1)}
    assert desk.post(f"/case/{receipt}/move", values).status_code == 403


def test_a_form_from_another_site_is_refused(desk: Browser) -> None:
    receipt = desk.served.request()
    desk.open(f"/case/{receipt}")
    desk.client.headers["Sec-Fetch-Site"] = "cross-site"
    page = desk.send(f"/case/{receipt}/move", to="accepted")
    assert page.status_code == 403
    assert _request(desk.served, receipt).state == "requested"


def test_log_in_without_the_forms_cookie_is_refused(served: Served) -> None:
    values = {"name": NAME, "password": PASSWORD, "form_token": "0" * 40}
    page = http.post(f"{served.origin}/login", data=values, timeout=10)
    assert page.status_code == 403
    assert "ridecare-desk" not in page.cookies


def test_what_was_typed_comes_back_when_the_session_had_ended(desk: Browser) -> None:
    receipt = desk.served.request()
    desk.open(f"/case/{receipt}")
    desk.served.later(hours=1)
    page = desk.send(f"/case/{receipt}/attempt", kind="tried", note="the neighbor answered")
    assert page.status_code == 401
    assert "the neighbor answered" in page.text
    assert requests.attempts(desk.served.store, receipt) == ()


@pytest.mark.parametrize("public_url", ["http://rides.example.org", "https://rides.example.org"])
def test_cookies_are_kept_from_scripts_and_other_sites(serve: Callable[..., Served], public_url: str) -> None:
    served = serve(RIDECARE_PUBLIC_URL=public_url)
    sent = http.get(f"{served.origin}/login", timeout=10).headers["set-cookie"]
    assert "HttpOnly" in sent
    assert "SameSite=Strict" in sent
    secure = public_url.startswith("https")
    assert ("Secure" in sent, sent.startswith("__Host-")) == (secure, secure)


def test_every_page_is_private_and_self_contained(desk: Browser) -> None:
    receipt = desk.served.request()
    for path in ("/", f"/case/{receipt}", "/case/RC-NONE", "/no/such/page"):
        page = desk.open(path)
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["X-Frame-Options"] == "DENY"
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|https?://", page.text)


def test_health_needs_no_session(served: Served) -> None:
    answer = http.get(f"{served.origin}/health", timeout=10)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_style_sheet_is_served_and_nothing_beside_it(visitor: Browser) -> None:
    assert visitor.open("/static/desk.css").headers["content-type"].startswith("text/css")
    for path in ("/static/server.py", "/static/..%2fserver.py", "/static/%2e%2e/server.py"):
        assert "import" not in visitor.open(path).text
