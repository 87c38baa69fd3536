"""A carrier for demonstrations and tests: texts stay in memory; the log tells only how many there were."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

log = logging.getLogger(__name__)


@dataclass
class RecordedSms:
    """An `SmsCarrier` that sends nothing. `texts`: (number, text) in order."""

    texts: list[tuple[str, str]] = field(default_factory=list)

    def send(self, to: str, text: str) -> str:
        """Keep the text."""
        self.texts.append((to, text))
        log.info("texts recorded: %d", len(self.texts))
        return f"recorded-{len(self.texts)}"
