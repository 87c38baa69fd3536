"""Phone numbers of this country."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Faults = Callable[[str, str, str | None, dict[str, Any]], list[str]]

PHONES = [
    ('612-555-0123', 'en', 'callback_phone', {'callback_phone': '+16125550123'}),
    ('(612) 555 0123', 'en', 'callback_phone', {'callback_phone': '+16125550123'}),
    ('1 612 555 0123', 'en', 'callback_phone', {'callback_phone': '+16125550123'}),
    ('6125550123', 'en', 'callback_phone', {'callback_phone': '+16125550123'}),
    ('555-0123', 'en', 'callback_phone', {'not': ['callback_phone'], 'wrong': ['phone_short']}),
    ('no phone', 'en', 'callback_phone', {'callback_phone': 'none'}),
    ('no tengo', 'es', 'callback_phone', {'callback_phone': 'none'}),
    ('I have no phone', 'en', 'callback_phone', {'callback_phone': 'none'}),
    ('no tengo teléfono', 'es', 'callback_phone', {'callback_phone': 'none'}),
    ('none', 'en', 'callback_phone', {'callback_phone': 'none'}),
    ('612.555.0123 call after 5', 'en', 'callback_phone', {'callback_phone': '+16125550123'}),
    ('612 555 01234', 'en', 'callback_phone', {'wrong': ['phone_long'], 'not': ['callback_phone']}),
    ('its 612 555 0123', 'en', 'callback_phone', {'callback_phone': '+16125550123'}),
    ('you can text me at 651-555-0142', 'en', 'callback_phone', {'callback_phone': '+16515550142'}),
    ('+1 (763) 555-0147', 'en', 'callback_phone', {'callback_phone': '+17635550147'}),
    ('i dont have one', 'en', 'callback_phone', {'callback_phone': 'none'}),
    ('my cell is 763-555-0147 but home is 763-555-0111', 'en', 'callback_phone', {'not': ['callback_phone'], 'wrong': ['two_answers']}),
    ('not 763-555-0147, 763-555-0111', 'en', 'callback_phone', {'callback_phone': '+17635550111'}),
    ('six five one, five five five, oh one two two', 'en', 'callback_phone', {'callback_phone': '+16515550122'}),
    ('six one two double five five zero one ninety nine', 'en', 'callback_phone', {'callback_phone': '+16125550199'}),
    ('seis doce, cinco cincuenta y cinco, cero uno treinta y tres', 'es', 'callback_phone', {'callback_phone': '+16125550133'}),
    ('9 5 2 5 5 5 0 1 4 4', 'en', 'callback_phone', {'callback_phone': '+19525550144'}),
    ('area code 218 and then 5550 166', 'en', 'callback_phone', {'callback_phone': '+12185550166'}),
    ('507/555/0171', 'en', 'callback_phone', {'callback_phone': '+15075550171'}),
    ('651 555 012 after 5', 'en', 'callback_phone', {'not': ['callback_phone']}),
    ('651 555 012 apt 4', 'en', 'callback_phone', {'not': ['callback_phone']}),
    ('i aint got a phone', 'en', 'callback_phone', {'callback_phone': 'none'}),
    ('none, they turned it off', 'en', 'callback_phone', {'callback_phone': 'none'}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "asked", "expected"), PHONES)
def test_phones(
    faults: Faults, text: str, language: str, asked: str | None, expected: dict[str, Any]
) -> None:
    assert faults(text, language, asked, expected) == []
