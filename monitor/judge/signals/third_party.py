"""Signal `third party`: a clause names a company that the old reading does not name.

A name is recognised by capitals inside a sentence, or by its legal form (`Ltd`). Defined terms
(`the Withdrawal Period`), laws and places have capitals too. So one word of a name must be no
ordinary word: neither in the table of capitalised words nor in lower case anywhere in the policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from monitor.judge.judge_context import PolicyIndex
from monitor.judge.signals.signal_rule import MOST_QUOTED, Differences, Example, SignalRule
from monitor.languages import words
from monitor.model import Signal
from monitor.text.plain import plain

_NOBODY: Final = words(lambda each: each.spelling.capitalised)
"""Words that have a capital and name nobody: laws, defined terms, places, months."""
_WORD: Final = r"(?![a-zà-ÿ\d_])\w[\w&-]*[^\W\d_]"
_NAME: Final = re.compile(rf"(?<![\w'’-]){_WORD}(?: {_WORD}){{0,3}}")
_BEGINS_SENTENCE: Final = re.compile(r"(?:^|[.!?:•|\n(\"“«] ?)$")
_ENTRY: Final = re.compile(rf"({_WORD}(?: {_WORD}){{0,3}})(?:[.]\w+)? ?(?:$|[|:,(–-] ?)")
_LAST: Final = re.compile(rf".{{1,60}} ?: ({_WORD}(?: {_WORD}){{0,3}})[. ]*")
"""Entries of a list of recipients: `Name | purpose` begins with a name, `Purpose: Name` ends with one."""


def _find(differences: Differences) -> Iterator[Signal]:
    old, new = differences.texts
    names = list(islice((n for n in _new_names(differences, new) if n not in old), MOST_QUOTED))
    if names:
        yield Signal("third party", "", ", ".join(names))


def _new_names(differences: Differences, new: str) -> Iterator[str]:
    """Yield the names in the new text, as printed, that the old reading has nowhere."""
    before = differences.old_reading
    entities = [atom.text.rstrip(".,") for atom in differences.atoms.of("name").come]
    names = [*entities, *_capitalised(new, listed=differences.recipients_list)]
    if not names:
        return
    here, certain = frozenset(_words(new)), frozenset(entities)
    for name in dict.fromkeys(names):
        if _known(name.casefold(), before):
            continue
        if name in certain or _somebody(name, here, before):
            yield name


def _capitalised(text: str, *, listed: bool) -> list[str]:
    entry = (_ENTRY.match(text) or _LAST.fullmatch(text)) if listed else None
    inside = [
        found[0]
        for found in _NAME.finditer(text)
        if not _BEGINS_SENTENCE.search(text, max(0, found.start() - 2), found.start())
    ]
    names = [entry[1], *inside] if entry else inside
    return [name for name in names if name[0].isupper()]


def _somebody(name: str, here: frozenset[str], before: PolicyIndex) -> bool:
    """Return whether a word of the name is no ordinary word: of the table, the text or the policy."""
    return any(
        plain(word) not in _NOBODY
        and here.isdisjoint(forms := (word, word.rstrip("s")))
        and before.lower_words.isdisjoint(forms)
        for word in map(str.casefold, re.split(r"[ -]", name))
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _known(name: str, before: PolicyIndex) -> bool:
    """Return whether the old reading has the name, or has it without a sentence's first word."""
    _, _, rest = name.partition(" ")
    return before.holds(name) or (" " in rest and before.holds(rest))


RULE: Final = SignalRule(
    name="third party",
    label=("third party", "tiers"),
    points=15,
    find=_find,
    examples=(
        Example("en", "Your data goes to our host.", "Your data goes to Acme Hosting Ltd."),
        Example("fr", "Un hébergeur reçoit vos données.", "La société Exemple Hébergement SARL reçoit vos données."),
    ),
    counterexamples=(
        Example("en", "", "We follow the rules of the European Union."),
        Example("fr", "", "Les lettres sont lues par les Utilisateurs du service."),
    ),
)  # fmt: skip
