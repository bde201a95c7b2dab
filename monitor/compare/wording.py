"""The words that differ between two wordings of a clause, as a person would mark them.

diff-match-patch compares characters. Here every word is one character of an encoded text, so
that neither the comparison nor its semantic clean-up can cut a word (the clean-up of decoded
text does).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel, Opcode

from monitor.model import Edit, EditOp
from monitor.text.characters import UNSPACED

_LETTERS: Final = rf"[^\W{UNSPACED}]+"
_TOKEN: Final = re.compile(rf"{_LETTERS}(?:[-.,'’‑@]{_LETTERS})*|\s+|.", re.DOTALL)
_ALONE: Final = re.compile(rf"[{UNSPACED}]")
_JOINER: Final = "\u200d"
_FIRST_CODE: Final = 0x20000
"""Letters to diff-match-patch, beyond the surrogates, and room for 983,040 words."""
_CELLS: Final = 250_000
"""Words before × words after up to which diff-match-patch, quadratic in Python, compares."""
_OPS: Final[dict[int, EditOp]] = {-1: "deleted", 0: "same", 1: "inserted"}


def redline(before: str, after: str) -> tuple[Edit, ...]:
    """Whole words kept, deleted and inserted, in reading order, deletions first.

    Joining `same` and `deleted` gives `before` exactly, `same` and `inserted` gives `after`.
    In scripts without spaces a word is one character with its marks.
    """
    codes: dict[str, str] = {}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    diffs = _differences(engine, _encode(before, codes), _encode(after, codes))
    engine.diff_cleanupSemantic(diffs)
    tokens = {code: token for token, code in codes.items()}
    return tuple(
        Edit(_OPS[op], "".join(tokens[code] for code in text)) for op, text in diffs if text
    )


def _differences(engine: diff_match_patch, before: str, after: str) -> list[tuple[int, str]]:
    """The shortest script; of long texts another one as short, where spaces alone bind nothing.

    Both diff-match-patch's comparison and its clean-up are quadratic in what differs.
    """
    if len(before) * len(after) <= _CELLS:
        return list(engine.diff_main(before, after, False))
    diffs = [
        edit for block in Indel.opcodes(before, after) for edit in _edits(block, before, after)
    ]
    engine.diff_cleanupMerge(diffs)
    return diffs


def _edits(block: Opcode, before: str, after: str) -> Iterator[tuple[int, str]]:
    old = before[block.src_start : block.src_end]
    new = after[block.dest_start : block.dest_end]
    if block.tag == "equal" and any(map(str.isalnum, old)):
        yield 0, old
        return
    if old:
        yield -1, old
    if new:
        yield 1, new


def _encode(text: str, codes: dict[str, str]) -> str:
    return "".join(codes.setdefault(token, _code(token, len(codes))) for token in _tokens(text))


def _code(token: str, position: int) -> str:
    """Marks and spaces stand for themselves: the clean-up knows them as boundaries."""
    if len(token) == 1 and not token.isalnum() and ord(token) < _FIRST_CODE:
        return token
    return chr(_FIRST_CODE + position)


def _tokens(text: str) -> list[str]:
    tokens: list[str] = _TOKEN.findall(text)
    return tokens if text.isascii() else _with_marks(tokens)


def _with_marks(tokens: list[str]) -> list[str]:
    """Combining marks belong to the letter before them, and the letters after them to the word."""
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
