from __future__ import annotations

from argparse import Namespace

from cryptography.fernet import Fernet

from console import key


def test_each_key_is_new_and_usable(capsys):
    assert key.run(Namespace()) == key.run(Namespace()) == 0
    first, second = capsys.readouterr().out.split()
    assert first != second and Fernet(first) and Fernet(second)
