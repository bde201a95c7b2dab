"""Why a page was read as it was: each stretch of it kept or dropped, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from monitor.errors import NotAPolicy
from monitor.extract.document import document_of, extract
from monitor.extract.formats.decode import decode
from monitor.extract.formats.detect import file_type
from monitor.extract.html.page import ParsedPage, Selection, dropped_of, read_page, where
from monitor.extract.html.tree import everything
from monitor.extract.validation.plausible import refuse_if_implausible
from monitor.model import Block, Dropped


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the page's text, in the page's order."""

    text: str
    kept: bool
    rule: str
    """Why it was dropped; for what was kept, what kind of block it is."""
    where: str
    """A CSS selector that finds it: ready for a watch's `keep` or `drop`."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one page was read."""

    kept: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    stretches: tuple[Stretch, ...]
    """Both, in the page's order."""
    refusal: NotAPolicy | None = None
    """Why the page is not taken for a policy, if it is not."""

    @property
    def html(self) -> str:
        """A page that shows all stretches, the dropped ones struck out with their rules beside them."""
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
    """What `extract` keeps and drops of a page, and by which rule.

    Takes what `extract` takes. Raises `NotAPolicy` where nothing can be read at all; a page that is
    read and then refused is explained, with the refusal.
    """
    kind = file_type(body, content_type, url)
    if kind != "html":
        document = extract(body, url, content_type, keep=keep, drop=drop, section=section)
        stretches = tuple(Stretch(block.text, True, block.kind, "") for block in document.blocks)
        return Explanation(document.blocks, (), stretches)
    html = decode(body, content_type)
    reading = read_page(html, url, Selection(keep, drop, section))
    document = document_of(reading)
    refusal = None
    try:
        if keep is None:
            refuse_if_implausible(document, page_text="", html=html, url=url)
    except NotAPolicy as problem:
        refusal = problem
    return Explanation(document.blocks, dropped_of(reading), _stretches(reading), refusal)


def _stretches(reading: ParsedPage) -> tuple[Stretch, ...]:
    order = {id(node): place for place, node in enumerate(everything(reading.tree.root))}
    places = {where(node): order[id(node)] for node in everything(reading.tree.root)}
    found = [
        (order[id(p.node)], Stretch(p.block.text, True, p.block.kind, where(p.node)))
        for p in reading.pieces
    ]
    found += [
        (places.get(one.where, 0), Stretch(one.text, False, one.rule, one.where))
        for one in dropped_of(reading)
    ]
    return tuple(stretch for _, stretch in sorted(found, key=lambda entry: entry[0]))


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
        f'<p class="dropped"><span>{escape(stretch.text)}</span> '
        f"<small>{escape(stretch.rule)} <code>{escape(stretch.where)}</code></small></p>"
    )
