"""Third parties that a clause names and the old reading nowhere does.

A name is told by its capitals inside a sentence, or by its legal form. A defined term (« the
Withdrawal Period »), a law or a place has capitals too: of a name one word at least must be nobody's
ordinary word, neither in the table of such words nor in lower case anywhere in the policy.
"""

from __future__ import annotations

import re
from typing import Final

from monitor.compare.atoms import AtomChange
from monitor.judge.judge_context import PolicyIndex
from monitor.languages import words
from monitor.text.tokens import unaccented

_NOBODY: Final = words(lambda each: each.spelling.capitalised)
_WORD: Final = r"(?![a-zà-ÿ\d_])\w[\w&-]*[^\W\d_]"
_NAME: Final = re.compile(rf"(?<![\w'’-]){_WORD}(?: {_WORD}){{0,3}}")
_BEGINS_SENTENCE: Final = re.compile(r"(?:^|[.!?:•|\n(\"“«] ?)$")
_ENTRY: Final = re.compile(rf"({_WORD}(?: {_WORD}){{0,3}})(?:[.]\w+)? ?(?:$|[|:,(–-] ?)")
_LAST: Final = re.compile(rf".{{1,60}} ?: ({_WORD}(?: {_WORD}){{0,3}})[. ]*")
"""« Name | what for », « What for: Name »: entries of which a list of recipients is made."""


def new_parties(changed: AtomChange, new: str, before: PolicyIndex, *, listed: bool) -> list[str]:
    """Names in the new text that the reading before nowhere holds, as printed.

    In a list of recipients (`listed`) an entry may be a name, or begin or end with it.
    """
    entities = [atom.text.rstrip(".,") for atom in changed.of("name").come]
    names = [*entities, *_capitalised(new, listed=listed)]
    fresh = [n for n in dict.fromkeys(names) if not _known(n.casefold(), before)]
    here = frozenset(_words(new)) if fresh else frozenset()
    return [name for name in fresh if name in entities or _somebody(name, here, before)]


def _capitalised(text: str, *, listed: bool) -> list[str]:
    entry = (_ENTRY.match(text) or _LAST.fullmatch(text)) if listed else None
    inside = [
        found[0]
        for found in _NAME.finditer(text)
        if not _BEGINS_SENTENCE.search(text, 0, found.start())
    ]
    names = [entry[1], *inside] if entry else inside
    return [name for name in names if name[0].isupper()]


def _somebody(name: str, here: frozenset[str], before: PolicyIndex) -> bool:
    return any(
        unaccented(word) not in _NOBODY
        and here.isdisjoint(forms := (word, word.rstrip("s")))
        and before.lower_words.isdisjoint(forms)
        for word in map(str.casefold, re.split(r"[ -]", name))
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _known(name: str, before: PolicyIndex) -> bool:
    """Whether the old reading holds it, a capital that only began the sentence apart."""
    _, _, rest = name.partition(" ")
    return before.holds(name) or (" " in rest and before.holds(rest))
