"""Run as programs by `test_privacy.py`: the assistant with debug logging, with actions and a directory that break.

`python tests/breaking.py talk DATABASE` plays conversations in one process; `python tests/breaking.py actions` is the
action server. What they write to their outputs is what a log would hold.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import warnings
from datetime import date
from typing import Any

ID, BIRTH_DATE, PHONE = "90000001", "March 14, 1980", "651 555 0177"
BOOKING = (
    "hey can u help me get a ride", "Dolores Pratt", "77 Birch Lane apt 2, Roseville", "Oak Dental Clinic on Rice Street", "dec 10th",
    "two thirty pm", "one way is fine", "she has a walker", "1, her sister Imelda", PHONE, "ring the bell at the side door",
    ID, BIRTH_DATE, "yes but apt 5", "yes",
)  # fmt: skip
ELIGIBILITY = ("am i eligible", ID, BIRTH_DATE)
BROKEN_DIRECTORY = ("am i eligible", "90000002", "November 2, 1975")
HAND_OVER = ("i want to talk to a person", PHONE, "it is about Dolores Pratt, 77 Birch Lane")
BROKEN_ACTION = ("i want to file a complaint about Dolores Pratt 77 Birch Lane", PHONE)
CONVERSATIONS = (BOOKING, ELIGIBILITY, HAND_OVER, BROKEN_DIRECTORY, BROKEN_ACTION)
# However they may be written.
MARKS = (
    "Dolores", "Pratt", "Imelda", ID, "March 14", "1980", "90000002", "November 2", "1975", PHONE, "6515550177", "651-555-0177",
    "Birch", "Oak Dental", "Rice Street", "side door", "two thirty", "dec 10th",
)  # fmt: skip


def break_things() -> None:
    """One member's check and complaints raise errors that quote the member."""
    from actions import handover
    from ridecare.gateways.demo_directory import DemoDirectory

    real = DemoDirectory.coverage

    def coverage(self: Any, member_id: str, birth_date: date, on: date) -> Any:
        if member_id == "90000002":
            raise LookupError(f"broken on purpose at {member_id}, {birth_date}, November 2, 1975")
        return real(self, member_id, birth_date, on)

    DemoDirectory.coverage = coverage  # type: ignore[method-assign]
    handed_over = handover.ActionHandOver.run

    async def run(self: Any, dispatcher: Any, tracker: Any, domain: Any) -> Any:
        text = tracker.latest_message.get("text") or ""
        if "complaint" in text:
            raise LookupError(f"broken on purpose at {text}")
        return await handed_over(self, dispatcher, tracker, domain)

    handover.ActionHandOver.run = run  # type: ignore[method-assign]


async def _talk(database_url: str) -> None:
    from console.clock import clock_at
    from console.whole import whole

    with clock_at("2026-12-01T10:00") as clock:
        async with whole(database_url=database_url, clock=clock) as assistant:
            for number, conversation in enumerate(CONVERSATIONS):
                for text in conversation:
                    turn = await assistant.say(f"c{number}", text, trial=False)
                    print("turn", number, [reply.response for reply in turn.replies], flush=True)
            for fault in ("actions_down", "database_locked"):
                assistant.fault(fault)
                for text in BOOKING[:3]:
                    await assistant.say(fault, text)
            assistant.fault(None)


def main() -> None:
    """As the module says."""
    warnings.simplefilter("ignore")
    logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
    break_things()
    if sys.argv[1] == "actions":
        from actions import server

        server.main()
    else:
        from rasa.utils.log_utils import configure_structlog

        configure_structlog(logging.DEBUG)
        asyncio.run(_talk(sys.argv[2]), debug=True)


if __name__ == "__main__":
    main()
