"""Marks what is not the policy: by tag, role, the names of classes, and visibility."""

from __future__ import annotations

import re
from typing import Final

from monitor.extract.boilerplate.context import (
    Whole,
    asks,
    asks_first,
    declares,
    is_clause,
    opens_a_panel,
    signs_the_text,
    survey,
)
from monitor.extract.boilerplate.element_rules import Rule, rule_for
from monitor.extract.html.tree import Node, Tree, everything, measure

# Names say nothing on elements that lay the whole page out.
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
_LITTLE: Final = 40  # words in sentences: with fewer the page shows no policy
_LEAST_IN_PANELS: Final = 80  # words in sentences that make one of its panels
_MOST_OF_A_FORM: Final = 0.8  # of the page's words
_SENTENCE: Final = 9  # words in sentences of the shortest panel
_SOME_PROSE: Final = 25  # words in sentences: with fewer a named box is no text
_MOSTLY: Final = 0.5  # of its words in sentences: with fewer neither
_LONGEST_SIGN_UP: Final = 100  # words
_MOST_SIGN_UP: Final = 0.2  # of the page's words


def drop_chrome(tree: Tree) -> None:
    """Marks the elements that are chrome with the rule that says so, and counts words anew."""
    root = tree.root
    whole = survey(root)
    _mark(root, whole)
    panels = _panels(root)
    measure(root)
    if root.prose_words >= _LITTLE or sum(panel.prose_words for panel in panels) < _LEAST_IN_PANELS:
        return
    for panel in panels:
        panel.dropped = None
        _mark(panel, whole, _PANELS)
    measure(root)


def _mark(start: Node, whole: Whole, spared: frozenset[str] = frozenset()) -> None:
    declared: set[int] = set()
    for node in start.walk():
        if not node.words or node.parent is None:
            continue
        if id(node.parent) in declared or (node.attrs and declares(node)):
            declared.add(id(node))
        rule = _rule(node, whole, declared=id(node) in declared)
        node.dropped = None if rule in spared else rule


def _panels(root: Node) -> list[Node]:
    """What links open over the page: where the page itself shows next to nothing, its text is there."""
    closed = [
        node
        for node in everything(root)
        if node.dropped in _PANELS and not asks_first(node) and not _has_a_field(node)
    ]
    alike = {_make(node) for node in closed if node.prose_words >= _SENTENCE}
    return [node for node in closed if _make(node) in alike]


def _has_a_field(node: Node) -> bool:
    kinds = (inner.attrs.get("type", "text") for inner in everything(node) if inner.tag == "input")
    return any(kind.lower() in ("text", "email", "password", "search", "tel") for kind in kinds)


def _make(node: Node) -> tuple[int, str]:
    return id(node.parent), node.attrs.get("class", "")


def _rule(node: Node, whole: Whole, *, declared: bool) -> str | None:
    attrs = node.attrs
    share = node.words / whole.words
    if attrs and _hidden(node, share):
        return "hidden"
    if node.tag == "textarea":
        return "form control" if node.words < _LEAST_IN_PANELS else None
    if node.tag in ("button", "header"):
        return _button(node) if node.tag == "button" else _header(node, share)
    named = node.tag not in _NAMELESS
    rule = rule_for(
        node.tag,
        attrs.get("role", ""),
        attrs.get("class", "") if named else "",
        attrs.get("id", "") if named else "",
    )
    if rule is None or share >= _most(node, rule) or _within_a_line(node, rule):
        return "sign-up" if _signs_up(node, share) else None
    if (declared and rule.name == "consent platform") or is_clause(node, rule, whole):
        return None
    if rule.name == "site header" and any(inner.tag in _HEADINGS for inner in node.walk()):
        return None
    return rule.name if rule.sure or not reads_as_text(node) else None


def _most(node: Node, rule: Rule) -> float:
    """A pop-up with a field in it is a form, though the page below it be a short imprint."""
    return _MOST_OF_A_FORM if rule.name in _PANELS and _has_a_field(node) else rule.most


def _within_a_line(node: Node, rule: Rule) -> bool:
    """A word or link inside running text, whatever its class says: a tooltip's anchor is a clause's word."""
    if node.tag not in _INLINE or rule.name in _INLINE_TOO or node.parent is None:
        return False
    return node.tag != "a" or any(
        isinstance(beside, str) and not beside.isspace() for beside in node.parent.children
    )


def reads_as_text(node: Node) -> bool:
    """Sentences rather than links and captions, and nothing that asks for a click or an address."""
    if node.prose_words < _SOME_PROSE or node.prose_words < _MOSTLY * node.words:
        return False
    return not asks(node)


def _signs_up(node: Node, share: float) -> bool:
    """A short stretch around a field for a mail address."""
    if node.words > _LONGEST_SIGN_UP or share > _MOST_SIGN_UP or node.tag in _NAMELESS:
        return False
    return any(
        inner.tag == "input" and inner.attrs.get("type", "").lower() == "email"
        for inner in everything(node)
    )


def _header(node: Node, share: float) -> str | None:
    """A site's header, which unlike a document's holds no heading of it."""
    if share >= 0.3 or any(child.tag in _HEADINGS for child in node.walk()):
        return None
    if signs_the_text(node):
        return None
    return "page header"


def _button(node: Node) -> str | None:
    return None if opens_a_panel(node) else "button"


def _hidden(node: Node, share: float) -> bool:
    """Hidden and no panel that a click opens: what a reader can never see is no policy."""
    attrs = node.attrs
    hidden = (
        "hidden" in attrs
        or ("style" in attrs and _HIDDEN_STYLE.search(attrs["style"]) is not None)
        or (attrs.get("aria-hidden") == "true")
    )
    if not hidden or share >= 0.2:
        return False
    if attrs.get("role") == "tabpanel" or "aria-labelledby" in attrs or reads_as_text(node):
        return False
    return not _PANEL.search(f"{attrs.get('class', '')} {attrs.get('id', '')}")
