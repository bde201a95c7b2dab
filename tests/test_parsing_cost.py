"""Twice as long an input never needs four times the work, whatever is repeated in it.

Work in Python is counted in calls. Work inside a pattern makes no calls, so a long input also has a
limit of processor time: a hundred times what it needs, and far below what a quadratic pattern needs.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import monitor
from monitor.errors import MonitorError
from monitor.fetch.robots import concerning, crawl_delay, permits
from monitor.watchlist import parse

HERE: Final = Path("watchlist.toml")
PROSE: Final = (
    "We collect your name, e-mail address and personal data to provide the service to you. "
)
SHORT: Final = 4_000
"""Characters of the shorter of two inputs whose calls are compared."""
LONG: Final = 40_000
SECONDS: Final = 6.0
"""Processor time for `LONG` characters."""


class Kind(NamedTuple):
    """A kind of input: how it is parsed, and the pieces that inputs are built of."""

    parse: Callable[[str], object]
    pieces: tuple[str, ...]
    frame: str = "{}"
    floor: int = 2_000
    """Calls that need no explanation."""


def _read(content_type: str) -> Callable[[str], object]:
    return lambda text: monitor.read(text.encode(), "https://site.example/privacy", content_type)


def _robots(text: str) -> None:
    rules = concerning(text)
    permits(rules, "https://site.example/legal/privacy?lang=en&a=" + "a" * 100)
    crawl_delay(rules)


def _compare(text: str) -> None:
    before = _read("text/plain")(text)
    after = _read("text/plain")(text.replace("a", "b"))
    assert isinstance(before, monitor.Policy)
    assert isinstance(after, monitor.Policy)
    monitor.compare(before, after)


WORDS: Final = (
    "a", "We share data. ", "1. ", "(a) ", "IV. ", "- ", "\n", "\n\n", " ", "\t", "\u00a0", "\u200b", "\ufffd", "é", "e\u0301",
    "İ", "個人", "ס", "0", "12", "30 days", "§ 4 ", "4.2.1", "/", ".", ",", ";", ":", "-", "–", "'", "’", "\"", "(", ")", "©", "@",
    "a@b.example ", "http://a.b/", "www.", "Last updated: ", "1 June 2025", "01/02/2003", "2025-06-01", "Juin", "mise à jour",
    "Cookies ", "Acme Inc. ", "Ltd., ", "not ", "or ", "A", "$5", "%", "_", "…",
)  # fmt: skip

KINDS: Final[dict[str, Kind]] = {
    "robots.txt": Kind(
        _robots,
        ("User-agent: *\n", "User-agent: x\n", "Disallow: /\n", "Disallow: ", "Allow: /a", "Crawl-delay: 2\n", "*", "$", "%", "%41",
         "a", "/", "\n", " ", ":", "#", "user agent", "dis", "é", "?", "="),
        "User-agent: *\nDisallow: /{}",
    ),
    "watchlist": Kind(
        lambda text: parse(text, HERE, {}),
        ("[a]\n", "[[watch]]\n", "a", ".", '"', "'", '"""', "=", "1", "\n", " ", "\t", "#", "[", "]", "{", "}", ",", "url = ", "a = 1\n",
         "\\", "${env:A}", "é", "\r", "-", "_"),
    ),
    "Markdown": Kind(
        _read("text/markdown"),
        (*WORDS, "#", "# ", "*", "**", "_", "__", "`", "```\n", "~~~", "[", "]", "(", ")", "](", "![", "<", ">", "<a", "&", "&amp;", "|",
         "|-|\n", "> ", "    ", "\\", "1) ", "+ ", "===\n", "---\n", "<!--", "[a]: b\n"),
        f"# Privacy notice\n\n{PROSE * 3}\n\n{{}}",
    ),
    "plain text": Kind(_read("text/plain"), WORDS, f"Privacy notice\n\n{PROSE * 3}\n\n{{}}"),
    "HTML": Kind(
        _read("text/html; charset=utf-8"),
        (*WORDS, "<p>", "</p>", "<li>", "<ul>", "<ol>", "<ol start=9>", "<br>", "<b>", "</b>", "<a href=/>", "</a>", "<h2>", "</h2>", "<table>",
         "<tr>", "<td>", "<td colspan=9>", "<td rowspan=9>", "</table>", "<dl>", "<dt>", "<dd>", "<div class=x>", "</div>", "<span hidden>",
         "<nav>", "<footer>", "<details>", "<summary>", "<sup>", "<pre>", "<svg>", "<select>", "<script>", "<style>", "<!--", "-->", "<", "&",
         "&nbsp;", "&#x", "<a ", "=", "<form>", "<input type=email>", "<button>", "<iframe srcdoc='"),
        f"<h1>Privacy notice</h1><p>{PROSE * 3}</p>{{}}",
        200_000,  # nested elements: their levels together are limited
    ),
    "comparison": Kind(_compare, WORDS, f"Privacy notice\n\n{PROSE * 3}\n\n{{}}"),
}  # fmt: skip


class Repeated(NamedTuple):
    """A text of a given length: a piece, a unit many times, a piece."""

    first: str
    unit: str
    last: str

    def of(self, length: int, frame: str) -> str:
        return frame.format(self.first + self.unit * (length // len(self.unit)) + self.last)


def repeated(kind: Kind) -> st.SearchStrategy[Repeated]:
    pieces = st.lists(st.sampled_from(kind.pieces), max_size=2).map("".join)
    unit = st.lists(st.sampled_from(kind.pieces), min_size=1, max_size=4).map("".join)
    return st.builds(Repeated, pieces, unit, pieces)


def outcome(kind: Kind, text: str) -> None:
    """Parse; a refusal is an outcome like another."""
    try:
        kind.parse(text)
    except MonitorError:
        return


def calls(kind: Kind, text: str) -> int:
    """Count the calls of functions, written in Python or C, that parsing makes."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        outcome(kind, text)
    finally:
        sys.setprofile(None)
    return count


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` after so much processor time; it ends a pattern that backtracks, too."""

    def over(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def check(kind: Kind, text: Repeated) -> None:
    with within(SECONDS):
        outcome(kind, text.of(LONG, kind.frame))
    once, twice = (calls(kind, text.of(length, kind.frame)) for length in (SHORT, 2 * SHORT))
    assert twice < 3.5 * max(once, kind.floor), (once, twice)


@pytest.mark.parametrize("name", KINDS)
@settings(
    max_examples=12, phases=[Phase.explicit, Phase.generate]
)  # shrinking repeats what takes long
@given(data=st.data())
def test_twice_as_long_an_input_never_needs_four_times_the_work(
    name: str, data: st.DataObject
) -> None:
    kind = KINDS[name]
    calls(kind, kind.frame)  # patterns are compiled and tables are built on first use
    check(kind, data.draw(repeated(kind)))
