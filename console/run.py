"""`make run`: migrates, seeds the demo, starts the processes of the Procfile, waits until they answer, says where."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from honcho.environ import parse_procfile
from honcho.manager import Manager

from console import training
from ridecare import settings
from ridecare.sealing import Seal
from ridecare.settings import Settings, SettingsError
from ridecare.store import members, migrate, open_store, staff

PATIENCE = 90.0


def main() -> int:
    """Run until Ctrl-C, which stops all of them."""
    began = time.monotonic()
    try:
        configured = settings.load()
    except SettingsError as error:
        return _stop(str(error))
    if configured.production and configured.directory == "demo":
        return _stop("RIDECARE_DIRECTORY is demo: production needs fhir, and RIDECARE_FHIR_URL.")
    taken = [
        f"{name} needs port {port}"
        for name, port in _ports(configured).items()
        if _in_use(configured.web_host, port)
    ]
    if taken:
        return _stop(
            f"A port is in use: {'; '.join(taken)}. Stop what uses it, or set RIDECARE_WEB_PORT, RIDECARE_ACTION_PORT or RIDECARE_DESK_PORT."
        )
    if not training.is_current(configured.home):
        _say("Training the model, because what it is made of has changed (about a minute) …")
        # In a process of its own: what training loads would stay in memory here.
        if subprocess.call([sys.executable, "-W", "ignore", "-m", "console.training"], cwd=configured.home):
            return _stop("Training failed; the reason stands above.")
    _say("Preparing the database …")
    migrate(configured.database_url)
    store = open_store(configured.database_url, Seal(configured.keys))
    if not configured.production:
        if not os.environ.get("RIDECARE_KEYS"):
            _say(
                "Using a development key made on this machine (.ridecare/development.key). Never use it for real members."
            )
        if configured.directory == "demo":
            members.seed_demo(store)
    has_staff = staff.exist(store)
    store.close()
    manager = Manager()
    for name, command in parse_procfile(
        (configured.home / "Procfile").read_text(encoding="utf-8")
    ).processes.items():
        manager.add_process(name, command, cwd=str(configured.home), quiet=False, env=dict(os.environ))
    threading.Thread(target=_announce, args=(configured, began, has_staff), daemon=True).start()
    manager.loop()
    return int(manager.returncode or 0)


def _announce(configured: Settings, began: float, has_staff: bool) -> None:
    """Wait until every process answers, then say where they are."""
    base = f"http://{configured.web_host}"
    waiting = {
        "web": f"{base}:{configured.web_port}/chat",
        "actions": f"http://{configured.action_host}:{configured.action_port}/health",
        "desk": f"{base}:{configured.desk_port}/health",
    }
    pause = threading.Event()
    while waiting and time.monotonic() - began < PATIENCE + 60:
        waiting = {name: url for name, url in waiting.items() if not answers(url)}
        pause.wait(0.2)
    if waiting:
        _say(f"Still not answering: {', '.join(waiting)}. The lines above say why.")
        return
    lines = [
        "",
        f"The assistant is ready ({time.monotonic() - began:.0f} s).",
        f"  Members, web page   http://localhost:{configured.web_port}/chat",
        f"  Department, desk    http://localhost:{configured.desk_port}/"
        + ("" if has_staff else "   (make an account: .venv/bin/ridecare staff YOURNAME)"),
        "  Text messages       make talk ARGS='--channel sms'   (a phone in this terminal)",
        "",
        "  Try: I need a ride tomorrow at 9:30 am to dialysis",
        "       am I eligible?   member ID 90000001, birth date March 14, 1980",
        "       necesito un viaje",
        "  Ctrl-C stops everything.",
        "",
    ]
    _say("\n".join(lines))


def _ports(configured: Settings) -> dict[str, int]:
    return {
        "the web page": configured.web_port,
        "the action server": configured.action_port,
        "the desk": configured.desk_port,
    }


def _in_use(host: str, port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) == 0


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310 (our own address)
            return int(answer.status) < 400
    except (urllib.error.URLError, OSError):
        return False


def _say(text: str) -> None:
    print(text, flush=True)


def _stop(text: str) -> int:
    print(text, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parent.parent)
    sys.exit(main())
