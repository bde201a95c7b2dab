"""Run rules about words that change form and keep their meaning."""

from __future__ import annotations

from typing import Final

from monitor.judge.editorial.rule_context import RuleContext, Run
from monitor.judge.editorial.spelling import (
    ARTICLES,
    LIGHT,
    american,
    inflected,
    same_name,
    slip,
)
from monitor.languages import LANGUAGES, words
from monitor.text.tokens import is_word


def regional_spelling(run: Run, _: RuleContext) -> bool:
    """Match British and American spellings of the same words: `colour` → `color`."""
    return bool(pairs := _pairs(run)) and all(american(old) == american(new) for old, new in pairs)


def spelling(run: Run, context: RuleContext) -> bool:
    """Match words that are each a spelling, an inflection or a misspelling of the word they replace."""
    return bool(pairs := _pairs(run)) and all(_same_word(old, new, context) for old, new in pairs)


def _pairs(run: Run) -> tuple[tuple[str, str], ...]:
    """Pair the words of both sides; () where their numbers differ."""
    if len(run.old) != len(run.new):
        return ()
    return tuple(zip(run.old, run.new, strict=True))


def _same_word(old: str, new: str, context: RuleContext) -> bool:
    if old == new:
        return True
    if not (is_word(old) and is_word(new)):
        return False
    if american(old) == american(new) or inflected(old, new):
        return True
    return slip(old, new) and _mistaken(old, new, context)


_SURE: Final = 5
"""Letters of a word from which one deviating letter is taken for a typing error."""


def _mistaken(old: str, new: str, context: RuleContext) -> bool:
    """Return whether one of two similar words is a typing error.

    The policy must not use one of the two anywhere else. For words under five letters it must
    also use the other one elsewhere.
    """
    gone, known = not context.stands(old), context.stood(new)
    if min(len(old), len(new)) < _SURE:
        return gone and known
    return gone or not known


def renamed_third_party(run: Run, _: RuleContext) -> bool:
    """Match the former and the present name of a company: `Twitter` → `X`."""
    return len(run.old) == len(run.new) == 1 and same_name(run.old[0], run.new[0])


def articles(run: Run, context: RuleContext) -> bool:
    """Match articles that were inserted, deleted or replaced: `the child` → `a child`."""
    own = ARTICLES.get(context.language, frozenset())
    light = own | LIGHT.get(context.language, frozenset())
    changed = run.old + run.new
    return all(word in light for word in changed) and any(word in own for word in changed)


_NO_WORDS: Final = {each.code: frozenset(each.spelling.stray_letters) for each in LANGUAGES}
"""Letters that are no word of the language when they stand alone."""


def stray_letter(run: Run, context: RuleContext) -> bool:
    """Match a single letter that is no word of the language."""
    changed = run.old + run.new
    return len(changed) == 1 and changed[0] in _NO_WORDS.get(context.language, frozenset())


_AND: Final = words(lambda each: each.spelling.conjunctions)


def list_conjunction(run: Run, _: RuleContext) -> bool:
    """Match `and` at the end of an item, which marks the last item but one of a list."""
    changed = run.old + run.new
    return not run.follow and len(changed) == 1 and changed[0] in _AND
