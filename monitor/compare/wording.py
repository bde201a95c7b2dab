"""Find the words that differ between two wordings of a clause, as a person would mark them.

diff-match-patch (Myers' diff with semantic clean-up) compares characters. Each word is encoded as
one character, so that neither the diff nor the clean-up can cut a word.
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
"""First code point that encodes a word: letters to diff-match-patch, and room for 983,040 words."""
_CELLS: Final = 250_000
"""Words before × words after. Above it rapidfuzz compares, for diff-match-patch is quadratic."""
_OPS: Final[dict[int, EditOp]] = {-1: "deleted", 0: "same", 1: "inserted"}


def redline(before: str, after: str) -> tuple[Edit, ...]:
    """Return whole words kept, deleted and inserted, in reading order, deletions first.

    `same` and `deleted` joined are exactly `before`; `same` and `inserted` joined are `after`. In
    scripts without spaces a word is one character with its marks.
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
    """Return a shortest edit script over encoded words.

    For long texts it is the Indel script of rapidfuzz; equal blocks of spaces alone count as
    replaced there, since the quadratic clean-up would take too long on them.
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
