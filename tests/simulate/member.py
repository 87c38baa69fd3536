"""The simulated member: reads an answer, decides what to do next, and remembers what it said yes to."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Any

from tests.simulate import readback
from tests.simulate.goal import OTHERS, Goal
from tests.simulate.goal import drawn as drawn_goal
from tests.simulate.persona import Persona
from tests.simulate.saying import WORDS, Voice, facts_of, key_of, value_of

# A wrong value for one of these is said first by who slips or changes their mind.
_SLIPPERY = ("trip_date", "appointment_time", "callback_phone", "pickup", "destination")
# A member gives up after so many rounds of putting the same request right.
_ROUNDS = 4


@dataclass(frozen=True)
class Act:
    """One thing the member does. what: `say`, `choose`, `wait` or `done`."""

    what: str
    value: Any = None
    yes: bool = False  # it is a yes to the read-back that stands there
    again: bool = False  # the last message once more, as a phone or a channel repeats it
    why: str = ""  # of `done`


class Member:
    """One member with one goal. `act` is asked for after every answer of the assistant."""

    def __init__(self, persona: Persona, goal: Goal, sender: str | None, rng: random.Random) -> None:
        """sender: the number that a text comes from."""
        self.persona, self.goal, self.sender = persona, goal, sender
        self.voice = Voice(persona, rng)
        self._rng = rng
        self._told: set[str] = set()
        self._wrong = self._slip()
        self._mended = not self._wrong
        self._since_wrong = 0
        self._once: dict[str, int] = {}
        self._rounds = 0
        self._line = ""  # the field in which the last read-back was wrong
        self._late_at = rng.randint(1, 9) if "late" in persona.ways else None
        self._twice_at = set(rng.sample(range(1, 12), 2)) if "twice" in persona.ways else set()
        self._ask_at = set(rng.sample(range(1, 11), 2)) if "asks" in persona.ways else set()
        self._turn = 0
        self.differed: list[str] = []

    def first(self) -> Act:
        """The first message."""
        facts = facts_of(self.goal, self.persona.channel, self.sender)
        pace = self.persona.pace
        if pace == "one":
            return Act("say", self.voice.pick("OPENINGS"))
        if pace == "complete":
            chosen = facts
        elif pace == "several":
            chosen = tuple(self._rng.sample(facts, self._rng.randint(3, 6)))
            if "out_of_order" not in self.persona.ways:
                chosen = tuple(name for name in facts if name in chosen)
        else:
            chosen = facts[:2]
        return Act("say", self._several(chosen, begin=True))

    def act(self, answer: dict[str, Any]) -> Act:
        """What comes after this answer."""
        self._turn += 1
        asked = answer.get("asked")
        if self._turn in self._twice_at and not answer.get("duplicate"):
            self._twice_at.discard(self._turn)
            if asked == "confirm":
                self._seen(answer)
            return Act("say", again=True)
        if self._late_at is not None and self._turn >= self._late_at and asked not in (None, "resume"):
            self._late_at = None
            return Act("wait", self._rng.choice(("30m", "2h", "5h", "11h")))
        if asked == "confirm":
            return self._at_readback(answer)
        if asked == "resume":
            return Act("say", self.voice.pick("GO_ON"))
        if asked == "second_ride":
            return Act("say", self.voice.pick("ONE"))
        if asked == "which_line":
            return self._which_line(answer)
        if asked == "go_on":
            return Act("choose", 1)
        if asked == "did_you_mean":
            return Act("choose", 1)
        if asked is None:
            return Act("say", self.voice.pick("OPENINGS"))
        return self._at_question(asked, answer)

    # --- questions about the ride -----------------------------------------------------------------------

    def _at_question(self, asked: str, answer: dict[str, Any]) -> Act:
        titles = next(
            (list(reply["choices"]) for reply in reversed(answer["replies"]) if reply["choices"]), []
        )
        if self._turn in self._ask_at:
            return Act("say", self.voice.pick("QUESTIONS"))
        if "changes_mind" in self.persona.ways and not self._mended and self._wrong[0] in self._told:
            self._since_wrong += 1
            if self._since_wrong > 2:
                self._mended = True
                return Act("say", self.voice.correction(self.goal, self._wrong[0], "SORRY"))
        number = readback.choice_of(self._believed(), asked, titles)
        if number and (asked != "return_ride" or self._rng.random() < 0.3):
            return Act("choose", number) if self._rng.random() < 0.6 else Act("say", str(number))
        if "bare_yes" in self.persona.ways and not self._once.get(asked) and self._rng.random() < 0.4:
            self._once[asked] = 1
            return Act("say", self.voice.pick("BARE_YES"))
        if asked == "member_id" and "pries" in self.persona.ways:
            return Act("say", OTHERS.member_id)
        if asked == "date_of_birth" and "pries" in self.persona.ways:
            return Act("say", "May 5, 1950" if self.persona.language == "en" else "5 de mayo de 1950")
        return Act("say", self._answer(asked))

    def _answer(self, asked: str) -> str:
        waiting = [name for name in self._untold() if name != asked]
        if "out_of_order" in self.persona.ways and waiting and self._rng.random() < 0.35 and self._once.get(f"other {asked}") is None:  # fmt: skip
            self._once[f"other {asked}"] = 1
            other = self._several((self._rng.choice(waiting),))
            if other:
                return other
        said = self.voice.answer(self._believed(), asked)
        self._told.add(asked)
        if self.persona.pace in ("two", "several") and waiting and asked not in ("notes", "requester", "member_id", "date_of_birth"):  # fmt: skip
            return self._several(tuple(waiting[:1]), lead=said)
        return said

    def _several(self, names: tuple[str, ...], *, begin: bool = False, lead: str | None = None) -> str:
        text, said = self.voice.message(self._believed(), names, begin=begin, lead=lead)
        self._told |= set(said)
        return text

    def _untold(self) -> list[str]:
        names = facts_of(self.goal, self.persona.channel, self.sender)
        sayable = [name for name in names if WORDS["en"].CLAUSES.get(key_of(self.goal, name))]
        return [
            name for name in sayable if name not in self._told and name not in ("member_id", "date_of_birth")
        ]

    # --- the read-back ----------------------------------------------------------------------------------

    def _at_readback(self, answer: dict[str, Any]) -> Act:
        text = "\n".join(reply["text"] for reply in answer["replies"])
        if not readback.lines(text):
            # The question alone, in other words: what was read before still stands.
            if self._line:
                return Act("choose", 2)
            return Act("choose", 1, yes=True)
        wrong = readback.differences(self.goal, text, answer["language"])
        self._line = wrong[0] if wrong else ""
        if wrong:
            self.differed += [f"{name} ({readback.lines(text).get(name)})" for name in wrong]
            return self._not_so(wrong)
        if "leaves" in self.persona.ways:
            silent = self._rng.random() < 0.3
            return Act("done", why="left") if silent else Act("say", self.voice.pick("LEAVING"), why="left")
        return Act("say", self.voice.pick("YES"), yes=True) if self._rng.random() < 0.8 else Act("choose", 1, yes=True)  # fmt: skip

    def _seen(self, answer: dict[str, Any]) -> None:
        """A read-back is read, though the last message is only sent again."""
        text = "\n".join(reply["text"] for reply in answer["replies"])
        if readback.lines(text):
            wrong = readback.differences(self.goal, text, answer["language"])
            self._line = wrong[0] if wrong else ""

    def _not_so(self, wrong: tuple[str, ...]) -> Act:
        self._rounds += 1
        self._mended = True
        if self._rounds > _ROUNDS:
            return Act("done", why="gave_up")
        if wrong[0] in WORDS["en"].CORRECTIONS and self._rng.random() < 0.5:
            return Act("say", self.voice.correction(self.goal, wrong[0], "NO_BUT"))
        return Act("say", self.voice.pick("NO"))

    def _which_line(self, answer: dict[str, Any]) -> Act:
        self._once["which_line"] = self._once.get("which_line", 0) + 1
        if self._once["which_line"] > 2 * _ROUNDS:
            return Act("done", why="cannot put a line right")
        if not self._line:
            return Act("say", self.voice.pick("NOTHING_WRONG"))
        titles = next(
            (list(reply["choices"]) for reply in reversed(answer["replies"]) if reply["choices"]), []
        )
        number = readback.label(self._line, titles)
        if number is None:
            # What is missing has no line of its own: it is said.
            missing = "rider_name" if self._line in ("rides_along", "requester") else self._line
            said = self._several((missing,)) if missing in WORDS["en"].CLAUSES else ""
            return Act("say", said) if said else Act("done", why=f"no line for {self._line}")
        return Act("choose", number) if self._rng.random() < 0.5 else Act("say", titles[number - 1])

    # --- mistakes ---------------------------------------------------------------------------------------

    def _slip(self) -> tuple[str, ...]:
        if not {"slips", "changes_mind"} & self.persona.ways:
            return ()
        names = set(facts_of(self.goal, self.persona.channel, self.sender))
        return (self._rng.choice([name for name in _SLIPPERY if name in names]),)

    def _believed(self) -> Goal:
        """The goal as it is told now: with the wrong value, until it is put right."""
        if self._mended:
            return self.goal
        other = drawn_goal(random.Random(self.persona.seed), self.goal.day, language="en", kind="adult")
        return {
            "trip_date": replace(self.goal, day=other.day),
            "appointment_time": replace(self.goal, visit=_earlier(self.goal.visit)),
            "callback_phone": replace(self.goal, phone=other.phone),
            "pickup": replace(self.goal, pickup=other.pickup),
            "destination": replace(self.goal, destination="Hudson Skin Clinic"),
        }[self._wrong[0]]


def _earlier(clock: str) -> str:
    hour, minute = map(int, clock.split(":"))
    return (
        f"{hour - 1 if hour > 8 else hour}:{minute:02d}".zfill(5)
        if hour > 8
        else f"08:{(minute + 10) % 60:02d}"
    )


__all__ = ["Act", "Member", "value_of"]
