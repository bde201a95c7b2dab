"""Marks what is not the policy: by tag, role, the names of classes, and visibility."""

from __future__ import annotations

import re
from typing import Final

from monitor.extract.rules import rule_for
from monitor.extract.tree import Node, Tree, measure

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
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


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
    if not attrs:
        rule = rule_for(node.tag, "", "")
        return rule.name if rule and share < rule.most else _header(node, share)
    if _hidden(node, share):
        return "hidden"
    names = ""
    if node.tag not in _NAMELESS:
        names = f" {attrs.get('class', '')} {attrs.get('id', '')} ".lower()
    rule = rule_for(node.tag, attrs.get("role", ""), names if len(names) > 2 else "")
    if rule and share < rule.most:
        return rule.name
    return _header(node, share)


def _header(node: Node, share: float) -> str | None:
    """A site's header, which unlike a document's has menus or stands outside of it."""
    if node.tag == "button":
        return None if _opens_a_panel(node) else "button"
    if node.tag != "header" or share >= 0.3:
        return None
    if any(child.tag in _HEADINGS and child.tag != "h6" for child in node.walk()):
        return None
    return "page header"


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
    if attrs.get("role") == "tabpanel" or "aria-labelledby" in attrs:
        return False
    return not _PANEL.search(f"{attrs.get('class', '')} {attrs.get('id', '')}")
