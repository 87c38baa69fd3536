"""A hand-over: what a person at the department takes over, and its states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

HANDOVER_STATES = ("open", "taken", "answered", "closed")

# From each state, the states that staff may move a hand-over to. Closing needs an outcome.
HANDOVER_MOVES: Mapping[str, tuple[str, ...]] = {
    "open": ("taken", "answered", "closed"),
    "taken": ("answered", "closed", "open"),
    "answered": ("closed", "taken"),
    "closed": (),
}


@dataclass(frozen=True)
class HandOver:
    """A hand-over as it is stored. `created_at` is aware UTC; `words` are what the member said for it."""

    receipt: str | None
    reason: str
    state: str
    channel: str
    language: str
    created_at: datetime
    collected: Mapping[str, Any]
    callback_phone: str | None
    rider: str | None
    urgent: bool
    conversation: str
    trial: bool
    request_receipt: str | None
    words: str | None
    outcome: str | None
