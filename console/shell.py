"""`make shell`: Rasa's own shell, with the action server beside it."""

from __future__ import annotations

import os
import subprocess
import sys

from console.run import answers
from ridecare import settings
from ridecare.sealing import Seal
from ridecare.store import members, migrate, open_store


def main() -> int:
    """Run `rasa shell`; the action server is started if none answers, and stopped afterwards."""
    configured = settings.load()
    migrate(configured.database_url)
    store = open_store(configured.database_url, Seal(configured.keys))
    if configured.directory == "demo" and not configured.production:
        members.seed_demo(store)
    store.close()
    server = None
    if not answers(f"http://{configured.action_host}:{configured.action_port}/health"):
        server = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "actions.server"], cwd=configured.home
        )
    try:
        command = [
            str(configured.home / ".venv" / "bin" / "rasa"),
            "shell",
            "--port",
            str(configured.web_port + 2),
        ]
        return subprocess.call(
            command, cwd=configured.home, env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"}
        )
    finally:
        if server is not None:
            server.terminate()
            server.wait(timeout=10)


if __name__ == "__main__":
    sys.exit(main())
