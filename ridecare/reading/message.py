"""Reads one message: every trip value in it, what is open, and what kind of answer it is."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from ridecare.calendar import today
from ridecare.reading import answers, identity, people, phones, riding
from ridecare.reading import places as place_words
from ridecare.reading.dates import moments
from ridecare.reading.found import FoundAddress, FoundTime, Moments
from ridecare.reading.plain import bounded, folded, spelt_out
from ridecare.reading.result import Reading

_TIMES = ("appointment_time", "pickup_time", "return_time")
_PICKUP_TIME = re.compile(
    r"\b(?:pick(?:ing)? ?(?:me|us|him|her|them|mom|dad|my \w+)? ?up|pickup(?: time)?|get me|come get me|rec[oó]j\w*|recoger\w*|hora de recogida|pase(?:n)? por mi)\b[^.]{0,40}?$"
)
_RETURN_TIME = re.compile(
    r"\b(?:take me home|ride home|home|back|return|returning|done|finish(?:ed)?|over|out|ends?|regres\w*|vuelta|de vuelta|termin\w*|salgo|acabo)\b[^.]{0,14}?$"
)
_NAMED = {
    "pickup_time": r"pick ?up time|hora de (?:la )?recogida",
    "return_time": r"return time|hora de (?:la vuelta|regreso)",
    "appointment_time": r"(?:the |appointment |appt )time|la hora|time is|time should|hora de la cita",
    "trip_date": r"the (?:date|day)|date is|day is|la fecha|el dia(?: es| de)",
    "pickup": r"pick ?up (?:address|place|location|spot|is|should)|pickup|recogida",
    "destination": r"destination|drop ?off|clinic is|clinic name|destino",
    "callback_phone": r"phone|number is|cell|callback|telefono|mi numero",
    "rider_name": r"name is|name should|the name|rider is|nombre|spelled",
    "mobility": r"mobility|movilidad",
    "companions": r"companions?|acompanantes?",
    "notes": r"driver should know|note(?:s)?(?: for| is)|notas?",
    "return_ride": r"ride home|return ride|way home|regreso",
    "trip_purpose": r"kind of visit|reason|motivo",
}  # fmt: skip
_NAMES = {name: re.compile(rf"\b(?:{words})\b") for name, words in _NAMED.items()}
_NOTHING = re.compile(
    r"^(?:no|none|nothing|nope|nah|n/a|na|no thanks?|no thank you|nothing else|that's all|thats all|that's it|thats it|no notes?|no nothing|not really|all good|im good|nada|ningun[oa]?|no,? nada|nada mas|es todo|eso es todo|no gracias|ya)(?:[ ,.]+(?:thanks?|thank you|gracias|special|really))*$"
)
_NO_PHONE = re.compile(
    r"\b(?:no phone|dont have (?:a )?(?:phone|cell)|don't have (?:a )?(?:phone|cell)|do not have a phone|i have no phone|(?:dont|don't|do not) have (?:one|any)|no tengo(?: (?:telefono|celular|cel|uno))?$|no tengo (?:telefono|celular|cel)|sin telefono|no cell|by text(?: is fine)?|text me here|message me here)\b|^(?:none|no|nope|ninguno)$"
)
_UNIT = re.compile(r"\b(?:apt|apto|apartment|apartamento|unit|suite|ste|room|lot)\.? ?#? ?\w{1,5}\b")
_FREE = ("where_now", "notes", "requester", "rides_along")


def read(text: str, *, asked: str | None, language: str, now: datetime, channel: str = "web") -> Reading:
    """Read a message.

    Args:
        text: what was said.
        asked: the open question, or None.
        language: `en` or `es`.
        now: when it was received (aware).
        channel: where it was said.
    """
    said = bounded(text)
    plain = folded(said)
    return _Message(said, plain, asked, language, now).reading()


class _Message:
    """One message being read."""

    def __init__(self, said: str, plain: str, asked: str | None, language: str, now: datetime) -> None:
        self.said = said
        self.plain = plain
        self.spelt = spelt_out(plain)
        self.asked = asked
        self.language = language
        self.now = now
        self.values: dict[str, Any] = {}
        self.open: dict[str, tuple[Any, ...]] = {}
        self.wrong: list[str] = []
        self.found_phones = phones.phones(plain)

    def reading(self) -> Reading:
        answer = answers.answer(self.spelt, question="?" in self.said)
        if self.asked in ("member_id", "date_of_birth"):
            self._identity()
            return self._made(answer, Moments(), [])
        addresses = place_words.addresses(self.said, self.plain)
        found = self._moments()
        if self.asked in _FREE:
            self._free(answer)
            if self.asked == "where_now" or "notes" in self.values:
                self._phone()
                return self._made(answer, found, addresses)
        self._identity_volunteered()
        self._phone()
        self._name()
        self._when(found)
        self._places(answer)
        self._riding()
        return self._made(answer, found, addresses)

    # --- when -----------------------------------------------------------------------------------------------------

    def _moments(self) -> Moments:
        masked = place_words.masked_addresses(self.plain)
        for _, start, end in self.found_phones:
            masked = masked[:start] + " " * (end - start) + masked[end:]
        masked = re.sub(r"(?<![\d:])\d{6,}(?!\d)", lambda match: " " * len(match.group()), masked)
        masked = re.sub(
            r"\b\d{1,3}[ -]?(?:yr|yrs|years?|yo|anos?|months?|meses)\b(?: old)?",
            lambda match: " " * len(match.group()),
            masked,
        )
        return moments(self.said, language=self.language, now=self.now, asked=self.asked, masked=masked)

    def _when(self, found: Moments) -> None:
        self.wrong += found.wrong
        dates = [each for each in found.dates if each.readings]
        if self.asked in _TIMES and found.half and not found.times:
            # "mañana" at an a.m./p.m. question is the half of the day, not tomorrow.
            self.values["day_half"] = found.half
            dates = [
                each
                for each in dates
                if self.plain.strip(" .!")
                not in ("manana", "por la manana", "en la manana", "de la manana", "la manana")
            ]
        if dates:
            distinct = {each.readings for each in dates}
            if len(distinct) > 1 and len(dates) > 2:
                self.wrong.append("two_answers")
            elif len(distinct) > 1:
                self.open["trip_date"] = tuple(
                    sorted({reading for each in dates for reading in each.readings})
                )
            elif dates[0].date:
                self.values["trip_date"] = dates[0].date
            else:
                self.open["trip_date"] = dates[0].readings
        if self.asked in _TIMES and len(found.times) >= 3:
            self.wrong.append("two_answers")
            return
        for each in found.times:
            slot = self._time_slot(each)
            if slot in self.values or slot in self.open:
                slot = next(
                    (
                        name
                        for name in ("appointment_time", "return_time")
                        if name not in self.values and name not in self.open
                    ),
                    slot,
                )
            if each.time:
                self.values[slot] = each.time
            else:
                self.open[slot] = each.readings
        if "return_time" in self.values or "return_time" in self.open:
            self.values.setdefault("return_ride", "fixed_time")

    def _time_slot(self, found: FoundTime) -> str:
        place = self.spelt.find(found.text.strip()) if found.text.strip() else -1
        before = self.spelt[max(0, place - 60) : place] if place >= 0 else ""
        if (
            place >= 0
            and _RETURN_TIME.search(before)
            and not re.search(r"\b(?:appointment|be (?:there|at)|cita)\b", before[-25:])
        ):
            return "return_time"
        if (
            place >= 0
            and _PICKUP_TIME.search(before)
            and not re.search(
                r"\b(?:appointment|appt|cita|be there|visit)\b",
                before[before.rfind("pick") :] if "pick" in before else before,
            )
        ):
            return "pickup_time"
        return self.asked if self.asked in _TIMES else "appointment_time"

    # --- who ------------------------------------------------------------------------------------------------------

    def _identity(self) -> None:
        number, wrong = identity.member_id(self.plain, asked=self.asked == "member_id")
        born = identity.birth_date(self.plain, today(self.now))
        if number and not (self.asked == "date_of_birth" and born.readings):
            self.values["member_id"] = number
        if self.asked == "date_of_birth" or born.readings:
            self._born(born)
            partly = identity.month_and_day(self.plain)
            if partly and not born.readings:
                self.values["month_and_day"] = partly
        if wrong and not born.readings:
            self.wrong.append(wrong)

    def _identity_volunteered(self) -> None:
        plain = self.plain
        for _, start, end in self.found_phones:
            if end - start != 8 and not re.search(
                r"\b(?:id|member|miembro)\b", plain[max(0, start - 25) : start]
            ):
                plain = plain[:start] + " " * (end - start) + plain[end:]
        number, _ = identity.member_id(plain, asked=False)
        if number:
            self.values["member_id"] = number
        if (number and self.asked is None) or re.search(
            r"\b(?:born|dob|birth ?(?:date|day)|date of birth|nac[ií]\w*|nacimiento)\b", self.plain
        ):
            self._born(identity.birth_date(self.plain, today(self.now)))

    def _born(self, born: identity.BirthDate) -> None:
        if len(born.readings) == 1:
            self.values["date_of_birth"] = born.readings[0]
        elif born.readings:
            self.open["date_of_birth"] = born.readings
        elif born.wrong:
            self.wrong.append(born.wrong)

    def _phone(self) -> None:
        numbers = list(dict.fromkeys(number for number, _, _ in self.found_phones))
        if len(numbers) == 1:
            self.values["callback_phone"] = numbers[0]
        elif len(numbers) > 1:
            self.wrong.append("two_answers")
        elif self.asked == "callback_phone":
            if _NO_PHONE.search(self.plain.strip(" .!")):
                self.values["callback_phone"] = "none"
            else:
                wrong = phones.wrong_length(self.plain)
                if wrong:
                    self.wrong.append(wrong)

    def _name(self) -> None:
        if self.asked == "rider_name":
            name = people.name_answer(self.said, self.plain)
        else:
            name = (
                people.name_in(self.said, self.plain)
                if self.asked not in ("requester", "rides_along")
                else None
            )
        if name:
            self.values["rider_name"] = name

    def _free(self, answer: str | None) -> None:
        asked = self.asked or ""
        if asked == "notes":
            if _NOTHING.match(self.plain.strip(" .!")):
                self.values["notes"] = "none"
            elif answers.correcting(self.spelt):
                return  # "sorry, 2 people ride along" corrects something; it is no note
            elif (
                answer not in ("yes", "skip", "unknown")
                and "?" not in self.said
                and re.search(r"\w{2}", self.said)
            ):
                self.values["notes"] = self.said
        elif asked == "where_now":
            if re.search(r"\w{2}", self.said) and answer not in ("skip", "unknown", "yes", "no"):
                self.values["where_now"] = self.said
        elif asked == "rides_along" and people.nobody(self.plain):
            self.values["rides_along"] = "none"
        elif answer not in ("yes", "no", "skip", "unknown"):
            said = people.person_words(self.said)
            if said:
                self.values[asked] = said

    # --- where and how --------------------------------------------------------------------------------------------

    def _places(self, answer: str | None) -> None:
        asked = self.asked if answer not in ("yes", "no", "skip", "unknown", "go_on") else None
        if self.asked in (
            "rider_name",
            "callback_phone",
            "requester",
            "rides_along",
            "companions",
        ) and not re.search(r"\b(?:from|pick|to|at|desde|hasta|recog)\b", self.plain):
            return
        found = place_words.places(self.said, self.plain, asked=asked)
        unit = _UNIT.search(self.plain)
        if unit and not found.pickup and not found.destination and asked not in ("pickup", "destination"):
            self.values["unit"] = self.said[unit.start() : unit.end()]
        if found.abroad:
            self.wrong.append("outside_country")
        if found.pickup:
            self.values["pickup"] = found.pickup
        if found.destination:
            self.values["destination"] = found.destination

    def _riding(self) -> None:
        aids, chair = riding.mobility(self.spelt, asked=self.asked == "mobility")
        if chair:
            self.open["mobility"] = ("manual_wheelchair", "power_wheelchair", "needs_wheelchair")
            if aids:
                self.values["mobility_beside"] = aids
        elif aids:
            self.values["mobility"] = aids
        home = riding.way_home(self.spelt)
        if home == "round":
            if "return_ride" not in self.values:
                self.open["return_ride"] = ("call_when_ready", "fixed_time")
        elif home:
            self.values["return_ride"] = home
        elif self.asked == "return_ride":
            self._way_home_answer()
        kind = riding.purpose(self.spelt)
        if kind:
            self.values["trip_purpose"] = kind
        count = riding.companions(self.spelt, asked=self.asked == "companions")
        if count is not None:
            self.values["companions"] = count
        ages = riding.children(self.spelt)
        if ages:
            self.values["children"] = ages
            if self.asked == "companions":
                self.values.setdefault("companions", 0)
        age = riding.rider_age(self.spelt)
        if age is not None and self.asked != "companions" and not ages:
            self.values["rider_age"] = age

    def _way_home_answer(self) -> None:
        answer = answers.answer(self.spelt, question="?" in self.said)
        if answer == "no":
            self.values["return_ride"] = "one_way"
        elif answer in ("yes", "yes_but") and "return_ride" not in self.values:
            self.open["return_ride"] = ("call_when_ready", "fixed_time")

    # --- all of it ------------------------------------------------------------------------------------------------

    def _made(self, answer: str | None, found: Moments, addresses: list[FoundAddress]) -> Reading:
        special = riding.special(self.spelt)
        if self._is_minor():
            special = [*special, "minor"]
        if riding.rides_alone(self.spelt):
            special = [*special, "alone"]
        return Reading(
            values=self.values,
            open={
                name: readings
                for name, readings in self.open.items()
                if name not in self.values and len(readings) > 1
            },
            named=frozenset(name for name, words in _NAMES.items() if words.search(self.spelt)),
            correcting=answers.correcting(self.spelt),
            answer=answer,
            wrong=tuple(dict.fromkeys(self.wrong)),
            special=tuple(special),
            dates=found.dates,
            times=found.times,
            addresses=tuple(addresses),
            phones=tuple(dict.fromkeys(number for number, _, _ in self.found_phones)),
        )

    def _is_minor(self) -> bool:
        """Whether the rider is said to be a child (a companion's age does not count)."""
        age = self.values.get("rider_age")
        if isinstance(age, int):
            return age < 18
        if self.asked == "companions" or not riding.is_for_a_child(self.spelt):
            return False
        return bool(re.search(r"\b(?:baby|infant|toddler|newborn|little|bebe|nin[oa]|kid)\b", self.spelt))
