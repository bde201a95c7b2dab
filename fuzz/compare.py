"""Any two policies have a report that can be written, stored and sent.

Input: see `policy_notation`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import monitor
from fuzz.policy_notation import two_policies
from monitor.compare.identity import carry, mint
from monitor.decide.memory import VersionRef
from monitor.model import Policy, Watch
from monitor.report.message import About
from monitor.report.payload import changed
from monitor.report.phrases import Language
from monitor.report.summary import summarise
from monitor.report.terminal import Look, redline_text
from monitor.sandbox.bounded_values import decode_report
from monitor.sandbox.task_codec import encode

WATCH: Final = Watch("a/b", "A", "Notice", "https://a.example/b")
AT: Final = datetime(2026, 5, 1, 8, tzinfo=UTC)


def check(data: bytes) -> None:
    """Compare two policies."""
    check_pair(*two_policies(data))


def check_pair(before: Policy, after: Policy) -> None:
    """Compare in both directions and with itself; carry ids over."""
    told(before, after, "en")
    told(after, before, "fr")
    itself = monitor.compare(before, before)
    assert not itself.changes, "it differs from itself"
    assert not itself.alert
    known = mint(before, "v1")
    carried = carry(known, after, "v2", graveyard=known.clauses)
    assert len({clause.id for clause in carried.clauses}) == len(after.clauses)


def told(before: Policy, after: Policy, language: Language) -> None:
    """Write all that is written of a report."""
    report = monitor.compare(before, after)
    assert decode_report(encode(report)) == report, "another report arrives"
    assert all(change.reasons for change in report.changes), "a change without a reason"
    old, new = (VersionRef(name, AT, p.last_updated) for name, p in (("1", before), ("2", after)))
    assert summarise(report, language)
    assert changed(WATCH, old, new, report, AT, language=language)
    assert redline_text(report, About.of(WATCH), old, new, Look(language))
