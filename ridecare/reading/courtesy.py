"""Takes small talk off the ends of a message ("oh hi dear, … bless you"), so that what is said stands alone."""

from __future__ import annotations

import re

from ridecare.reading.plain import Plain

# Only before a comma: "So Vang" and "Mira Demo" are people.
_LEAD = re.compile(
    r"^ ?(?:(?:(?:oh|ok|okay|so|well|hi|hello|hey|dear|hun|honey|let me see|lets see|let me think|um+|uh+|hmm+|ay|mire|pues|bueno|oiga|oye|hola|a ver|este)[ .]?)+[,;.]+|a ver|pues) ?(?=\S)"
)
_TAIL = re.compile(
    r"(?:[ ,.;!-]+(?:(?:thanks|thank you)(?: so much| very much| a lot)?|i think|i guess|i believe|if thats (?:ok|okay|alright|all right)|bless you|god bless(?: you)?|(?:muchas |mil )?gracias|creo|dios (?:la|lo|le|me la|me lo) bendiga))+[ .!]*$"
)
_SAYS = re.compile(r"\w")


def without(said: Plain) -> Plain:
    """The message without them; a message that is nothing else stays as it is."""
    lead = _LEAD.match(said.words)
    start = lead.end() if lead else 0
    tail = _TAIL.search(said.words, start)
    end = tail.start() if tail else len(said.words)
    if not (lead or tail) or not _SAYS.search(said.words[start:end]):
        return said
    return said.part(start, end)
