"""Marks what is not the policy: by tag, role, the names of classes, and visibility."""

from __future__ import annotations

import re
from typing import Final

from monitor.extract.rules import Rule, rule_for
from monitor.extract.tree import Node, Tree, everything, measure

# Names say nothing on elements that lay the whole page out.
_NAMELESS: Final = frozenset({"html", "body", "main", "article", "head", "h1", "h2", "h3", "h4", "h5", "h6", "p", "tr", "td", "tbody", "table", "strong", "b", "em", "i", "br"})  # fmt: skip
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OPENS: Final = (
    "aria-controls",
    "aria-expanded",
    "data-toggle",
    "data-bs-toggle",
    "aria-labelledby",
)
_PANEL: Final = re.compile(r"accordion|collaps|expand|toggle|panel|tab(?![a-z])|tabs?-|faq|answer|content|body|text|fold|spoiler|details|more", re.IGNORECASE)  # fmt: skip
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5"})
_INLINE: Final = frozenset(
    {"a", "span", "small", "mark", "abbr", "cite", "code", "dfn", "sub", "sup", "u", "font", "time"}
)
_INLINE_TOO: Final = frozenset(
    {"consent platform", "screen readers only", "skip link", "form control"}
)
_ASKING: Final = frozenset(
    {"text", "email", "search", "tel", "submit", "button", "password", "checkbox", "radio"}
)

_SOME_PROSE: Final = 25  # words in sentences: with fewer a named box is no text
_MOSTLY: Final = 0.5  # of its words in sentences: with fewer neither
_LONGEST_SIGN_UP: Final = 100  # words
_MOST_SIGN_UP: Final = 0.2  # of the page's words
_LONGEST_REQUEST: Final = 400  # words: a longer stretch with a button in it is a text


def drop_chrome(tree: Tree) -> None:
    """Marks the elements that are chrome with the rule that says so, and counts words anew."""
    total = max(1, tree.root.words)
    for node in tree.root.walk():
        if node.words and node.parent is not None:
            node.dropped = _rule(node, total)
    measure(tree.root)


def _rule(node: Node, total: int) -> str | None:
    attrs = node.attrs
    share = node.words / total
    if attrs and _hidden(node, share):
        return "hidden"
    if node.tag in ("button", "header"):
        return _button(node) if node.tag == "button" else _header(node, share)
    named = node.tag not in _NAMELESS
    rule = rule_for(
        node.tag,
        attrs.get("role", ""),
        attrs.get("class", "") if named else "",
        attrs.get("id", "") if named else "",
    )
    if rule is None or share >= rule.most or _within_a_line(node, rule):
        return "sign-up" if _signs_up(node, share) else None
    if rule.name == "page footer" and _signs_the_text(node):
        return None
    if rule.name == "site header" and any(inner.tag in _HEADINGS for inner in node.walk()):
        return None
    return rule.name if rule.sure or not reads_as_text(node) else None


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


def asks(node: Node) -> bool:
    """Whether it wants a choice, an address or a search term, as consent boxes and sign-ups do."""
    if node.words > _LONGEST_REQUEST:
        return False
    return any(
        (inner.tag == "button" and not _opens_a_panel(inner))
        or (inner.tag == "input" and inner.attrs.get("type", "text").lower() in _ASKING)
        for inner in everything(node)
    )


def _signs_up(node: Node, share: float) -> bool:
    """A short stretch around a field for a mail address."""
    if node.words > _LONGEST_SIGN_UP or share > _MOST_SIGN_UP or node.tag in _NAMELESS:
        return False
    return any(
        inner.tag == "input" and inner.attrs.get("type", "").lower() == "email"
        for inner in everything(node)
    )


def _signs_the_text(node: Node) -> bool:
    """A footer within the text, such as the one that holds its date."""
    if node.link_words or node.words > _SOME_PROSE:
        return False
    return any(around.tag in ("article", "section") for around in node.ancestors())


def _header(node: Node, share: float) -> str | None:
    """A site's header, which unlike a document's holds no heading of it."""
    if share >= 0.3 or any(child.tag in _HEADINGS for child in node.walk()):
        return None
    return "page header"


def _button(node: Node) -> str | None:
    return None if _opens_a_panel(node) else "button"


def _opens_a_panel(node: Node) -> bool:
    if node.parent is not None and node.parent.tag in (*_HEADINGS, "dt", "summary"):
        return True
    return any(name in node.attrs for name in _OPENS)


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
