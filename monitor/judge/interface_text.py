"""Words of a page that are not its policy's: buttons, menus, counters, promotions, relative times.

Reading a page leaves most of them out. What slips through is told here from the words alone, by a
table of whole lines: a row matches a clause from its first word to its last, so that a sentence
which merely holds such words stays what it is.
"""

from __future__ import annotations

import re
from typing import Final

from monitor.languages import alternatives, words
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


def _lines(kind: str, *others: str) -> str:
    return alternatives(lambda each: each.interface.lines.get(kind, ""), *others)


_CHOOSE: Final = _lines("a language or country menu")
_BUTTON: Final = alternatives(lambda each: each.interface.buttons)
"""What a button or a link of the page says; several may stand in one line."""

_COOKIE_BANNER: Final = (
    rf"(?:{alternatives(lambda each: each.interface.cookie_banner)}) .{{0,200}}?"
)
_DECISION: Final = alternatives(lambda each: each.interface.decisions)
_ALL: Final = alternatives(lambda each: each.interface.all_cookies)
_HOME: Final = rf"(?:{alternatives(lambda each: each.interface.home)})"
_FOLLOW: Final = alternatives(lambda each: each.interface.follow)
_AND: Final = "|".join(sorted(words(lambda each: each.spelling.conjunctions)))

LINK_LISTS: Final = re.compile(_lines("a list of links"))
"""Headings under which nothing of a policy stands; plain text."""

LINES: Final[dict[str, str]] = {
    "a list of links": LINK_LISTS.pattern,
    "a button": rf"(?:{_BUTTON})(?:[ ,|/·.?!]+(?:{_BUTTON}))*",
    "a cookie banner": rf"{_COOKIE_BANNER}[.!] ?(?:(?:{_DECISION})(?: (?:{_ALL})(?: cookies)?)?[ ,|/·]*)+",
    "the way to the page": rf"{_HOME}(?: ?[>›»/] ?[^>›»/.;:]{{2,50}}){{1,6}}",
    "an invitation to subscribe": _lines("an invitation to subscribe"),
    "a language or country menu": rf"(?:{_COUNTRY}, ?)?{_LANGUAGE}(?:[ ,|/-]+{_LANGUAGE})*(?: (?:{_CHOOSE}))?|{_CODES}|{_CHOOSE}",
    "a counter": _lines(
        "a counter",
        r"\(?\d{1,5}\)?|(?:page )?\d+ ?(?:/|of|sur|von|de) ?\d+|(?:rated )?\d(?:[.,]\d)? ?/ ?5(?: .{0,30})?",
    ),
    "a relative time": _lines("a relative time"),
    "a copyright line": _lines(
        "a copyright line",
        r"(?:copyright )?© ?(?:\d{4}(?: ?- ?\d{4})?)?[ ,]*.{0,100}",
        r"(?:.{0,50} )?(?:©|copyright|\(c\)) ?\d{4}(?: ?- ?\d{4})?.{0,60}",
    ),
    "a file to download": _lines(
        "a file to download",
        r".{0,80}\.(?:pdf|docx?|zip)(?: ?\(?[\d., ]+ ?(?:kb|mb|ko|mo)\)?)?|[\d., ]+ ?(?:kb|mb|ko|mo)",
    ),
    "a contents list": _lines("a contents list"),
    "a social link": _lines(
        "a social link",
        rf"(?:(?:{_FOLLOW})[ :]*)?(?:(?:facebook|twitter|x|instagram|linkedin|youtube|pinterest|tiktok|snapchat|whatsapp|threads|mastodon|bluesky)(?:[ ,|/&]|{_AND})*)+",
    ),
}
"""Kind of a whole line → its pattern, for plain text. Words come from `monitor.languages`."""

_PATTERNS: Final = tuple((name, re.compile(rf"(?:{lines})")) for name, lines in LINES.items())
_PROMOTION: Final = re.compile(
    alternatives(lambda each: each.interface.promotion, r"-\d+ ?%", "free trial")
)
_SENTENCE: Final = re.compile(r"[.;:](?:\s|$)")
_EDGES: Final = " .!?…>›»<‹«|·•*-–—→←▼▲+[]:​"
_LONGEST_LINE: Final = 120
_LONGEST_PROMOTION: Final = 80


_SITE_PAGES: Final = re.compile(alternatives(lambda each: each.interface.site_pages))


def site_page(text: str) -> bool:
    """Whether a whole line names a page that most sites have: it tells a menu by its company."""
    return bool(_SITE_PAGES.fullmatch(" ".join(plain(text).strip(_EDGES).split())))


def chrome(text: str) -> str | None:
    """What of a page's furniture this whole text is, or None where it may be the policy's."""
    if len(text) > _LONGEST_LINE:
        return None
    line = " ".join(plain(text).strip(_EDGES).split())
    named = next((name for name, pattern in _PATTERNS if pattern.fullmatch(line)), None)
    return named or ("a promotion" if _promotes(text, line) else None)


def _promotes(text: str, line: str) -> bool:
    loud = text.isupper() or ("!" in text and not _SENTENCE.search(text))
    return loud and len(text) <= _LONGEST_PROMOTION and bool(_PROMOTION.search(line))
