"""Subtract from a redline the edits that a run rule explains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.compare.edit_script import edit_script
from monitor.judge.editorial.rule_context import RuleContext, Run, Words
from monitor.judge.editorial.run_rules import editorial_reason
from monitor.model import ReasonCode

Span = tuple[int, int, int, int]
"""Where two word sequences differ: start and end in the old one, start and end in the new one."""


@dataclass(frozen=True, slots=True)
class UnexplainedEdits:
    """The runs that no rule explains, and the codes of the rules that explain the others."""

    runs: tuple[Run, ...]
    explained: tuple[ReasonCode, ...]
    spans: tuple[Span, ...] = ()
    """The span of each run in `runs`."""


def unexplained_edits(old: Words, new: Words, context: RuleContext) -> UnexplainedEdits:
    """Compare two word sequences and apply the run rules to each difference."""
    if old == new:
        return UnexplainedEdits((), ("typography",))
    if "".join(old) == "".join(new):
        return UnexplainedEdits((), ("spacing",))
    runs, spans, codes = [], [], []
    for span in differences(old, new):
        run = _run(old, new, span)
        code = editorial_reason(run, context) if context.explained.spend(1) else None
        if code is None:
            runs.append(run)
            spans.append(span)
        else:
            codes.append(code)
    return UnexplainedEdits(tuple(runs), tuple(dict.fromkeys(codes)), tuple(spans))


def _run(old: Words, new: Words, span: Span) -> Run:
    i, j, k, m = span
    return Run(old[i:j], new[k:m], old[max(0, i - 3) : i], old[j : j + 3], first=i == 0 and k == 0)


def differences(old: Words, new: Words) -> Iterator[Span]:
    """Yield the spans where two word sequences differ; adjacent edits form one span.

    The alignment is the longest common subsequence of the words.
    """
    codes: dict[str, int] = {}
    a = [codes.setdefault(word, len(codes)) for word in old]
    b = [codes.setdefault(word, len(codes)) for word in new]
    pending: Span | None = None
    for block in edit_script(a, b):
        if block.equal:
            if pending:
                yield pending
            pending = None
        elif pending:
            pending = (pending[0], block.end, pending[2], block.end_after)
        else:
            pending = block[1:]
    if pending:
        yield pending
