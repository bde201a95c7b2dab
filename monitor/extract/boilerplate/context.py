"""Where an element stands on the page: one that is named like boilerplate may be a clause between clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from monitor.dates.forms import may_hold_date
from monitor.dates.labels import says_updated
from monitor.extract.boilerplate.element_rules import DECLARATIONS, Rule
from monitor.extract.html.tree import Node, Tree, everything
from monitor.extract.validation.wall_tables import CONSENT_ASKED, CONSENT_BUTTONS

_INSIDE: Final = 0.1  # of the page's prose: an element with less before or after it is at an edge
_SENTENCE: Final = 9  # words in sentences from which an element inside the text is a clause
_REMARK: Final = 4  # words of the shortest remark beside a section
_SECTION: Final = 0.5  # of the page's prose: an element with more lays the whole page out
_MOSTLY: Final = 0.5  # of an element's words
_MOST_LINKED: Final = 0.3  # of an element's words
_SECTIONS: Final = 2  # sibling headings from which an element is one more section
_SIGNATURE: Final = 25  # words of the longest footer that holds the text's date
_ASKING: Final = frozenset(
    {"text", "email", "search", "tel", "submit", "button", "password", "checkbox", "radio"}
)
_LONGEST_REQUEST: Final = 400  # words: a longer element with a button in it is a text
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "dt", "summary"})
_OPENS: Final = (
    "aria-controls",
    "aria-expanded",
    "data-toggle",
    "data-bs-toggle",
    "aria-labelledby",
)
_HEADS_A_PANEL: Final = re.compile(
    r"accordion|collapsib|expander|faq|question|panel-?(?:title|head)"
)
_WITHIN: Final = frozenset({"article", "section", "main"})
_DECLARES: Final = re.compile(DECLARATIONS)
_OPENING: Final = 300  # characters in which a consent box asks


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What the element rules know of a page before anything is dropped."""

    words: int
    prose: int
    """Words in sentences."""
    start: int
    """Words in sentences above the page's first title."""
    ahead: tuple[int, ...]
    """Words in sentences above each element, by its `order`."""
    around_mail: frozenset[int]
    """The elements around a field for a mail address, and the fields, by `order`."""


def context_of(tree: Tree) -> RuleContext:
    """Count the page once for all element rules."""
    ahead = [0] * len(tree.nodes)
    start: int | None = None
    for node in tree.nodes:
        above = ahead[node.order]
        if node.tag == "h1" and node.words and start is None:
            start = above
        for child in node.elements():
            ahead[child.order] = above
            above += child.prose_words
    words, prose = tree.root.words, tree.root.prose_words
    return RuleContext(words, prose, start or 0, tuple(ahead), _around_mail(tree))


def _around_mail(tree: Tree) -> frozenset[int]:
    found: set[int] = set()
    for node in tree.nodes:
        if node.tag == "input" and node.attrs.get("type", "").lower() == "email":
            around: Node | None = node
            while around is not None and around.order not in found:
                found.add(around.order)
                around = around.parent
    return frozenset(found)


def asks(node: Node, words: int | None = None) -> bool:
    """Whether it requests a choice, an address or a search term, as consent boxes and sign-ups do.

    `words` is the element's length where some of its words were dropped.
    """
    if (node.words if words is None else words) > _LONGEST_REQUEST:
        return False
    return any(
        (inner.tag == "button" and not opens_a_panel(inner))
        or (inner.tag == "input" and inner.attrs.get("type", "text").lower() in _ASKING)
        for inner in everything(node)
    )


def opens_a_panel(button: Node) -> bool:
    """Whether the button is the heading of the panel that it opens."""
    if button.parent is not None and button.parent.tag in _HEADINGS:
        return True
    if _HEADS_A_PANEL.search(button.attrs.get("class", "").lower()):
        return True
    return any(name in button.attrs for name in _OPENS)


def asks_for_consent(node: Node) -> bool:
    """Whether its buttons answer a question about cookies, or it consists mainly of links."""
    if not asks(node):
        return node.link_words > _MOST_LINKED * node.words
    shown = (inner for inner in everything(node) if inner.tag in ("button", "a"))
    return any(CONSENT_BUTTONS.search(_words(inner)) for inner in shown)


def asks_first(node: Node) -> bool:
    """Whether it begins with a question about cookies, or its buttons answer one."""
    return CONSENT_ASKED.search(_words(node)[:_OPENING]) is not None or asks_for_consent(node)


def is_clause(node: Node, rule: Rule, page: RuleContext) -> bool:
    """Whether an element that meets the rule belongs to the text because of its position."""
    if rule.name == "consent platform":
        return _inside(node, page) and not asks_for_consent(node) and not _in_a_dialog(node)
    if rule.name in ("page footer", "site footer") and _ends_the_text(node):
        return True
    if rule.name == "aside" and _remarks(node, page.prose):
        return True
    if rule.name in ("pop-up", "announcement", "site header") and _holds_the_title(node):
        return True
    return rule.keep_inside_text and (_inside(node, page) or _goes_on(node)) and _states(node)


def signs_the_text(node: Node) -> bool:
    """Whether it is a line or two without links inside an article, such as the line with its date."""
    if node.link_words or node.words > _SIGNATURE:
        return False
    return any(around.tag in _WITHIN for around in node.ancestors())


def declares(node: Node) -> bool:
    """Whether a class or id says that a consent platform prints a policy or a cookie list here."""
    names = f"{node.attrs.get('class', '')} {node.attrs.get('id', '')}".lower().split()
    return any(_declares(name) for name in names)


@lru_cache(maxsize=16_384)
def _declares(name: str) -> bool:
    return _DECLARES.search(name) is not None


def _inside(node: Node, page: RuleContext) -> bool:
    """Whether enough of the page's prose stands both above and below it."""
    ahead = page.ahead[node.order]
    behind = page.prose - ahead - node.prose_words
    return min(ahead - page.start, behind) >= max(_SENTENCE, _INSIDE * page.prose)


def _goes_on(node: Node) -> bool:
    """Whether its heading has the level of its siblings' headings: it is the last section of several."""
    headings = (inner.tag for inner in everything(node) if inner.tag in _HEADINGS)
    own = next(headings, None)
    if own is None or node.parent is None:
        return False
    return sum(beside.tag == own for beside in node.parent.elements()) >= _SECTIONS


def _in_a_dialog(node: Node) -> bool:
    """Whether it is part of a consent dialog that is too long to be dropped as a whole."""
    return any("dialog" in (around.attrs.get("role"), around.tag) for around in node.ancestors())


def _states(node: Node) -> bool:
    """Whether it consists of sentences, and is neither a list of links nor a request."""
    if node.prose_words < max(_SENTENCE, _MOSTLY * node.words):
        short = node.words > _REMARK and not node.link_words and _words(node).endswith(".")
        return short and not asks(node)
    return node.link_words <= _MOST_LINKED * node.words and not asks(node)


def _words(node: Node) -> str:
    parts = [text for inner in everything(node) for text in inner.children if isinstance(text, str)]
    return " ".join(" ".join(parts).lower().split())


def _remarks(node: Node, prose: int) -> bool:
    """Whether it stands beside one section and its heading; a side bar stands beside the whole text."""
    around = node.parent
    if around is None or node.words < _REMARK or node.link_words or asks(node):
        return False
    if around.words - node.words < _REMARK or around.prose_words > _SECTION * prose:
        return False
    beside = (child for child in around.elements() if child is not node)
    return any(inner.tag in _HEADINGS for child in beside for inner in everything(child))


def _holds_the_title(node: Node) -> bool:
    return any(inner.tag == "h1" for inner in everything(node)) and not asks(node)


def _ends_the_text(node: Node) -> bool:
    """Whether the footer is the text's own: its last section, or the line that holds its date."""
    if signs_the_text(node):
        return True
    if not node.link_words and node.words <= _SIGNATURE:
        return any(
            may_hold_date(text) and says_updated(text.strip().lower())
            for inner in everything(node)
            for text in inner.children
            if isinstance(text, str)
        )
    if not any(around.tag == "article" for around in node.ancestors()):
        return False
    return any(inner.tag in _HEADINGS for inner in everything(node)) and _states(node)
