"""A refused page becomes the trouble of its watch: the kind, what was seen, and what to do."""

from __future__ import annotations

from typing import Final

from monitor.errors import NotAPolicy, NotAPolicyReason
from monitor.model import Trouble, TroubleKind

KINDS: Final[dict[NotAPolicyReason, TroubleKind]] = {
    "bot wall": "wall",
    "consent wall": "wall",
    "login": "wall",
    "half a page": "half a page",
    "selector lost": "selector lost",
    "unreadable": "unreadable",
}
"""The kind of trouble by reason; all other reasons are 'not the policy'."""

WHAT_TO_DO: Final[dict[NotAPolicyReason, str]] = {
    "bot wall": "it is read again later; if this lasts, ask the site or watch another copy",
    "consent wall": "try `render = true`, or watch another address of the document",
    "login": "watch a public address of the document",
    "not found": "look for the document's new address and change `url`",
    "unavailable": "it is read again later",
    "redirect stub": "write the address that it leads to under `url`",
    "home page": "write the document's own address under `url`",
    "empty": "see it in a browser; if its text is there, set `render = true`",
    "needs JavaScript": "",  # the detail already names the setting
    "half a page": "it is read again later",
    "selector lost": "see how the page is built now and mend `keep`, `drop` or `section`",
    "wrong type": "write the address of a page, a PDF, a DOCX or a text under `url`",
    "unreadable": "it is read again later",
}
"""The advice for each reason."""


def trouble_of(refused: NotAPolicy) -> Trouble:
    """Return the refusal as trouble: its reason unless the kind names it, what was seen, what to do."""
    kind = KINDS.get(refused.reason, "not the policy")
    reason = "" if kind == refused.reason else f"{refused.reason}: "
    advice = WHAT_TO_DO[refused.reason]
    return Trouble(kind, f"{reason}{refused.detail}{f'; {advice}' if advice else ''}")
