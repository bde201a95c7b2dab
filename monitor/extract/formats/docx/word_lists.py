"""The numbers that Word generates for lists and numbered headings: "1.", "2.3", "(b)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from monitor.extract.formats.docx.word_package import W
from monitor.extract.formats.docx.word_styles import Style, number_in
from monitor.extract.list_marker import list_marker

_PLACE: Final = re.compile(r"%([1-9])")
_FORMATS: Final = {
    "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
}  # fmt: skip
"""Word's number formats as the `type` of an HTML list; other formats become digits."""
_LONGEST_LABEL: Final = 64  # characters
_UNNUMBERED: Final = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    """The label, with `%1` for the number of the first level: "%1.%2"."""


@dataclass(frozen=True, slots=True)
class WordList:
    """One list. Lists of one family go on counting where another one stopped."""

    family: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]
    """The number at which this list starts a level anew."""


def lists_of(root: etree._Element | None, styles: Mapping[str, Style]) -> Mapping[str, WordList]:
    """Return the lists by their ids; `root` is the part `numbering.xml`."""
    if root is None:
        return {}
    families = {one.get(f"{W}abstractNumId", ""): one for one in root.iterfind(f"{W}abstractNum")}
    named = {one.get(f"{W}numId", ""): one for one in root.iterfind(f"{W}num")}
    return {name: _list(one, families, named, styles) for name, one in named.items()}


@dataclass(slots=True)
class ListCounters:
    """Counts the items of all lists while a document is read from its start to its end."""

    lists: Mapping[str, WordList]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def next_label(self, list_id: str, level: int) -> str:
        """Count one more item and return its label; "" for a bullet or an unknown list."""
        found = self.lists.get(list_id)
        if found is None:
            return ""
        here = found.levels.get(level, Level())
        counts = self._counts.setdefault(found.family, {})
        restarts = level in found.restarts and (list_id, level) not in self._started
        if restarts:
            self._started.add((list_id, level))
            counts[level] = found.restarts[level]
        else:
            counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return "" if here.format in _UNNUMBERED else _label(here, found.levels, counts)


def _label(here: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        of_level = levels.get(level, Level())
        return list_marker(counts.get(level, of_level.start), _FORMATS.get(of_level.format, "1"))

    return _PLACE.sub(number, here.text).strip()


def _list(
    element: etree._Element,
    families: Mapping[str, etree._Element],
    named: Mapping[str, etree._Element],
    styles: Mapping[str, Style],
) -> WordList:
    family = _family_id(element)
    definition = families.get(family)
    linked = definition.find(f"{W}numStyleLink") if definition is not None else None
    if linked is not None:  # the levels are those of the list of a style
        style = styles.get(linked.get(f"{W}val", ""), Style())
        target = named.get(style.list_id)
        family = _family_id(target) if target is not None else family
        definition = families.get(family)
    levels = dict(_levels(definition))
    restarts: dict[int, int] = {}
    for override in element.iterfind(f"{W}lvlOverride"):
        level = _depth(override)
        levels.update(_levels(override))
        start = number_in(override, f"{W}startOverride")
        if start is not None:
            restarts[level] = start
    return WordList(family, levels, restarts)


def _family_id(element: etree._Element) -> str:
    number = number_in(element, f"{W}abstractNumId")
    return "" if number is None else str(number)


def _levels(definition: etree._Element | None) -> list[tuple[int, Level]]:
    if definition is None:
        return []
    return [_level(one) for one in definition.iterfind(f"{W}lvl")]


def _level(element: etree._Element) -> tuple[int, Level]:
    start = number_in(element, f"{W}start")
    format_, text = element.find(f"{W}numFmt"), element.find(f"{W}lvlText")
    return _depth(element), Level(
        1 if start is None else start,
        format_.get(f"{W}val", "decimal") if format_ is not None else "decimal",
        text.get(f"{W}val", "")[:_LONGEST_LABEL] if text is not None else "",
    )


def _depth(element: etree._Element) -> int:
    depth = element.get(f"{W}ilvl", "0")
    return int(depth) if depth.isdecimal() and len(depth) == 1 else 0
