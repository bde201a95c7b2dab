"""Print the decisions on a page: every stretch kept or dropped, by which rule, and what the rule saw."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from monitor.errors import NotAPolicy
from monitor.extract.decisions import Decision
from monitor.extract.document import read_source, refuse
from monitor.extract.formats.format import Selection, Source
from monitor.model import Block, Dropped

_SHOWN: Final = 300  # characters of what is dropped


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the page's text, in the page's order."""

    text: str
    kept: bool
    rule: str
    """Why it is dropped; for what is kept, the kind of its block or the rule that changed it."""
    where: str
    """A CSS selector that finds it, ready for a watch's `keep` or `drop`; a page number in a PDF."""
    evidence: str = ""
    """What the rule saw."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one page was read."""

    kept: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    stretches: tuple[Stretch, ...]
    """What is kept and what is dropped, in the page's order."""
    refusal: NotAPolicy | None = None
    """Why the page is not taken for a policy, if it is refused."""

    @property
    def html(self) -> str:
        """A page that shows all stretches; those dropped are struck out beside their rules."""
        return (
            _HEAD + "\n".join(_line(stretch) for stretch in self.stretches) + "\n</body></html>\n"
        )


def explain(
    body: bytes,
    url: str,
    content_type: str,
    *,
    keep: str | None = None,
    drop: tuple[str, ...] = (),
    section: str | None = None,
) -> Explanation:
    """Return what `extract` keeps and drops of a page, and by which rule.

    Takes what `extract` takes. Raises `NotAPolicy` where nothing can be read at all; a page that is
    read and then refused is explained, with the refusal.
    """
    source = Source(body, url, content_type, Selection(keep, drop, section))
    page, read_as = read_source(source)
    refusal = None
    try:
        refuse(page, read_as, source.selection)
    except NotAPolicy as problem:
        refusal = problem
    stretches = tuple(_stretch(one) for one in page.decisions if one.text)
    dropped = tuple(Dropped(s.rule, s.text[:_SHOWN], s.where) for s in stretches if not s.kept)
    return Explanation(page.blocks, dropped, stretches, refusal)


def _stretch(decision: Decision) -> Stretch:
    where = decision.subject.where
    return Stretch(decision.text, decision.kept, decision.rule, where, decision.evidence)


_HEAD: Final = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>How the page was read</title><style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
p { margin: .4rem 0; padding-left: .6rem; border-left: 4px solid #1a7f37 }
p.dropped { border-color: #b42318; color: #6b6b6b }
p.dropped > span { text-decoration: line-through }
small { color: #555; margin-left: .5rem } code { font-size: .85em }
</style></head><body>
<h1>How the page was read</h1><p>Kept as the policy</p><p class="dropped"><span>Dropped</span> <small>by this rule, found by <code>this selector</code></small></p><hr>
"""


def _line(stretch: Stretch) -> str:
    if stretch.kept:
        return f'<p title="{escape(stretch.where)}">{escape(stretch.text)} <small>{escape(stretch.rule)}</small></p>'
    return (
        f'<p class="dropped"><span>{escape(stretch.text[:_SHOWN])}</span> '
        f'<small title="{escape(stretch.evidence)}">{escape(stretch.rule)} '
        f"<code>{escape(stretch.where)}</code></small></p>"
    )
