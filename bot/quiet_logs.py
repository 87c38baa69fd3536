"""Keeps what members say out of every log, at every level.

Rasa prints messages, slots and whole trackers when it is asked for details, and an exception's text may quote them.
Here they are withheld where they pass: Rasa's structured logs keep only the fields named below, tracebacks keep their
places and lose their texts, and the loggers that print messages in running text say nothing below their warnings.
Rasa's own hook for this (`get_anonymization_pipeline`) would read every conversation from the store once more a turn.
`tests/test_privacy.py` plays whole conversations with debug logging and looks for the member in what was written.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from rasa.utils import log_utils

WITHHELD = "(withheld)"

# Fields of Rasa's structured logs that never hold a member's words.
_SHOWN = frozenset(
    {
        "event", "event_info", "level", "action_name", "action_extract_slot", "len_extraction_events", "parse_data_intent",
        "filename", "url", "arg", "key",
    }
)  # fmt: skip
# They put messages, slots or rejected events into running text below this level.
_SILENCED = (
    "rasa.engine.runner.dask",
    "rasa.core.actions.action",
    "rasa.core.nlg.interpolator",
    "rasa_sdk.executor",
    "rasa_sdk.endpoint",
)

_Fields = MutableMapping[str, Any]


def install() -> None:
    """Withhold from now on; a second call changes nothing."""
    if log_utils._anonymizer is not _withheld:
        # Rasa's command line has configured structlog before it loads this, and its loggers keep the very list.
        processors = structlog.get_config()["processors"]
        processors[:] = [_withheld if each is log_utils._anonymizer else each for each in processors]
        log_utils._anonymizer = _withheld
    for name in _SILENCED:
        logging.getLogger(name).setLevel(logging.WARNING)
    if logging.getLogRecordFactory() is not _record:
        global _made
        _made = logging.getLogRecordFactory()
        logging.setLogRecordFactory(_record)


def _withheld(_logger: Any, _method: str, fields: _Fields) -> _Fields:
    """In place of Rasa's `_anonymizer`: every field that is not known to be harmless is hidden."""
    error = fields.pop("exc_info", None)
    for name in fields:
        if name not in _SHOWN:
            fields[name] = WITHHELD
    if isinstance(error, BaseException):
        fields["error"] = type(error).__name__
    return fields


_made = logging.getLogRecordFactory()


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A log record whose traceback says where, and not with which words."""
    record = _made(*args, **kwargs)
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = _places(record.exc_info[1])
        record.exc_info = None
    if record.name == "asyncio":
        # It writes futures and their results out.
        record.msg, record.args = record.getMessage().split("<")[0].split("\n")[0], None
    return record


def _places(error: BaseException) -> str:
    """A traceback and those it came from: files, lines and classes of errors."""
    lines: list[str] = []
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        lines.append(type(following).__name__)
        lines += [
            f"  {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(following.__traceback__)
        ]
        following = following.__cause__ or following.__context__
    return "\n".join(lines)
