"""Whether a change of a clause need not be told, and why: the clause's own words decide.

Everything is told that no rule here names. A rule names what it knows: typography, spelling, a
date line, a heading, a line said twice, a line of the page's furniture.
"""

from __future__ import annotations

import re
from typing import Final

from monitor.compare.atoms import changed_atoms
from monitor.dates.forms import dates_in
from monitor.judge.interface_text import chrome
from monitor.judge.judge_context import JudgeContext, PolicyIndex, letters, line
from monitor.judge.unexplained_edits import UnexplainedEdits, unexplained_edits
from monitor.model import Clause, Link
from monitor.text.plain import plain
from monitor.text.tokens import tokens

_LONGEST_HEADING: Final = 14
"""Words; a longer one says something itself."""
_SHORTEST_SENTENCE: Final = 5
"""Words; a longer line that a full stop ends is a sentence, whatever its mark-up."""
_REPEATED: Final = 40
"""Letters of a line that, said twice in different sections, is said only once."""
_LONGEST_ENTRY: Final = 150
_STATEMENT: Final = re.compile(r"[.;]\s*$|[.;,:] |\|")
"""Marks that a sentence or a table has and the title of a section has not."""
_CONTENTS_ENTRY: Final = re.compile(
    r"^\s*(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])(?:\.\d{1,2})*\s*[.)\-–:]?\s+)?(.*?)[\s.…·_>›]*(?:\s*\d{1,3})?\s*$",
    re.IGNORECASE,
)


def why_editorial(link: Link, scene: JudgeContext) -> tuple[str, ...]:
    """The reasons why a link need not be told; empty where it must be."""
    match link.kind:
        case "added":
            return _one_sided(link.after, scene.after, scene.before)
        case "removed":
            return _one_sided(link.before, scene.before, scene.after)
        case "renumbered":
            return ("numbering",)
        case "reworded" | "split" | "merged" | "rewritten":
            return _two_sided(link, scene)
        case "moved":
            dated = all(_date_line(c, scene.after) for c in link.after)
            return ("the printed date",) if dated else ()
        case _:
            return ()


_ARCHIVE: Final = re.compile(r"(?:(?:previous |earlier )?versions?|archives?|versions precedentes)")
"""What stands before a list of the dates of all versions."""


def _date_line(clause: Clause, own: PolicyIndex) -> bool:
    """Whether a clause is the printed date, or the list of the dates of all versions."""
    if own.prints_date_in(clause.text):
        return True
    label, colon, listed = plain(clause.text).partition(":")
    dates = dates_in(listed)
    spelled = sum(found.end - found.start for found in dates)
    letters = sum(map(str.isalnum, listed))
    return bool(colon and dates and _ARCHIVE.fullmatch(label.strip())) and spelled >= letters


def _one_sided(
    clauses: tuple[Clause, ...], own: PolicyIndex, other: PolicyIndex
) -> tuple[str, ...]:
    reasons = [_unsaid(clause, own, other) for clause in clauses]
    found = tuple(dict.fromkeys(reason for reason in reasons if reason))
    return found if all(reasons) else ()


def _unsaid(clause: Clause, own: PolicyIndex, other: PolicyIndex) -> str | None:
    """Why a clause that stands on one side only says nothing that the other side does not."""
    if not tokens(clause.text):
        return "no words"
    if _date_line(clause, own):
        return "the printed date"
    if clause.kind == "heading" and _only_names(clause.text):
        return "a heading"
    if _said_twice(clause, other):
        return "said elsewhere, word for word"
    if _contents_entry(clause, own):
        return "a contents list"
    return chrome(clause.text)


def _only_names(text: str) -> bool:
    """A heading that names what follows and says nothing by itself."""
    words = len(tokens(text))
    if words > _LONGEST_HEADING or (words > _SHORTEST_SENTENCE and text.endswith(".")):
        return False
    return not changed_atoms("", text).of("negation", "quantity", "money", "age")


def _same_names(before: str, after: str) -> bool:
    return _only_names(before) and _only_names(after)


def _said_twice(clause: Clause, other: PolicyIndex) -> bool:
    twins = other.lines.get(line(clause.text), [])
    if len(clause.text) >= _REPEATED:
        return bool(twins) or letters(clause.text) in other.letters
    return any(twin.path == clause.path for twin in twins)


def _contents_entry(clause: Clause, own: PolicyIndex) -> bool:
    if clause.kind == "heading" or len(clause.text) > _LONGEST_ENTRY:
        return False
    in_page = bool(clause.links) and all(target.startswith("#") for target in clause.links)
    if in_page and not _STATEMENT.search(clause.text):
        return _only_names(clause.text)
    entry = _CONTENTS_ENTRY.match(clause.text)
    titles = {tokens(clause.text), tokens(entry[1]) if entry else ()}
    return not titles.isdisjoint(own.headings)


def words_left(link: Link, scene: JudgeContext) -> UnexplainedEdits:
    """What differs between the two sides of a link once its own excuses are taken away."""
    before, after = _sides(link)
    return unexplained_edits(tokens(before), tokens(after), scene.surroundings)


def _sides(link: Link) -> tuple[str, str]:
    before, after = (" ".join(c.text for c in side) for side in (link.before, link.after))
    return before, after


def _numbers_printed(link: Link, left: UnexplainedEdits) -> bool:
    """Whether all that is left are numbers of items, printed where these were joined or parted."""
    if len(link.before) == len(link.after):
        return False
    labels = {word for c in link.before + link.after for word in tokens(c.label.strip("(). "))}
    return all(labels.issuperset(run.old + run.new) for run in left.runs)


def _two_sided(link: Link, scene: JudgeContext) -> tuple[str, ...]:
    before, after = _sides(link)
    left = words_left(link, scene)
    if not left.runs:
        return left.excused
    if _numbers_printed(link, left):
        return ("other blocks, the same words",)
    printed = scene.before.date_values | scene.after.date_values
    undated = (
        tokens(scene.before.without_dates(before, printed)),
        tokens(scene.after.without_dates(after, printed)),
    )
    if undated != (tokens(before), tokens(after)):
        left = unexplained_edits(*undated, scene.surroundings)
        if not left.runs:
            return ("the printed date",)
    if scene.before.prints_date_in(before) and scene.after.prints_date_in(after):
        return ("the printed date",)
    if link.before[0].kind == link.after[0].kind == "heading" and _same_names(before, after):
        return ("a heading",)
    if chrome(before) and chrome(after):
        return (chrome(after) or "",)
    return ()
