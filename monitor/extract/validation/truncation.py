"""Detect a page that was cut off: half a page would read as clauses removed."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from monitor.extract.html.source import stripped

_OPENED: Final = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_CLOSED: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
# Elements that HTML requires to be closed; other elements end by themselves.
_MUST_CLOSE: Final = re.compile(
    r"<(/?)(div|section|article|main|aside|header|footer|nav|form|table|ul|ol|dl|blockquote|"
    r"h[1-6]|button|textarea|select|title)\b[^<>]*>"
)
# Elements inside a line: one left open by mistake far above proves nothing about the page's end.
_WITHIN_A_LINE: Final = re.compile(r"<(/?)(span|a(?=[^<>]*\shref)|a(?=>)|strong|em)\b[^<>]*>")
_BLOCK_ENDS: Final = re.compile(r"</(?:p|div|li|td|th|tr|table|ul|ol|dl|h[1-6]|section|article|form|center)>|<(?:p|li|br|hr|td|h[1-6])\b[^<>]*>")  # fmt: skip
# A whole page ends after a tag, a sentence or a line: a connection rarely breaks right after these.
_ENDS_WELL: Final = re.compile(r"(?:>|[.!?…:;)»”\"]|&\w+;)\s*$|\S[ \t]*[\r\n]+\s*$")
_OPENED_WITHIN: Final = 5_000  # characters


def cut_off(html: str) -> str | None:
    """Return how the source shows that its end is missing; None for a page that is whole.

    HTML allows to leave out `</body>` and `</html>`. A page without them is whole if it ends after a
    tag or a sentence and leaves no element open that HTML requires to be closed. The time is linear
    in the length of the source.
    """
    if _CLOSED.search(html) or not _OPENED.search(html[:_OPENED_WITHIN]):
        return None
    if html.rfind("<") > html.rfind(">"):
        return "the page ends inside a tag"
    visible = stripped(html, "script", "style")
    if not visible.whole:
        return "the page ends inside a comment, a script or a style"
    last = max((block.end() for block in _BLOCK_ENDS.finditer(visible.text)), default=0)
    return (
        _left_open(_MUST_CLOSE, visible.text)
        or _left_open(_WITHIN_A_LINE, visible.text[last:])
        or _mid_sentence(visible.text)
    )


def _left_open(kinds: re.Pattern[str], html: str) -> str | None:
    depth: Counter[str] = Counter()
    for slash, name in kinds.findall(html):
        depth[name] = max(0, depth[name] - 1) if slash else depth[name] + 1
    still = next((name for name, count in depth.items() if count > 0), None)
    return f"the page ends inside <{still}>" if still else None


def _mid_sentence(html: str) -> str | None:
    return None if _ENDS_WELL.search(html[-200:]) else "the page ends in the middle of a sentence"
