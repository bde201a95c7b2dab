"""The words of a language that stand on sites: titles, walls, menus, counters and buttons.

A field holds alternatives of a regular expression, separated by `|` and without capturing groups,
or words separated by spaces, or a mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from monitor.errors import NotAPolicyReason

DocumentKind = Literal["cookies", "privacy", "terms"]


@dataclass(frozen=True, slots=True, eq=False)
class PolicyWords:
    """How policies are called and what they speak of."""

    titles: str = ""
    """Title or first heading of a policy, terms, imprint or guidelines. Lowered text."""
    vocabulary: str = ""
    """Words that clauses use: many different ones prove a policy. Lowered text, whole words."""
    addresses: Mapping[DocumentKind, str] = field(default_factory=dict)
    """Words in the address or link of a document. Matched against slugs: `donnees-personnelles`."""
    documents: str = ""
    """Words of a line that names a legal document. Plain text, whole words."""
    title_kinds: str = ""
    """Words that end the title of a document: `policy`. Plain text, whole words."""
    title_not: str = ""
    """Words that keep a heading from being such a title: `your choices`. Plain text, whole words."""
    numbering: str = ""
    """The word before the number of a clause: `Article 3`. Case-insensitive."""
    contents: str = ""
    """The heading of a table of contents. Lowered text."""
    page: str = ""
    """The word before the number of a page: `Page 3`. Lowered text."""
    of_pages: str = ""
    """The word between the number of a page and that of all: `3 of 12`. Lowered text."""


@dataclass(frozen=True, slots=True, eq=False)
class WallWords:
    """What sites show in a policy's place. Matched against lowered text."""

    phrases: Mapping[NotAPolicyReason, str] = field(default_factory=dict)
    """Kind of page → words of its title or first blocks."""
    login: str = ""
    """Headings that ask for an account."""
    consent_asked: str = ""
    """First words of a page or box that asks for consent to cookies."""
    consent_buttons: str = ""
    """The buttons that answer it."""


@dataclass(frozen=True, slots=True, eq=False)
class VolatileWords:
    """Words of short lines that move by themselves, beside the text. Matched against plain text."""

    lines: tuple[tuple[str, str], ...] = ()
    """Rule and pattern of whole lines: `("byline", "written by .{2,40}")`."""
    reading_time: str = ""
    """Before the minutes: `reading time: 5 min`."""
    to_read: str = ""
    """After the minutes: `5 min read`."""
    consent_record: str = ""
    """The label of a record of consent: `your consent id: …`."""
    amounts: str = ""
    """Amounts of time: `a day ago`, `several days ago`."""
    units: str = ""
    """Units of time, singular."""
    last: str = ""
    """Before a word of `changed`: `last updated 2 days ago`."""
    changed: str = ""
    """What happened then: `updated`, `published`."""
    ago_before: str = ""
    """Before the amount: `il y a 2 jours`."""
    ago_after: str = ""
    """After the unit: `2 days ago`."""
    about: str = ""
    """Before the amount: `about 2 days ago`."""
    counted: str = ""
    """What counters count: `1,204 views`."""
    counted_when: str = ""
    """What may follow: `1,204 views today`."""
    counter_labels: str = ""
    """Before a number: `views: 1,204`."""
    read_verbs: str = ""
    """`read 1,204 times`: the verb."""
    times: str = ""
    """`read 1,204 times`: the noun."""
    praise: str = ""
    """Before a rating: `excellent 4.8 of 5`."""
    out_of: str = ""
    """Inside a rating: `4.8 out of 5`."""
    reviews: str = ""
    """After a rating: `4.8 of 5, 120 reviews`."""
    cart: str = ""
    """`my cart (2)`."""
    cart_items: str = ""
    """`cart: 2 items`."""
    rights_reserved: str = ""
    """`all rights reserved`."""
    clock: str = ""
    """`time: 10:30`."""
    dated: str = ""
    """Words that make a year part of a date, so that the line is no footer: `updated`."""


@dataclass(frozen=True, slots=True, eq=False)
class ChromeWords:
    """Words of a site's own controls and headings around a policy. Matched against plain text."""

    own_names: str = ""
    """The language's names in language menus, as printed there."""
    controls: str = ""
    """Whole lines that are buttons or links of the page: `print this page`."""
    control_subjects: str = ""
    """Those of them that may head a clause: `Search`."""
    answers: str = ""
    """`yes`, `no`: controls only beside another control."""
    earlier_versions: str = ""
    """Links to former versions: `previous versions`."""
    further_reading: str = ""
    """Headings after the text: `related articles`."""


@dataclass(frozen=True, slots=True, eq=False)
class InterfaceWords:
    """Lines of an interface that reading kept in a policy. Matched against plain text."""

    lines: Mapping[str, str] = field(default_factory=dict)
    """Kind in `monitor.judge.editorial.interface_text.LINES` → whole lines of that kind."""
    buttons: str = ""
    """Buttons and links; several may stand in one line."""
    other_names: str = ""
    """Names of other languages in this one: `French`."""
    cookie_banner: str = ""
    """The begin of a cookie banner: `we use cookies`."""
    decisions: str = ""
    """The buttons that end it: `accept`."""
    all_cookies: str = ""
    """What may follow such a button: `accept all`."""
    home: str = ""
    """The first step of the way to a page: `home › legal › privacy`."""
    follow: str = ""
    """Before the names of social networks: `follow us on`."""
    promotion: str = ""
    """Words of advertising in a loud line."""
    site_pages: str = ""
    """Pages that most sites have, as menus name them: `about us`."""
