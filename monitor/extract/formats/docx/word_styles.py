"""The styles of a Word document: which are headings, contents lines, hidden, or numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from monitor.extract.formats.docx.word_package import W

_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"toc (?:heading|\d)", re.IGNORECASE)
_BODY_TEXT: Final = 9  # outline levels 0 to 8 are headings
_LOWEST: Final = 8  # level of a list; Word has nine
_DEEPEST: Final = 20  # styles that are based on each other; more are a loop


@dataclass(frozen=True, slots=True)
class Style:
    """One style, what it inherits included."""

    heading: int = 0
    """Level of the heading, 1 to 6; 0: no heading."""
    contents: bool = False
    """Whether it formats a line of the table of contents."""
    hidden: bool = False
    bold: bool = False
    list_id: str = ""
    list_level: int = 0


def styles_of(root: etree._Element | None) -> Mapping[str, Style]:
    """Return the styles by their ids; `root` is the part `styles.xml`."""
    if root is None:
        return {}
    elements = {one.get(f"{W}styleId", ""): one for one in root.iterfind(f"{W}style")}
    return {name: _style(tuple(_ancestry(one, elements))) for name, one in elements.items()}


def is_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property such as `<w:vanish/>` is on; None where it is not set."""
    one = properties.find(f"{W}{name}") if properties is not None else None
    if one is None:
        return None
    return one.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def number_in(parent: etree._Element | None, path: str) -> int | None:
    """Return the number in `w:val` of a descendant; None where there is none."""
    one = parent.find(path) if parent is not None else None
    value = one.get(f"{W}val", "") if one is not None else ""
    return int(value) if value.isdecimal() and len(value) < 6 else None


def outline_heading(properties: etree._Element | None) -> int | None:
    """Return the heading level that an outline level sets: 0 → 1; body text → 0; None: not set."""
    level = number_in(properties, f"{W}outlineLvl")
    if level is None:
        return None
    return min(6, level + 1) if level < _BODY_TEXT else 0


def list_in(properties: etree._Element | None) -> tuple[str, int | None] | None:
    """Return the list that paragraph properties set: its id and level; None: not set."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None
    number = number_in(found, f"{W}numId")
    level = number_in(found, f"{W}ilvl")
    return ("" if number is None else str(number), None if level is None else min(level, _LOWEST))


def _ancestry(
    style: etree._Element | None, elements: Mapping[str, etree._Element]
) -> Iterator[etree._Element]:
    """Yield a style and those that it is based on, nearest first."""
    for _ in range(_DEEPEST):
        if style is None:
            return
        yield style
        based_on = style.find(f"{W}basedOn")
        style = elements.get(based_on.get(f"{W}val", "")) if based_on is not None else None


def _style(ancestry: tuple[etree._Element, ...]) -> Style:
    names = [one.find(f"{W}name") for one in ancestry]
    name = " ".join(one.get(f"{W}val", "") for one in names[:1] if one is not None)
    paragraphs = [one.find(f"{W}pPr") for one in ancestry]
    runs = [one.find(f"{W}rPr") for one in ancestry]
    lists = [found for one in paragraphs if (found := list_in(one))]
    return Style(
        heading=_heading(name, paragraphs),
        contents=_CONTENTS.fullmatch(name) is not None,
        hidden=_first(is_on(one, "vanish") for one in runs),
        bold=_first(is_on(one, "b") for one in runs),
        list_id=next((number for number, _ in lists if number), ""),
        list_level=next((level for _, level in lists if level is not None), 0),
    )


def _heading(name: str, paragraphs: list[etree._Element | None]) -> int:
    numbered = _HEADING.fullmatch(name)
    if numbered:
        return min(6, int(numbered[1]))
    if name.lower() == "title":
        return 1
    levels = (outline_heading(one) for one in paragraphs)
    return next((level for level in levels if level is not None), 0)


def _first(settings: Iterator[bool | None]) -> bool:
    return next((one for one in settings if one is not None), False)
