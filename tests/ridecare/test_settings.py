"""The settings: defaults of development, what production insists on, and errors that name the fix."""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from ridecare.settings import VARIABLES, Settings, SettingsError, development_key_path, load

KEY = Fernet.generate_key().decode()


def test_development_needs_nothing(tmp_path: Path):
    found = load({"RIDECARE_HOME": str(tmp_path)})
    assert not found.production and found.action_host == found.web_host == "127.0.0.1"
    assert found.database_url == f"sqlite:///{tmp_path}/.ridecare/ridecare.db"
    assert (
        found.action_url == "http://127.0.0.1:5055/webhook"
        and not found.allow_trials
        and not found.trust_proxy
    )
    Fernet(found.keys[0])


def test_the_development_key_is_made_once_and_for_its_owner_alone(tmp_path: Path):
    first = load({"RIDECARE_HOME": str(tmp_path)})
    assert load({"RIDECARE_HOME": str(tmp_path)}).keys == first.keys
    assert stat.S_IMODE(development_key_path(tmp_path).stat().st_mode) == 0o600


@pytest.mark.parametrize("missing", ["RIDECARE_KEYS", "RIDECARE_ACTION_KEY"])
def test_production_insists_on_its_keys(tmp_path: Path, missing):
    env = {
        "RIDECARE_ENVIRONMENT": "production",
        "RIDECARE_KEYS": KEY,
        "RIDECARE_ACTION_KEY": "k",
        "RIDECARE_HOME": str(tmp_path),
    }
    assert load(env).production
    with pytest.raises(SettingsError, match=missing):
        load({name: value for name, value in env.items() if name != missing})
    assert not development_key_path(tmp_path).exists()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("RIDECARE_ENVIRONMENT", "prod"), ("RIDECARE_WEB_PORT", "0"), ("RIDECARE_WEB_PORT", "65536"), ("RIDECARE_ACTION_PORT", "http"),
        ("RIDECARE_DESK_PORT", "-1"), ("RIDECARE_DIRECTORY", "x12"), ("RIDECARE_ALLOW_TRIALS", "true"), ("RIDECARE_TRUST_PROXY", "1"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named(tmp_path: Path, variable, value):
    with pytest.raises(SettingsError, match=variable):
        load({variable: value, "RIDECARE_HOME": str(tmp_path)})


def test_an_unusable_key_is_named_and_not_shown(tmp_path: Path):
    with pytest.raises(SettingsError, match="RIDECARE_KEYS") as caught:
        load({"RIDECARE_KEYS": f"{KEY},notakey", "RIDECARE_HOME": str(tmp_path)})
    assert "notakey" not in str(caught.value)


def test_lists_and_ends_of_urls(tmp_path: Path):
    found = load(
        {
            "RIDECARE_KEYS": f"{KEY}, {KEY}",
            "RIDECARE_SMS_AUTH_TOKENS": "a b,c",
            "RIDECARE_PUBLIC_URL": "https://x.org/",
            "RIDECARE_HOME": str(tmp_path),
        }
    )
    assert (
        found.keys == (KEY, KEY)
        and found.sms_auth_tokens == ("a", "b", "c")
        and found.public_url == "https://x.org"
    )


def test_one_variable_a_setting():
    assert set(VARIABLES) == set(Settings.__dataclass_fields__)
    assert all(variable == f"RIDECARE_{name.upper()}" for name, (variable, _) in VARIABLES.items())
