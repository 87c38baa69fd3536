from __future__ import annotations

from random import Random

from cryptography.fernet import Fernet

from bot.channels import keys
from ridecare.sealing import Seal


def test_keys_of_the_two_channels_never_meet_and_outlive_a_change_of_keys() -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    token, key = keys.issue(Seal([old]), Random(1))
    assert token not in key
    assert key == keys.of_token(Seal([old]), token)
    assert key in keys.all_of_token(Seal([new, old]), token)
    assert keys.of_sender(Seal([old]), token) not in (key, key.replace("web-", "sms-"))
