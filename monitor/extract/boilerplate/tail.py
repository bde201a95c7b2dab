"""Block rules for what stands after the last clause: consent boxes, teasers, controls, site maps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from monitor.extract.boilerplate.block_rules import (
    CAPTION,
    FEWEST_LINKS,
    LONGEST_LINE,
    SENTENCE,
    BlockContext,
    drop_from,
    leads_elsewhere,
)
from monitor.extract.boilerplate.line_patterns import CONTROLS, NAME_AND_YEAR, SAYS_A_DATE, TAILS
from monitor.extract.decisions import Decision
from monitor.extract.html.piece import Piece
from monitor.extract.validation.wall_tables import CONSENT_ASKED, CONSENT_BUTTONS
from monitor.languages.statements import denies
from monitor.text.lowered import lowered
from monitor.text.plain import plain

_INVITATION: Final = 30  # words in sentences: a heading with more below it heads a clause
_MOST_BELOW: Final = 0.45  # of all words: no box below the text is longer
_IN_CONTROLS: Final = 5  # words of the longest caption between two controls
_IN_SITE_MAP: Final = 6  # words of the longest line between the links
_LONGEST_NAME: Final = 60  # characters of a line with a name and a year


def consent_box(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop a question about cookies after the text, and all below it, where buttons answer it."""
    del page
    lines = [lowered(piece.block.text) for piece in pieces]
    total = sum(piece.words for piece in pieces)
    below, cut, answered = 0, len(pieces), False
    for index in range(len(pieces) - 1, -1, -1):
        below += pieces[index].words
        if below > _MOST_BELOW * total:
            break
        if pieces[index].words <= CAPTION and CONSENT_BUTTONS.search(lines[index]):
            answered = True
        elif (
            answered and pieces[index].words <= LONGEST_LINE and CONSENT_ASKED.search(lines[index])
        ):
            cut = index
    yield from drop_from(pieces, cut, "consent box", "a question with its buttons")


def further_reading(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop a heading such as "Related articles" and all below it, where only teasers follow."""
    total = sum(piece.words for piece in pieces)
    below = sentences = 0
    cut = len(pieces)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        below += piece.words
        sentences += piece.words if piece.words > SENTENCE and piece.linked < 0.5 else 0
        if below > _MOST_BELOW * total or sentences > _INVITATION:
            break
        if piece.block.kind == "heading" and leads_elsewhere(piece, page.sites):
            sentences = 0
        if piece.words <= 10 and _heads_teasers(plain(piece.block.text)):
            cut = index
    if cut < len(pieces):
        yield from drop_from(pieces, cut, "after the text", f"below « {pieces[cut].text} »")


def _heads_teasers(line: str) -> bool:
    """Return whether a line invites to read on: `You may also like`, but not `Share this: nobody sees it`."""
    return bool(TAILS.fullmatch(line)) and not denies(line)


def last_controls(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop the page's controls after the last clause, with the captions among them."""
    del page
    cut, controls = len(pieces), 0
    for index in range(len(pieces) - 1, -1, -1):
        if pieces[index].words > _IN_CONTROLS:
            break
        if CONTROLS.fullmatch(plain(pieces[index].block.text)):
            cut, controls = index, controls + 1
    if controls * 2 >= len(pieces) - cut:
        yield from drop_from(pieces, cut, "control", f"{controls} controls at the end")


def site_map(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop columns of links into the site, with their headings, after the last clause."""
    cut, links = len(pieces), 0
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if leads_elsewhere(piece, page.sites):
            cut, links = index, links + 1
        elif piece.words > _IN_SITE_MAP:
            break
        elif piece.block.kind == "heading" and cut == index + 1:
            cut = index
    if links >= FEWEST_LINKS or (cut == len(pieces) - 1 and pieces[cut].block.kind == "heading"):
        yield from drop_from(pieces, cut, "site map", f"{links} links at the end")


def footer_year(pieces: list[Piece], page: BlockContext) -> Iterator[Decision]:
    """Drop a last line that holds a name and a year, and no word such as "updated"."""
    del page
    for piece in pieces[-2:]:
        if len(piece.text) < _LONGEST_NAME:
            line = plain(piece.text)
            if NAME_AND_YEAR.fullmatch(line) and not SAYS_A_DATE.search(line):
                yield piece.drop("footer year", "a name and a year at the end")
