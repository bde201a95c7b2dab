"""Recognise text of the user interface by its words: buttons, menus, counters, promotions.

Extraction drops most of it as boilerplate. This table catches the rest. A row must match the whole
clause, so a sentence that contains the same words stays a clause of the policy.
"""

from __future__ import annotations

import re
from typing import Final

from monitor.languages import alternatives, words
from monitor.languages.statements import states_something
from monitor.model import ReasonCode
from monitor.text.plain import plain

_OTHER_NAMES: Final = (
    "українська|中文|简体中文|繁體中文|ภาษาไทย|العربية|עברית|हिन्दी|tieng viet|bahasa indonesia"
)
"""Names of languages that have no row, and of scripts that have no plain form."""
_OWN_NAMES: Final = "|".join(sorted(map(plain, words(lambda each: each.chrome.own_names))))
_LANGUAGE: Final = (
    rf"(?:{_OWN_NAMES}|{alternatives(lambda each: each.interface.other_names)}|{_OTHER_NAMES})"
    r"(?: ?\([\w ,-]{2,20}\))?"
)
_COUNTRY: Final = r"[a-z][a-z ]{2,20}"
_CODES: Final = r"(?:en|fr|de|es|it|nl|pt|pl|sv|da)(?:[ |/·-]+(?:en|fr|de|es|it|nl|pt|pl|sv|da))+"


def _lines(code: ReasonCode, *others: str) -> str:
    return alternatives(lambda each: each.interface.lines.get(code, ""), *others)


_CHOOSE: Final = _lines("language menu")
_BUTTON: Final = alternatives(lambda each: each.interface.buttons)
"""Captions of buttons and links; one line may hold several."""

_COOKIE_BANNER: Final = (
    rf"(?:{alternatives(lambda each: each.interface.cookie_banner)}) .{{0,200}}?"
)
_DECISION: Final = alternatives(lambda each: each.interface.decisions)
_ALL: Final = alternatives(lambda each: each.interface.all_cookies)
_HOME: Final = rf"(?:{alternatives(lambda each: each.interface.home)})"
_FOLLOW: Final = alternatives(lambda each: each.interface.follow)
_AND: Final = "|".join(sorted(words(lambda each: each.spelling.conjunctions)))

LINK_LISTS: Final = re.compile(_lines("list of links"))
"""Headings above lists of links to other pages, for plain text."""

LINES: Final[dict[ReasonCode, str]] = {
    "list of links": LINK_LISTS.pattern,
    "button": rf"(?:{_BUTTON})(?:[ ,|/·.?!]+(?:{_BUTTON}))*",
    "cookie banner": rf"{_COOKIE_BANNER}[.!] ?(?:(?:{_DECISION})(?: (?:{_ALL})(?: cookies)?)?[ ,|/·]*)+",
    "breadcrumb": rf"{_HOME}(?: ?[>›»/] ?[^>›»/.;:]{{2,50}}){{1,6}}",
    "newsletter invitation": _lines("newsletter invitation"),
    "language menu": rf"(?:{_COUNTRY}, ?)?{_LANGUAGE}(?:[ ,|/-]+{_LANGUAGE})*(?: (?:{_CHOOSE}))?|{_CODES}|{_CHOOSE}",
    "counter": _lines(
        "counter",
        r"\(?\d{1,5}\)?|(?:page )?\d+ ?(?:/|of|sur|von|de) ?\d+|(?:rated )?\d(?:[.,]\d)? ?/ ?5(?: .{0,30})?",
    ),
    "relative time": _lines("relative time"),
    "copyright line": _lines(
        "copyright line",
        r"(?:copyright )?© ?(?:\d{4}(?: ?- ?\d{4})?)?[ ,]*.{0,100}",
        r"(?:.{0,50} )?(?:©|copyright|\(c\)) ?\d{4}(?: ?- ?\d{4})?.{0,60}",
    ),
    "file download": _lines(
        "file download",
        r".{0,80}\.(?:pdf|docx?|zip)(?: ?\(?[\d., ]+ ?(?:kb|mb|ko|mo)\)?)?|[\d., ]+ ?(?:kb|mb|ko|mo)",
    ),
    "contents list": _lines("contents list"),
    "social link": _lines(
        "social link",
        rf"(?:(?:{_FOLLOW})[ :]*)?(?:(?:facebook|twitter|x|instagram|linkedin|youtube|pinterest|tiktok|snapchat|whatsapp|threads|mastodon|bluesky)(?:[ ,|/&]|{_AND})*)+",
    ),
}
"""Code of a kind of line → pattern of the whole line, for plain text. Words come from `monitor.languages`."""

_PATTERNS: Final = tuple((code, re.compile(rf"(?:{lines})")) for code, lines in LINES.items())
_WITH_GAPS: Final[tuple[ReasonCode, ...]] = ("breadcrumb", "copyright line", "list of links")
"""Lines of these kinds may hold other words: a sentence among them is a clause."""
_PROMOTION: Final = re.compile(
    alternatives(lambda each: each.interface.promotion, r"-\d+ ?%", "free trial")
)
_SENTENCE: Final = re.compile(r"[.;:](?:\s|$)")
_EDGES: Final = " .!?…>›»<‹«|·•*-–—→←▼▲+[]:​"
_LONGEST_LINE: Final = 120
_LONGEST_PROMOTION: Final = 80


_SITE_PAGES: Final = re.compile(alternatives(lambda each: each.interface.site_pages))


def site_page(text: str) -> bool:
    """Return whether the line names a page that most sites have: `Careers`, `Contact us`.

    One line alone proves nothing; several in a run are a menu.
    """
    return bool(_SITE_PAGES.fullmatch(_folded(text)))


def interface_text(text: str) -> ReasonCode | None:
    """Return the kind of interface text that the whole line is; None where it may be policy text."""
    if len(text) > _LONGEST_LINE:
        return None
    line = _folded(text)
    code = next((code for code, pattern in _PATTERNS if pattern.fullmatch(line)), None)
    if code in _WITH_GAPS and states_something(line):
        return None
    return code or ("promotion" if _promotes(text, line) else None)


def _folded(text: str) -> str:
    return " ".join(plain(text).strip(_EDGES).split())


def _promotes(text: str, line: str) -> bool:
    loud = text.isupper() or ("!" in text and not _SENTENCE.search(text))
    return loud and len(text) <= _LONGEST_PROMOTION and bool(_PROMOTION.search(line))
