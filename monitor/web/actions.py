"""The forms of the status page and the service command that each one calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlencode

from monitor.web.local_links import local
from monitor.web.request_context import RequestContext
from monitor.web.service_commands import ServiceCommands

Form = Mapping[str, str]
Order = Callable[[ServiceCommands, RequestContext, Form], str]
"""Carries an order out; what is said of it afterwards, by its key in `words.py`."""

LONGEST_NOTE: Final = 2000


def check(commands: ServiceCommands, visit: RequestContext, _: Form) -> str:
    """Read it now."""
    commands.check_now(visit.watch)
    return "check"


def pause(commands: ServiceCommands, visit: RequestContext, _: Form) -> str:
    """Read it no more."""
    commands.pause(visit.watch)
    return "pause"


def resume(commands: ServiceCommands, visit: RequestContext, _: Form) -> str:
    """Read it again."""
    commands.resume(visit.watch)
    return "resume"


def unmute(commands: ServiceCommands, visit: RequestContext, _: Form) -> str:
    """Tell again what comes and goes."""
    commands.unmute(visit.watch)
    return "unmute"


def review(commands: ServiceCommands, visit: RequestContext, form: Form) -> str:
    """Somebody has looked at a change."""
    commands.review(visit.watch, visit.place["number"], form.get("note", "").strip()[:LONGEST_NOTE])
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
