"""Tell what a clause is by its form: a date line, a heading, a contents entry, a repetition."""

from __future__ import annotations

import re
from typing import Final

from monitor.compare.atoms import changed_atoms
from monitor.dates.forms import dates_in
from monitor.judge.judge_context import PolicyIndex, line
from monitor.languages import alternatives
from monitor.model import Clause
from monitor.text.plain import plain
from monitor.text.tokens import tokens

_LONGEST_HEADING: Final = 14
"""Words of a heading that only names its section."""
_SHORTEST_SENTENCE: Final = 5
"""Words of a line that is a sentence, whatever its markup, if a full stop ends it."""
_REPEATED: Final = 40
"""Letters of a clause that is more than a title, a table head or a few words."""
_LONGEST_ENTRY: Final = 150
"""Letters of a contents entry."""
_STATEMENT: Final = re.compile(r"[.;]\s*$|[.;,:] |\|")
"""Marks of a sentence or a table row, which the title of a section does not have."""
_CONTENTS_ENTRY: Final = re.compile(
    r"^\s*(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])(?:\.\d{1,2})*\s*[.)\-–:]?\s+)?(.*?)[\s.…·_>›]*(?:\s*\d{1,3})?\s*$",
    re.IGNORECASE,
)
_ARCHIVE: Final = re.compile(
    alternatives(lambda each: each.chrome.earlier_versions, "(?:earlier )?versions?", "archives?")
)
"""Labels of a list of the dates of all versions."""


def date_line(clause: Clause, own: PolicyIndex, told: frozenset[str]) -> bool:
    """Return whether a clause is a printed date of these values or the list of all versions."""
    if own.prints_date_in(clause.text, told):
        return True
    label, colon, listed = plain(clause.text).partition(":")
    dates = dates_in(listed)
    in_dates = sum(found.end - found.start for found in dates)
    in_all = sum(map(str.isalnum, listed))
    return bool(colon and dates and _ARCHIVE.fullmatch(label.strip())) and in_dates >= in_all


def only_names(text: str) -> bool:
    """Return whether a heading names its section and states nothing: `Cookies`, but not `No cookies`."""
    words = len(tokens(text))
    if words > _LONGEST_HEADING or (words > _SHORTEST_SENTENCE and text.endswith(".")):
        return False
    return not changed_atoms("", text).of("negation", "quantity", "money", "age")


def is_short(clause: Clause) -> bool:
    """Return whether a clause is a title, a table head or a few words."""
    return len(clause.text) < _REPEATED


def repeated(clause: Clause, other: PolicyIndex) -> bool:
    """Return whether the other reading has the same clause in the same section.

    The section is the nearest heading: its number and the headings above it may differ. A line under
    `_REPEATED` letters must stand under all the same headings. Words that stand inside another
    sentence are not the same clause.
    """
    paths = other.paths.get(line(clause.text), set())
    if is_short(clause):
        return clause.path in paths
    return any(path[-1:] == clause.path[-1:] for path in paths)


def contents_entry(clause: Clause, own: PolicyIndex) -> bool:
    """Return whether a clause repeats a heading of its reading: `3. Cookies … 12`.

    A line whose links all lead into the page is an entry too, if it only names a section.
    """
    if clause.kind == "heading" or len(clause.text) > _LONGEST_ENTRY:
        return False
    in_page = bool(clause.links) and all(target.startswith("#") for target in clause.links)
    if in_page and not _STATEMENT.search(clause.text):
        return only_names(clause.text)
    entry = _CONTENTS_ENTRY.match(clause.text)
    titles = {tokens(clause.text), tokens(entry[1]) if entry else ()}
    return not titles.isdisjoint(own.headings)
