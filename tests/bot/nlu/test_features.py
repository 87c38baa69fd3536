from __future__ import annotations

from bot.nlu.features import SentenceFeatures
from bot.nlu.vectors import SIZE
from tests.bot.nlu.graph import made, message


def test_each_message_gets_its_vector(tmp_path):
    first, empty = message("i need a ride"), message("🙂")
    made(SentenceFeatures, tmp_path).process([first, empty])
    assert first.get("vector").shape == (SIZE,) and first.get("vector").any()
    assert not empty.get("vector").any()
