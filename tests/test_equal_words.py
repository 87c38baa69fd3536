"""Without the right facts nobody hears whether a person is known: same words, byte for byte, whatever the record says."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

from console.clock import clock_at
from ridecare.gateways.directory import Coverage

CONVERSATIONS = 200
_MINUTES = timedelta(minutes=16)
_RECEIPT = re.compile(r"RC-(TEST-)?[A-Z0-9]+")
OPENINGS = ("am i eligible", "check if i can use ridecare", "soy elegible", "can my mom get rides")


class _Known:
    """A directory that has the member; another birth date than the one that is typed."""

    def __init__(self, real: object, matched: object) -> None:
        self._real, self._matched, self.asked = real, matched, 0

    def coverage(self, member_id: str, birth_date: date, on: date) -> Coverage:
        self.asked += 1
        return self._matched(self._real, member_id, birth_date, on)


def _unknown(real, member_id, birth_date, on):
    return real.coverage("99999999", birth_date, on)


def _wrong_date(real, member_id, birth_date, on):
    return real.coverage("90000001", date(1901, 1, 1), on)


def _confidential(real, member_id, birth_date, on):
    return real.coverage("90000011", date(1980, 3, 14), on)


def _script(rng: random.Random) -> list[str]:
    born = date(1930, 1, 1).toordinal() + rng.randrange(28000)
    typed = date.fromordinal(born)
    member_id = f"9{rng.randrange(10**7):07d}"
    opening = rng.choice(OPENINGS)
    written = rng.choice((typed.isoformat(), f"{typed:%B} {typed.day}, {typed.year}"))
    return [opening, member_id, written, *([opening, member_id, written] if rng.random() < 0.3 else [])]


async def _read(assistant, name: str, script: list[str]) -> list[tuple]:
    heard = []
    for text in script:
        turn = await assistant.say(name, text)
        heard += [
            (_RECEIPT.sub("RC", reply.text), reply.response, reply.choices, turn.language)
            for reply in turn.replies
        ]
        slots = (await assistant.agent.tracker_store.retrieve(f"web-trial-{name}")).current_slot_values()
        heard.append(
            tuple(
                sorted(
                    (key, str(value))
                    for key, value in slots.items()
                    if key != "session_started_metadata" and value
                )
            )
        )
    return heard


async def test_200_conversations_read_the_same_from_two_directories(assistant, monkeypatch):
    from ridecare.store import members

    members.put(
        assistant.store,
        members.Member("90000011", "Cora Demo", date(1980, 3, 14), "PMAP", confidential=True),
    )
    real, rng, told = assistant.directory._real, random.Random(11), 0
    with clock_at("2026-12-01T10:00") as clock:
        assistant.clock = clock
        for number in range(CONVERSATIONS):
            script = _script(rng)
            first, second = rng.sample((_unknown, _wrong_date, _confidential), 2)
            pair = []
            for which, matched in enumerate((first, second)):
                directory = _Known(real, matched)
                monkeypatch.setattr(assistant.directory, "_real", directory)
                clock.move(_MINUTES)
                pair.append(await _read(assistant, f"equal-{number}-{which}", script))
                assert directory.asked, script
            assert pair[0] == pair[1], (script, first.__name__, second.__name__)
            told += 1
    assert told == CONVERSATIONS


RIDES = 40


def _number_on_file(real, member_id, birth_date, on):
    return real.coverage("90000001", date(1980, 3, 14), on)


def _no_number(real, member_id, birth_date, on):
    return real.coverage("90000003", date(1990, 7, 21), on)


def _a_minor(real, member_id, birth_date, on):
    return real.coverage("90000004", date(2015, 5, 9), on)


async def test_who_asks_for_rides_without_the_code_reads_the_same_from_two_directories(
    assistant, monkeypatch
):
    real, rng = assistant.directory._real, random.Random(12)
    ways = (_unknown, _wrong_date, _number_on_file, _no_number, _a_minor)
    with clock_at("2026-12-01T10:00") as clock:
        assistant.clock = clock
        for number in range(RIDES):
            typed = date.fromordinal(date(1930, 1, 1).toordinal() + rng.randrange(20000))
            script = [
                "where is my ride",
                f"9{rng.randrange(10**7):07d}",
                f"{typed:%B} {typed.day}, {typed.year}",
            ]
            script += rng.choice(
                (["246813", "135791", "112233"], ["new code", "246813"], ["no code came"], ["person"])
            )
            first, second = rng.sample(ways, 2)
            pair = []
            for which, matched in enumerate((first, second)):
                directory = _Known(real, matched)
                monkeypatch.setattr(assistant.directory, "_real", directory)
                clock.move(_MINUTES)
                pair.append(await _read(assistant, f"rides-{number}-{which}", script))
                assert directory.asked, script
            plain = [[_RECEIPT.sub("RC", str(heard)) for heard in each] for each in pair]
            assert plain[0] == plain[1], (script, first.__name__, second.__name__)
