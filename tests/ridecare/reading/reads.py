"""One message read on a Tuesday at ten in the morning in Minnesota, unless another hour is named."""

from datetime import datetime
from zoneinfo import ZoneInfo

from ridecare.reading.message import read
from ridecare.reading.result import Reading

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 12, 1, 10, 0, tzinfo=CHICAGO)  # a Tuesday


def en(text: str, asked: str | None = None, now: datetime = NOW) -> Reading:
    return read(text, asked=asked, language="en", now=now)


def es(text: str, asked: str | None = None, now: datetime = NOW) -> Reading:
    return read(text, asked=asked, language="es", now=now)


def either(language: str, text: str, asked: str | None = None, now: datetime = NOW) -> Reading:
    return read(text, asked=asked, language=language, now=now)


def readings(reading: Reading, name: str) -> list[object]:
    """What a slot may hold after this message: one certain value, several open ones, or none."""
    if name in reading.values:
        return [reading.values[name]]
    return list(reading.open.get(name, ()))
