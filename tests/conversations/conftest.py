"""Collects conversation files: each YAML below this folder is one test, played through the whole assistant."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.clock import clock_at
from console.playing import play, read
from console.whole import Whole, quiet, whole

HERE = Path(__file__).parent


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ConversationFile | None:
    """Every YAML here is a conversation."""
    if file_path.suffix == ".yml" and HERE in file_path.parents:
        made: ConversationFile = ConversationFile.from_parent(parent, path=file_path)
        return made
    return None


class ConversationFile(pytest.File):
    """One file, one conversation."""

    def collect(self) -> Iterator[Conversation]:
        """The conversation."""
        yield Conversation.from_parent(self, name=self.path.stem)


class Conversation(pytest.Item):
    """Plays one conversation and fails with every difference."""

    def runtest(self) -> None:
        """Play it."""
        content = read(self.path)
        with clock_at(content.get("clock")) as clock:
            assistant = _running.assistant
            assistant.clock = clock
            try:
                differences = _running.loop.run_until_complete(play(assistant, content, self._key()))
            finally:
                assistant.fault(None)
        if differences:
            raise Different(differences)

    def _key(self) -> str:
        return "-".join(self.path.relative_to(HERE).with_suffix("").parts)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # type: ignore[override]
        """The differences, a line each; a trace only for what is not a difference."""
        if isinstance(excinfo.value, Different):
            return "\n".join(excinfo.value.differences)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands."""
        return self.path, 0, str(self.path.relative_to(HERE))


class Different(Exception):
    """The conversation goes otherwise than written."""

    def __init__(self, differences: list[str]) -> None:
        """differences: a line each."""
        super().__init__("\n".join(differences))
        self.differences = differences


class _Running:
    """The assistant, started at the first conversation and shared by all; each has its own conversation keys."""

    def __init__(self) -> None:
        self._assistant: Whole | None = None
        self.loop = asyncio.new_event_loop()

    @property
    def assistant(self) -> Whole:
        """The assistant."""
        if self._assistant is None:
            self._quiet = quiet()
            self._quiet.__enter__()
            self._made = whole()
            self._assistant = self.loop.run_until_complete(self._made.__aenter__())
        return self._assistant

    def stop(self) -> None:
        """End it."""
        if self._assistant is not None:
            self.loop.run_until_complete(self._made.__aexit__(None, None, None))
            self._quiet.__exit__(None, None, None)
        self.loop.close()


_running = _Running()


def pytest_unconfigure() -> None:
    """The last conversation was played."""
    _running.stop()
