"""Keeps that a helper used a pass, and tells the member's number on file."""

from __future__ import annotations

from actions.backend import Backend
from actions.heard import Heard
from ridecare import on_file
from ridecare.store import helper_passes
from ridecare.verified import Known


def pass_used(said: Heard, tools: Backend, who: Known | None, what: str) -> None:
    """Write the use down; nothing for a member who is proven in person."""
    if who is None or who.pass_id is None:
        return
    now = said.message.now
    helper_passes.used(tools.store, who.pass_id, what, now)
    on_file.announce(
        tools.store,
        tools.directory,
        who,
        response="utter_on_file_pass_used",
        conversation=said.sender.conversation,
        now=now,
        key=f"pass-{what}-{said.sender.conversation}-{now.timestamp():.3f}",
    )
