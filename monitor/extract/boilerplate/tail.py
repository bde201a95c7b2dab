"""What stands after the last clause: consent boxes, further reading, controls, site maps, a footer's year."""

from __future__ import annotations

from typing import Final

from monitor.extract.boilerplate.line_patterns import CONTROLS, NAME_AND_YEAR, SAYS_A_DATE, TAILS
from monitor.extract.boilerplate.pass_base import (
    CAPTION,
    FEWEST_LINKS,
    LONGEST_LINE,
    SENTENCE,
    About,
    Verdicts,
    leads_elsewhere,
)
from monitor.extract.html.pieces import Piece
from monitor.extract.validation.wall_tables import CONSENT_ASKED, CONSENT_BUTTONS
from monitor.text.normalise import fold

_INVITATION: Final = 30  # words in sentences: more below such a heading, and it heads a clause
_MOST_BELOW: Final = 0.45  # of all words: a text is longer than the box below it
_IN_CONTROLS: Final = 5  # words of a caption between two of them
_IN_SITE_MAP: Final = 6  # words of a line between the links
_LONGEST_NAME: Final = 60  # characters


def consent_box(pieces: list[Piece], about: About) -> Verdicts:
    """A question about cookies after the text, up to the page's end, with the buttons that answer it."""
    del about
    lines = [piece.block.text.lower().replace("’", "'") for piece in pieces]
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
    yield from ((index, "consent box") for index in range(cut, len(pieces)))


def further_reading(pieces: list[Piece], about: About) -> Verdicts:
    """From a heading such as "Related articles" on, where no prose follows but that of linked teasers."""
    total = sum(piece.words for piece in pieces)
    below = sentences = 0
    cut = len(pieces)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        below += piece.words
        sentences += piece.words if piece.words > SENTENCE and piece.linked < 0.5 else 0
        if below > _MOST_BELOW * total or sentences > _INVITATION:
            break
        if piece.block.kind == "heading" and leads_elsewhere(piece, about.sites):
            sentences = 0
        if piece.words <= 10 and TAILS.fullmatch(fold(piece.block.text)):
            cut = index
    yield from ((index, "after the text") for index in range(cut, len(pieces)))


def last_controls(pieces: list[Piece], about: About) -> Verdicts:
    """The page's own controls after the last clause, with the captions among them."""
    del about
    cut, controls = len(pieces), 0
    for index in range(len(pieces) - 1, -1, -1):
        if pieces[index].words > _IN_CONTROLS:
            break
        if CONTROLS.fullmatch(fold(pieces[index].block.text)):
            cut, controls = index, controls + 1
    if controls * 2 >= len(pieces) - cut:
        yield from ((index, "control") for index in range(cut, len(pieces)))


def site_map(pieces: list[Piece], about: About) -> Verdicts:
    """Columns of links into the site, with their headings, after the last clause."""
    cut, links = len(pieces), 0
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if leads_elsewhere(piece, about.sites):
            cut, links = index, links + 1
        elif piece.words > _IN_SITE_MAP:
            break
        elif piece.block.kind == "heading" and cut == index + 1:
            cut = index
    if links >= FEWEST_LINKS or (cut == len(pieces) - 1 and pieces[cut].block.kind == "heading"):
        yield from ((index, "site map") for index in range(cut, len(pieces)))


def footer_year(pieces: list[Piece], about: About) -> Verdicts:
    """A last line of a name and a year that says of no date what it is."""
    del about
    for index in range(max(0, len(pieces) - 2), len(pieces)):
        if len(pieces[index].block.text) < _LONGEST_NAME:
            line = fold(pieces[index].block.text)
            if NAME_AND_YEAR.fullmatch(line) and not SAYS_A_DATE.search(line):
                yield index, "footer year"
