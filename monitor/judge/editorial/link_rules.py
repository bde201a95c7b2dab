"""The functions of the editorial rules: each looks at one link and returns the reasons it found.

A function takes the facts of the comparison and the index of the link. It returns () where its rule
does not apply.
"""

from __future__ import annotations

from collections.abc import Callable

from monitor.judge.editorial.clause_form import (
    contents_entry,
    date_line,
    is_short,
    only_names,
    repeated,
)
from monitor.judge.editorial.editorial_facts import EditorialFacts, Lone, sides
from monitor.judge.editorial.interface_text import interface_text
from monitor.judge.editorial.region import localised
from monitor.judge.editorial.unexplained_edits import unexplained_edits
from monitor.judge.judge_context import line
from monitor.model import ReasonCode
from monitor.text.tokens import tokens

Codes = tuple[ReasonCode, ...]


def other_language(facts: EditorialFacts, _n: int) -> Codes:
    """The page is in another language now."""
    whole = facts.context.comparison.whole
    return ("other language",) if whole == "other language" else ()


def renumbered(facts: EditorialFacts, n: int) -> Codes:
    """Only the clause's number changed."""
    return ("numbering",) if facts.links[n].kind == "renumbered" else ()


def no_words(facts: EditorialFacts, n: int) -> Codes:
    """The clause that was added or removed has no words."""
    return ("no words",) if _all_lone(facts, n, lambda x: not tokens(x.clause.text)) else ()


def explained_edits(facts: EditorialFacts, n: int) -> Codes:
    """A run rule explains every edit of the redline."""
    edits = facts.edits.get(n)
    return edits.explained if edits and not edits.runs else ()


def printed_numbers(facts: EditorialFacts, n: int) -> Codes:
    """Clauses were joined or split, and their numbers now stand in the text, or no longer do."""
    edits, link = facts.edits.get(n), facts.links[n]
    if not edits or not edits.runs or len(link.before) == len(link.after):
        return ()
    labels = {word for c in link.before + link.after for word in tokens(c.label.strip("(). "))}
    numbers = all(labels.issuperset(run.old + run.new) for run in edits.runs)
    return ("same words in other blocks",) if numbers else ()


def printed_date(facts: EditorialFacts, n: int) -> Codes:
    """The clause prints the date of the policy, and the report tells this date by itself.

    `Last updated: 1 June 2025` → `5 June 2025` is told as the printed date. In `In force from 1 July`
    → `1 August` under an unchanged "last updated", the date of effect is told if the policy has one.
    """
    told = facts.context.told_dates
    if n in facts.edits:
        dated = _only_date_differs(facts, n) or _both_print_date(facts, n)
    elif facts.links[n].kind == "moved":
        dated = all(date_line(clause, facts.context.after, told) for clause in facts.links[n].after)
    else:
        dated = _all_lone(facts, n, lambda x: date_line(x.clause, x.own, told))
    return ("printed date",) if dated else ()


def _only_date_differs(facts: EditorialFacts, n: int) -> bool:
    context, (before, after) = facts.context, sides(facts.links[n])
    old = context.before.without_dates(before, context.told_dates)
    new = context.after.without_dates(after, context.told_dates)
    if (old, new) == (before, after):
        return False
    return not unexplained_edits(tokens(old), tokens(new), context.rule_context).runs


def _both_print_date(facts: EditorialFacts, n: int) -> bool:
    context, (before, after) = facts.context, sides(facts.links[n])
    told = context.told_dates
    return context.before.prints_date_in(before, told) and context.after.prints_date_in(after, told)


def heading(facts: EditorialFacts, n: int) -> Codes:
    """The clause is a heading that names its section and states nothing."""
    if n in facts.edits:
        link = facts.links[n]
        kinds = [sides[0].kind if sides else "" for sides in (link.before, link.after)]
        both = kinds == ["heading", "heading"]
        named = both and all(map(only_names, sides(link)))
    else:
        named = _all_lone(
            facts, n, lambda x: x.clause.kind == "heading" and only_names(x.clause.text)
        )
    return ("heading",) if named else ()


def said_elsewhere(facts: EditorialFacts, n: int) -> Codes:
    """The other reading has the same clause in the same section: a text was printed twice.

    A long clause between neighbours that stay is an item of its own list, unless its copy is one of
    these neighbours.
    """
    short = _all_lone(facts, n, lambda x: is_short(x.clause))
    said = _repeated(facts, n) and (short or any(_copy(facts, n, near) for near in (n - 1, n + 1)))
    return ("said elsewhere",) if said else ()


def _repeated(facts: EditorialFacts, n: int) -> bool:
    return _all_lone(facts, n, lambda x: repeated(x.clause, x.other))


def _copy(facts: EditorialFacts, n: int, near: int) -> bool:
    """Return whether a neighbour has the same words, or came or went as a copy too."""
    if not 0 <= near < len(facts.links):
        return False
    neighbour, said = facts.links[near], {line(x.clause.text) for x in facts.lone(n)}
    same = any(line(c.text) in said for c in neighbour.before + neighbour.after)
    return same or (neighbour.kind == facts.links[n].kind and _repeated(facts, near))


def contents_list(facts: EditorialFacts, n: int) -> Codes:
    """The clause is an entry of a table of contents."""
    entry = _all_lone(facts, n, lambda x: contents_entry(x.clause, x.own))
    return ("contents list",) if entry else ()


def page_interface(facts: EditorialFacts, n: int) -> Codes:
    """The clause is text of the user interface, before and after."""
    lone = [x.clause.text for x in facts.lone(n)]
    texts = sides(facts.links[n]) if n in facts.edits else lone
    codes = [interface_text(text) for text in texts]
    return (codes[-1],) if codes and all(codes) and codes[-1] else ()


def only_its_place(facts: EditorialFacts, n: int) -> Codes:
    """The clause moved within its section."""
    moved = facts.links[n].kind == "moved"
    return ("only its place",) if moved and n not in facts.told_moves else ()


def link_run(facts: EditorialFacts, n: int) -> Codes:
    """The line belongs to a menu or a list of links."""
    code = facts.link_runs.get(n)
    return (code,) if code else ()


def same_words(facts: EditorialFacts, n: int) -> Codes:
    """The words stand unchanged among their neighbours; only block boundaries differ."""
    return ("same words in other blocks",) if n in facts.reflowed else ()


def other_region(facts: EditorialFacts, n: int) -> Codes:
    """The page is served in the English of another region, and the edits are localisation."""
    if facts.links[n].kind != "reworded" or not facts.region_changed:
        return ()
    return ("other region",) if localised(facts.edits[n]) else ()


def _all_lone(facts: EditorialFacts, n: int, holds: Callable[[Lone], bool]) -> bool:
    """Return whether the link has clauses on one side only, and the condition holds for each."""
    lone = facts.lone(n)
    return bool(lone) and all(map(holds, lone))
