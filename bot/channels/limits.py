"""How often one visitor may knock. Generous: a clinic's waiting room shares one address."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

# what -> (limits of one address, limits of one conversation)
RATES: dict[str, tuple[str, str]] = {
    "start": ("60 per 10 minutes", ""),
    "send": ("240 per minute", "20 per 10 seconds"),
    "news": ("1200 per minute", "120 per minute"),
    "other": ("240 per minute", "30 per minute"),
}


class Gate:
    """Counts in this process (`memory://`) or, for several processes, in Redis (`redis://…`)."""

    def __init__(self, uri: str = "memory://", rates: dict[str, tuple[str, str]] | None = None) -> None:
        # The limiter itself holds the storage by a weak reference only.
        self._storage = storage_from_string(uri)
        self._limiter = FixedWindowRateLimiter(self._storage)
        self._rates = {
            what: (_item(address), _item(conversation))
            for what, (address, conversation) in (rates or RATES).items()
        }

    def wait(self, what: str, *, address: str, conversation: str = "") -> int:
        """Count one call; the seconds to wait before the next may come, 0 when this one may pass."""
        of_address, of_conversation = self._rates[what]
        for item, who in ((of_conversation, conversation), (of_address, address)):
            if item is not None and who and not self._limiter.hit(item, what, who):
                reset = self._limiter.get_window_stats(item, what, who)[0]
                return max(1, math.ceil(reset - time.time()))
        return 0


def _item(rate: str) -> RateLimitItem | None:
    return parse(rate) if rate else None
