"""Trains the model when what it is made of has changed; `make train` and `make run` call it."""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path

from ridecare import settings

# What a model is made of. The operator's facts are read at run time and are not part of it.
_MADE_OF = (
    "data",
    "responses",
    "domain.yml",
    "config.yml",
    "bot/nlu",
    "bot/policies",
    "bot/importer.py",
    "ridecare/reading/plain.py",
    "ridecare/reading/answer_kinds.py",
    "ridecare/reading/tags.py",
    "ridecare/reading/word_features.py",
)
_ENDINGS = (".py", ".yml")


def newest_model(home: Path) -> Path | None:
    """The newest trained model, or None."""
    models = sorted((home / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return models[-1] if models else None


def fingerprint(home: Path) -> str:
    """A digest of everything that a model is made of."""
    digest = hashlib.sha256()
    for path in _files(home):
        digest.update(str(path.relative_to(home)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def is_current(home: Path) -> bool:
    """Whether the newest model is made of what lies here now."""
    newest = newest_model(home)
    return newest is not None and newest.name == f"ridecare-{fingerprint(home)}.tar.gz"


def train(home: Path) -> Path:
    """Train; older models are deleted. Returns the model's path."""
    _report_steps()
    import rasa.api
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    name = f"ridecare-{fingerprint(home)}"
    result = rasa.api.train(
        domain=str(home / "domain.yml"),
        config=str(home / "config.yml"),
        training_files=[str(home / "data")],
        output=str(home / "models"),
        fixed_model_name=name,
        force_training=True,
    )
    if result.code != 0 or result.model is None:
        raise SystemExit("Training failed; the reason stands above.")
    for path in (home / "models").glob("*.tar.gz"):
        if path.stem.split(".")[0] != name:
            path.unlink()
    return Path(result.model)


class _Steps(logging.Handler):
    """Prints each component that begins to learn, with the seconds so far."""

    def __init__(self) -> None:
        """The seconds count from here."""
        super().__init__()
        self._began = time.monotonic()

    def emit(self, record: logging.LogRecord) -> None:
        """Rasa's hook says "Starting to train component 'X'."."""
        said = record.getMessage()
        if said.startswith("Starting to train"):
            print(f"  {time.monotonic() - self._began:3.0f} s  {said.split(chr(39))[1]}", flush=True)


def _report_steps() -> None:
    """One line a component instead of Rasa's bars and its debug log. Errors are still shown."""
    os.environ["LOG_LEVEL"] = "ERROR"  # Rasa asks it whether to draw its bars
    os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
    logging.captureWarnings(True)  # those of the libraries that Rasa loads; the tests see them
    steps = logging.getLogger("rasa.engine.training.hooks")
    steps.setLevel(logging.INFO)
    steps.propagate = False
    if not any(isinstance(each, _Steps) for each in steps.handlers):
        steps.addHandler(_Steps())


def _files(home: Path) -> Iterator[Path]:
    for name in _MADE_OF:
        path = home / name
        if path.is_file():
            yield path
        else:
            yield from sorted(
                each
                for each in path.rglob("*")
                if each.suffix in _ENDINGS and "__pycache__" not in each.parts
            )


def main() -> None:
    """`python -m console.training [--if-changed]`"""
    parser = argparse.ArgumentParser(description="Train the assistant.")
    parser.add_argument(
        "--if-changed", action="store_true", help="only if something the model is made of has changed"
    )
    asked = parser.parse_args()
    home = settings.load().home
    if asked.if_changed and is_current(home):
        print("The model is up to date.", flush=True)
        return
    print("Training the model; this takes about a minute …", flush=True)
    print(f"Trained: {train(home).relative_to(home)}", flush=True)


if __name__ == "__main__":
    main()
