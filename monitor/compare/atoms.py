"""Find the atoms of a text: small facts whose change is never editorial, however short.

Atoms are quantities, ages, sums of money, dates, other numbers, cited laws, e-mail and web
addresses, names with a legal form, negations, modal verbs, and internal or external recipients.
Each has one value for all ways of writing it: "trente (30) jours" → `30 day`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from monitor.compare.recogniser_base import Atom, AtomKind, Recogniser
from monitor.compare.recognisers import recognisers
from monitor.text.plain import plain

_DIGIT: Final = re.compile(r"\d")
_LEGAL_FORMS: Final = (
    r"Inc\.?|LLC|L\.L\.C\.|Ltd\.?|Limited|Corp\.?|Corporation|PLC|plc|LLP|L\.P\.|GmbH(?: & Co\. KG)?|AG|KG|SE|S\.?A\.?S\.?U?\.?|S\.?A\.?R\.?L\.?|S\.?A\.?|S\.?p\.?A\.?|S\.?r\.?l\.?"
    r"|B\.?V\.?|N\.?V\.?|ApS|A/S|AB|Oy|S\.?L\.?U?\.?|Lda\.?|Pty\.? Ltd\.?|Pte\.? Ltd\.?|Sp\. z o\.o\.|s\.r\.o\."
)
_ENTITY: Final = re.compile(
    rf"(?:[^\W\d_a-z][\w&'’.-]{{0,60}},? ){{1,5}}(?:{_LEGAL_FORMS})(?![\w])"
)


@dataclass(frozen=True, slots=True)
class AtomChange:
    """The atoms that occur in one of two texts only, in reading order."""

    gone: tuple[Atom, ...]
    come: tuple[Atom, ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.come)

    def of(self, *kinds: AtomKind) -> AtomChange:
        """Return the change restricted to some kinds of atoms."""
        return AtomChange(
            tuple(a for a in self.gone if a.kind in kinds),
            tuple(a for a in self.come if a.kind in kinds),
        )


def changed_atoms(before: str, after: str, language: str = "") -> AtomChange:
    """Return the atoms that differ between two texts, as multisets."""
    old, new = atoms(before, language), atoms(after, language)
    return AtomChange(_without(old, new), _without(new, old))


def _without(these: tuple[Atom, ...], those: tuple[Atom, ...]) -> tuple[Atom, ...]:
    left = Counter((atom.kind, atom.value) for atom in those)
    kept = []
    for atom in these:
        key = (atom.kind, atom.value)
        if left[key] > 0:
            left[key] -= 1
        else:
            kept.append(atom)
    return tuple(kept)


@lru_cache(maxsize=512)
def atoms(text: str, language: str = "") -> tuple[Atom, ...]:
    """Return the atoms of a text in reading order.

    `language` is a code such as `fr`; without one, English and French words are sought.
    """
    whole = plain(text)
    found: list[tuple[int, Atom]] = []
    rest = whole
    digits = _DIGIT.search(whole) is not None
    for recogniser in recognisers(language[:2]):
        if recogniser.of_digits and not digits:
            continue
        rest = _take(recogniser, rest, text, found)
    found.extend(_names(text))
    return tuple(atom for _, atom in sorted(found, key=lambda item: item[0]))


def _take(
    recogniser: Recogniser,
    rest: str,
    text: str,
    found: list[tuple[int, Atom]],
) -> str:
    """Collect what one recogniser finds and return the text with it blanked, so that no word counts twice."""
    pieces, last = [], 0
    for start, end, value in recogniser.find(rest):
        found.append((start, Atom(recogniser.kind, value, text[start:end].strip())))
        pieces += [rest[last:start], "\x00" * (end - start)]
        last = end
    return "".join((*pieces, rest[last:])) if pieces else rest


def _names(text: str) -> list[tuple[int, Atom]]:
    """Find companies by their legal form, in the text as printed, for names have capitals."""
    return [
        (m.start(), Atom("name", m[0].casefold().replace(",", "").rstrip("."), m[0]))
        for m in _ENTITY.finditer(text)
    ]
