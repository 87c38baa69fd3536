from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from cryptography.fernet import Fernet
from rasa.core.channels.channel import register
from sanic import Sanic

from bot.channels import keys
from bot.channels.web import WebInput
from ridecare.store import conversations
from ridecare.store.conversations import Said


class Page:
    """Calls the channel as the page does."""

    def __init__(self, served: Any) -> None:
        self.served = served
        self.token: str | None = None
        self.headers: dict[str, str] = {"Origin": served.origin}

    def post(self, name: str, body: Any = None, **more: Any) -> requests.Response:
        return requests.post(
            f"{self.served.url}/{name}",
            json=body or {},
            headers={**self.headers, **self._bearer()},
            timeout=10,
            **more,
        )

    def news(self, after: int) -> requests.Response:
        return requests.get(
            f"{self.served.url}/news", params={"after": after}, headers=self._bearer(), timeout=10
        )

    def start(self, **body: Any) -> Any:
        answer = self.post("start", body).json()
        self.token = answer["token"]
        return answer

    def say(self, text: str, message_id: str = "message-0001", **body: Any) -> requests.Response:
        return self.post("send", {"id": message_id, "text": text, **body})

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


@pytest.fixture
def page(served: Any) -> Page:
    return Page(served)


def texts(answer: Any) -> list[str]:
    return [message["text"] for message in answer["messages"]]


def test_rasa_mounts_the_page_at_chat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIDECARE_KEYS", Fernet.generate_key().decode("ascii"))
    app = Sanic("mounted", configure_logging=False)
    register([WebInput.from_credentials(None)], app, route="/webhooks/")
    paths = {route.path for route in app.router.routes}
    assert {"chat", "chat/start", "chat/send", "chat/news", "chat/forget"} <= paths
    assert not any(path.startswith("webhooks") for path in paths)


def test_page_is_served_with_a_strict_policy_and_without_inline_code(served: Any) -> None:
    answer = requests.get(served.url, timeout=10)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert re.findall(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", answer.text) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', answer.text) == []


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "en-US", "en"),
        ("", "es-MX,es;q=0.9,en;q=0.5", "es"),
        ("?language=es", "en-US", "es"),
        ("", "hmn", "en"),
    ],
)
def test_page_comes_in_the_language_of_the_browser(
    served: Any, query: str, accepted: str, language: str
) -> None:
    answer = requests.get(served.url + query, headers={"Accept-Language": accepted}, timeout=10)
    assert f'<html lang="{language}"' in answer.text


def test_page_says_no_unconfirmed_number(served: Any) -> None:
    shown = requests.get(served.url, timeout=10).text
    assert re.findall(r"\d{3}-\d{3}-\d{4}", shown) == []
    assert {"911", "988", "711"} <= set(re.findall(r"\b\d{3}\b", shown))


def test_files_are_small_packed_and_kept_by_the_browser(served: Any) -> None:
    page = requests.get(served.url, timeout=10)
    paths = sorted(set(re.findall(r'(?:src|href)="(/chat/static/[^"]+)"', page.text)))
    assert [path.split("?")[0].rsplit("/", 1)[1] for path in paths] == [
        "chat.css",
        "chat.js",
        "icon.svg",
        "talk.js",
        "text.js",
    ]
    weight = int(page.headers["Content-Length"])
    for path in paths:
        answer = requests.get(served.origin + path, timeout=10)
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "immutable" in answer.headers["Cache-Control"]
        weight += int(answer.headers["Content-Length"])
    assert weight < 20_000


def test_a_file_that_is_not_listed_is_not_served(served: Any) -> None:
    for name in ("page.html", "..%2f..%2fchannels%2fweb.py", "chat.txt"):
        assert requests.get(f"{served.url}/static/{name}", timeout=10).status_code == 404


def test_start_greets_and_issues_an_unguessable_token(page: Page) -> None:
    first = page.start()
    second = page.post("start", {}, cookies={}).json()
    assert len(first["messages"]) == 1
    assert first["messages"][0]["who"] == "assistant"
    assert first["messages"][0]["choices"][0] == "Ask for a ride"
    assert len(first["token"]) == 43
    assert second["token"] == first["token"], "the same tab goes on"
    page.token = None
    assert page.start()["token"] != first["token"]


def test_no_caller_can_name_a_conversation(served: Any, page: Page) -> None:
    key = keys.of_sender(served.store.seal, "+16515550101")
    conversations.start_or_find(served.store, key, "sms", served.now())
    for name in (key, key.replace("sms-", "web-"), "A" * 43):
        page.token = name
        assert page.say("hello").status_code == 401
    assert served.members.taken == []


def test_send_passes_the_words_on_and_answers(served: Any, page: Page) -> None:
    page.start()
    answer = page.say("Ask for a ride").json()
    assert texts(answer) == ["Where should the driver pick you up?"]
    (inbound,) = served.members.taken
    assert (inbound.text, inbound.channel, inbound.message_id) == ("Ask for a ride", "web", "message-0001")
    assert inbound.choose is None


def test_a_retry_of_the_same_message_is_taken_once_and_gets_the_answer(served: Any, page: Page) -> None:
    last = page.start()["messages"][-1]["id"]
    first = page.say("Ask for a ride", after=last).json()
    second = page.say("Ask for a ride", after=last).json()
    assert len(served.members.taken) == 1
    assert [line["id"] for line in second["messages"]] == [line["id"] for line in first["messages"]]


def test_a_button_of_the_newest_message_sends_its_number(served: Any, page: Page) -> None:
    line = page.start()["messages"][-1]
    page.post("send", {"id": "press-0001", "choose": 3, "line": line["id"]})
    (inbound,) = served.members.taken
    assert (inbound.choose, inbound.text) == (3, "Talk to a person")


def test_a_button_of_an_older_message_sends_its_words(served: Any, page: Page) -> None:
    line = page.start()["messages"][-1]
    page.say("something else")
    page.post("send", {"id": "press-0001", "choose": 3, "line": line["id"]})
    assert (served.members.taken[-1].choose, served.members.taken[-1].text) == (None, "Talk to a person")


def test_history_comes_back_with_numbers_and_birth_dates_masked(served: Any, page: Page) -> None:
    page.start()
    page.say("my id is 90000001, born 3/14/1980")
    history = page.start()
    assert [line["who"] for line in history["messages"]] == ["assistant", "member", "assistant"]
    assert history["messages"][1]["text"] == "my id is ••••••01, born ••/••/••••"
    key = served.key_of_only_conversation()
    assert conversations.transcript(served.store, key)[1].text == "my id is 90000001, born 3/14/1980"


def test_news_brings_what_the_department_writes_within_five_seconds(served: Any, page: Page) -> None:
    page.start()
    last = page.say("hello").json()["messages"][-1]["id"]
    key = served.key_of_only_conversation()
    threading.Timer(0.3, served.staff_says, (key, "Your ride is accepted.")).start()
    answer = page.news(last)
    assert [(line["who"], line["text"]) for line in answer.json()["messages"]] == [
        ("staff", "Your ride is accepted.")
    ]
    assert answer.elapsed < timedelta(seconds=2)


def test_news_without_news_ends_empty_and_never_repeats_the_members_words(page: Page) -> None:
    page.start()
    last = page.say("hello").json()["messages"][-1]["id"]
    assert page.news(last).json()["messages"] == []
    assert "hello" not in texts(page.news(0).json())


def test_forget_erases_what_was_said(served: Any, page: Page) -> None:
    token = page.start()["token"]
    page.say("my secret words")
    key = served.key_of_only_conversation()
    assert page.post("forget").json() == {"forgotten": True}
    assert conversations.transcript(served.store, key) == ()
    again = page.start()
    assert again["token"] != token
    assert again["renewed"] is True


def test_forget_waits_for_the_turn_in_flight(served: Any, page: Page) -> None:
    page.start()
    page.say("first")
    key = served.key_of_only_conversation()
    served.members.waits = threading.Event()
    served.members.entered.clear()
    sending = threading.Thread(target=page.say, args=("late words", "message-0002"))
    sending.start()
    assert served.members.entered.wait(5)
    threading.Timer(0.3, served.members.waits.set).start()
    assert page.post("forget").json() == {"forgotten": True}
    sending.join()
    assert [inbound.text for inbound in served.members.taken] == ["first", "late words"]
    assert conversations.transcript(served.store, key) == ()


def test_language_goes_on_in_the_other_one(served: Any, page: Page) -> None:
    last = page.start()["messages"][-1]["id"]
    answer = page.post("language", {"id": "language-1", "language": "es", "after": last}).json()
    assert answer["language"] == "es"
    assert served.members.taken[0].text == "Español, por favor"
    assert page.post("language", {"id": "language-2", "language": "xx"}).status_code == 400


def test_a_browser_in_english_decides_no_language(served: Any, page: Page) -> None:
    opened: list[str | None] = []
    real = served.members.open

    async def noting(key: str, language: str | None, now: datetime) -> Any:
        opened.append(language)
        return await real(key, language, now)

    served.members.open = noting
    page.start()
    for headers, body in (({"Accept-Language": "es-US"}, {}), ({}, {"language": "en"})):
        page.token = None
        page.headers = {"Origin": served.origin, **headers}
        page.start(**body)
    assert opened == [None, "es", "en"]


def test_quiet_for_too_long_closes_and_staying_keeps_open(served: Any, page: Page) -> None:
    page.start()
    served.ahead = timedelta(minutes=14)
    assert page.post("stay").status_code == 200
    served.ahead = timedelta(minutes=28)
    assert page.say("still here").status_code == 200
    served.ahead = timedelta(minutes=46)
    answer = page.say("too late", "message-0002")
    assert answer.status_code == 401
    assert answer.json()["error"] == "ended"
    assert [inbound.text for inbound in served.members.taken] == ["still here"]


@pytest.mark.parametrize("name", ["start", "send", "forget", "language", "stay"])
def test_a_foreign_page_is_refused(served: Any, page: Page, name: str) -> None:
    page.start()
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}):
        page.headers = headers
        assert page.post(name, {"id": "message-0001", "text": "hi"}).status_code == 403
    page.headers = {"Sec-Fetch-Site": "cross-site"}
    assert page.post(name, {"id": "message-0001", "text": "hi"}).status_code == 403
    assert served.members.taken == []


def test_the_public_address_is_our_own_page(page: Page) -> None:
    page.headers = {"Origin": "https://rides.example.org"}
    assert page.post("start").status_code == 200


def test_a_huge_message_is_refused_with_kind_words(served: Any, page: Page) -> None:
    page.start()
    answer = page.say("x" * 20_000)
    assert answer.status_code == 413
    assert answer.json()["text"] == "That message is too long. Please make it shorter."
    assert served.members.taken == []


def test_a_huge_message_without_a_length_is_refused_too(served: Any, page: Page) -> None:
    page.start()
    pieces = iter([b'{"text": "', *[b"x" * 1000] * 20, b'"}'])
    headers = {"Authorization": f"Bearer {page.token}", "Content-Type": "application/json"}
    answer = requests.post(served.url + "/send", data=pieces, headers=headers, timeout=10)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        {"text": "no id"},
        {"id": "short", "text": "hi"},
        {"id": "message-0001", "text": "  "},
        {"id": "message-0001", "text": 7},
        {"id": "message-0001", "choose": 1},
        {"id": "message-0001", "choose": 99, "line": 1},
        {"id": "message-0001", "choose": True, "line": 1},
        {"id": "message-0001", "choose": 1, "line": 99999},
        {"id": "message-0001", "text": "hi", "after": -1},
        ["not", "an", "object"],
    ],
)
def test_what_cannot_be_read_is_refused(served: Any, page: Page, body: Any) -> None:
    page.start()
    assert page.post("send", body).status_code == 400
    assert served.members.taken == []


def test_only_json_is_read(served: Any, page: Page) -> None:
    page.start()
    headers = {"Authorization": f"Bearer {page.token}", "Content-Type": "text/plain"}
    answer = requests.post(served.url + "/send", data='{"text": "hi"}', headers=headers, timeout=10)
    assert answer.status_code == 415
    broken = {**headers, "Content-Type": "application/json"}
    assert requests.post(served.url + "/send", data="{", headers=broken, timeout=10).status_code == 400


def test_too_many_messages_are_slowed_down_kindly(serve: Callable[..., Any]) -> None:
    rates = dict.fromkeys(("start", "news", "other"), ("1000 per minute", ""))
    served = serve({**rates, "send": ("1000 per minute", "3 per minute")})
    page = Page(served)
    page.start()
    answers = [page.say("hi", f"message-{number:04}") for number in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 60
    assert answers[3].json()["text"].startswith("That was a lot at once.")
    other = Page(served)
    other.start()
    assert other.say("hi").status_code == 200


def test_a_failure_is_told_without_the_members_words(
    served: Any, page: Page, caplog: pytest.LogCaptureFixture
) -> None:
    page.start()
    served.members.breaks = True
    answer = page.say("my id is 90000001")
    assert answer.status_code == 503
    assert answer.json()["text"].startswith("Something went wrong on our side.")
    assert "90000001" not in caplog.text + answer.text
    assert page.token is not None
    assert page.token not in caplog.text
    assert "RuntimeError" in caplog.text


def test_urgent_answers_are_marked(page: Page) -> None:
    page.start()
    assert page.say("help me now").json()["messages"][0]["urgent"] is True
    assert page.start()["messages"][-1]["urgent"] is True


def test_answers_are_stored_nowhere(page: Page) -> None:
    page.start()
    for answer in (page.say("hi"), page.news(0), page.post("stay")):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_departments_line_does_not_close_the_choices(served: Any, page: Page) -> None:
    line = page.start()["messages"][-1]
    page.say("hello")
    key = served.key_of_only_conversation()
    conversations.say(
        served.store, key, [Said("Hi", None, (), "reply", "en", who="staff")], datetime.now(UTC)
    )
    assert page.news(line["id"]).json()["messages"][-1]["who"] == "staff"
