"""The questions of a ride request that depend on what is known: the read-back, and the choices."""

from __future__ import annotations

from ridecare.asked import question
from ridecare.draft import Draft
from ridecare.hearing import Message
from ridecare.leg_places import which_place
from ridecare.questions import TIMES, TRIP_SLOTS
from ridecare.saying import Choice, Say
from ridecare.standing_order import asked_as


def reask(draft: Draft) -> tuple[Say, ...]:
    """The open question once more (after a question in between, or on "repeat")."""
    asked = draft.asked
    if asked is None:
        return ()
    if asked == "confirm":
        return readback(draft)
    if asked == "second_ride":
        return (Say("utter_second_ride", {"receipt": draft.second_of}),)
    if asked == "which_line":
        return (which_line(draft),)
    if asked == "resume":
        return (Say("utter_resume"),)
    if asked == "which_place":
        return (which_place(draft),)
    if draft.open.get(asked):
        return (which_reading(draft, asked),)
    return (question(asked_as(draft, asked)),)


def readback(draft: Draft) -> tuple[Say, ...]:
    """Every stored field in words, and the question whether to send it."""
    if not draft.repeats:
        return (Say("utter_readback", {"draft": draft}), Say("utter_confirm"))
    name = "utter_readback_goes_on" if draft.goes_on else "utter_readback_standing"
    return (Say(name, {"draft": draft, "day": draft.dates[-1]}), Say("utter_confirm"))


def resume_question(draft: Draft) -> tuple[Say, ...]:
    """What whoever comes back is asked before anything of an open request is shown."""
    return (Say("utter_resume"),)


def which_reading(draft: Draft, name: str) -> Say:
    """Which of two readings is meant."""
    kind = (
        "clock"
        if name in TIMES
        else {"trip_date": "day", "repeat_end": "last_day", "date_of_birth": "birth_date"}.get(name, name)
    )
    choices = tuple(Choice(kind, reading) for reading in draft.open[name])
    response = {
        "clock": "utter_which_half",
        "day": "utter_which_day",
        "last_day": "utter_which_last_day",
        "birth_date": "utter_which_birth_date",
    }.get(kind, f"utter_which_{name}")
    return Say(response, {"field": name}, choices)


def which_line(draft: Draft) -> Say:
    """Which line of the read-back is wrong."""
    return Say("utter_which_line", {}, fields_of(draft))


def fields_of(draft: Draft) -> tuple[Choice, ...]:
    """The lines of the read-back as choices."""
    names = [name for name in TRIP_SLOTS if draft.values.get(name) is not None or name in draft.skipped]
    return tuple(Choice("field", asked_as(draft, name)) for name in names if name != "rider_age")


def complaints_of(message: Message) -> tuple[Say, ...]:
    """What was wrong with a value, each with a right example in its text; at most one a message."""
    return tuple(Say(f"utter_wrong_{problem}") for problem in message.reading.wrong[:1])


def asked_again(draft: Draft, asked: str) -> str:
    """The response that asks the same choice in other words."""
    return which_reading(draft, asked).response.replace("utter_which_", "utter_again_which_")
