"""Where a part of the page stands: what its name calls chrome may, in the midst of the text, be a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from monitor.dates.forms import may_hold_date
from monitor.dates.labels import says_updated
from monitor.extract.boilerplate.element_rules import DECLARATIONS, Rule
from monitor.extract.html.tree import Node, everything
from monitor.extract.validation.wall_tables import CONSENT_ASKED, CONSENT_BUTTONS

_AMID: Final = 0.1  # of the page's prose: less before or after it, and it stands at an edge
_SENTENCE: Final = 9  # words in sentences that make a clause of what stands amid the text
_REMARK: Final = 4  # words of the shortest remark beside a section
_SECTION: Final = 0.5  # of the page's prose: with more an element lays the whole page out
_MOSTLY: Final = 0.5
_MOST_LINKED: Final = 0.3  # of the words
_SECTIONS: Final = 2  # headings beside an element that make it one more section
_SIGNATURE: Final = 25  # words of a footer that holds the text's date
_ASKING: Final = frozenset(
    {"text", "email", "search", "tel", "submit", "button", "password", "checkbox", "radio"}
)
_LONGEST_REQUEST: Final = 400  # words: a longer stretch with a button in it is a text
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
class Whole:
    """What is to be known of a page before anything of it is dropped."""

    words: int
    prose: int
    """Words in sentences."""
    start: int
    """How many of those stand ahead of the page's first title."""


def survey(root: Node) -> Whole:
    """Counts the page, and notes for every element how much prose stands ahead of it."""
    root.ahead = 0
    start: int | None = None
    for node in everything(root):
        ahead = node.ahead
        if node.tag == "h1" and node.words and start is None:
            start = ahead
        for child in node.elements():
            child.ahead = ahead
            ahead += child.prose_words
    return Whole(root.words, root.prose_words, start or 0)


def asks(node: Node) -> bool:
    """Whether it wants a choice, an address or a search term, as consent boxes and sign-ups do."""
    if node.words > _LONGEST_REQUEST:
        return False
    return any(
        (inner.tag == "button" and not opens_a_panel(inner))
        or (inner.tag == "input" and inner.attrs.get("type", "text").lower() in _ASKING)
        for inner in everything(node)
    )


def opens_a_panel(button: Node) -> bool:
    """A button that is the heading of what it opens."""
    if button.parent is not None and button.parent.tag in _HEADINGS:
        return True
    if _HEADS_A_PANEL.search(button.attrs.get("class", "").lower()):
        return True
    return any(name in button.attrs for name in _OPENS)


def asks_for_consent(node: Node) -> bool:
    """Whether its buttons answer a question about cookies, or it is little but links."""
    if not asks(node):
        return node.link_words > _MOST_LINKED * node.words
    shown = (inner for inner in everything(node) if inner.tag in ("button", "a"))
    return any(CONSENT_BUTTONS.search(_words(inner)) for inner in shown)


def asks_first(node: Node) -> bool:
    """Whether it begins with a question about cookies, or its buttons answer one."""
    return CONSENT_ASKED.search(_words(node)[:_OPENING]) is not None or asks_for_consent(node)


def is_clause(node: Node, rule: Rule, whole: Whole) -> bool:
    """Whether an element that meets the rule belongs to the text for where it stands."""
    if rule.name == "consent platform":
        return _amid(node, whole) and not asks_for_consent(node) and not _in_a_dialog(node)
    if rule.name in ("page footer", "site footer") and _ends_the_text(node):
        return True
    if rule.name == "aside" and _remarks(node, whole.prose):
        return True
    if rule.name in ("pop-up", "announcement", "site header") and _holds_the_title(node):
        return True
    return rule.amid and (_amid(node, whole) or _goes_on(node)) and _states(node)


def signs_the_text(node: Node) -> bool:
    """A line or two without links at the edge of the text, such as the one that holds its date."""
    if node.link_words or node.words > _SIGNATURE:
        return False
    return any(around.tag in _WITHIN for around in node.ancestors())


def declares(node: Node) -> bool:
    """Whether its name says that a consent platform wrote a policy or a list of cookies here."""
    names = f"{node.attrs.get('class', '')} {node.attrs.get('id', '')}".lower().split()
    return any(_declares(name) for name in names)


@lru_cache(maxsize=16_384)
def _declares(name: str) -> bool:
    return _DECLARES.search(name) is not None


def _amid(node: Node, whole: Whole) -> bool:
    before = node.ahead - whole.start
    behind = whole.prose - node.ahead - node.prose_words
    return min(before, behind) >= max(_SENTENCE, _AMID * whole.prose)


def _goes_on(node: Node) -> bool:
    """Under a heading like those of the sections right beside it: one of them, though the last."""
    headings = (inner.tag for inner in everything(node) if inner.tag in _HEADINGS)
    own = next(headings, None)
    if own is None or node.parent is None:
        return False
    return sum(beside.tag == own for beside in node.parent.elements()) >= _SECTIONS


def _in_a_dialog(node: Node) -> bool:
    """Within a consent dialog too long to be dropped as a whole."""
    return any("dialog" in (around.attrs.get("role"), around.tag) for around in node.ancestors())


def _states(node: Node) -> bool:
    """Sentences, and neither a list of links nor a request."""
    if node.prose_words < max(_SENTENCE, _MOSTLY * node.words):
        short = node.words > _REMARK and not node.link_words and _words(node).endswith(".")
        return short and not asks(node)
    return node.link_words <= _MOST_LINKED * node.words and not asks(node)


def _words(node: Node) -> str:
    parts = [text for inner in everything(node) for text in inner.children if isinstance(text, str)]
    return " ".join(" ".join(parts).lower().split())


def _remarks(node: Node, prose: int) -> bool:
    """Beside the text of one section, under its heading, and not beside the whole as a side bar is."""
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
    """A footer of the text itself: its last section, or the line that holds its date."""
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
