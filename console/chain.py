"""`ridecare check --chain`: whether every stored request, hand-over and move is still what it was."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ridecare import settings
from ridecare.sealing import Seal
from ridecare.store import StoreDown, migrate, open_store, sqlite_file
from ridecare.store.chain_check import Checked, Finding, check

_ROWS = {"requests": "request", "handovers": "hand-over", "state_moves": "move"}
_WHAT = {
    "edited": "was edited",
    "missing": "is missing",
    "not_linked": "came past the program: nothing in the chain knows it",
    "cut_off": "is gone: the end of the chain was cut off",
    "rewritten": "is not the one that was exported: the chain was written anew",
    "key_gone": "cannot be checked: RIDECARE_KEYS lacks its key",
}


def run(asked: argparse.Namespace) -> int:
    """Print each finding and the head; 1 if anything is wrong."""
    configured = settings.load()
    url = asked.database or configured.database_url
    missing = sqlite_file(url)
    if missing is not None and not missing.exists():
        print(f"There is no database {missing}.", file=sys.stderr)
        return 1
    exports = _exports(asked.since) if asked.since else []
    try:
        seal = Seal(configured.keys)
        migrate(url, seal)
        store = open_store(url, seal)
        found = check(store, exports)
        store.close()
    except StoreDown as error:
        print(f"ridecare: {error}; check RIDECARE_DATABASE_URL", file=sys.stderr)
        return 1
    for each in found.findings:
        print(f"wrong: {_said(each)}")
    print(_summary(found, len(exports)))
    if found.findings:
        # A head that is wrong must not become what the next check trusts.
        return 1
    if asked.export:
        line = {"count": found.count, "digest": found.digest, "at": datetime.now(tz=UTC).isoformat()}
        with Path(asked.export).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        print(f"The head is written to {asked.export}. Keep it where who holds the database cannot write.")
    return 0


def _said(finding: Finding) -> str:
    kind = _ROWS.get(finding.where, finding.where)
    which = f"{kind} {finding.number}" + (f" ({finding.receipt})" if finding.receipt else "")
    return f"{which} {_WHAT[finding.what]}"


def _summary(found: Checked, exports: int) -> str:
    wrong = len(found.findings)
    state = f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong" if wrong else "the chain is whole"
    adopted = f", {found.adopted} of them made when the chain began" if found.adopted else ""
    held = f" Held against {exports} export{'s' * (exports != 1)}." if exports else ""
    keys = f"\nkeys: {' '.join(found.keys)}" if found.keys else ""
    return f"{state}: {found.count} link{'s' * (found.count != 1)}{adopted}.{held}\nhead: {found.count} {found.digest}{keys}"


def _exports(path: str) -> list[dict[str, Any]]:
    """The heads in a file, one a line.

    Raises:
        ValueError: there is no such file, or a line is no head.
    """
    file = Path(path)
    if not file.exists():
        raise ValueError(f"there is no file {path}")
    exports = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            each = json.loads(line)
            exports.append({"count": int(each["count"]), "digest": str(each["digest"])})
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"{path}, line {number}: this is no head of a chain") from error
    if not exports:
        raise ValueError(f"{path} holds no head of a chain")
    return exports
