"""The ladder outside forms: a different question, then choices, then the department. Never an intent's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ridecare.hearing import Message
from ridecare.saying import Choice, Say

# What can be offered as "did you mean"; each has its words under `words: intents:`.
OFFERED = (
    "book_ride", "check_eligibility", "check_ride_status", "change_ride", "cancel_ride", "request_human", "report_problem", "file_complaint",
    "ask_about_ridecare", "ask_who_is_eligible", "ask_cost", "ask_where_rides_go", "ask_how_far_ahead", "ask_contact", "ask_what_to_have_ready",
    "ask_ride_kinds", "ask_companions", "ask_children", "ask_distance", "ask_mileage", "ask_video", "ask_privacy", "ask_other_help", "ask_appeal",
    "request_interpreter", "change_language", "help", "remember_place", "helper_pass",
)  # fmt: skip

_MENU = (Choice("word", "ask_for_a_ride"), Choice("word", "check_eligibility"), Choice("word", "person"))


@dataclass(frozen=True)
class Rung:
    """One rung: what to say, how many rungs were taken, or that a person takes over."""

    say: tuple[Say, ...]
    tries: int
    hand_over: bool = False


def next_rung(tries: int, message: Message, ranking: Sequence[str], *, out_of_scope: bool) -> Rung:
    """What follows a message that is not clear. `tries`: rungs taken since something was last understood."""
    if tries >= 2:
        return Rung((), 0, hand_over=True)
    if tries == 1:
        return Rung((Say("utter_choices", {}, _MENU),), 2)
    if out_of_scope:
        return Rung((Say("utter_out_of_scope"),), 1)
    likely = [name for name in ranking if name in OFFERED][:2]
    if likely:
        choices = (*(Choice("intent", name) for name in likely), Choice("word", "something_else"))
        return Rung((Say("utter_did_you_mean", {}, choices),), 1)
    return Rung((Say("utter_rephrase"),), 1)
