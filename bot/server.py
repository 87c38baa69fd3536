"""Rasa's own server with this assistant's channels, by the settings; the same as `rasa run`, with the model chosen."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from typing import Any

from ridecare import settings


def _say_nothing(*args: Any, **kwargs: Any) -> None:
    """In place of `warnings.showwarning`."""


def main() -> None:
    """Run until stopped."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    configured = settings.load()
    home = configured.home
    models = sorted((home / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        sys.exit("There is no trained model yet: run `make train`.")
    logging.basicConfig(level=logging.WARNING)
    # Rasa resets the filters of warnings; what its libraries say of themselves helps no operator.
    warnings.showwarning = _say_nothing
    import rasa
    from rasa.__main__ import main as rasa_main

    sys.argv = [
        f"rasa {rasa.__version__}",
        "run",
        "--model",
        str(models[-1]),
        "--interface",
        configured.web_host,
        "--port",
        str(configured.web_port),
        "--endpoints",
        str(home / "endpoints.yml"),
        "--credentials",
        str(home / "credentials.yml"),
        "--quiet",
    ]
    os.chdir(home)
    rasa_main()


if __name__ == "__main__":
    main()
