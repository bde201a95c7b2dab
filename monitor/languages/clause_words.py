"""The words of a language that stand in clauses: dates, small facts and spellings.

A field holds alternatives of a regular expression, separated by `|` and without capturing groups,
or words separated by spaces, or a mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Modality = Literal["must", "may", "should"]


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """How documents print and introduce their own dates. Matched against lowered text."""

    months: tuple[str, ...] = ()
    """Twelve rows, January first: each the names and abbreviations of one month."""
    ordinals: str = ""
    """What follows the number of a day: `1st`, `1er`."""
    of: str = ""
    """What joins day, month and year, with its space: `1 de enero de 2024`."""
    updated: str = ""
    """Labels before the date of the last update: `last updated`."""
    effective: str = ""
    """Labels before the date of entry into force: `effective from`."""
    version: str = ""
    """Labels before the date of a version or publication: `published`."""
    updated_after: str = ""
    """Labels that follow the date: `25.5.2018 aktualisiert`."""
    joiners: str = ""
    """Words that may stand between a label and its date: `last updated on Monday, the`."""
    document_words: str = ""
    """Words of a document's name, which may stand there too: `last updated terms of use`."""
    on_day: str = ""
    """The preposition before a date: `on 1 May`, `le 1er mai`."""
    place_article: str = ""
    """The article between a place and a date: `Paris, le 1er mai`."""
    at_hour: str = ""
    """The preposition before a time of day, with its space: `at 10:30`."""
    subjects: str = ""
    """Words by which a sentence speaks of the document itself: `this policy`."""
    others: str = ""
    """Words by which a sentence speaks of a law or of an earlier version: `supersedes`."""
    archives: str = ""
    """Words that head a list of former versions: `previous versions`."""
    until: str = ""
    """Words right before a date that ends something: `valid until`."""
    to: str = ""
    """Words between the two dates of a period: `1 May 2018 to 3 June 2019`."""
    announces: str = ""
    """Words by which a sentence announces what is not yet in force: `will take effect`."""
    declaring_words: tuple[str, ...] = ()
    """Strings of which every text that `declares` matches holds at least one."""
    declares: str = ""
    """Sentences that say the document prints its date: `the date at the top of this page`."""


@dataclass(frozen=True, slots=True, eq=False)
class FactWords:
    """How small facts (atoms) are written. Matched against plain text."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    """Numbers in words: `thirty` → 30."""
    multiples: str = ""
    """Words after a figure that make it an amount, not the number of a section: `1.5 million`."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Name of a unit in `monitor.compare.measures.UNITS` → how it is written."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """ISO 4217 code → how the currency is written in words."""
    regulations: str = ""
    """Kinds of law cited by a number: `regulation (EU) 2016/679`."""
    articles_of_law: str = ""
    """The word before the number of an article: `article 6 of the GDPR`."""
    of_the_law: str = ""
    """What joins an article's number and the name of its law."""
    law_names: str = ""
    """Names and abbreviations that end such a citation: `GDPR`."""
    acts: str = ""
    """Kinds of law cited by a year: `act of 2018`."""
    citations: str = ""
    """Further forms of a citation, whole."""
    negations: str = ""
    """Words that deny, forbid or except."""
    plain_negations: str = ""
    """Those of them that say no more than "not"."""
    first_half: str = ""
    """In languages that deny with two words, the first and what follows up to the second."""
    second_half: str = ""
    """The second word, not counted after the first: `ne … pas`."""
    open_lists: str = ""
    """Negations that deny nothing, for they leave a list open: `not limited to`."""
    parties: str = ""
    """Pronouns by which a policy names its company and its readers: `we`, `your`."""
    modals: Mapping[Modality, str] = field(default_factory=dict)
    """Words for duty, choice and advice."""
    age_before: str = ""
    """Words before the number of an age: `under 16`."""
    age_years: str = ""
    """Words that may follow that number: `under 16 years old`."""
    age_after: str = ""
    """Words after a number that alone make it an age: `16 years of age`."""
    not_age: str = ""
    """Words before `at least 10 years` that make it a period: `retained`."""
    persons: str = ""
    """Words that make it an age all the same: `data of children under 16`."""
    recipients: Mapping[Literal["internal", "external"], str] = field(default_factory=dict)
    """Whether data stays inside the company: `internal`, `external`."""


@dataclass(frozen=True, slots=True, eq=False)
class SpellingWords:
    """What may differ between two wordings without a change of meaning. Matched against tokens."""

    articles: str = ""
    """Words whose coming or going alone changes nothing."""
    light: str = ""
    """Words that come and go in company of an article."""
    stray_letters: str = ""
    """Letters that are no word of the language when they stand alone."""
    conjunctions: str = ""
    """The word before the last item of a list: `and`."""
    closed: str = ""
    """Short words that one letter turns into another word: `these`, `those`; never a slip."""
    negating_prefixes: str = ""
    """Prefixes that turn a word into its opposite; never a slip: `lawful`, `unlawful`."""
    variants: tuple[tuple[str, str], ...] = ()
    """Regional spellings: pattern → replacement that makes them equal, applied in order."""
    capitalised: str = ""
    """Capitalised words that name no company: laws, defined terms, places. Without accents."""
