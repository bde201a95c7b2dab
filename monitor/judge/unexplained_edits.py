"""What is left of a redline once everything that need not be told is excused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from monitor.judge.excuses import RuleContext, Run, Words, editorial_reason


@dataclass(frozen=True, slots=True)
class UnexplainedEdits:
    """The runs of words that count, and the reasons why the others do not."""

    runs: tuple[Run, ...]
    excused: tuple[str, ...]
    spans: tuple[tuple[int, int, int, int], ...] = ()
    """Where each run that counts stands: from, to in the old words; from, to in the new."""


def unexplained_edits(old: Words, new: Words, around: RuleContext) -> UnexplainedEdits:
    """The difference of two runs of words, word by word, with what is excused taken away."""
    if old == new:
        return UnexplainedEdits((), ("typography",))
    if "".join(old) == "".join(new):
        return UnexplainedEdits((), ("spacing",))
    runs, spans, reasons = [], [], []
    for span in differences(old, new):
        run = _run(old, new, span)
        reason = editorial_reason(run, around)
        if reason is None:
            runs.append(run)
            spans.append(span)
        else:
            reasons.append(reason)
    return UnexplainedEdits(tuple(runs), tuple(dict.fromkeys(reasons)), tuple(spans))


def _run(old: Words, new: Words, span: tuple[int, int, int, int]) -> Run:
    i, j, k, m = span
    return Run(old[i:j], new[k:m], old[max(0, i - 3) : i], old[j : j + 3], first=i == 0 and k == 0)


def differences(old: Words, new: Words) -> Iterator[tuple[int, int, int, int]]:
    """Places where two runs of words differ, neighbours joined: from, to in the old; from, to in the new."""
    codes: dict[str, int] = {}
    a = [codes.setdefault(word, len(codes)) for word in old]
    b = [codes.setdefault(word, len(codes)) for word in new]
    pending: tuple[int, int, int, int] | None = None
    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            if pending:
                yield pending
            pending = None
        elif pending:
            pending = (pending[0], op.src_end, pending[2], op.dest_end)
        else:
            pending = (op.src_start, op.src_end, op.dest_start, op.dest_end)
    if pending:
        yield pending
