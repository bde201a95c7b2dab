"""Turn blocks into clauses, and find the policy's dates and its language."""

from __future__ import annotations

import re
from typing import Final

from monitor.dates.printed import printed_dates
from monitor.model import Block, Clause, Document, Policy
from monitor.segment.clause_labels import split_label
from monitor.text.detection import language_of, language_runs

_DIGITS: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"\b[IVXLC]+\b")
_DATED_WITHIN: Final = 4_000  # characters of a block: no document prints its date after them


def segment(document: Document, *, language: str | None = None, url: str = "") -> Policy:
    """Return the policy; `language` and `url` settle dates such as 01/02/2025."""
    texts = [block.text for block in document.blocks]
    spoken = language_of(" ".join(texts), document.language)
    lines = [text[:_DATED_WITHIN] for text in texts]
    tongue = language or document.language or spoken
    dates, missing = printed_dates(lines, language=tongue, url=url)
    return Policy(
        clauses=_clauses(document.blocks, language_runs(texts, spoken)),
        dates=dates,
        language=spoken,
        title=document.title,
        date_declared_but_missing=missing,
    )


def _clauses(blocks: tuple[Block, ...], languages: tuple[str, ...]) -> tuple[Clause, ...]:
    above: list[tuple[int, str]] = []
    levels: dict[str, int] = {}
    columns = ""
    clauses: list[Clause] = []
    for block, language in zip(blocks, languages, strict=True):
        label, text = split_label(block)
        level = block.level
        if block.kind == "heading":
            level = levels.setdefault(_shape(label), level) if label else level
            above = [entry for entry in above if entry[0] < level]
        columns = _columns(block, columns)
        path = tuple(entry[1] for entry in above)
        if columns and block.kind == "row" and text != columns:
            path = (*path, columns)
        clauses.append(
            Clause(text, block.kind, path, label, level, language or block.language, block.links)
        )
        if block.kind == "heading":
            above.append((level, text))
    return tuple(clauses)


def _columns(block: Block, columns: str) -> str:
    """Return the header row of the table that the block belongs to; "" outside of tables."""
    if block.kind != "row":
        return ""
    return block.text if block.level else columns


def _shape(label: str) -> str:
    """Return the shape of a number: "4.2" and "5.1" → "1.1". Headings of one shape have one level."""
    return _ROMAN.sub("I", _DIGITS.sub("1", label))
