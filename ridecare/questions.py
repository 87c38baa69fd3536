"""Every question that can be open, and how an answer to it is treated: the one table of questions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """A question's name, whether a ride request cannot do without it, and whether the answer is free text."""

    name: str
    required: bool = False
    place: bool = False  # the answer is free text in the member's own words


# The order of the ride request: the order in which ride agents ask (FACTS.md 6), who first.
TRIP: tuple[Question, ...] = (
    Question("rider_name", required=True, place=True),
    Question("pickup", required=True, place=True),
    Question("destination", required=True, place=True),
    Question("stop_place", required=True, place=True),
    Question("stop_when", required=True),
    Question("repeat_days", required=True),
    Question("trip_date", required=True),
    Question("repeat_end", required=True),
    Question("appointment_time", required=True),
    Question("return_ride"),
    Question("return_time"),
    Question("mobility"),
    Question("companions"),
    Question("rider_age"),
    Question("rides_along", required=True, place=True),
    Question("requester", required=True, place=True),
    Question("callback_phone", required=True),
    Question("notes", place=True),
)

# Values that are taken when said, and never asked for by themselves.
VOLUNTEERED: tuple[str, ...] = ("pickup_time", "children", "trip_purpose")

IDENTITY: tuple[Question, ...] = (Question("member_id"), Question("date_of_birth"))

# Questions about the conversation rather than the trip.
OTHER: tuple[Question, ...] = (
    Question("confirm"),
    Question("which_line"),
    Question("second_ride"),
    Question("resume"),
    Question("go_on"),
    Question("did_you_mean"),
    Question("code"),
    Question("which_place"),
    Question("which_ride"),
    Question("confirm_drop"),
    Question("where_now", place=True),
    Question("other_language"),
    Question("helper_name", place=True),
    Question("helper_phone"),
    Question("pass_end"),
    Question("confirm_pass"),
)

# A volunteered value can be asked about too: which half of the day it means, or what it should be instead.
QUESTIONS: dict[str, Question] = {
    question.name: question
    for question in (*TRIP, *(Question(name) for name in VOLUNTEERED), *IDENTITY, *OTHER)
}

TRIP_SLOTS: tuple[str, ...] = (*(question.name for question in TRIP), *VOLUNTEERED)

# Questions answered in the member's own words.
OWN_WORDS = frozenset({"notes", "where_now", "requester", "rides_along"})

# The time questions: an answer may leave a.m. or p.m. open.
TIMES = frozenset({"appointment_time", "pickup_time", "return_time"})
