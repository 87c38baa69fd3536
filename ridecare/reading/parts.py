"""One message taken apart: its words, what was asked, what was found in it, and what the tagger makes of it."""

from __future__ import annotations

import re
from datetime import datetime

from ridecare.calendar import local
from ridecare.reading import answers, companions, courtesy, fields, notes, repeats
from ridecare.reading.finding import Finding, find, spans
from ridecare.reading.plain import plain
from ridecare.reading.tags import ANSWERED, Tag, Tagger
from ridecare.reading.when import Gathered

PLACES = ("pickup", "destination")
IDENTITY = ("member_id", "date_of_birth")
# "I don't know the address, it's the Salvation Army on 10th" answers a question about a place.
_KNOWS_MORE = re.compile(r"(?:,| but| pero) ?(?:its|it is|near|by|close to|at|on|es|esta|the|queda) \S")
# Below this the tag of an answer is a guess (docs/design-notes.md).
_SURE = 0.4


class Parts:
    """What a message is made of, before any of it is taken as a value."""

    def __init__(
        self,
        text: str,
        *,
        asked: str | None,
        language: str,
        now: datetime,
        tagger: Tagger | None,
    ) -> None:
        self.whole = whole = plain(text)
        self.said = courtesy.without(whole)
        self.note, self.said = notes.said_for_driver(self.said, asked=asked)
        self.clock = local(now).replace(tzinfo=None)
        self.repeats = repeats.repeats(self.said.words, self.clock, language=language, asked=asked)
        self.said = self.repeats.cut_from(self.said)
        self.words = self.said.words
        self.bare = self.said.bare()
        self.language = language
        self.into = Gathered()
        self.values, self.open, self.wrong = self.into.values, self.into.open, self.into.wrong
        # "Yes i guess" is no yes: nothing is taken off a yes or a no.
        self.answer = answers.answer(whole.text, whole.bare())
        if self.answer == "unknown" and asked in PLACES and _KNOWS_MORE.search(self.words):
            self.answer = None
        self.named = fields.named(self.words)
        self.correcting = fields.corrects(self.bare)
        if asked in IDENTITY and self.correcting and self.named - {*IDENTITY}:
            asked = None  # "oh wait, the appointment is at 10:30" says nothing of an ID
        self.asked = asked
        self.introduced: list[tuple[int, int]] = []
        found = (
            find(self.said, asked=asked, language=language, clock=self.clock)
            if asked != "code"
            else Finding()
        )
        self.phones, self.addresses, self.born = found.phones, found.addresses, found.born
        self.found, self.tagger = found, tagger
        self.days, self.yearless = found.days, found.yearless
        # "My two kids, 3 and 6" are no six minutes past three.
        ages = companions.age_spans(self.words)
        self.clocks = tuple(
            each
            for each in found.clocks
            if not any(each.start < end and start < each.end for start, end in ages)
        )

    def place_tags(self, name: str) -> tuple[Tag, ...]:
        """The places of a sentence that the tagger marks, outside the rider's name."""
        if self.tagger is None or self.asked in PLACES:
            return ()
        tagged = self.tagger.tag(self.said, self.found)
        texts = {each: self.said.original(each.start, each.end) for each in tagged}
        # "My child Emma Larson" is the rider too.
        return tuple(
            each for each, text in texts.items() if text not in name and not (name and text.endswith(name))
        )

    def answer_tag(self) -> Tag | None:
        """The words of an answer that are the place or the name that was asked for; None where that is not sure."""
        if self.tagger is None or self.asked not in ANSWERED:
            return None
        tags = self.tagger.tag(self.said, self.found, self.asked)
        fitting = (each for each in tags if each.role == self.asked and each.sure >= _SURE)
        return next((each for each in fitting if not self._is_something_else(each)), None)

    def _is_something_else(self, tag: Tag) -> bool:
        """Whether the words are a day, a time or a phone number, or have a number that no name has."""
        known = spans((*self.days, *self.born, *self.clocks, *self.phones))
        if any(start <= tag.start and tag.end <= end for start, end in known):
            return True
        return self.asked == "rider_name" and any(char.isdigit() for char in self.words[tag.start : tag.end])
