"""Policies written as lines, so that a fuzzer can mutate them and a person can read them.

A line is a clause: `# heading`, `- item`, `| row`, `: definition`, else a paragraph. `1.` or `(a)`
before its words is its label. A line `====` begins the other policy, a line `@fr` sets the language.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from monitor.model import BlockKind, Clause, Policy

_KINDS: Final[dict[str, BlockKind]] = {
    "#": "heading",
    "-": "item",
    "|": "row",
    ":": "definition",
}
_LABEL: Final = re.compile(r"((?:\d{1,3}\.){1,4}|\([a-z]{1,3}\))\s+")


def two_policies(data: bytes) -> tuple[Policy, Policy]:
    """Return the policies before and after the line `====`; without it, the same twice."""
    text = data.decode("utf-8", "replace")
    before, separated, after = text.partition("\n====\n")
    return policy(before), policy(after if separated else before)


def policy(text: str) -> Policy:
    """Return the policy of these lines."""
    clauses: list[Clause] = []
    path: tuple[str, ...] = ()
    language = ""
    for line in text.split("\n"):
        if line.startswith("@"):
            language = line[1:6]
        elif line.strip():
            clause = _clause(line)
            path = _under(path, clause)
            clauses.append(replace(clause, path=path, language=language))
    return Policy(tuple(clauses), language=language)


def _clause(line: str) -> Clause:
    depth = len(line) - len(line.lstrip(line[0]))
    kind = _KINDS.get(line[0], "paragraph")
    words = line if kind == "paragraph" else line[depth:]
    label = _LABEL.match(words.lstrip())
    return Clause(
        words.lstrip()[label.end() :] if label else words.strip(),
        kind,
        label=label[1] if label else "",
        level=min(depth, 6) if kind in ("heading", "item") else 0,
    )


def _under(path: tuple[str, ...], clause: Clause) -> tuple[str, ...]:
    """Return the headings above the clauses that follow."""
    return (*path[: clause.level - 1], clause.text) if clause.kind == "heading" else path
