"""Refuse pages that sites serve in a policy's place: walls, errors, home pages, empty shells.

A page with the substance of a policy is accepted, whatever words it mentions. Only a page without
that substance is compared with the kinds of pages that stand in for policies.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from monitor.errors import NotAPolicy, NotAPolicyReason
from monitor.extract.decisions import ParsedPage
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
from monitor.text.detection import language_of
from monitor.text.lowered import lowered

_Verdict = tuple[NotAPolicyReason, str]

_TITLE: Final = re.compile(alternatives(lambda each: each.policies.titles))
_VOCABULARY: Final = {
    each.code: re.compile(rf"(?<!\w)(?:{each.policies.vocabulary})(?!\w)")
    for each in READ_IN_FULL
    if each.policies.vocabulary
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
_BARE: Final = 5  # words: a page with as few and one script is written by that script
_FEW: Final = 20  # words: a page with fewer holds no policy
_SHORTEST: Final = 25  # words of the shortest imprint under a title of its own
_TINY: Final = 80  # words of a stub, or of the shortest imprint
_THIN: Final = 800  # words of the longest wall
_SENTENCE: Final = 12  # words from which a block counts as prose
_LINE: Final = 2_000  # characters of a block that are examined
_LENGTHY: Final = 110  # words in long paragraphs, from which a page is a document
_HEAD: Final = 8  # blocks in which a wall says what it is
_RICH: Final = 8  # different words of policies: proof of a policy
_SEVERAL: Final = 6  # different words of policies: enough below a title that names one
_SOME: Final = 4  # different words of policies: a hint of one
_SAMPLE: Final = 20_000  # characters in which words of policies are counted
_CONSENT_LONGEST: Final = 450  # words of the longest consent wall


def refuse_if_implausible(page: ParsedPage) -> None:
    """Raise `NotAPolicy` where the page is a wall, an error, a home page, an empty shell or half a page."""
    refuse_half(page.markup)
    verdict = _verdict(_Impression(page))
    if verdict:
        raise NotAPolicy(*verdict)


def refuse_half(markup: str) -> None:
    """Raise `NotAPolicy("half a page")` where the end of the source is missing."""
    end = cut_off(markup)
    if end:
        raise NotAPolicy("half a page", end)


class _Impression:
    """The figures that the checks rest on; each is computed when a check first asks for it."""

    def __init__(self, page: ParsedPage) -> None:
        self.page = page
        self.blocks = page.blocks
        self.html = page.markup

    @cached_property
    def text(self) -> str:
        return _plain("\n".join(block.text for block in self.blocks))

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The title and the first blocks, where a wall says what it is."""
        first = (_plain(block.text[:_LINE]) for block in self.blocks[:_HEAD])
        return (_plain(self.page.title[:_LINE]), *first)

    @cached_property
    def words(self) -> int:
        return _count(self.text)

    @cached_property
    def prose(self) -> int:
        """Words in sentences."""
        counts = (_count(block.text) for block in self.blocks)
        return sum(count for count in counts if count >= _SENTENCE)

    @cached_property
    def lengthy(self) -> bool:
        """Whether most of it is long paragraphs, as in documents and unlike home pages."""
        counts = (_count(block.text) for block in self.blocks)
        long = sum(count for count in counts if count >= 2 * _SENTENCE)
        return long >= _LENGTHY and long >= 0.4 * self.words

    @cached_property
    def terms(self) -> int:
        """Number of different words of policies, in the language that has most of them."""
        sample = self.text[:_SAMPLE]
        return max(len(set(row.findall(sample))) for row in _VOCABULARY.values())

    @cached_property
    def titled(self) -> bool:
        """Whether the title or a heading near the top names a policy."""
        return any(len(line) < 160 and _TITLE.search(line) for line in self.head[:6])

    @cached_property
    def entitled(self) -> bool:
        """Whether a short block near the top names a policy without asking for consent, and text follows."""
        return self.words >= _SHORTEST and any(
            _count(line) <= 8 and _TITLE.search(line) and not CONSENT_ASKED.search(line)
            for line in self.head[1:5]
        )

    @cached_property
    def readable(self) -> bool:
        """Whether it is in a language whose policies' words are known."""
        return language_of(self.text, self.page.language) in _VOCABULARY

    @cached_property
    def shown(self) -> str:
        """All that the page shows, kept or dropped, buttons included."""
        return _plain(" ".join(one.text for one in self.page.decisions))


def _plain(text: str) -> str:
    return " ".join(lowered(text).split())


def _count(text: str) -> int:
    """Count words; in scripts without spaces, two characters make a word."""
    asian = len(_ASIAN.findall(text))
    return asian // 2 if asian * 4 > len(text) else len(text.split())


def _verdict(page: _Impression) -> _Verdict | None:
    if page.words > _THIN and (page.titled or page.terms >= _RICH):
        return None
    verdicts = (check(page) for check in _CHECKS)
    return next((verdict for verdict in verdicts if verdict), None)


def _substantial(page: _Impression) -> bool:
    """Whether it is so much of a policy that the words of a wall in it prove nothing."""
    if page.terms >= _RICH and page.prose >= _TINY:
        return True
    if page.entitled:
        return page.prose >= _TINY // 2 or page.terms >= _SOME
    return page.titled and page.terms >= _SEVERAL and page.words >= _SHORTEST


def _consent(page: _Impression) -> _Verdict | None:
    if page.words > _CONSENT_LONGEST:
        return None
    asks = next((line for line in page.head[1:4] if CONSENT_ASKED.search(line)), None)
    if asks is None or (page.entitled and "?" not in asks):
        return None
    if CONSENT_BUTTONS.search(page.shown):
        return (
            "consent wall",
            f"the page asks for consent instead of showing the policy: « {asks[:100]} »",
        )
    return None


def _stub(page: _Impression) -> _Verdict | None:
    if page.words > _TINY or not page.html:
        return None
    if _sends_on(page.html):
        return "redirect stub", "the page only sends the reader on to another one"
    if page.words < _FEW and _SCRIPT_REDIRECT.search(page.html[:5_000]):
        return "redirect stub", "the page only runs a script that leads to another one"
    return None


def _sends_on(html: str) -> bool:
    """Whether a `<meta>` sends browsers that run scripts on at once."""
    metas = _META.findall(stripped(html, "noscript").text)
    waits = [_REFRESH.search(meta) for meta in metas if "refresh" in meta]
    return any(wait and int(wait[1]) <= _AT_ONCE for wait in waits)


def _said(page: _Impression) -> _Verdict | None:
    """Match what the page says about itself: "Verify you are human"."""
    if page.words > _THIN or _substantial(page):
        return None
    for reason, words in PHRASES:
        for line in page.head:
            match = words.search(line)
            if match:
                detail = f"the page says « {line[:120]} »"
                return reason, f"{detail}; {_RENDER}" if reason == "needs JavaScript" else detail
    return None


def _login(page: _Impression) -> _Verdict | None:
    if page.words > 2 * _TINY or _substantial(page):
        return None
    if any(LOGIN.search(line) for line in page.head[:4]) or (
        page.terms < _SOME and not page.entitled and _PASSWORD.search(page.html)
    ):
        return "login", "the page asks to log in"
    return None


def _walled(page: _Impression) -> _Verdict | None:
    if page.words < _TINY and not page.entitled and _WALL.search(page.html):
        return "bot wall", "the page holds a check for robots and no policy"
    return None


def _empty(page: _Impression) -> _Verdict | None:
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


def _home(page: _Impression) -> _Verdict | None:
    """Match many short pieces, few sentences, and no words of policies."""
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
