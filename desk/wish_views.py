"""What the page of a request shows of a wish: old beside new, how to make sure who asked, what can be taken back."""

from __future__ import annotations

from typing import Any

from desk import saying
from desk.case_views import CaseViews
from desk.cases import Case
from ridecare.changed_request import differences, draft_of
from ridecare.readback import in_words
from ridecare.rides import UNDO_WITHIN, RideRequest
from ridecare.store.versions import Wish
from ridecare.wording import Words


def shown(case: Case, views: CaseViews) -> dict[str, Any]:
    """`wish` and `wish_undo`, each None where there is none."""
    record, wish = case.record, case.wish
    if not isinstance(record, RideRequest):
        return {"wish": None, "wish_undo": None}
    return {
        "wish": None if wish is None else _card(record, wish, views),
        "wish_undo": None if case.wish_undo is None else _undo(case.wish_undo),
    }


def _card(record: RideRequest, wish: Wish, views: CaseViews) -> dict[str, Any]:
    phone = record.callback_phone
    return {
        "number": wish.number,
        "kind": wish.kind,
        "title": saying.WISHES[wish.kind],
        "when": saying.moment(wish.asked_at, views.now),
        "rows": _rows(record, wish, views.words),
        "words": wish.words,
        "verified": wish.verified,
        "phone": views.words.phone(phone) if phone.startswith("+") else None,
        "dialed": phone if phone.startswith("+") else None,
        "accepted_before": wish.back_to == "accepted",
        "own_session": wish.conversation == record.conversation,
    }


def _rows(record: RideRequest, wish: Wish, words: Words) -> list[tuple[str, str, str]]:
    """(field, as it is, as it is wished) of what differs."""
    if wish.request is None:
        return []
    before, after = draft_of(record).values, draft_of(wish.request).values
    return [
        (
            words.word("fields", name),
            _said(name, before.get(name), words),
            _said(name, after.get(name), words),
        )
        for name in differences(before, after)
    ]


def _said(name: str, value: Any, words: Words) -> str:
    return words.word("none") if value in (None, "", [], ()) else in_words(name, value, words)


def _undo(wish: Wish) -> dict[str, Any]:
    until = (wish.decided_at or wish.asked_at) + UNDO_WITHIN
    return {
        "number": wish.number,
        "what": saying.DECIDED[wish.state].lower(),
        "title": saying.WISHES[wish.kind],
        "until": saying.clock(until),
    }
