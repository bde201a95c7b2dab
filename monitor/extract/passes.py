"""The passes of every format, in the order in which they run. Read from top to bottom.

A pass is a pure function: it gets what the passes before it left, and returns decisions. Each
decision names its rule. `extract` folds the decisions to a document; `explain` prints them.
"""

from __future__ import annotations

from typing import Final

from monitor.extract.boilerplate.elements import boilerplate_elements
from monitor.extract.boilerplate.head import before_title, local_menu, promotion
from monitor.extract.boilerplate.main_content import outside_the_text
from monitor.extract.boilerplate.tail import (
    consent_box,
    footer_year,
    further_reading,
    last_controls,
    site_map,
)
from monitor.extract.boilerplate.volatile import (
    byline_parts,
    language_menu,
    version_list,
    volatile,
)
from monitor.extract.formats.docx.word_passes import (
    comments,
    contents_tables,
    headers_and_footers,
    hidden_text,
    tracked_deletions,
)
from monitor.extract.formats.docx.word_reader import PassagePass
from monitor.extract.formats.pdf.blocks import LinePass
from monitor.extract.formats.pdf.line_passes import contents_pages, repeated_tops, running_heads
from monitor.extract.html.page import MarkupPasses

HTML_PASSES: Final = MarkupPasses(
    elements=(
        boilerplate_elements,  # navigation, footers, consent platforms, pop-ups, hidden elements …
        outside_the_text,  # what stands beside the element that holds the text
    ),
    # then the tree is read to blocks, and blocks outside the watched section are dropped
    around=(
        before_title,
        promotion,
        local_menu,
        consent_box,
        further_reading,
        last_controls,
        site_map,
        footer_year,
    ),
    within=(
        volatile,  # counters, controls, reading times, trace ids
        language_menu,
        version_list,
        byline_parts,
    ),
)

MARKDOWN_PASSES: Final = MarkupPasses()
"""A Markdown file holds the document alone; its front matter is dropped before it is parsed."""

PDF_PASSES: Final[tuple[LinePass, ...]] = (
    running_heads,  # and page numbers
    repeated_tops,  # the head of a table that continues on the next page
    contents_pages,
)

DOCX_PASSES: Final[tuple[PassagePass, ...]] = (
    headers_and_footers,
    comments,  # footnotes are kept
    contents_tables,
    tracked_deletions,
    hidden_text,
)

# Plain text has no passes: every line of the file is part of the document.
