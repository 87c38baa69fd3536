from __future__ import annotations

from datetime import date

import pytest

from bot.channels.mask import mask

TODAY = date(2026, 12, 1)

MASKED = [
    ("90000001", "••••••01"),
    ("my id is 9000 0001 ok", "my id is •••• ••01 ok"),
    ("9000-0001", "••••-••01"),
    ("the code is 482913", "the code is ••••••"),
    ("123-45-6789", "•••-••-••89"),
    ("born 3/14/1980", "born ••/••/••••"),
    ("3-14-80", "••/••/••••"),
    ("1980-03-14", "••/••/••••"),
    ("03141980", "••••••80"),
    ("March 14, 1980", "••/••/••••"),
    ("14 de marzo de 1980", "••/••/••••"),
    ("born 1/20/2026", "born ••/••/••••"),
    ("my ride is 12/24/2026", "my ride is 12/24/2026"),
    ("12/24", "12/24"),
    ("December 24, 2026 at 2:30 pm", "December 24, 2026 at 2:30 pm"),
    ("2027-01-05", "2027-01-05"),
    ("1/5/27", "1/5/27"),
    ("call 651-555-0142", "call 651-555-0142"),
    ("(651) 555-0142", "(651) 555-0142"),
    ("+16515550142", "+16515550142"),
    ("RC-2345678", "RC-2345678"),
    ("RC-TEST-2345678", "RC-TEST-2345678"),
    ("1234 Main St, 55101", "1234 Main St, 55101"),
    ("55101-1234", "55101-1234"),
    ("at 10:15 with 2 children, 3 and 5", "at 10:15 with 2 children, 3 and 5"),
]


@pytest.mark.parametrize(("typed", "shown"), MASKED)
def test_mask(typed: str, shown: str) -> None:
    assert mask(typed, TODAY) == shown
    assert mask(shown, TODAY) == shown
