"""The answers to each open question of a ride request: one function a question, and the table that names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ridecare.asked import HAND_OVER_AFTER
from ridecare.booking_questions import complaints_of, fields_of, readback, which_line
from ridecare.booking_step import Step, ask_next, not_understood, reopen
from ridecare.draft import UNKNOWN, Draft
from ridecare.hearing import Message, is_field_alone, names_field
from ridecare.questions import QUESTIONS
from ridecare.saying import Say
from ridecare.taking import changed, halved, out_of_order, take
from ridecare.which_place import which_place_answer


def trip_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    asked = draft.asked or ""
    taken = take(draft, message)
    reading = message.reading
    if asked == "rider_name" and draft.tries == 0 and _is_one_word(reading.values.get("rider_name")):
        return not_understood(draft, message)  # a second time it is taken: some people have one name
    if is_field_alone(message) not in (None, asked):
        return reopen(draft, str(is_field_alone(message)))
    named = names_field(message) if reading.correcting and not changed(draft, taken) else None
    if named and named != asked:
        return reopen(draft, named)
    half = reading.values.get("day_half")
    if half and asked in draft.open:
        taken = halved(taken, asked, str(half))
    if not taken.known(asked) or taken.values.get(asked) == draft.values.get(asked):
        if asked in reading.open:
            pass  # it was answered, in two readings
        elif reading.answer == "skip" and not QUESTIONS[asked].required:
            still_open = {name: readings for name, readings in taken.open.items() if name != asked}
            taken = replace(taken, skipped=taken.skipped | {asked}, open=still_open)
        elif reading.answer in ("unknown", "skip") and taken.values.get(asked) is None:
            taken = taken.with_values(**{asked: UNKNOWN})
    same = reading.values.get(asked) is not None and reading.values[asked] == draft.values.get(asked)
    if changed(draft, taken) or same:  # asked once more, a member may give the same answer once more
        if asked == "rides_along" and taken.values.get("rides_along") == "none":
            return Step("end", replace(taken, asked=None), result="hand_over", reason="minor_alone")
        tries = draft.tries + 1 if out_of_order(taken) else 0
        return ask_next(replace(taken, tries=tries), message, new_id, before=complaints_of(message))
    return not_understood(taken, message)


def _identity_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    reading = message.reading
    if reading.answer in ("skip", "no", "unknown"):
        return ask_next(
            _forget_identity(draft, "skipped"), message, new_id, before=(Say("utter_identity_skipped"),)
        )
    taken = take(draft, message)
    for name in ("member_id", "date_of_birth"):
        if reading.values.get(name):
            taken = taken.with_values(**{name: reading.values[name]})
        elif name == "date_of_birth" and draft.open.get(name) and reading.values.get("month_and_day"):
            fits = [each for each in draft.open[name] if each.endswith(str(reading.values["month_and_day"]))]
            taken = taken.with_values(date_of_birth=fits[0]) if len(fits) == 1 else taken
        elif len(reading.open.get(name, ())) > 1:
            taken = replace(taken, open={**taken.open, name: tuple(reading.open[name])})
    if taken.values.get("member_id") and taken.values.get("date_of_birth"):
        return Step("taken", replace(taken, tries=0), check_identity=True)
    if changed(draft, taken):
        return ask_next(replace(taken, tries=0), message, new_id, before=complaints_of(message))
    if draft.tries + 1 >= HAND_OVER_AFTER - 1:
        # A ride request is worth more than an identity check: after two tries it goes on without.
        return ask_next(
            _forget_identity(draft, "skipped"), message, new_id, before=(Say("utter_identity_skipped"),)
        )
    return not_understood(taken, message)


def confirm_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    answer = message.reading.answer
    if answer == "yes" and not message.reading.wrong:
        return Step("end", replace(draft, asked=None), result="submit")
    if message.names_choice("do_not_send"):
        return Step("end", replace(draft, asked=None), result="stopped")
    # A read-back was shown: whatever value comes now is meant to change it, and the read-back comes again.
    taken = take(draft, message, freely=True)
    if changed(draft, taken):
        return ask_next(
            replace(taken, tries=0), message, new_id, before=(Say("utter_changed"), *complaints_of(message))
        )
    named = names_field(message)
    if named:
        return reopen(draft, named)
    if answer == "yes_but" and message.is_question:
        return Step("taken", replace(draft, tries=0), (Say("utter_not_sent_yet"), *readback(draft)))
    if answer in ("no", "no_but", "yes_but") or message.names_choice("change_something"):
        return Step(
            "taken", replace(draft, asked="which_line", tries=0), (*complaints_of(message), which_line(draft))
        )
    if draft.tries + 1 >= HAND_OVER_AFTER:
        return Step("end", replace(draft, asked=None), result="hand_over", reason="not_understood")
    return Step(
        "taken", replace(draft, tries=draft.tries + 1), (*complaints_of(message), Say("utter_again_confirm"))
    )


def _which_line_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    taken = take(draft, message, freely=True)
    if changed(draft, taken):
        return ask_next(
            replace(taken, tries=0), message, new_id, before=(Say("utter_changed"), *complaints_of(message))
        )
    named = names_field(message)
    if named:
        return reopen(draft, named)
    if message.reading.answer == "yes" or message.names_choice("nothing_wrong"):
        # Not a yes to sending: it is only shown again.
        return Step("taken", replace(draft, asked="confirm", tries=0), readback(draft))
    if draft.tries + 1 >= HAND_OVER_AFTER:
        return Step("end", replace(draft, asked=None), result="hand_over", reason="not_understood")
    say = Say("utter_again_which_line", {}, fields_of(draft))
    return Step("taken", replace(draft, tries=draft.tries + 1), (*complaints_of(message), say))


def _second_ride_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    taken = take(draft, message, freely=True)
    if changed(draft, taken):
        # "No, the time is 3 pm": then it may be another ride, and it is read back again.
        corrected = replace(taken, tries=0, second_of=None)
        return ask_next(corrected, message, new_id, before=(Say("utter_changed"), *complaints_of(message)))
    if message.names_choice("second_ride") or message.reading.answer == "yes":
        return Step("end", replace(draft, asked=None, second_wanted=True), result="submit")
    if message.names_choice("one_is_enough") or message.reading.answer in ("no", "no_but"):
        return Step("end", replace(draft, asked=None), result="one_is_enough")
    if draft.tries + 1 >= HAND_OVER_AFTER:
        return Step("end", replace(draft, asked=None), result="hand_over", reason="not_understood")
    say = Say("utter_again_second_ride", {"receipt": draft.second_of})
    return Step("taken", replace(draft, tries=draft.tries + 1), (say,))


def _resume_answer(draft: Draft, message: Message, new_id: Callable[[], str]) -> Step:
    if message.names_choice("drop_it") or message.reading.answer in ("no", "no_but"):
        return Step("end", replace(draft, asked=None), result="dropped")
    if message.names_choice("go_on") or message.reading.answer in ("yes", "go_on"):
        return ask_next(replace(draft, asked=None, tries=0), message, new_id, before=(Say("utter_resumed"),))
    if draft.tries + 1 >= HAND_OVER_AFTER:
        return Step("end", replace(draft, asked=None), result="hand_over", reason="not_understood")
    return Step("taken", replace(draft, tries=draft.tries + 1), (Say("utter_again_resume"),))


def _forget_identity(draft: Draft, how: str) -> Draft:
    open_readings = {name: readings for name, readings in draft.open.items() if name != "date_of_birth"}
    return replace(draft, identity=how, open=open_readings, tries=0, asked=None)


def _is_one_word(name: object) -> bool:
    return isinstance(name, str) and len(name.split()) == 1


ANSWERS: Mapping[str, Callable[[Draft, Message, Callable[[], str]], Step]] = {
    "member_id": _identity_answer,
    "date_of_birth": _identity_answer,
    "confirm": confirm_answer,
    "which_line": _which_line_answer,
    "second_ride": _second_ride_answer,
    "resume": _resume_answer,
    "which_place": which_place_answer,
}
