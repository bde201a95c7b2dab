"""Each pass drops what its name says, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from monitor.extract.decisions import Decision
from monitor.extract.formats.docx.word_passages import WordPassage
from monitor.extract.formats.docx.word_passes import (
    Passages,
    comments,
    contents_tables,
    headers_and_footers,
    hidden_text,
    tracked_deletions,
)

PASSAGES = (
    WordPassage((0, 0), "clause"),
    WordPassage((1, 0), "note", "footnotes"),
    WordPassage((2, 0), "head", "header"),
    WordPassage((3, 0), "foot", "footer"),
    WordPassage((4, 0), "remark", "comments"),
    WordPassage((5, 0), "toc", contents=True),
    WordPassage((6, 0), "deleted", deleted=True),
    WordPassage((7, 0), "hidden", hidden=True),
)


@pytest.mark.parametrize(
    ("run", "texts"),
    [
        (headers_and_footers, ["head", "foot"]),
        (comments, ["remark"]),
        (contents_tables, ["toc"]),
        (tracked_deletions, ["deleted"]),
        (hidden_text, ["hidden"]),
    ],
)
def test_a_pass_drops_what_it_is_for(
    run: Callable[[Passages], Iterator[Decision]], texts: list[str]
) -> None:
    assert [one.text for one in run(PASSAGES)] == texts
