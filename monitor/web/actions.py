"""What people may ask of the service: each form, and the desk's part in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlencode

from monitor.web.local_links import local
from monitor.web.request_context import RequestContext
from monitor.web.service_commands import Desk

Form = Mapping[str, str]
Order = Callable[[Desk, RequestContext, Form], str]
"""Carries an order out; what is said of it afterwards, by its key in `words.py`."""

LONGEST_NOTE: Final = 2000


def check(desk: Desk, visit: RequestContext, _: Form) -> str:
    """Read it now."""
    desk.check_now(visit.watch)
    return "check"


def pause(desk: Desk, visit: RequestContext, _: Form) -> str:
    """Read it no more."""
    desk.pause(visit.watch)
    return "pause"


def resume(desk: Desk, visit: RequestContext, _: Form) -> str:
    """Read it again."""
    desk.resume(visit.watch)
    return "resume"


def unmute(desk: Desk, visit: RequestContext, _: Form) -> str:
    """Tell again what comes and goes."""
    desk.unmute(visit.watch)
    return "unmute"


def review(desk: Desk, visit: RequestContext, form: Form) -> str:
    """Somebody has looked at a change."""
    desk.review(visit.watch, visit.place["number"], form.get("note", "").strip()[:LONGEST_NOTE])
    return "review"


ORDERS: Final[tuple[tuple[str, Order], ...]] = (
    ("/check", check),
    ("/pause", pause),
    ("/resume", resume),
    ("/unmute", unmute),
    ("/change/{number:seq}/review", review),
)
"""Each order by the path that it has below its watch's."""


def back_to(form: Form, visit: RequestContext, done: str) -> str:
    """The page that the form was on, told what was done; the watch's own for a page elsewhere."""
    back = local(form.get("back", ""), visit.home)
    path, _, query = back.partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith("done=")]
    return f"{path}?{'&'.join([*kept, urlencode({'done': done})])}"
