"""Whether a page came to its end: half a page would read as clauses removed."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_OPENED: Final = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_CLOSED: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"<(/?)(div|section|article|main|aside|header|footer|nav|form|table|ul|ol|dl|blockquote|"
    r"span|a|strong|em|h[1-6]|button|script|style|textarea|select|title)\b[^<>]*>",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"<!--(?:(?!-->).)*-->", re.DOTALL)
_RAW: Final = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_ENDS_WELL: Final = re.compile(r"(?:>|[.!?…:;)»”\"]|&\w+;)\s*$")


def cut_off(html: str) -> str | None:
    """How the source shows that its end is missing; None for a page that is whole.

    Many sound pages leave out `</body>` and `</html>`, as HTML allows; they end after a closed
    element or a finished sentence, with nothing left open that HTML says must be closed.
    """
    if _CLOSED.search(html, max(0, html.rfind("</"), len(html) - 20_000) - 20_000):
        return None
    if _CLOSED.search(html) or not _OPENED.search(html[:5_000]):
        return None
    if html.rfind("<") > html.rfind(">"):
        return "the page ends inside a tag"
    if html.rfind("<!--") > html.rfind("-->"):
        return "the page ends inside a comment"
    return _left_open(_RAW.sub("", _COMMENT.sub("", html))) or _mid_sentence(html)


def _left_open(html: str) -> str | None:
    depth: Counter[str] = Counter()
    for slash, name in _TAG.findall(html):
        key = name.lower()
        depth[key] = max(0, depth[key] - 1) if slash else depth[key] + 1
    still = next((name for name, count in depth.items() if count > 0), None)
    return f"the page ends inside <{still}>" if still else None


def _mid_sentence(html: str) -> str | None:
    return None if _ENDS_WELL.search(html[-200:]) else "the page ends in the middle of a sentence"
