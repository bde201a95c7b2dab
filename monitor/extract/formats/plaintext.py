"""Plain text: empty lines part paragraphs, wrapped lines are joined, bullets and headings are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from monitor.extract.clause_limit import refuse_too_many
from monitor.extract.decisions import ParsedPage, keep
from monitor.extract.formats.format import Format, Source
from monitor.languages import alternatives
from monitor.model import Block

_BULLET: Final = re.compile(r"^(\s*)(?:[•◦▪●○■‣⁃·∙*+]|[-–—](?=\s))\s*(?=\S)")
_NUMBERED_ITEM: Final = re.compile(
    r"^\s*(?:\([a-z\d]{1,4}\)|[a-z]\)|\d{1,2}\))\s+\S", re.IGNORECASE
)
_NUMBERED_HEADING: Final = re.compile(
    rf"^\s*(?:(?:{alternatives(lambda each: each.policies.numbering)}|§)\s*)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})[.)]?\s*[-–—:.]?\s+(?=\S)",
    re.IGNORECASE,
)
_UNDERLINE: Final = re.compile(r"^\s*([=\-_~*])\1{2,}\s*$")
_SENTENCE_END: Final = re.compile(r"[.;:!?…,»”\"]\s*$")

_LONGEST_HEADING: Final = 100  # characters
_WRAPPED_FROM: Final = 0.7  # of the longest line: a line as long was broken at the margin


def read_plaintext(source: Source) -> ParsedPage:
    """Read a text file; raises `NotAPolicy` where the bytes are no text."""
    from monitor.extract.formats.decode import decode

    blocks = blocks_of_text(decode(source.body, source.content_type))
    return ParsedPage(tuple(keep(block, (index, 0)) for index, block in enumerate(blocks)))


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return the paragraphs, headings and items in order, each as one line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    width = _width(lines)
    groups = [group for group in _groups(lines, width) if group]
    refuse_too_many(len(groups))
    blocks = [_block(group) for group in groups]
    return tuple(block for block in blocks if block.text)


def _width(lines: list[str]) -> float:
    """Return the length from which a line was broken at the margin; infinite for unwrapped text."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if not lengths:
        return 0.0
    usual = lengths[int(len(lengths) * 0.95)]
    return usual * _WRAPPED_FROM if usual <= 140 else float("inf")


def _groups(lines: list[str], width: float) -> Iterator[list[str]]:
    """Yield the lines of each block."""
    group: list[str] = []
    for line in lines:
        if not line.strip():
            yield group
            group = []
        elif _UNDERLINE.match(line):
            yield [*group, line]
            group = []
        elif group and not _continues(group[-1], line, width):
            yield group
            group = [line]
        else:
            group.append(line)
    yield group


def _continues(before: str, line: str, width: float) -> bool:
    """Whether a line continues the sentence of the line before it."""
    if _starts_item(line):
        return False
    return len(before) >= width or (
        line.lstrip()[:1].islower() and not _SENTENCE_END.search(before)
    )


def _starts_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBERED_ITEM.match(line))


def _block(group: list[str]) -> Block:
    underlined = bool(group) and bool(_UNDERLINE.match(group[-1]))
    lines = [line.strip() for line in (group[:-1] if underlined else group)]
    bullet = _BULLET.match(group[0]) if group else None
    text = " ".join(" ".join(lines).split())
    if bullet and not underlined:
        return Block("item", text[len(bullet[0].strip()) :].strip(), level=1 + len(bullet[1]) // 4)
    if _NUMBERED_ITEM.match(text) and not underlined:
        return Block("item", text, level=1)
    if text and underlined:
        return Block("heading", text, level=1 if "=" in group[-1] else 2)
    if _heads(text, len(lines)):
        return Block("heading", text, level=_level(text))
    return Block("paragraph", text)


def _heads(text: str, lines: int) -> bool:
    if lines > 2 or not text or len(text) > _LONGEST_HEADING or _SENTENCE_END.search(text):
        return False
    numbered = _NUMBERED_HEADING.match(text)
    return bool(numbered and text[numbered.end() :][:1].isupper()) or (
        text.isupper() and len(text.split()) > 1
    )


def _level(text: str) -> int:
    numbered = re.match(r"\d+(?:\.\d+)*", text)
    return min(6, 2 + numbered[0].count(".")) if numbered else 2


PLAINTEXT: Final = Format(
    name="text",
    content_types=("text/plain",),
    file_suffixes=("txt",),
    read=read_plaintext,
    accept="text/plain;q=0.8",
)
