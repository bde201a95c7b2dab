"""Pages that are slow to read or to compare: each just under a size, before and after a change.

A shape is a row: a pattern that is repeated, or lines that are numbered, in one of three formats.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

LIMIT: Final = 20_000
"""Clauses that a policy may have: shapes of as many as that are read, and cost the most."""

_CLAUSE: Final = (
    "We collect your name, e-mail address and personal data to provide the service to you. "
    "You have the right to access and erase your personal data at any time."
)
_HTML: Final = f'<!doctype html><html lang="en"><body><h1>Privacy policy</h1><p>{_CLAUSE}</p>'
_CLOSING: Final = "You can write to our data protection officer at any time."
_TAIL: Final = f"<p>{_CLOSING}</p></body></html>"
_MARKDOWN: Final = f"# Privacy policy\n\n{_CLAUSE}\n\n"
_WORDS: Final = [
    "data",
    "user",
    "consent",
    "third",
    "party",
    "retention",
    "share",
    "sell",
    "transfer",
    "account",
    "law",
]


@dataclass(frozen=True, slots=True)
class Shape:
    """A hostile page: its bytes at first, and after a change."""

    name: str
    before: bytes
    after: bytes
    content_type: str


def shapes(size: int) -> Iterator[Shape]:
    """Yield every shape, each page of at most `size` bytes."""
    for name, before, after in _repeated():
        yield _page(name, *(row * _times(row, size) for row in (before, after)))
    for name, before, after, around in _wrapped():
        yield _page(name, *(around % (row * _times(row, size)) for row in (before, after)))
    for name, line, changed, count in _numbered(size):
        yield _page(name, *("".join(map(make, range(count))) for make in (line, changed)))
    yield from _mixed(size)
    for name, before, after in _MARKDOWN_ROWS:
        yield _text(f"markdown {name}", before, after, size, "text/markdown")
    for name, before, after in _TEXT_ROWS:
        yield _text(f"text {name}", before, after, size, "text/plain")


def _times(row: str, size: int) -> int:
    """Return how often a row fits into a page, and into a policy of as many clauses as are read."""
    clauses = len(re.findall(r"<(?:p|li|d[dt]|t[rd]|h\d)\b", row))
    return min(size // len(row.encode()), (LIMIT - 20) // clauses if clauses else size)


def _page(name: str, before: str, after: str) -> Shape:
    first, changed = (f"{_HTML}{text}{_TAIL}".encode() for text in (before, after))
    return Shape(name, first, changed, "text/html")


def _text(name: str, before: str, after: str, size: int, content_type: str) -> Shape:
    rows = ((row * (size // len(row)))[:size] for row in (before, after))
    first, changed = (f"{_MARKDOWN}{text}\n\n{_CLOSING}".encode() for text in rows)
    return Shape(name, first, changed, content_type)


def _repeated() -> tuple[tuple[str, str, str], ...]:
    """Return rows of a name, what is repeated before, and after."""
    return (
        ("equal clauses", "<p>No sale.</p>", "<p>No sales.</p>"),
        ("two clauses in turn", "<p>a b</p><p>b a</p>", "<p>b a</p><p>a b</p>"),
        ("dates", "<p>Last updated: May 25, 2018</p>", "<p>Last updated: May 26, 2018</p>"),
        ("quantities", "<p>30 days 12 months 18 years</p>", "<p>31 days 13 months 16 years</p>"),
        ("negations", "<p>we do not sell your data</p>", "<p>we may sell your data</p>"),
        ("halved", "<p>we share data with partners and others</p>", "<p>we share data with</p><p>partners and others</p>"),
        ("languages", "<p lang=fr>Nous ne vendons pas<p lang=en>We do not sell", "<p lang=fr>Nous vendons<p lang=en>We sell"),
        ("deep labels", "<p>1.1.1.1.1.1.1.1.1. a</p>", "<p>1.1.1.1.1.1.1.1.2. a</p>"),
        ("lettered labels", "<p>(a) x</p>", "<p>(b) x</p>"),
        ("menus", "<ul><li><a href=x>a</a></li></ul>", "<ul><li><a href=x>b</a></li></ul>"),
        ("navigation", "<nav><a href=/>Home</a></nav>", "<nav><a href=/>Start</a></nav>"),
        ("cookie banners", '<div class="cookie banner consent">We use cookies</div>', '<div class="cookie banner consent">We use trackers</div>'),
        ("hidden", '<div style="display:none">a b c</div>', '<div style="display:none">a b d</div>'),
        ("buttons", "<button>Accept</button>", "<button>Reject</button>"),
        ("scripts", "<script>x</script>", "<script>y</script>"),
        ("styles", "<style>x{}</style>", "<style>y{}</style>"),
        ("open paragraphs", "<p>a", "<p>b"),
        ("open divisions", "<div>", "<div>a"),
        ("open tables", "<table><tr><td>", "<table><tr><td>a"),
        ("open drawings", "<svg>", "<svg>x"),
        ("open comments", "<!--", "<!-- "),
        ("headings", "<h1>a</h1><h2>a</h2><h3>a</h3><h4>a</h4>", "<h1>b</h1><h2>b</h2><h3>b</h3><h4>b</h4>"),
        ("angles", "<", "<a "),
        ("ampersands", "&", "&amp"),
    )  # fmt: skip


def _wrapped() -> tuple[tuple[str, str, str, str], ...]:
    """Return rows of a name, what is repeated before, and after, and the element around it."""
    paragraph = "<p>%s</p>"
    return (
        ("list", "<li>x y z</li>", "<li>x y w</li>", "<ul>%s</ul>"),
        ("definitions", "<dt>a</dt><dd>b</dd>", "<dt>a</dt><dd>c</dd>", "<dl>%s</dl>"),
        ("one term's definitions", "<dd>b</dd>", "<dd>c</dd>", "<dl><dt>a</dt>%s</dl>"),
        ("terms", "<dt>a</dt>", "<dt>b</dt>", "<dl>%s<dd>x</dd></dl>"),
        ("nested lists", "<ul><li>", "<ol><li>", "<div>%s"),
        ("table", "<tr><td>a</td><td>b</td></tr>", "<tr><td>a</td><td>c</td></tr>", "<table>%s</table>"),
        ("one row", "<td>a</td>", "<td>b</td>", "<table><tr>%s</tr></table>"),
        ("spans of cells", "<tr><td rowspan=1000 colspan=1000>a</td></tr>", "<tr><td rowspan=999>b</td></tr>", "<table>%s</table>"),
        ("options", "<option>a</option>", "<option>b</option>", "<select>%s</select>"),
        ("text area", "a ", "b ", "<textarea>%s"),
        ("classes", "a ", "b ", '<p class="%s">x</p>'),
        ("one date again and again", "Last updated: May 25, 2018. ", "Last updated: May 26, 2018. ", paragraph),
        ("ambiguous dates", "01/02/2003 ", "01/02/2004 ", paragraph),
        ("spans", "<span>a</span> ", "<span>b</span> ", paragraph),
        ("links", "<a href=/x>a</a> ", "<a href=/y>b</a> ", paragraph),
        ("addresses", "https://a.example/b?c=d ", "https://a.example/b?c=e ", paragraph),
        ("mail addresses", "a@b.example ", "c@b.example ", paragraph),
        ("sentences", "Go. ", "No. ", paragraph),
        ("sales", "we do not sell. ", "we do sell. ", paragraph),
        ("ages", "30 days ", "31 days ", paragraph),
        ("marks", ".,;:!?() ", ".;,:!?() ", paragraph),
        ("line breaks", "a<br>", "b<br>", paragraph),
        ("one word", "a", "b", paragraph),
        ("long words", "a" * 1000 + " ", "b" * 1000 + " ", paragraph),
        ("one number", "1", "2", paragraph),
        ("accents", "e\u0301\u0300 ", "e\u0300\u0301 ", paragraph),
        ("combining", "\u0301", "\u0300", paragraph),
        ("no width", "\u200b", "\u200b\u200c", paragraph),
        ("without spaces", "個人情報保護方針", "個人情報保護規約", paragraph),
        ("right to left", "סודיות ", "פרטיות ", paragraph),
        ("mojibake", "dÃ©claration ", "dÃ©clarations ", paragraph),
        ("entities", "&lt;p&gt;", "&lt;q&gt;", paragraph),
    )  # fmt: skip


Line = Callable[[int], str]


def _numbered(size: int) -> Iterator[tuple[str, Line, Line, int]]:
    """Yield rows of a name, the line of a number before, and after, and the number of lines."""
    rows: tuple[tuple[str, Line, Line, int], ...] = (
        ("numbers", lambda n: f"<p>{n} x", lambda n: f"<p>{n + 1} y", 9),
        ("similar clauses", lambda n: f"<p>we share your data with {n} partners", lambda n: f"<p>we share your data with {n * 7} parties", 45),
        ("names", lambda n: f"<p>Partner{n} Inc.", lambda n: f"<p>Vendor{n} Inc.", 20),
        ("names in a row", lambda n: f"Partner{n} Inc., ", lambda n: f"Vendor{n} Inc., ", 17),
        ("numbered labels", lambda n: f"<p>{n}. a", lambda n: f"<p>{n + 1}. a", 11),
        ("contents", lambda n: f"<a href=#i{n}>Section {n}</a>", lambda n: f"<a href=#i{n}>Part {n}</a>", 35),
        ("anchors", lambda n: f"<p id=i{n}>a", lambda n: f"<p id=i{n}>b", 14),
        ("numbered headings", lambda n: f"<h2>{n}</h2>", lambda n: f"<h2>{n}.</h2>", 15),
        ("prefixes", lambda n: "<p>" + "a " * (n % 200 + 1), lambda n: "<p>" + "a " * (n % 200 + 2), 203),
        ("split", lambda n: f"<p>alpha{n} beta gamma. delta{n} epsilon", lambda n: f"<p>alpha{n} beta gamma.<p>delta{n} epsilon", 50),
        ("merged", lambda n: f"<p>alpha{n} beta gamma.<p>delta{n} epsilon", lambda n: f"<p>alpha{n} beta gamma. delta{n} epsilon", 50),
        ("moved", lambda n: f"<p>clause number {n} of the text", lambda n: f"<p>clause number {(n + 9_000) % 18_000} of the text", 48),
        ("reversed", lambda n: f"<p>clause number {n} of the text", lambda n: f"<p>clause number {18_000 - n} of the text", 48),
    )  # fmt: skip
    for name, line, changed, length in rows:
        yield name, line, changed, min(size // length, LIMIT - 20)


def _mixed(size: int) -> Iterator[Shape]:
    """Yield shapes that need chance, or that become one another."""
    chance = random.Random(5)
    equal, joined = "<p>No sale.</p>" * (LIMIT - 20), f"<p>{'No sale. ' * (LIMIT - 20)}</p>"
    yield _page("as many equal clauses as are read", equal, equal.replace("sale", "sales"))
    yield _page("many become one", equal, joined)
    yield _page("one becomes many", joined, equal)
    words = [chance.choice(_WORDS) for _ in range(size // 7)]
    changed = (word if place % 7 else "changed" for place, word in enumerate(words))
    yield _page("one long clause", f"<p>{' '.join(words)}", f"<p>{' '.join(changed)}")
    numbers = [str(number) for number in range(size // 7)]
    shuffled = chance.sample(numbers, len(numbers))
    yield _page("one clause of unique words", f"<p>{' '.join(numbers)}", f"<p>{' '.join(shuffled)}")
    clauses = ["<p>" + " ".join(chance.choices(_WORDS, k=8)) for _ in range(min(size // 60, LIMIT - 20))]  # fmt: skip
    yield _page("shuffled", "".join(clauses), "".join(chance.sample(clauses, len(clauses))))
    yield _page("reworded", "".join(clauses), "".join(f"{clause} now" for clause in clauses))


_MARKDOWN_ROWS: Final = (
    ("brackets", "[", "("), ("stars", "*", "_"), ("ticks", "`", "~"), ("quotes", ">", "> "),
    ("bars", "|a", "|b"), ("images", "![", "!("), ("items", "- a\n", "- b\n"),
    ("emphasis", "**a", "__a"), ("links", "[a](", "[b]("), ("elements", "<a ", "<b "),
    ("headings", "# a\n", "# b\n"), ("escapes", "\\", "\\a"), ("tables", "|a|b|\n|-|-|\n", "|a|c|\n|-|-|\n"),
    ("references", "[a]: b\n", "[c]: d\n"), ("nested quotes", "> " * 50 + "a\n", "> " * 50 + "b\n"),
    ("nested items", "".join("  " * n + "- a\n" for n in range(200)), "".join("  " * n + "- b\n" for n in range(200))),
    ("entities", "&amp;", "&lt;"), ("HTML", "<div>", "<p>"),
)  # fmt: skip
_TEXT_ROWS: Final = (
    ("lines", "a b c\n", "a b d\n"), ("paragraphs", "a b c\n\n", "a b d\n\n"),
    ("items", "- a\n\n", "- b\n\n"), ("numbers", "1. a\n", "2. b\n"),
    ("capitals", "AAA BBB\n\n", "AAA CCC\n\n"), ("spaces", " ", "  \t"), ("blank", "\n", "\r\n"),
    ("one word", "a", "b"), ("zeros", "a\0", "b\0"), ("returns", "a\r", "b\r"),
)  # fmt: skip
