"""The `ridecare` command: talk, parse, evaluate, requests, handovers, places, check, try, staff, key."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from ridecare.settings import SettingsError

UNUSABLE = 2
FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command. Returns 0, 2 for unusable arguments, or 1 for a failure."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    parser = _parser()
    asked = parser.parse_args(arguments)
    run: Callable[[argparse.Namespace], int] | None = getattr(asked, "run", None)
    if run is None:
        parser.print_help()
        return UNUSABLE
    try:
        return run(asked)
    except (SettingsError, ValueError) as error:
        print(f"ridecare: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        return FAILED
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a plain line, never a trace with somebody's words in it
        if os.environ.get("RIDECARE_TRACE") == "yes":
            raise
        print(f"ridecare: {type(error).__name__}: {error}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ridecare", description="The RideCare assistant: try it, read it, check it."
    )
    commands = parser.add_subparsers(metavar="COMMAND")

    talk = commands.add_parser(
        "talk", help="talk with the assistant in this terminal, or by script with --jsonl"
    )
    talk.add_argument("--channel", choices=("web", "sms"), default="web")
    talk.add_argument("--language", choices=("en", "es"))
    talk.add_argument(
        "--clock", metavar="2026-12-01T10:00", help="start at this local time (America/Chicago)"
    )
    _database(talk)
    talk.add_argument("--jsonl", action="store_true", help="one JSON object a line in, one out")
    talk.add_argument("--record", metavar="FILE", help="write the conversation as a test file")
    talk.set_defaults(run=_later("console.talk"))

    attempt = commands.add_parser("try", help="play conversation files and say where they differ")
    attempt.add_argument("files", nargs="+", metavar="FILE")
    attempt.set_defaults(run=_later("console.trying"))

    parse = commands.add_parser("parse", help="what the assistant understands in a sentence")
    parse.add_argument("text", nargs="*", help="the sentence (else lines of standard input)")
    parse.add_argument("--jsonl", action="store_true")
    parse.add_argument("--language", choices=("en", "es"))
    parse.add_argument("--asked", help="the question that is open")
    parse.set_defaults(run=_later("console.parse"))

    measure = commands.add_parser("evaluate", help="measure understanding on sentences that only test")
    measure.add_argument("files", nargs="*", metavar="FILE", help="else those of evaluation/")
    measure.add_argument("--noise", action="store_true", help="once more with each kind of noise")
    measure.add_argument(
        "--baseline", action="store_true", help="beside stock Rasa, trained on the same examples (minutes)"
    )
    measure.set_defaults(run=_later("console.evaluate"))

    for name, what in (("requests", "the stored ride requests"), ("handovers", "the stored hand-overs")):
        listing = commands.add_parser(name, help=f"{what}, opened with the keys (an audit event)")
        _database(listing)
        listing.add_argument("--jsonl", action="store_true")
        listing.add_argument(
            "--trial", action="store_true", help="trials only (a database of trials shows them anyway)"
        )
        listing.set_defaults(run=_later("console.records"), what=name)

    places = commands.add_parser("places", help="clinics and hospitals of the NPI registry, into places.csv")
    places.add_argument("file", metavar="FILE.csv", help="the registry's file (npidata_pfile_….csv)")
    places.add_argument("--into", metavar="FILE", default="places.csv")
    places.add_argument("--state", default="MN", help="two letters (default MN)")
    places.add_argument("--kind", action="append", metavar="CODE", help="how a taxonomy code begins")
    places.add_argument("--zip", action="append", metavar="551", help="how a ZIP code begins")
    places.set_defaults(run=_later("console.places"))

    check = commands.add_parser("check", help="what is missing for production, each with the fix")
    check.add_argument("--chain", action="store_true", help="instead: whether the chain of receipts is whole")
    _database(check)
    check.add_argument("--since", metavar="FILE", help="with --chain: heads that were exported before")
    check.add_argument("--export", metavar="FILE", help="with --chain: add the head to this file")
    check.set_defaults(run=_check)

    staff = commands.add_parser("staff", help="make a staff account for the desk")
    staff.add_argument("name")
    _database(staff)
    staff.set_defaults(run=_later("console.staff"))

    key = commands.add_parser("key", help="make a key for RIDECARE_KEYS")
    key.set_defaults(run=_later("console.key"))
    return parser


def _database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database", metavar="URL", help="sqlite:///FILE or postgresql://… (see docs/settings.md)"
    )


def _later(module: str) -> Callable[[argparse.Namespace], int]:
    """Import a command only when it is asked for: `--help` must not load Rasa."""

    def run(asked: argparse.Namespace) -> int:
        from importlib import import_module

        code: int = import_module(module).run(asked)
        return code

    return run


def _check(asked: argparse.Namespace) -> int:
    if not asked.chain and (asked.database or asked.since or asked.export):
        raise ValueError("--database, --since and --export go with --chain")
    return _later("console.chain" if asked.chain else "console.check")(asked)


if __name__ == "__main__":
    sys.exit(main())
