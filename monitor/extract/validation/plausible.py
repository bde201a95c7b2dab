"""Whether what was read is the policy, or what a site shows in its place.

A page with the substance of a policy is one, whatever words it mentions; only a page without that is
held against the kinds of pages that stand in for policies.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from monitor.errors import NotAPolicy, NotAPolicyReason
from monitor.extract.html.source import stripped
from monitor.extract.validation.truncation import cut_off
from monitor.extract.validation.wall_tables import (
    CONSENT_ASKED,
    CONSENT_BUTTONS,
    LOGIN,
    PHRASES,
    SHELLS,
    WALL_MARKS,
)
from monitor.languages import READ_IN_FULL, alternatives
from monitor.model import Document
from monitor.text.language import language_of

_Verdict = tuple[NotAPolicyReason, str]

_TITLE: Final = re.compile(alternatives(lambda each: each.policies.titles))
_VOCABULARY: Final = {
    each.code: re.compile(rf"(?<!\w)(?:{each.policies.vocabulary})(?!\w)") for each in READ_IN_FULL
}
_WALL: Final = re.compile(WALL_MARKS, re.IGNORECASE)
_SHELL: Final = re.compile(SHELLS, re.IGNORECASE)
_PASSWORD: Final = re.compile(r"<input\b[^<>]*type\s*=\s*[\"']?password", re.IGNORECASE)
_META: Final = re.compile(r"<meta\b[^<>]{0,1000}>")
_REFRESH: Final = re.compile(r"content\s*=\s*[\"']?\s*(\d{1,4})[\d.]*\s*[;,]\s*url")
_SCRIPT_REDIRECT: Final = re.compile(
    r"(?:window\.|document\.|top\.|self\.)?location(?:\.href)?\s*=\s*[\"']|location\.replace\s*\("
)
_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")

_RENDER: Final = "set `render = true` for this watch to have it run in a browser"

_AT_ONCE: Final = 10  # seconds
_MANY_SCRIPTS: Final = 5
_BARE: Final = 5  # words: with no more than these a single script writes the page
_FEW: Final = 20  # words: with fewer there is no policy
_SHORTEST: Final = 25  # words of the shortest imprint under a title of its own
_TINY: Final = 80  # words: a stub, or the shortest of imprints
_THIN: Final = 800  # words: above it nothing is a wall
_SENTENCE: Final = 12  # words from which a block counts as prose
_LINE: Final = 2_000  # characters of a block that are looked at
_LENGTHY: Final = 110  # words in long paragraphs that make a document
_HEAD: Final = 8  # blocks in which a wall says what it is
_RICH: Final = 8  # different words of policies that prove one
_SEVERAL: Final = 6  # of them that speak for one whose title alone names it
_SOME: Final = 4  # different words of policies that speak for one
_SAMPLE: Final = 20_000  # characters in which a policy's words are counted
_CONSENT_LONGEST: Final = 450  # words


def refuse_if_implausible(
    document: Document, *, page_text: str, html: str | None = None, url: str = ""
) -> None:
    """Raises `NotAPolicy` where the page is a wall, an error, a home page, an empty shell or half a page.

    `document` is what was kept of the page, `page_text` all the visible text of it, `html` its
    decoded source (None for PDF, Markdown and plain text), `url` where it came from.
    """
    del url  # an address proves nothing: walls answer under the policy's own
    refuse_half(html or "")
    verdict = _verdict(_Reading(document, page_text, html or ""))
    if verdict:
        raise NotAPolicy(*verdict)


def refuse_half(html: str) -> None:
    """Raises `NotAPolicy("half a page")` where the source's end is missing."""
    end = cut_off(html)
    if end:
        raise NotAPolicy("half a page", end)


class _Reading:
    """What the judgement rests on, each figure counted when first asked for."""

    def __init__(self, document: Document, page_text: str, html: str) -> None:
        self.document = document
        self.page_text = page_text
        self.html = html

    @cached_property
    def text(self) -> str:
        return _plain("\n".join(block.text for block in self.document.blocks))

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The title and the first blocks, where a wall says what it is."""
        first = (_plain(block.text[:_LINE]) for block in self.document.blocks[:_HEAD])
        return (_plain(self.document.title[:_LINE]), *first)

    @cached_property
    def words(self) -> int:
        return _count(self.text)

    @cached_property
    def prose(self) -> int:
        """Words that stand in sentences."""
        counts = (_count(block.text) for block in self.document.blocks)
        return sum(count for count in counts if count >= _SENTENCE)

    @cached_property
    def lengthy(self) -> bool:
        """Whether it is written in paragraphs, as documents are and shop windows are not."""
        counts = (_count(block.text) for block in self.document.blocks)
        long = sum(count for count in counts if count >= 2 * _SENTENCE)
        return long >= _LENGTHY and long >= 0.4 * self.words

    @cached_property
    def terms(self) -> int:
        """Different words of policies, in the language that knows most of them."""
        sample = self.text[:_SAMPLE]
        return max(len(set(row.findall(sample))) for row in _VOCABULARY.values())

    @cached_property
    def titled(self) -> bool:
        """Whether the title or a heading near the top names a policy."""
        return any(len(line) < 160 and _TITLE.search(line) for line in self.head[:6])

    @cached_property
    def entitled(self) -> bool:
        """Whether a short block near the top names a policy, asks for no consent, and text follows."""
        return self.words >= _SHORTEST and any(
            _count(line) <= 8 and _TITLE.search(line) and not CONSENT_ASKED.search(line)
            for line in self.head[1:5]
        )

    @cached_property
    def readable(self) -> bool:
        """Whether it is in a language whose policies' words are known."""
        return language_of(self.text, self.document.language) in _VOCABULARY

    @cached_property
    def source(self) -> str:
        """All that the page shows, buttons included, in a source short of content."""
        if not self.html:
            return _plain(self.page_text)
        visible = stripped(self.html, "script", "style", "noscript", "svg").text
        return _plain(re.sub(r"<[^<>]*>", " ", visible))


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _count(text: str) -> int:
    """Words; in scripts that part none, two characters make one."""
    asian = len(_ASIAN.findall(text))
    return asian // 2 if asian * 4 > len(text) else len(text.split())


def _verdict(page: _Reading) -> _Verdict | None:
    if page.words > _THIN and (page.titled or page.terms >= _RICH):
        return None
    verdicts = (check(page) for check in _CHECKS)
    return next((verdict for verdict in verdicts if verdict), None)


def _substantial(page: _Reading) -> bool:
    """Enough of a policy that its mentioning a wall's words proves nothing."""
    if page.terms >= _RICH and page.prose >= _TINY:
        return True
    if page.entitled:
        return page.prose >= _TINY // 2 or page.terms >= _SOME
    return page.titled and page.terms >= _SEVERAL and page.words >= _SHORTEST


def _consent(page: _Reading) -> _Verdict | None:
    if page.words > _CONSENT_LONGEST:
        return None
    asks = next((line for line in page.head[1:4] if CONSENT_ASKED.search(line)), None)
    if asks is None or (page.entitled and "?" not in asks):
        return None
    if CONSENT_BUTTONS.search(page.source):
        return (
            "consent wall",
            f"the page asks for consent instead of showing the policy: « {asks[:100]} »",
        )
    return None


def _stub(page: _Reading) -> _Verdict | None:
    if page.words > _TINY or not page.html:
        return None
    if _sends_on(page.html):
        return "redirect stub", "the page only sends the reader on to another one"
    if page.words < _FEW and _SCRIPT_REDIRECT.search(page.html[:5_000]):
        return "redirect stub", "the page only runs a script that leads to another one"
    return None


def _sends_on(html: str) -> bool:
    """Whether browsers that run scripts are sent on at once by a `<meta>`."""
    metas = _META.findall(stripped(html, "noscript").text)
    waits = [_REFRESH.search(meta) for meta in metas if "refresh" in meta]
    return any(wait and int(wait[1]) <= _AT_ONCE for wait in waits)


def _said(page: _Reading) -> _Verdict | None:
    """What the page says of itself."""
    if page.words > _THIN or _substantial(page):
        return None
    for reason, words in PHRASES:
        for line in page.head:
            match = words.search(line)
            if match:
                detail = f"the page says « {line[:120]} »"
                return reason, f"{detail}; {_RENDER}" if reason == "needs JavaScript" else detail
    return None


def _login(page: _Reading) -> _Verdict | None:
    if page.words > 2 * _TINY or _substantial(page):
        return None
    if any(LOGIN.search(line) for line in page.head[:4]) or (
        page.terms < _SOME and not page.entitled and _PASSWORD.search(page.html)
    ):
        return "login", "the page asks to log in"
    return None


def _walled(page: _Reading) -> _Verdict | None:
    if page.words < _TINY and not page.entitled and _WALL.search(page.html):
        return "bot wall", "the page holds a check for robots and no policy"
    return None


def _empty(page: _Reading) -> _Verdict | None:
    if page.words >= _FEW and (page.words >= 60 or page.titled or page.terms >= _SOME):
        return None
    scripts = page.html.lower().count("<script")
    if page.html and (
        _SHELL.search(page.html) or scripts >= _MANY_SCRIPTS or (scripts and page.words <= _BARE)
    ):
        return (
            "needs JavaScript",
            f"the page shows its text only to browsers that run scripts; {_RENDER}",
        )
    return "empty", f"the page holds {page.words} words of text"


def _home(page: _Reading) -> _Verdict | None:
    """Many short pieces, few sentences, none of a policy's words."""
    if not page.html or page.words > 3 * _THIN or page.lengthy:
        return None
    if page.entitled or (page.titled and page.terms >= _SOME):
        return None
    share = page.prose / max(1, page.words)
    if page.readable:
        poor = page.terms < _RICH or (share < 0.5 and page.terms < 2 * _RICH)
    else:
        poor = share < 0.35 or page.prose < _TINY
    if poor:
        return "home page", "the page holds no policy: short pieces, and none of a policy's words"
    return None


_CHECKS: Final = (_consent, _stub, _said, _login, _walled, _empty, _home)
