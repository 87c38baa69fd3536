from __future__ import annotations

import asyncio
import io
import json
import logging

import pytest
import structlog
from rasa.utils import log_utils

from bot import quiet_logs

SECRET = "Dolores Pratt 90000001"


@pytest.fixture
def written() -> io.StringIO:
    """What a handler on the root logger writes."""
    quiet_logs.install()
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_traceback_says_where_and_not_with_which_words(written):
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"no such member {SECRET}") from error
    except ValueError:
        logging.getLogger("anything").exception("it failed")
    text = written.getvalue()
    assert "it failed" in text and "ValueError" in text and "KeyError" in text
    assert f"{__file__}:" in text
    assert SECRET not in text


def test_structured_logs_keep_only_fields_without_words():
    quiet_logs.install()
    fields = {"event": "processor.message.parse", "parse_data_text": SECRET, "new_in_rasa": SECRET, "action_name": "a", "level": "debug"}  # fmt: skip
    shown = log_utils._anonymizer(None, "debug", dict(fields))
    assert SECRET not in json.dumps(shown)
    assert shown["event"] == "processor.message.parse" and shown["action_name"] == "a"


def test_an_error_of_a_structured_log_is_only_named():
    shown = log_utils._anonymizer(None, "error", {"event": "e", "exc_info": ValueError(SECRET)})
    assert shown == {"event": "e", "error": "ValueError"}


def test_loggers_that_were_configured_before_withhold_too(monkeypatch):
    def before(_logger, _method, fields):
        return fields

    processors = [before]
    monkeypatch.setattr(log_utils, "_anonymizer", before)
    monkeypatch.setattr(structlog, "get_config", lambda: {"processors": processors})
    quiet_logs.install()
    assert processors == [log_utils._anonymizer]
    assert log_utils._anonymizer is not before


def test_a_second_call_changes_nothing():
    quiet_logs.install()
    factory, anonymizer = logging.getLogRecordFactory(), log_utils._anonymizer
    quiet_logs.install()
    assert logging.getLogRecordFactory() is factory and log_utils._anonymizer is anonymizer


@pytest.mark.parametrize("name", quiet_logs._SILENCED)
def test_loggers_that_print_messages_are_silent_below_warnings(name):
    quiet_logs.install()
    assert not logging.getLogger(name).isEnabledFor(logging.INFO)


async def test_a_forgotten_task_is_reported_without_its_error_text(written):
    async def broken() -> None:
        raise ValueError(SECRET)

    task = asyncio.get_running_loop().create_task(broken())
    await asyncio.wait([task])
    task.get_loop().call_exception_handler(
        {"message": "Task exception was never retrieved", "task": task, "exception": ValueError(SECRET)}
    )
    del task
    text = written.getvalue()
    assert "Task exception was never retrieved" in text and "ValueError" in text
    assert SECRET not in text
