"""Patterns of short lines that are no clause: volatile lines, the page's controls, headings of its tail.

Each pattern must match a whole line of plain text; long lines are never tried. Words come from
`monitor.languages`; signs, numbers and identifiers are in this file.
"""

from __future__ import annotations

import re
from typing import Final

from monitor.dates.months import MONTHS
from monitor.languages import LANGUAGES, alternatives, words
from monitor.languages.statements import states_something
from monitor.text.plain import plain

_AMOUNT: Final = rf"(?:{alternatives(lambda each: each.volatile.amounts)}|\d+)"
_UNIT: Final = rf"(?:{alternatives(lambda each: each.volatile.units)})(?:s|e|en|n|es|i)?"
_ABOUT: Final = rf"(?:(?:{alternatives(lambda each: each.volatile.about)}) )?"
_CHANGED: Final = alternatives(lambda each: each.volatile.changed)
_UPDATED: Final = (
    rf"(?:(?:article |page |document )?(?:(?:{alternatives(lambda each: each.volatile.last)}) )?"
    rf"(?:{_CHANGED})\s*:?\s*)?"
)
_AGO: Final = alternatives(lambda each: each.volatile.ago_before)
_AFTER: Final = alternatives(lambda each: each.volatile.ago_after)
_COUNTED: Final = alternatives(lambda each: each.volatile.counted)
_WHEN: Final = alternatives(lambda each: each.volatile.counted_when)
_MINUTES: Final = r"min(?:ute)?[sn]?"
_FIGURE: Final = r"\d{1,3}(?:[.,\s]?\d{3})*"

_MOVING: Final = (
    ("reading time", rf"(?:{alternatives(lambda each: each.volatile.reading_time)})\s*:?\s*(?:de |ca\. )?\d+\s*(?:{_MINUTES}|m)?\.?"),
    ("reading time", rf"\d+\s*(?:-\s*)?min(?:ute|uto)?[sn]?\.?\s+(?:{alternatives(lambda each: each.volatile.to_read)})"),
    ("consent state", rf"(?:{alternatives(lambda each: each.volatile.consent_record)})\s*:.{{2,150}}"),
    ("consent state", r".{0,80}\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b.{0,40}\bcookiebot\b.{0,30}"),
    ("relative date", rf"{_UPDATED}{_ABOUT}{_AMOUNT} {_UNIT} (?:{_AFTER})"),
    ("relative date", rf"{_UPDATED}(?:{_AGO}) {_ABOUT}{_AMOUNT} {_UNIT}(?: (?:{_CHANGED}))?"),
    ("counter", rf"{_FIGURE}(?:[.,]\d+)?\s?[km]?\s+(?:{_COUNTED})(?: (?:{_WHEN}))?"),
    ("counter", rf"(?:{alternatives(lambda each: each.volatile.counter_labels)})\s*:\s*{_FIGURE}(?:\s*x)?"),
    ("counter", rf"(?:{alternatives(lambda each: each.volatile.read_verbs)})\s*:? {_FIGURE} (?:{alternatives(lambda each: each.volatile.times)})"),
    ("counter", rf"(?:{alternatives(lambda each: each.volatile.praise)})?\s*\d[.,]\d\s*(?:/|{alternatives(lambda each: each.volatile.out_of)})\s*(?:5|10)\b.{{0,40}}\d.{{0,30}}(?:{alternatives(lambda each: each.volatile.reviews)}).{{0,25}}"),
    ("countdown", r".{0,40}\b\d{1,2}\s?[:hj]\s?\d\d\s?[:m]\s?\d\d\s?s?"),
    ("trace id", r"(?:server|node|host|served by|instance)\s*:\s*[a-z0-9.-]*\d[a-z0-9.-]*"),
    ("trace id", r"v\d+\.\d+\.\d{2,}"),
    ("cart", rf"(?:{alternatives(lambda each: each.volatile.cart)})\s*[:(]?\s*\d+\s*\)?\s*(?:{alternatives(lambda each: each.volatile.cart_items)})?"),
    ("trace id", r"(?:cloudflare )?(?:ray|trace|request|session|correlation|reference|incident|event|support|build|error|page)[ -]?(?:id|number|no\.?|#)?\s*[:#]?\s*(?=[\w.-]*\d)[0-9a-z._-]{7,}"),
    ("trace id", r"(?:build|release|rev(?:ision)?|app version)\s*[:#]?\s*v?(?=[\w.+-]*\d)[0-9a-z.+_-]{3,}"),
    ("trace id", r"version\s*:?\s*v?\d+(?:\.\d+){2,}[-+][\w.]+|version\s*:?\s*v?\d+\.\d{3,}(?:\.\d+)+"),
    ("trace id", r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,64}"),
    ("footer year", r"(?:copyright\s*)?(?:©|\(c\)|&copy;)\s*(?:copyright\s*)?.{0,40}\b(?:19|20)\d\d.{0,90}"),
    ("footer year", rf"(?:©|\(c\)|copyright)\s*.{{0,60}}(?:{alternatives(lambda each: each.volatile.rights_reserved)})\.?"),
    ("footer year", r"copyright\s+(?:19|20)\d\d.{0,90}"),
    ("clock", rf"(?:{alternatives(lambda each: each.volatile.clock)})\s*:?\s*\d\d?[:h]\d\d.{{0,12}}"),
    *(line for each in LANGUAGES for line in each.volatile.lines),
)  # fmt: skip

MOVING: Final = tuple((name, re.compile(pattern)) for name, pattern in _MOVING)
"""Rule and lines that change between two readings of one text."""


def moves(line: str) -> str | None:
    """Return the rule whose line this is, or None.

    Patterns with gaps may hold a sentence in them: these never match a line that states something.
    `(c) 2024 Acme` → `footer year`; `(c) 2024 Acme may not sell photos` → None.
    """
    if not _ANY_MOVING.fullmatch(line):
        return None
    name = next(name for name, pattern in MOVING if pattern.fullmatch(line))
    return None if name in _WITH_GAPS and states_something(line) else name


_ANY_MOVING: Final = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in MOVING))
_WITH_GAPS: Final = frozenset({"footer year", "counter", "countdown", "clock", "byline"})

# "Ostenz Europe 2026" as the very last line: a footer's year without its sign.
NAME_AND_YEAR: Final = re.compile(r"[^\d:.,]{2,40}\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?")
SAYS_A_DATE: Final = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|{alternatives(lambda each: each.volatile.dated)})\b"
)

_CONTROL: Final = rf"(?:{alternatives(lambda each: each.chrome.controls)})\s*[!.›»→]?"
CONTROLS: Final = re.compile(rf"{_CONTROL}(?:[\s|·•/]+{_CONTROL}){{0,4}}")
"""Buttons and links of the page, up to five in a line."""

SUBJECTS: Final = re.compile(alternatives(lambda each: each.chrome.control_subjects))
"""Those of them that as a heading with a text below it name what a clause is about."""

ANSWERS: Final = re.compile(rf"(?:{alternatives(lambda each: each.chrome.answers)})\s*[!.]?")
"""Answers: a control only beside another one, else what a question's clause says."""

EARLIER: Final = re.compile(alternatives(lambda each: each.chrome.earlier_versions))
"""Links to former versions, beside a date."""

_OTHER_NAMES: Final = (
    "euskara galego slovenčina slovenščina hrvatski srpski eesti latviešu lietuvių íslenska gaeilge cymraeg malti shqip"
    " bahasa indonesia melayu tiếng việt tagalog filipino українська български српски हिन्दी فارسی"
)
LANGUAGE_NAMES: Final = frozenset(
    map(plain, (*words(lambda each: each.chrome.own_names), *_OTHER_NAMES.split()))
)
"""The words by which menus name languages, each in its own."""

TAILS: Final = re.compile(rf"(?:{alternatives(lambda each: each.chrome.further_reading)})\s*[:?!]?")
"""Headings that stand after the text."""

DOCUMENTS: Final = re.compile(rf"\b(?:{alternatives(lambda each: each.policies.documents)})\b")
"""A line that names a legal document."""

TITLE_OF_DOCUMENT: Final = re.compile(
    rf"(?!.*\b(?:{alternatives(lambda each: each.policies.title_not)})\b)(?!\W*\d)(?:\S+\s){{0,6}}?"
    rf"(?:{alternatives(lambda each: each.policies.title_kinds)})\b(?:\s\S+){{0,4}}"
)
"""A heading that is the title of a document, where many sections of policies speak of one too."""
