"""Whether a page came to its end: half a page would read as clauses removed."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from monitor.extract.html.source import stripped

_OPENED: Final = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_CLOSED: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
# Elements that HTML says must be closed; the others end by themselves.
_MUST_CLOSE: Final = re.compile(
    r"<(/?)(div|section|article|main|aside|header|footer|nav|form|table|ul|ol|dl|blockquote|"
    r"h[1-6]|button|textarea|select|title)\b[^<>]*>"
)
# Those within a line: left open by mistake far above, they say nothing of the page's end.
_WITHIN_A_LINE: Final = re.compile(r"<(/?)(span|a(?=[^<>]*\shref)|a(?=>)|strong|em)\b[^<>]*>")
_BLOCK_ENDS: Final = re.compile(r"</(?:p|div|li|td|th|tr|table|ul|ol|dl|h[1-6]|section|article|form|center)>|<(?:p|li|br|hr|td|h[1-6])\b[^<>]*>")  # fmt: skip
# After a tag, a sentence, or with the line: a connection is seldom lost right behind a line's end.
_ENDS_WELL: Final = re.compile(r"(?:>|[.!?…:;)»”\"]|&\w+;)\s*$|\S[ \t]*[\r\n]+\s*$")
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
