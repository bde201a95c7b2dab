"""The forms of the status page and the service command that each one calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlencode

from monitor.web.local_links import local_path
from monitor.web.request_context import RequestContext
from monitor.web.service_commands import ServiceCommands

Form = Mapping[str, str]
Action = Callable[[ServiceCommands, RequestContext, Form], None]
"""Call the command of one form."""

LONGEST_NOTE: Final = 2000


def _check(commands: ServiceCommands, context: RequestContext, _: Form) -> None:
    commands.check_now(context.watch)


def _pause(commands: ServiceCommands, context: RequestContext, _: Form) -> None:
    commands.pause(context.watch)


def _resume(commands: ServiceCommands, context: RequestContext, _: Form) -> None:
    commands.resume(context.watch)


def _unmute(commands: ServiceCommands, context: RequestContext, _: Form) -> None:
    commands.unmute(context.watch)


def _review(commands: ServiceCommands, context: RequestContext, form: Form) -> None:
    note = form.get("note", "").strip()[:LONGEST_NOTE]
    commands.review(context.watch, context.place["number"], note)


ACTIONS: Final[Mapping[str, tuple[str, Action]]] = {
    "check": ("/check", _check),
    "pause": ("/pause", _pause),
    "resume": ("/resume", _resume),
    "unmute": ("/unmute", _unmute),
    "review": ("/change/{number:seq}/review", _review),
}
"""Action → its path below the watch's, and its command; `done ACTION` in `page_words.py` confirms it."""


def next_page(form: Form, context: RequestContext, done: str) -> str:
    """Return the page that the form was on, with the query that confirms the action.

    A form's `back` that is no path of this site leads to the watch's page.
    """
    back = local_path(form.get("back", ""), context.home)
    path, _, query = back.partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith("done=")]
    return f"{path}?{'&'.join([*kept, urlencode({'done': done})])}"
