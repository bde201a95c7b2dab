"""Trims the blocks to the clauses: a visible list of steps, each naming what is no clause and why."""

from __future__ import annotations

from typing import Final

from monitor.extract.boilerplate.head import before_title, local_menu, promotion
from monitor.extract.boilerplate.pass_base import About, Step
from monitor.extract.boilerplate.tail import (
    consent_box,
    footer_year,
    further_reading,
    last_controls,
    site_map,
)
from monitor.extract.boilerplate.volatile import language_menu, strip_byline, version_list, volatile
from monitor.extract.html.pieces import Piece

_AROUND: Final[tuple[Step, ...]] = (
    before_title,
    promotion,
    local_menu,
    consent_box,
    further_reading,
    last_controls,
    site_map,
    footer_year,
)
_WITHIN: Final[tuple[Step, ...]] = (volatile, language_menu, version_list)


def trimmed(
    pieces: list[Piece], about: About, *, around: bool = True
) -> tuple[list[Piece], list[tuple[Piece, str]]]:
    """The pieces that are clauses, and those that are not with the rule that says so.

    `around` is false where the pieces are known to be the policy, so that only what moves by
    itself is dropped.
    """
    dropped: list[tuple[Piece, str]] = []
    for step in (*(_AROUND if around else ()), *_WITHIN):
        verdicts = dict(step(pieces, about))
        dropped += [(pieces[index], rule) for index, rule in sorted(verdicts.items())]
        pieces = [piece for index, piece in enumerate(pieces) if index not in verdicts]
    return [strip_byline(piece) for piece in pieces], dropped
