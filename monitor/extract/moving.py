"""What moves by itself wherever it stands: counters, controls, ids, lists of earlier versions."""

from __future__ import annotations

import re
from typing import Final

from monitor.extract.blocks import Piece
from monitor.extract.normalise import fold
from monitor.extract.phrases import CONTROLS, MOVING
from monitor.extract.trimming import LONGEST_LINE, About, Verdicts

_DATE_ONLY: Final = re.compile(
    r"(?:\d{1,2}(?:er|st|nd|rd|th)?\.?\s)?[^\W\d]{3,10}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d[年/]\d{1,2}[月/]\d{1,2}日?"
)  # fmt: skip
_FEWEST_VERSIONS: Final = 2
_LONGEST_DATE: Final = 30  # characters


def moving(pieces: list[Piece], about: About) -> Verdicts:
    """Lines that change at every reading, and the words of the page's own controls."""
    del about
    for index, piece in enumerate(pieces):
        if len(piece.block.text) > 160 or piece.words > LONGEST_LINE:
            continue
        line = fold(piece.block.text).strip(" |·•-–—")
        if not any(character.isalnum() for character in line):
            yield index, "no words"
        elif CONTROLS.fullmatch(line):
            yield index, "control"
        else:
            rule = next((name for name, pattern in MOVING if pattern.fullmatch(line)), None)
            if rule:
                yield index, rule


def version_list(pieces: list[Piece], about: About) -> Verdicts:
    """Lists of the dates of earlier versions: bare dates, one right below the other.

    They shift by a day with the time zone of whoever asks. A date below its label stands alone.
    """
    del about
    run: list[int] = []
    for index, piece in enumerate(pieces):
        if len(piece.block.text) < _LONGEST_DATE and _DATE_ONLY.fullmatch(fold(piece.block.text)):
            run.append(index)
            continue
        if len(run) >= _FEWEST_VERSIONS:
            yield from ((at, "version list") for at in run)
        run = []
    if len(run) >= _FEWEST_VERSIONS:
        yield from ((at, "version list") for at in run)
