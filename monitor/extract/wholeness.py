"""Whether a page came to its end: half a page would read as clauses removed."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from monitor.extract.source import stripped

_OPENED: Final = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_CLOSED: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
# Elements that HTML says must be closed; the others end by themselves.
_MUST_CLOSE: Final = re.compile(
    r"<(/?)(div|section|article|main|aside|header|footer|nav|form|table|ul|ol|dl|blockquote|"
    r"span|a|strong|em|h[1-6]|button|textarea|select|title)\b[^<>]*>"
)
_ENDS_WELL: Final = re.compile(r"(?:>|[.!?…:;)»”\"]|&\w+;)\s*$")
_OPENED_WITHIN: Final = 5_000  # characters


def cut_off(html: str) -> str | None:
    """How the source shows that its end is missing; None for a page that is whole.

    Many sound pages leave out `</body>` and `</html>`, as HTML allows; they end after a closed
    element or a finished sentence, with nothing left open that HTML says must be closed. Takes time
    in proportion to the source's length, whatever it holds.
    """
    if _CLOSED.search(html) or not _OPENED.search(html[:_OPENED_WITHIN]):
        return None
    if html.rfind("<") > html.rfind(">"):
        return "the page ends inside a tag"
    visible = stripped(html, "script", "style")
    if not visible.whole:
        return "the page ends inside a comment, a script or a style"
    return _left_open(visible.text) or _mid_sentence(visible.text)


def _left_open(html: str) -> str | None:
    depth: Counter[str] = Counter()
    for slash, name in _MUST_CLOSE.findall(html):
        depth[name] = max(0, depth[name] - 1) if slash else depth[name] + 1
    still = next((name for name, count in depth.items() if count > 0), None)
    return f"the page ends inside <{still}>" if still else None


def _mid_sentence(html: str) -> str | None:
    return None if _ENDS_WELL.search(html[-200:]) else "the page ends in the middle of a sentence"
