"""The whole assistant, loaded once for all tests that talk with the trained model."""

from __future__ import annotations

import logging
import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

# Rasa is loaded where the assistant is asked for: most tests need neither.
if TYPE_CHECKING:
    from actions.backend import Backend
    from console.whole import Whole


@dataclass
class _Loaded:
    assistant: Whole
    backend: Backend


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def _loaded() -> AsyncIterator[_Loaded]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import rasa.utils.log_utils

        from actions import backend as actions_backend
        from console.whole import whole

        rasa.utils.log_utils.configure_structlog(logging.ERROR)
        before = actions_backend._backend
        running = whole()
        assistant = await running.__aenter__()
    loaded = _Loaded(assistant, actions_backend.backend())
    actions_backend.use(before)
    yield loaded
    before = actions_backend._backend
    await running.__aexit__(None, None, None)
    actions_backend.use(before)


@pytest.fixture
def assistant(_loaded: _Loaded) -> Iterator[Whole]:
    """The assistant with the newest model; every test names conversations of its own."""
    from actions import backend as actions_backend

    before, clock = actions_backend._backend, _loaded.assistant.clock
    actions_backend.use(_loaded.backend)
    yield _loaded.assistant
    _loaded.assistant.fault(None)
    _loaded.assistant.clock = clock
    actions_backend.use(before)
