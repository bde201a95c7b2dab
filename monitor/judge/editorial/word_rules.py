"""Run rules about words that change form and keep their meaning."""

from __future__ import annotations

from typing import Final

from monitor.judge.editorial.rule_context import RuleContext, Run
from monitor.judge.editorial.spelling import (
    ARTICLES,
    LIGHT,
    american,
    inflected,
    slip,
)
from monitor.judge.lexicon import lexicon
from monitor.languages import LANGUAGES, words
from monitor.languages.vocabulary import is_known
from monitor.text.plain import plain
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
    if american(old) == american(new):
        return True
    if inflected(old, new):
        return not _recipient(old, context)
    return slip(old, new) and _mistaken(old, new, context) and _misspelt(old, new, context)


def _recipient(word: str, context: RuleContext) -> bool:
    """Return whether a word names who receives data: how many receive it is substance."""
    return bool(lexicon(context.language).topics["recipients"].match(plain(word)))


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


def _misspelt(old: str, new: str, context: RuleContext) -> bool:
    """Return whether one of the two is no word of the language, nor a name.

    A name is a word that its reading never writes in lower case. `recieve` → `receive` is proved,
    `Ireland` → `Iceland` and `consent` → `content` are words, `Klarna` → `Klarma` may be names.
    """
    unknown = [
        lower(word)
        for word, lower in ((old, context.stood_lower), (new, context.stands_lower))
        if is_known(word, context.language) is False
    ]
    return bool(unknown) and all(unknown)


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
