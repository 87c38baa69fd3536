"""The two processes that serve members, on free ports with a database of their own, and a member who writes to them."""

from __future__ import annotations

import itertools
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import requests

from ridecare.sealing import Seal
from ridecare.settings import ROOT
from ridecare.store import Store, members, migrate, open_store

ACTIONS = (sys.executable, "-W", "ignore", "-m", "actions.server")
DESK = (sys.executable, "-W", "ignore", "-m", "desk.server")
WEB = (sys.executable, "-W", "ignore", "-m", "bot.server")
PATIENCE = 60.0
_KEY = "cmlkZWNhcmUtYmVuY2htYXJrcy1hbmQtdGVzdHMtMSE="


class NotUp(Exception):
    """A process ended or did not answer in time; the message holds the end of what it wrote."""


class Processes:
    """Action server and web server; what they write lies in `folder`."""

    def __init__(
        self,
        folder: Path,
        *,
        actions: Sequence[str] = ACTIONS,
        web: Sequence[str] = WEB,
        environ: Mapping[str, str] | None = None,
        url: str | None = None,
    ) -> None:
        """Nothing runs yet. `{port}` in a command is its port. url: of another database than one in `folder`."""
        self.folder = folder
        self.web_port, self.action_port = _free_port(), _free_port()
        self.desk_port = 0
        self.database = folder / "ridecare.db"
        self.url = url or f"sqlite:///{self.database}"
        self._commands: dict[str, Sequence[str]] = {
            "actions": actions,
            "web": [part.format(port=self.web_port) for part in web],
        }
        self._running: dict[str, tuple[subprocess.Popen[bytes], IO[bytes]]] = {}
        self._environ = {
            **os.environ,
            "RIDECARE_DATABASE_URL": self.url,
            "RIDECARE_KEYS": _KEY,
            "RIDECARE_WEB_PORT": str(self.web_port),
            "RIDECARE_ACTION_PORT": str(self.action_port),
            # Each conversation comes from an address of its own, or the limits of one would be measured.
            "RIDECARE_TRUST_PROXY": "yes",
            "RASA_TELEMETRY_ENABLED": "false",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            **(environ or {}),
        }

    def __enter__(self) -> Processes:
        """Migrate, seed, start both, wait until they answer."""
        migrate(self.url)
        store = self.store()
        members.seed_demo(store)
        store.close()
        try:
            for name in self._commands:
                self.start(name)
            for name in self._commands:
                self.wait_for(name)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def store(self) -> Store:
        """The database, opened."""
        return open_store(self.url, Seal([_KEY]))

    def start(self, name: str) -> None:
        """Start `actions` or `web`."""
        log = (self.folder / f"{name}.log").open("ab")
        process = subprocess.Popen(
            self._commands[name], cwd=ROOT, env=self._environ, stdout=log, stderr=subprocess.STDOUT
        )
        self._running[name] = (process, log)

    def start_desk(self) -> None:
        """Start the desk too, as `make run` does."""
        self.desk_port = _free_port()
        self._environ["RIDECARE_DESK_PORT"] = str(self.desk_port)
        self._commands["desk"] = list(DESK)
        self.start("desk")
        self.wait_for("desk")

    def kill(self, name: str) -> None:
        """Kill one at once, as a power cut would."""
        process, log = self._running.pop(name)
        process.kill()
        process.wait()
        log.close()

    def stop(self) -> None:
        """End them."""
        for process, _ in self._running.values():
            process.terminate()
        for process, log in self._running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)
            process.kill()
            process.wait()
            log.close()
        self._running.clear()

    def wait_for(self, name: str) -> None:
        """Wait until it answers.

        Raises:
            NotUp
        """
        path = {"web": f"{self.web_port}/chat/", "actions": f"{self.action_port}/health"}.get(
            name, f"{self.desk_port}/health"
        )
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            if self._running[name][0].poll() is not None:
                break
            with suppress(requests.RequestException):
                if requests.get(f"http://127.0.0.1:{path}", timeout=1).ok:
                    return
            time.sleep(0.05)
        raise NotUp(f"{name}: {self.written(name)[-2000:]}")

    def written(self, name: str) -> str:
        """Everything that it has written to its log."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def pids(self) -> dict[str, int]:
        """The processes that run."""
        return {name: process.pid for name, (process, _) in self._running.items()}


class Member:
    """Somebody on the web page."""

    _ids = itertools.count(1)

    def __init__(self, port: int, language: str = "en") -> None:
        number = next(self._ids)
        self._base = f"http://127.0.0.1:{port}/chat"
        self._session = requests.Session()
        self._session.headers["X-Forwarded-For"] = (
            f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        )
        started = self._call("start", {"language": language})
        self.token = started["token"]
        self._session.headers["Authorization"] = f"Bearer {self.token}"

    def say(self, text: str, message_id: str | None = None) -> list[str]:
        """The texts that answer."""
        answer = self._call("send", {"id": message_id or f"message-{next(self._ids):08d}", "text": text})
        return [line["text"] for line in answer["messages"]]

    def close(self) -> None:
        """Leave."""
        self._session.close()

    def _call(self, what: str, body: dict[str, Any]) -> Any:
        answer = self._session.post(f"{self._base}/{what}", json=body, timeout=30)
        answer.raise_for_status()
        return answer.json()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
