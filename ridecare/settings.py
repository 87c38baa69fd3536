"""Every setting of every process, read once from the environment; `docs/settings.md` documents each."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(Exception):
    """A setting is missing or unusable. The message names the key and the fix."""


@dataclass(frozen=True)
class Settings:
    """What the operator sets by environment variables (`RIDECARE_…`), with the defaults of development."""

    environment: str
    database_url: str
    keys: tuple[str, ...]
    action_key: str
    action_host: str
    web_host: str
    web_port: int
    action_port: int
    desk_port: int
    public_url: str
    directory: str
    fhir_url: str
    fhir_token: str
    sms_account_sid: str
    sms_auth_tokens: tuple[str, ...]
    sms_number: str
    allow_trials: bool
    trust_proxy: bool
    home: Path

    @property
    def production(self) -> bool:
        """True where trials are refused and demo data is never seeded."""
        return self.environment == "production"

    @property
    def action_url(self) -> str:
        """Where Rasa finds the action server."""
        return f"http://{self.action_host}:{self.action_port}/webhook"


# setting -> (environment variable, default). One row a setting: the docs test reads it.
VARIABLES: dict[str, tuple[str, str]] = {
    "environment": ("RIDECARE_ENVIRONMENT", "development"),
    "database_url": ("RIDECARE_DATABASE_URL", ""),
    "keys": ("RIDECARE_KEYS", ""),
    "action_key": ("RIDECARE_ACTION_KEY", ""),
    "action_host": ("RIDECARE_ACTION_HOST", "127.0.0.1"),
    "web_host": ("RIDECARE_WEB_HOST", "127.0.0.1"),
    "web_port": ("RIDECARE_WEB_PORT", "5005"),
    "action_port": ("RIDECARE_ACTION_PORT", "5055"),
    "desk_port": ("RIDECARE_DESK_PORT", "5065"),
    "public_url": ("RIDECARE_PUBLIC_URL", ""),
    "directory": ("RIDECARE_DIRECTORY", "demo"),
    "fhir_url": ("RIDECARE_FHIR_URL", ""),
    "fhir_token": ("RIDECARE_FHIR_TOKEN", ""),
    "sms_account_sid": ("RIDECARE_SMS_ACCOUNT_SID", ""),
    "sms_auth_tokens": ("RIDECARE_SMS_AUTH_TOKENS", ""),
    "sms_number": ("RIDECARE_SMS_NUMBER", ""),
    "allow_trials": ("RIDECARE_ALLOW_TRIALS", "no"),
    "trust_proxy": ("RIDECARE_TRUST_PROXY", "no"),
    "home": ("RIDECARE_HOME", ""),
}


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Args:
        environ: the environment; the process's own if left out.

    Raises:
        SettingsError: a value cannot be used; in production also when a key is missing.
    """
    env = os.environ if environ is None else environ

    def text(name: str) -> str:
        variable, default = VARIABLES[name]
        return env.get(variable, default).strip()

    home = Path(text("home")) if text("home") else ROOT
    environment = _one_of(text, "environment", ("development", "production"))
    keys = _words(text("keys"))
    if not keys:
        if environment == "production":
            raise SettingsError("RIDECARE_KEYS is not set: make one with `ridecare key` and keep it safe.")
        keys = (_development_key(home),)
    for key in keys:
        try:
            Fernet(key)
        except (ValueError, TypeError) as error:
            raise SettingsError(
                "RIDECARE_KEYS holds an unusable key: make one with `ridecare key`."
            ) from error
    action_key = text("action_key")
    if not action_key:
        if environment == "production":
            raise SettingsError(
                "RIDECARE_ACTION_KEY is not set: any long random text, the same for all processes."
            )
        action_key = "development-" + keys[0][:16]
    web_port = _port(text, "web_port")
    return Settings(
        environment=environment,
        database_url=text("database_url") or f"sqlite:///{home / '.ridecare' / 'ridecare.db'}",
        keys=keys,
        action_key=action_key,
        action_host=text("action_host"),
        web_host=text("web_host"),
        web_port=web_port,
        action_port=_port(text, "action_port"),
        desk_port=_port(text, "desk_port"),
        public_url=(text("public_url") or f"http://localhost:{web_port}").rstrip("/"),
        directory=_one_of(text, "directory", ("demo", "fhir")),
        fhir_url=text("fhir_url").rstrip("/"),
        fhir_token=text("fhir_token"),
        sms_account_sid=text("sms_account_sid"),
        sms_auth_tokens=_words(text("sms_auth_tokens")),
        sms_number=text("sms_number"),
        allow_trials=_one_of(text, "allow_trials", ("yes", "no")) == "yes",
        trust_proxy=_one_of(text, "trust_proxy", ("yes", "no")) == "yes",
        home=home,
    )


def development_key_path(home: Path) -> Path:
    """Where the key of development lies (never in the repository)."""
    return home / ".ridecare" / "development.key"


def _development_key(home: Path) -> str:
    path = development_key_path(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Exclusive creation: two processes that start at once must end up with one key.
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(Fernet.generate_key().decode("ascii"))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.replace(",", " ").split() if word)


def _one_of(text: Callable[[str], str], name: str, allowed: tuple[str, ...]) -> str:
    value = text(name)
    if value not in allowed:
        raise SettingsError(f"{VARIABLES[name][0]} is {value!r}: use one of {', '.join(allowed)}.")
    return value


def _port(text: Callable[[str], str], name: str) -> int:
    value = text(name)
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise SettingsError(f"{VARIABLES[name][0]} is {value!r}: use a port number, 1 to 65535.")
    return int(value)
