"""Why words that differ between two readings need not be told: one small rule for each reason.

A rule sees one run of the redline: the words that went, the words that came, and what stands
around them. It names its reason or returns None. Numbers, negations and everything else that no
rule excuses is substance: a rule excuses because it knows, never because a change is small.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from monitor.compare.measures import CURRENCIES, UNITS
from monitor.judge.spelling import ARTICLES, LIGHT, american, inflected, same_name, slip
from monitor.languages import LANGUAGES, alternatives, words
from monitor.text.tokens import HIDDEN_ADDRESS, LOST, is_word, unaccented

Words = tuple[str, ...]


def _nowhere(_word: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule may know beside the words themselves."""

    stood: Callable[[str], bool] = _nowhere
    """Whether a word stands somewhere in the old reading."""
    stands: Callable[[str], bool] = _nowhere
    """Whether a word stands somewhere in the new reading."""
    renumbered: frozenset[tuple[str, str]] = frozenset()
    """Numbers of clauses, before and after, that a renumbering moved."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that went and came at one place, with the word before them and whether they stand first."""

    old: Words
    new: Words
    lead: Words = ()
    """Up to three words that stand before the run on both sides."""
    follow: Words = ()
    first: bool = False


Rule = Callable[[Run, RuleContext], str | None]


def spacing(run: Run, _: RuleContext) -> str | None:
    """Words joined, split or hyphenated otherwise, accents lost or found again."""
    old, new = (_joined(side) for side in (run.old, run.new))
    if not old or not new:
        return None
    if old == new:
        return "spacing"
    same = unaccented(old) == unaccented(new) and not any(c.isdigit() for c in old)
    return "accents" if same else None


_NO_LETTER: Final = re.compile(r"[\W_]+")


def _joined(words: Words) -> str:
    """Words without the spaces; of an address that ran into a word only letters can be told."""
    joined = "".join(words)
    return _NO_LETTER.sub("", joined) if "http" in joined else joined


def damaged_letters(run: Run, _: RuleContext) -> str | None:
    """Letters that a wrong decoding had replaced."""
    old, new = "".join(run.old), "".join(run.new)
    for broken, whole in ((old, new), (new, old)):
        if LOST in broken and LOST not in whole:
            pattern = "".join(r"\w{0,3}" if c == LOST else re.escape(c) for c in broken)
            if re.fullmatch(pattern, whole):
                return "damaged letters repaired"
    return None


def hidden_address(run: Run, _: RuleContext) -> str | None:
    """An e-mail address replaced by what hides it from harvesters, or shown again."""
    words = run.old + run.new + run.lead[-1:] + run.follow[:1]
    if HIDDEN_ADDRESS not in words:
        return None
    beside = (run.old, run.new)
    if all(all(_address_like(word) for word in side) for side in beside):
        return "address hidden or shown"
    return None


_DOMAIN: Final = re.compile(r"(?:com|net|org|fr|de|eu|io|co|uk|it|es|nl|pt|at|ch|be|mailto)")


def _address_like(word: str) -> bool:
    return word == HIDDEN_ADDRESS or "@" in word or bool(_DOMAIN.fullmatch(word))


def reference(run: Run, around: RuleContext) -> str | None:
    """« see section 6 » that became 7 because the section did."""
    numbered = len(run.old) == len(run.new) and all(
        pair in around.renumbered for pair in zip(run.old, run.new, strict=True)
    )
    return "references follow the numbering" if numbered and run.old else None


def ordinal(run: Run, _: RuleContext) -> str | None:
    """The number or letter with which a clause begins."""
    if not run.first or len(run.old) > 1 or len(run.new) > 1:
        return None
    marks = all(_MARK.fullmatch(word) for word in run.old + run.new)
    return "numbering" if marks else None


_MARK: Final = re.compile(r"[ivx]{2,4}|\d{1,2}(?:\.\d{1,2}){2,4}|o")
"""« 4.2.1 », « iv »: a lone number or letter may be the clause's first word and stays one."""


REGIONAL: Final = "British or American spelling"


def spelling(run: Run, around: RuleContext) -> str | None:
    """Each word is another spelling, an inflection or a slip of the one it replaced."""
    if len(run.old) != len(run.new):
        return None
    pairs = tuple(zip(run.old, run.new, strict=True))
    if pairs and all(american(old) == american(new) for old, new in pairs):
        return REGIONAL
    if pairs and all(_same_word(old, new, around) for old, new in pairs):
        return "spelling"
    return None


def _same_word(old: str, new: str, around: RuleContext) -> bool:
    if old == new:
        return True
    if not (is_word(old) and is_word(new)):
        return False
    if american(old) == american(new) or inflected(old, new):
        return True
    return slip(old, new) and _mistaken(old, new, around)


_SURE: Final = 5


def _mistaken(old: str, new: str, around: RuleContext) -> bool:
    """One of the two is found nowhere else; of short words the other must stand elsewhere too."""
    gone, known = not around.stands(old), around.stood(new)
    if min(len(old), len(new)) < _SURE:
        return gone and known
    return gone or not known


def renamed(run: Run, _: RuleContext) -> str | None:
    """A third party under its new name."""
    if len(run.old) == len(run.new) == 1 and same_name(run.old[0], run.new[0]):
        return "a third party's new name"
    return None


def article(run: Run, around: RuleContext) -> str | None:
    """An article that came, went or changed."""
    articles = ARTICLES.get(around.language, frozenset())
    light = articles | LIGHT.get(around.language, frozenset())
    words = run.old + run.new
    if all(word in light for word in words) and any(word in articles for word in words):
        return "articles"
    return None


_LAW: Final = re.compile(alternatives(lambda each: each.facts.dated_laws))
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def newer_law(run: Run, _: RuleContext) -> str | None:
    """A law that is cited by the same name and the year in which it was passed anew."""
    years = len(run.old) == len(run.new) == 1 and all(map(_YEAR.fullmatch, run.old + run.new))
    if years and run.lead and _LAW.fullmatch(unaccented(run.lead[-1])):
        return "a cited law's newer year"
    return None


_NO_WORDS: Final = {each.code: frozenset(each.spelling.stray_letters) for each in LANGUAGES}
"""Letters that alone are no word of a language."""


def stray(run: Run, around: RuleContext) -> str | None:
    """One letter that stands alone and is no word."""
    words = run.old + run.new
    if len(words) == 1 and words[0] in _NO_WORDS.get(around.language, frozenset()):
        return "a stray letter"
    return None


_UNIT: Final = re.compile("|".join((*UNITS.values(), *CURRENCIES.values())))
_ALSO: Final = words(lambda each: each.spelling.conjunctions)


def last_but_one(run: Run, _: RuleContext) -> str | None:
    """« and » at the end of an item that is the last but one now, or no longer is."""
    ends = not run.follow and len(run.old + run.new) == 1
    return "a list's conjunction" if ends and (run.old + run.new)[0] in _ALSO else None


_SECTION: Final = re.compile(r"\d{1,2}\.\d{1,2}")
_MEASURES: Final = re.compile(r"millions?|milliards?|billions?|percent|per|pour|[%€$£]|\d.*")


def section_number(run: Run, _: RuleContext) -> str | None:
    """« 8.6 Disclaimer » that is 9.6 now, printed in the clause's words."""
    if not run.first or len(run.old) != 1 or len(run.new) != 1 or not run.follow:
        return None
    numbers = all(_SECTION.fullmatch(word) for word in run.old + run.new)
    title = not _MEASURES.fullmatch(run.follow[0]) and not _UNIT.fullmatch(run.follow[0])
    return "numbering" if numbers and title else None


RULES: Final[tuple[Rule, ...]] = (
    spacing, damaged_letters, hidden_address, reference, ordinal, spelling, renamed, article, newer_law, stray,
    last_but_one, section_number,
)  # fmt: skip


def editorial_reason(run: Run, around: RuleContext) -> str | None:
    """The first reason why this run is not substance, or None: it is."""
    return next((reason for rule in RULES if (reason := rule(run, around))), None)
