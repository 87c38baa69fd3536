"""What every page works with: store, door, clock and words; and how a template becomes an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic.request import Request
from sanic.response import HTTPResponse, html

from desk.case_views import CaseViews
from desk.guard import Guard
from ridecare.store import Store
from ridecare.wording import Words

_TYPED = ("note", "how", "text")


class Drawing:
    """The templates. Everything is escaped, and a name without a value is an error."""

    def __init__(self, folder: Path, version: str) -> None:
        """version: of the style sheet, so that browsers fetch a new one."""
        self._templates = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._version = version

    def draw(self, template: str, **values: Any) -> str:
        """A page."""
        return self._templates.get_template(template).render(version=self._version, **values)


@dataclass(frozen=True)
class Desk:
    """One object a process."""

    store: Store
    guard: Guard
    clock: Callable[[], datetime]
    words: Words
    soon_hours: int
    drawing: Drawing

    def views(self, now: datetime) -> CaseViews:
        """Records in words, at this instant."""
        return CaseViews(self.words, now, self.soon_hours)

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTTPResponse:
        """A page as an answer."""
        token = self.guard.token(request)
        given = {
            "staff": getattr(request.ctx, "staff", None),
            "form_token": self.guard.form_token(token) if token else "",
            "said": None,
            "problem": None,
            "trials": False,
            "refresh": None,
            **values,
        }
        return html(self.drawing.draw(template, **given), status=status)

    def typed(self, request: Request) -> str | None:
        """What was typed into a form of ours, so that it can be given back when it could not be saved."""
        if request.method != "POST" or not self.guard.form_is_ours(request):
            return None
        return next((str(request.form[name][0]) for name in _TYPED if request.form.get(name)), None)


def desk_of(request: Request) -> Desk:
    """The desk that this request came to."""
    found = request.app.ctx.desk
    assert isinstance(found, Desk)
    return found
