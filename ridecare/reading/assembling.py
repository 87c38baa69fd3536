"""Puts the readers together for one message: what was asked decides what they may take."""

from __future__ import annotations

import re

from ridecare.reading import (
    clauses,
    companions,
    identity,
    mobility,
    notes,
    own_words,
    people,
    phones,
    purpose,
    repeats,
    special,
    way_home,
)
from ridecare.reading.addresses import unit_alone
from ridecare.reading.day_parts import PART_PHRASE, day_half
from ridecare.reading.finding import phones_meant, spans
from ridecare.reading.found import FoundAddress, FoundTime
from ridecare.reading.found_days import found_days
from ridecare.reading.parts import PLACES, Parts
from ridecare.reading.places import leads_to_name, places
from ridecare.reading.plain import Plain
from ridecare.reading.result import Reading
from ridecare.reading.time_slots import TIMES
from ridecare.reading.told_words import is_told
from ridecare.reading.when import take_clocks, take_days

# Questions whose answer is the member's own words: nothing else is read from it.
_OWN_WORDS = ("notes", "where_now", "requester", "rides_along")
# Questions whose answers hold no place, unless it is an address or the answer is long.
_NO_PLACE_ASKED = (
    "rider_name",
    "member_id",
    "date_of_birth",
    "companions",
    "callback_phone",
    "rider_age",
    "mobility",
    *repeats.ASKED,
)
_WANTS_TO_KNOW = re.compile(
    r"^(?:does|do|did|is|are|how|what|whats|why|when|where|who|which|cuanto|cuanta|como|que|cual|donde|hasta donde|a donde|por que|quien|ustedes)\b"
)


class Message(Parts):
    """One message being read; `reading()` is all of it."""

    def reading(self) -> Reading:
        """What the message says."""
        if self.asked != "code":
            if self.asked in _OWN_WORDS and not self._takes_back():
                self._own_words()
            else:
                self._identity()
                self._who()
                self._when()
                self._where()
                self._how()
            if self.note:
                self.values.setdefault("notes", self.note)
        return self._made()

    # --- who ------------------------------------------------------------------------------------------------------

    def _takes_back(self) -> bool:
        """Whether another answer is given or put right instead ("oh wait, it's on Friday")."""
        timed = bool(self.days or self.clocks or self.phones)
        back = own_words.takes_back(self.bare, others=self.named - {self.asked}, timed=timed)
        if self.correcting and back:
            return True
        found = [*spans(self.addresses), *spans(self.days), *spans(self.clocks), *spans(self.phones)]
        stated = self.asked != "where_now" and own_words.states_other(self.said, found)
        self.correcting = self.correcting or stated
        return stated

    def _own_words(self) -> None:
        asked = self.asked or ""
        self._phone()
        value: str | None = None
        if asked == "notes":
            value = own_words.note(self.said, self.bare, self.answer)
        elif asked == "where_now":
            value = own_words.where_now(self.said, self.answer)
        elif asked == "rides_along" and people.nobody(self.bare, self.words):
            value = "none"
        elif self.answer not in ("yes", "no", "skip", "unknown", "go_on"):
            value = people.person_answer(self._alone())
        if value:
            self.values[asked] = value

    def _alone(self) -> Plain:
        """The answer without a phone number and a note for the driver behind it."""
        said = self.whole.before(phones.SAID) if self.phones else self.whole
        return said.before(notes.SAID) if self.note else said

    def _identity(self) -> None:
        claimed = [*spans(self.born), *spans(self.addresses), *spans(self.phones)]
        number, wrong, _ = identity.member_id(self.words, asked=self.asked == "member_id", taken=claimed)
        if number and not (self.asked == "date_of_birth" and self.born):
            self.values["member_id"] = number
        elif wrong and not self.born and self.answer not in ("skip", "unknown"):
            self.wrong.append(wrong)
        readings = tuple(dict.fromkeys(day.isoformat() for each in self.born for day in each.born))
        if len(readings) == 1:
            self.values["date_of_birth"] = readings[0]
        elif readings:
            self.open["date_of_birth"] = readings
        if len(self.yearless) == 1 and len(self.yearless[0].readings) == 1:
            # Picks one of two readings that were asked back ("June 3").
            self.values["month_and_day"] = f"{self.yearless[0].readings[0]:%m-%d}"
        self.wrong += [each.born_problem for each in self.born if each.born_problem and not readings]
        self._phone()

    def _phone(self) -> None:
        numbers = list(dict.fromkeys(each.number for each in phones_meant(self.phones, self.words)))
        if len(numbers) == 1:
            self.values["callback_phone"] = numbers[0]
        elif numbers:
            self.wrong.append("two_answers")
        elif self.asked == "callback_phone":
            number = phones.answered(self.words)
            if number:
                self.values["callback_phone"] = number
            elif phones.has_none(self.words):
                self.values["callback_phone"] = "none"
            else:
                wrong = phones.wrong_length(self.words)
                self.wrong += [wrong] if wrong else []

    def _who(self) -> None:
        if self.asked == "rider_name":
            told_days = bool(self.repeats.spans) and len(self.bare.split()) < 2  # "only weekdays" is nobody
            if self.answer not in ("yes", "no", "skip", "unknown", "go_on") and not told_days:
                tag = self.answer_tag()
                name = self.said.original(tag.start, tag.end) if tag else people.name_answer(self.said)
                if name and not tag and self.tagger is not None and is_told(name):
                    name = None
                if name:
                    self.values["rider_name"] = name
                    if len(name) + 12 >= len(self.said.text.strip()):
                        self.days, self.clocks = (), ()  # "Domingo Garcia", "April June"
        elif self.asked not in PLACES or "rider_name" in self.named:
            name = people.name_in(self.said)
            if name:
                self.values["rider_name"] = name
        if self.asked in PLACES and (beside := people.name_beside(self.said)):
            self.introduced = [beside[:2]]
            self.values["rider_name"] = beside[2]

    # --- when -----------------------------------------------------------------------------------------------------

    def _when(self) -> None:
        half = day_half(self.bare) if self.asked in TIMES else None
        if half and not self.clocks:
            self.values["day_half"] = half
            return
        take_days(self.days, self.words, self.into)
        take_clocks(self.clocks, self.words, self.asked, self.into)

    # --- where and how --------------------------------------------------------------------------------------------

    def _where(self) -> None:
        if (
            self.asked in _NO_PLACE_ASKED
            and not self.addresses
            and not leads_to_name(self.said)
            and (
                self.asked == "mobility"
                or len(self.bare.split()) < 6
                or (self.asked == "companions" and companions.age_spans(self.words))
            )
        ):
            return
        blocked = [
            *self.introduced,
            *spans(self.days),
            *spans(self.clocks),
            *spans(self.phones),
            *spans(self.born),
            *self.repeats.bounds.spans,  # "hasta el 18" goes to no place
        ]
        if blocked:
            blocked += [match.span() for match in PART_PHRASE.finditer(self.words)]
        if (
            self.asked not in PLACES
            and not self.addresses
            and not blocked
            and _WANTS_TO_KNOW.match(self.bare)
        ):
            return
        other = self.answer in ("yes", "no", "skip", "unknown", "go_on")
        found = places(
            self.said,
            asked=self.asked,
            blocked=blocked,
            found=list(self.addresses),
            answers_else=other,
            tagged=self.place_tags(str(self.values.get("rider_name") or "")),
            answer=self.answer_tag() if self.asked in PLACES and not other else None,
            learned=self.tagger is not None,
        )
        if (
            self.asked in PLACES
            and self.asked not in self.named
            and "rider_name" in self.values
            and not self.addresses
            and not self.introduced
        ):
            return  # "no wait, the name is Amos Reade"
        asks = "?" in self.said.text and self.asked in PLACES and not self.addresses
        for name, place in (
            ("pickup", found.pickup),
            ("destination", found.destination),
            ("place", found.unclear),
        ):
            if place and not (asks and name == self.asked):
                self.values[name] = place
        if found.abroad:
            self.wrong.append("outside_country")
        unit = None if {"pickup", "destination", "place"} & self.values.keys() else unit_alone(self.said)
        if unit:
            unit = re.sub(r" (?:is|es|number|número|numero) ", " ", unit)
        if unit and self.asked in (None, "confirm", "which_line", *PLACES):
            self.values["unit"] = unit

    def _how(self) -> None:
        name = str(self.values.get("rider_name") or "")
        if self.asked in ("member_id", "date_of_birth") or (
            self.asked == "rider_name"
            and len(self.said.text) <= len(name) + 12
            and not clauses.AND_MORE.search(self.words)
        ):
            # "Tim Hale he is 9": a child must never pass for an adult.
            age = people.rider_age(self.words, asked=False) if name else None
            if age is not None:
                self.values["rider_age"] = age
            return
        rest = list(self.words)
        for each in self.addresses:
            rest[each.start : each.end] = " " * (each.end - each.start)
        words = people.without_name("".join(rest), name)  # "Denise Walker" has no walker
        self._mobility(words)
        self._home(words)
        if self.asked not in PLACES or "destination" in self.values:
            kind = purpose.trip_purpose(words, asked=self.asked == "trip_purpose")
            if kind:
                self.values["trip_purpose"] = kind
        self._people(words)

    def _mobility(self, words: str) -> None:
        if self.asked in PLACES and not re.search(
            r"\b(?:use|uses|uso|usa|need|in an?|with|(?:i|he|she) (?:can )?walks?|camin(?:o|a|amos) (?:con|sin|bien)|tengo (?:un|una)|have (?:an?|oxygen|my)|ride (?:a|my))\b",
            words,
        ):
            return
        asked = self.asked == "mobility"
        aids, open_chair = mobility.mobility(words, self.bare, asked=asked)
        if asked and not aids and not open_chair:
            aids, open_chair = mobility.mobility(words, clauses.first(self.words), asked=True)
        if open_chair:
            self.open["mobility"] = mobility.CHAIRS
            if aids:
                self.values["mobility_beside"] = aids
        elif aids:
            self.values["mobility"] = aids
        if self.asked == "mobility" and mobility.names_other_aid(words):
            # An aid that fits none of the table is kept in the member's words, for the desk and the read-back.
            self.values["notes"] = self.said.text.strip()
            if not aids and not open_chair:
                self.values["mobility"] = []

    def _home(self, words: str) -> None:
        if self.values.get("return_ride") == "fixed_time":
            return
        home = way_home.way_home(words)
        if home is None and self.asked == "return_ride":
            home = way_home.answered(self.words, self.bare, self.answer)
            if home != "call_when_ready" and "?" not in self.said.text and way_home.fetched(words):
                home = "one_way"
        if home == "round":
            self.open["return_ride"] = way_home.ROUND
        elif home:
            self.values["return_ride"] = home

    def _people(self, words: str) -> None:
        rides = people.is_rider(self.words, str(self.values.get("rider_name") or ""))
        ages = (
            []
            if rides
            else companions.children(words, asked=self.asked == "children", along=self.asked == "companions")
        )
        if ages:
            self.values["children"] = ages
        elif self.asked in ("children", "confirm", "which_line") and companions.no_children(
            words, self.bare, asked=self.asked == "children"
        ):
            self.values["children"] = []
        count = companions.companions(words, self.bare, asked=self.asked == "companions")
        if count is not None and (self.asked == "companions" or not people.is_for_child(words)):
            self.values["companions"] = count
        if self.asked not in ("companions", "children", "callback_phone") and not ages:
            # "De 7 años. desde 3914 1st Ave": the age of a child is not left to where an address was seen to begin.
            said = self.words if rides or people.is_for_child(self.words) else words
            age = people.rider_age(said, asked=self.asked == "rider_age", rides=rides)
            if age is not None:
                self.values["rider_age"] = age

    # --- all of it ------------------------------------------------------------------------------------------------

    def _made(self) -> Reading:
        cases = special.special(self.words) if self.asked != "code" else ()
        if people.is_child(self.words, self.values.get("rider_age")):
            cases = (*cases, "minor")
        cases = self.repeats.told(self.into, cases, asked=self.asked)
        open_readings = {
            name: readings
            for name, readings in self.open.items()
            if name not in self.values and len(readings) > 1
        }
        return Reading(
            values=self.values,
            open=open_readings,
            named=self.named,
            correcting=self.correcting,
            answer=self.answer,
            wrong=tuple(dict.fromkeys(self.wrong)),
            special=cases,
            dates=found_days(self.said, self.days, self.found),
            times=tuple(
                FoundTime(
                    self.said.original(each.start, each.end),
                    each.readings[0] if len(each.readings) == 1 else None,
                    each.readings,
                )
                for each in self.clocks
            ),
            addresses=tuple(
                FoundAddress(self.said.original(each.start, each.end), **dict(each.parts))
                for each in self.addresses
            ),
            phones=tuple(dict.fromkeys(each.number for each in self.phones)),
        )
