"""Find the words that differ between two wordings of a clause, as a person would mark them.

diff-match-patch (Myers' diff with semantic clean-up) compares characters. Each word is encoded as
one character, so that neither the diff nor the clean-up can cut a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from monitor.compare.budget import Budget
from monitor.compare.edit_script import Block, edit_script
from monitor.model import Edit, EditOp
from monitor.text.characters import UNSPACED

_LETTERS: Final = rf"[^\W{UNSPACED}]+"
_TOKEN: Final = re.compile(rf"{_LETTERS}(?:[-.,'’‑@]{_LETTERS})*|\s+|.", re.DOTALL)
_ALONE: Final = re.compile(rf"[{UNSPACED}]")
_JOINER: Final = "\u200d"
_FIRST_CODE: Final = 0x20000
"""First code point that encodes a word: letters to diff-match-patch, and room for 983,040 words."""
_CELLS: Final = 250_000
"""Words before × words after. Above it `edit_script` compares, for diff-match-patch is quadratic."""
_PART: Final = 2_000
"""Edits of a long text that are cleaned up together."""
_STRETCH: Final = 2_000
"""Words in one edit. The clean-up shifts edits word by word and copies them each time."""
Diff = tuple[int, str]
"""−1 for deleted, 0 for same, 1 for inserted, and the encoded words."""
_OPS: Final[dict[int, EditOp]] = {-1: "deleted", 0: "same", 1: "inserted"}


def redline(before: str, after: str, steps: Budget | None = None) -> tuple[Edit, ...]:
    """Return whole words kept, deleted and inserted, in reading order, deletions first.

    `same` and `deleted` joined are exactly `before`; `same` and `inserted` joined are `after`. In
    scripts without spaces a word is one character with its marks. `steps` bounds the work of
    several redlines: it is spent by the square of the words inserted and deleted.
    """
    if before == after:
        return (Edit("same", before),) if before else ()
    codes: dict[str, str] = {}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    old, new = _encode(before, codes), _encode(after, codes)
    diffs = [
        diff for part in _differences(engine, old, new, steps) for diff in _cleaned(engine, part)
    ]
    tokens = {code: token for token, code in codes.items()}
    return tuple(
        Edit(_OPS[op], "".join(tokens[code] for code in text)) for op, text in diffs if text
    )


def _differences(
    engine: diff_match_patch, before: str, after: str, steps: Budget | None
) -> Iterator[list[Diff]]:
    """Yield a shortest edit script over encoded words, in parts of bounded length.

    For long texts it is the script of `edit_script`; equal blocks of spaces alone count as
    replaced there, since the quadratic clean-up would take too long on them.
    """
    if len(before) * len(after) <= _CELLS and _affordable(before, after, steps):
        yield list(engine.diff_main(before, after, False))
        return
    diffs = [edit for edit in _edits(edit_script(before, after), before, after) if edit[1]]
    for start in range(0, len(diffs), _PART):
        part = diffs[start : start + _PART]
        engine.diff_cleanupMerge(part)
        yield part


def _affordable(before: str, after: str, steps: Budget | None) -> bool:
    return steps is None or steps.spend(Indel.distance(before, after) ** 2)


def _cleaned(engine: diff_match_patch, diffs: list[Diff]) -> list[Diff]:
    """Return the script as a person would mark it; a part with very long stretches as it is."""
    if max((len(text) for _, text in diffs), default=0) <= _STRETCH:
        engine.diff_cleanupSemantic(diffs)
    return diffs


def _edits(blocks: Iterable[Block], before: str, after: str) -> Iterator[Diff]:
    """Yield words kept, and between them all deleted and all inserted words as one edit each."""
    start = start_after = 0
    for block in blocks:
        kept = before[block.start : block.end]
        if block.equal and any(map(str.isalnum, kept)):
            yield -1, before[start : block.start]
            yield 1, after[start_after : block.start_after]
            yield 0, kept
            start, start_after = block.end, block.end_after
    yield -1, before[start:]
    yield 1, after[start_after:]


def _encode(text: str, codes: dict[str, str]) -> str:
    return "".join(codes.setdefault(token, _code(token, len(codes))) for token in _tokens(text))


def _code(token: str, position: int) -> str:
    """Return the code of a token; marks and spaces encode themselves, as the clean-up needs boundaries."""
    if len(token) == 1 and not token.isalnum() and ord(token) < _FIRST_CODE:
        return token
    return chr(_FIRST_CODE + position)


def _tokens(text: str) -> list[str]:
    tokens: list[str] = _TOKEN.findall(text)
    return tokens if text.isascii() else _with_marks(tokens)


def _with_marks(tokens: list[str]) -> list[str]:
    """Join combining marks to the letter before them, and following letters to the same word."""
    joined: list[str] = []
    for token in tokens:
        if joined and not joined[-1].isspace() and _continues(joined[-1], token):
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _continues(word: str, token: str) -> bool:
    if _is_mark(token[0]):
        return True
    return _is_mark(word[-1]) and token[0].isalnum() and not _ALONE.match(token)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character == _JOINER
