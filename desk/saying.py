"""The desk's own words: what staff read for states, reasons, marks and alarms, and how times look."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ridecare.calendar import local
from ridecare.known_places import Place

STATES = {
    "requested": "New",
    "accepted": "Accepted",
    "on_the_way": "On the way",
    "completed": "Completed",
    "declined": "Declined",
    "cancelled": "Cancelled",
    "open": "Open",
    "taken": "Taken",
    "answered": "Answered",
    "closed": "Closed",
}
# What the button says that moves a request to a state.
MOVES = {
    "accepted": "Accept",
    "on_the_way": "On the way",
    "completed": "Completed",
    "declined": "Decline",
    "cancelled": "Cancel",
    "taken": "Take it",
    "answered": "Answered",
    "closed": "Close",
    "open": "Put it back",
}
# The same for a request whose member wishes a change.
WITH_CHANGE = "Accept, with the change"
MOVES_MEAN = {
    "accepted": "The member is told that RideCare said yes.",
    "declined": "The member is told.",
    "cancelled": "The member is told.",
    "on_the_way": "The member is not told.",
    "completed": "The member is not told.",
}
REASONS = {
    "emergency": "Emergency words: they were told to call 911",
    "crisis": "Crisis words: they were told about 988",
    "problem": "Something is wrong with a ride",
    "ready_home": "Ready for the ride home",
    "person": "Asked for a person",
    "interpreter": "Asked for an interpreter",
    "complaint": "Complaint",
    "helper_pass": "Wants a helper let in: check by voice who asks",
    "saved_place": "Wants a place remembered or forgotten",
    "status": "Asks where a ride stands",
    "change": "Wants to change a ride",
    "drop": "Does not need a ride anymore",
    "repeat": "Rides that repeat",
    "two_riders": "Two riders",
    "extra_stop": "More than one stop",
    "stretcher": "Needs a stretcher",
    "discharge": "Leaves a hospital",
    "protected": "Asks for special privacy",
    "minor_alone": "A minor who rides alone",
    "not_understood": "The assistant did not understand",
    "other_language": "Speaks another language",
    "opt_out": "Wants no more texts",
}
# What a member wishes for a request, what can be done with it, and what was.
WISHES = {"change": "Change asked for", "drop": "Drop asked for"}
DECISIONS = {"take_over": "Taken over", "turn_down": "Turned down"}
DECIDED = {
    "asked": "Asked for",
    "in_force": "Taken over",
    "taken": "Taken over",
    "past": "Taken over",
    "turned_down": "Turned down",
    "withdrawn": "Taken back",
    "replaced": "Replaced by a newer wish",
}
CALLS = {
    "ride_accepted": "Tell them: the ride is accepted",
    "ride_declined": "Tell them: the ride is declined",
    "ride_cancelled": "Tell them: the ride is cancelled",
    "rides_decided": "Tell them: single days of their rides were decided",
    "ride_taken_back": "Tell them: what we last said about the ride was taken back",
    "wish_change_accepted": "Tell them: the change of the ride is accepted",
    "wish_change_noted": "Tell them: the change is in their request",
    "wish_change_turned_down": "Tell them: the ride was not changed",
    "wish_drop_turned_down": "Tell them: the ride was not dropped",
    "wish_taken_back": "Tell them: what we last said about the ride was taken back",
    "not_opened": "Nobody opened their case; a message may not reach them",
    "not_opened_danger": "They wrote of danger and nobody opened it; a message may not reach them",
    "not_accepted": "Their ride is tomorrow or today and not accepted",
    "opted_out": "Stopped the texts with something open",
    "wrote_after_opt_out": "Wrote after stopping the texts",
    "text_not_sent": "A text may not have reached them",
    "bad_number": "Their number takes no texts",
    "rides_no_number": "Asks for their rides; no number is on file long enough for a code",
    "rides_confidential": "Somebody asks for their rides; they want to be reached privately",
    "rides_minor": "Somebody asks for the rides of a minor",
    "rides_not_checked": "Asks for rides; the directory gave no answer",
}
ALARMS = {
    "emergency": "Emergency",
    "crisis": "Crisis",
    "problem": "Problem now",
    "ready_home": "Waits for the ride home",
    "soon": "Starts soon",
    "standing_ends": "The days of a standing order end in 14 days",
    "change_asked_for": "Change asked for",
    "drop_asked_for": "Drop asked for",
    "not_accepted": "Not accepted, and it is close",
    "callback_due": "Call back is due",
}
MARKS = {
    "soon": "Soon",
    "who_books_open": "Who arranges it is open",
    "needs_call": "Needs a call",
    "minor": "Minor",
    "not_checked": "Identity not checked",
    "identity_failed": "Identity check failed",
}
SOURCES = {
    "verified": "Verified",
    "checked": "Member ID and birth date match the directory",
    "stated": "As stated, not checked",
}
ELIGIBILITY = {
    "eligible": "The system shows: eligible",
    "not_active": "The system shows: coverage is not active on that date",
    "not_in_benefit": "The system shows: rides are not in the benefit",
    "needs_review": "Needs a person to review",
    "could_not_check": "Could not be checked",
}
ATTEMPTS = {
    "tried": "Tried, no answer",
    "needs_information": "Needs information",
    "voice_check": "Identity checked by voice",
    "answered_here": "Wrote in the conversation",
}
CHANNELS = {"web": "Website", "sms": "Text message"}
LANGUAGES = {"en": "English", "es": "Spanish"}
WHO = {"member": "Member", "assistant": "Assistant", "staff": "RideCare", "vendor": "Ride company"}
FIELDS = {
    "said": "Also said",
    "words_about_phone": "Said about the phone",
    "eligibility": "Eligibility",
    "about_days": "Days it is about",
    "where_now": "Where they are now",
    "rider_age": "Age of the rider",
    "place": "In the places file",
    "miles": "Straight line, ZIP to ZIP",
}
# The ways of a trip.
PARTS = {"there": "The way there", "home": "The way home", "to_stop": "To the stop"}

# What happened, by a code that may stand in an address.
DONE = {
    "moved": "Saved. The state was changed.",
    "told": "Saved. The member is being told; if they cannot be reached, they are on the call list.",
    "told_soon": "Saved. The member is told of single days in one message, in ten minutes.",
    "undone": "Taken back.",
    "noted": "The attempt is noted.",
    "checked": "The identity check is noted.",
    "passed": "The pass is given. Tell the member that they can end it any time.",
    "sent": "Your message is on its way into the conversation.",
    "called": "Taken off the call list.",
}


def place(known: Place) -> str:
    """A row of the places file, with where it comes from: the member's own words stand beside it."""
    parts = [
        known.name,
        known.suite,
        known.street,
        f"{known.city} {known.zip}".strip(),
        known.entrance,
        known.phone,
    ]
    source = f"{known.source}, read on {known.read_on}" if known.read_on else known.source
    return f"{', '.join(part for part in parts if part)} (source: {source})"


def miles(far: int) -> str:
    """A distance as a hint."""
    return "under 1 mile" if far < 1 else f"about {far} mile{'s' * (far != 1)}"


def words_for(names: dict[str, str], name: str) -> str:
    """The words for a name; a name that has none is shown readably, never lost."""
    return names.get(name) or name.replace("_", " ").capitalize()


def unopened(minutes: int) -> str:
    """What stands beside an alarm that nobody has opened for so long."""
    return f"nobody opened it for {minutes} min"


def clock(at: datetime) -> str:
    """Chicago time of day: "2:30 pm"."""
    here = local(at)
    return f"{here.hour % 12 or 12}:{here.minute:02d} {'am' if here.hour < 12 else 'pm'}"


def day(on: date, today: date) -> str:
    """A day: "Today", "Tomorrow", "Tue, Dec 1", with the year when it is another."""
    if on == today:
        return "Today"
    if on - today == timedelta(days=1):
        return "Tomorrow"
    year = f", {on.year}" if on.year != today.year else ""
    return f"{on:%a, %b} {on.day}{year}"


def moment(at: datetime, now: datetime) -> str:
    """An instant in Chicago: "Today, 2:30 pm"."""
    return f"{day(local(at).date(), local(now).date())}, {clock(at)}"


def age(at: datetime, now: datetime) -> str:
    """How long ago: "12 min ago"."""
    minutes = int((now - at) / timedelta(minutes=1))
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 48 * 60:
        return f"{minutes // 60} h ago"
    return f"{minutes // (24 * 60)} days ago"
