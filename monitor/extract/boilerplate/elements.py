"""The element pass: drop what tag, role, class names and visibility say is not the policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from monitor.extract.boilerplate.context import (
    RuleContext,
    asks,
    asks_first,
    context_of,
    declares,
    is_clause,
    opens_a_panel,
    signs_the_text,
)
from monitor.extract.boilerplate.element_rules import Rule, rule_for
from monitor.extract.decisions import Decision
from monitor.extract.html.remaining import Element, Remaining, orders
from monitor.extract.html.tree import Node, everything

# Elements that lay the whole page out, or mark text: class names prove nothing on them.
_NAMELESS: Final = frozenset({"html", "body", "main", "article", "head", "h1", "h2", "h3", "h4", "h5", "h6", "p", "tr", "td", "tbody", "table", "strong", "b", "em", "i", "br"})  # fmt: skip
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PANEL: Final = re.compile(r"accordion|collaps|expand|toggle|panel|tab(?![a-z])|tabs?-|faq|answer|content|body|text|fold|spoiler|details|more", re.IGNORECASE)  # fmt: skip
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5"})
_INLINE: Final = frozenset(
    {"a", "span", "small", "mark", "abbr", "cite", "code", "dfn", "sub", "sup", "u", "font", "time"}
)
_INLINE_TOO: Final = frozenset(
    {"consent platform", "screen readers only", "skip link", "form control"}
)

_PANELS: Final = frozenset({"pop-up", "dialog", "hidden"})
_LITTLE: Final = 40  # words in sentences: a page with fewer shows no policy
_LEAST_IN_PANELS: Final = 80  # words in sentences: panels with fewer hold no policy
_MOST_OF_A_FORM: Final = 0.8  # of the page's words: the max_share of a pop-up with a field
_SENTENCE: Final = 9  # words in sentences of the shortest panel
_SOME_PROSE: Final = 25  # words in sentences: a box with fewer does not read as text
_MOSTLY: Final = 0.5  # of its words are in sentences: a box with less does not read as text
_LONGEST_SIGN_UP: Final = 100  # words
_MOST_SIGN_UP: Final = 0.2  # of the page's words
_UNDROPPED: Final[frozenset[str]] = frozenset()


def boilerplate_elements(page: Remaining) -> Iterator[Decision]:
    """Drop the elements that are boilerplate: navigation, footers, pop-ups, what is hidden.

    A page that shows next to nothing beside its pop-ups keeps the text in its pop-ups.
    """
    context = context_of(page.tree)
    if not context.words:  # broken mark-up can leave all text in <head>
        return
    first = tuple(_dropped(page.tree.root, page, context))
    panels = _panels(first)
    shown = page.without(orders(first)).prose_words(page.tree.root)
    if shown >= _LITTLE or sum(panel.prose_words for panel in panels) < _LEAST_IN_PANELS:
        yield from first
        return
    opened = {panel.order for panel in panels}
    yield from (one for one in first if opened.isdisjoint(orders((one,))))
    for panel in panels:
        yield from _dropped(panel, page, context, spared=_PANELS)


def _dropped(
    start: Node, page: Remaining, context: RuleContext, spared: frozenset[str] = _UNDROPPED
) -> Iterator[Decision]:
    """Yield the outermost elements that a rule drops, `spared` rules aside."""
    declared: set[int] = set()
    stack = [start]
    while stack:
        node = stack.pop()
        if node.words and node.parent is not None:
            if node.parent.order in declared or (node.attrs and declares(node)):
                declared.add(node.order)
            verdict = _verdict(node, context, declared=node.order in declared)
            if verdict and verdict[0] not in spared:
                yield Decision(Element(node, page), *verdict)
                continue
        stack.extend(c for c in reversed(node.children) if not isinstance(c, str))


def _panels(dropped: tuple[Decision, ...]) -> list[Node]:
    """Find the panels that links open over the page and that hold text, with others made alike."""
    closed = [
        one.subject.node
        for one in dropped
        if one.rule in _PANELS and isinstance(one.subject, Element)
    ]
    closed = [node for node in closed if not asks_first(node) and not _has_a_field(node)]
    alike = {_make(node) for node in closed if node.prose_words >= _SENTENCE}
    return [node for node in closed if _make(node) in alike]


def _has_a_field(node: Node) -> bool:
    kinds = (inner.attrs.get("type", "text") for inner in everything(node) if inner.tag == "input")
    return any(kind.lower() in ("text", "email", "password", "search", "tel") for kind in kinds)


def _make(node: Node) -> tuple[int, str]:
    """What panels of one kind have in common: the element around them and the class."""
    return node.parent.order if node.parent else 0, node.attrs.get("class", "")


_Verdict = tuple[str, str]
"""The rule that drops an element, and what the rule saw."""


def _verdict(node: Node, page: RuleContext, *, declared: bool) -> _Verdict | None:
    """Return the verdict on one element; `declared`: it is inside a printed cookie declaration."""
    attrs = node.attrs
    share = node.words / page.words
    if attrs and (hiding := _hidden(node, share)):
        return "hidden", hiding
    if node.tag == "textarea":
        return ("form control", "<textarea>") if node.words < _LEAST_IN_PANELS else None
    if node.tag == "button":
        return None if opens_a_panel(node) else ("button", "<button>")
    if node.tag == "header":
        return ("page header", "<header>") if _is_site_header(node, share) else None
    named = node.tag not in _NAMELESS
    found = rule_for(
        node.tag,
        attrs.get("role", ""),
        attrs.get("class", "") if named else "",
        attrs.get("id", "") if named else "",
    )
    if found is None or share >= _max_share(node, found[0]) or _within_a_line(node, found[0]):
        return ("sign-up", "a field for a mail address") if _signs_up(node, page, share) else None
    rule, evidence = found
    return (rule.name, evidence) if _applies(rule, node, page, declared=declared) else None


def _applies(rule: Rule, node: Node, page: RuleContext, *, declared: bool) -> bool:
    """Whether nothing about the element's position or words excuses it from the rule."""
    if (declared and rule.name == "consent platform") or is_clause(node, rule, page):
        return False
    if rule.name == "site header" and any(inner.tag in _HEADINGS for inner in everything(node)):
        return False
    return rule.unconditional or not reads_as_text(node)


def _max_share(node: Node, rule: Rule) -> float:
    """The rule's share; a pop-up with a field is a form even above a short imprint."""
    return _MOST_OF_A_FORM if rule.name in _PANELS and _has_a_field(node) else rule.max_share


def _within_a_line(node: Node, rule: Rule) -> bool:
    """Whether it is a word or link of running text: the anchor of a tooltip is a word of a clause."""
    if node.tag not in _INLINE or rule.name in _INLINE_TOO or node.parent is None:
        return False
    return node.tag != "a" or any(
        isinstance(beside, str) and not beside.isspace() for beside in node.parent.children
    )


def reads_as_text(node: Node) -> bool:
    """Whether it consists of sentences rather than links, and requests neither a click nor an address."""
    if node.prose_words < _SOME_PROSE or node.prose_words < _MOSTLY * node.words:
        return False
    return not asks(node)


def _signs_up(node: Node, page: RuleContext, share: float) -> bool:
    """Whether it is a short element around a field for a mail address."""
    if node.words > _LONGEST_SIGN_UP or share > _MOST_SIGN_UP or node.tag in _NAMELESS:
        return False
    return node.order in page.around_mail


def _is_site_header(node: Node, share: float) -> bool:
    """Whether a `<header>` is the site's: the header of a document holds a heading or its date."""
    if share >= 0.3 or any(inner.tag in _HEADINGS for inner in everything(node)):
        return False
    return not signs_the_text(node)


def _hidden(node: Node, share: float) -> str:
    """Return what hides the element for good; "" for one that shows, and for a panel that a click opens."""
    hiding = _hiding(node)
    if not hiding or share >= 0.2:
        return ""
    attrs = node.attrs
    if attrs.get("role") == "tabpanel" or "aria-labelledby" in attrs or reads_as_text(node):
        return ""
    opened = _PANEL.search(f"{attrs.get('class', '')} {attrs.get('id', '')}")
    return "" if opened else hiding


def _hiding(node: Node) -> str:
    attrs = node.attrs
    if "hidden" in attrs:
        return "attribute hidden"
    if "style" in attrs and (style := _HIDDEN_STYLE.search(attrs["style"])):
        return f'style "{style[0]}"'
    return "aria-hidden" if attrs.get("aria-hidden") == "true" else ""
