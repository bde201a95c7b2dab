"""Watch companies' privacy policies and terms, and report which clause changed.

    Watch ─fetch▶ Page | NotModified ─extract▶ Document ─segment▶ Policy(clauses, dates, language, text)
    Policy before + Policy after ─compare▶ Comparison ─judge▶ Report ─store, one transaction▶ version + alerts due
    alerts due ─render, deliver▶ webhook · mail · feed · page

This module has two pure functions: `read` turns bytes into a `Policy`, `compare` turns two policies
into a `Report`. They use no clock, network or disk. Each imports its stages when it is first called,
so that a command that only queries the index starts at once.
"""

from __future__ import annotations

from importlib import import_module

from monitor.errors import NotAPolicy
from monitor.model import Policy, Report

import_module(
    "monitor.compare"
)  # imported first, so that the function below replaces the attribute

__all__ = ["NotAPolicy", "Policy", "Report", "compare", "read"]


def read(
    body: bytes,
    url: str,
    content_type: str,
    *,
    keep: str | None = None,
    drop: tuple[str, ...] = (),
    section: str | None = None,
    language: str | None = None,
) -> Policy:
    """Return the policy on a page: HTML, PDF, DOCX, Markdown or plain text.

    `keep` is a CSS selector of the policy, `drop` holds selectors of parts that are not the policy.
    `section` is the heading of the right policy among several. `language` settles ambiguous dates.
    Raises `NotAPolicy(reason, detail)` if the page is not a policy.
    """
    from monitor.extract.document import extract
    from monitor.segment import segment

    document = extract(body, url, content_type, keep=keep, drop=tuple(drop), section=section)
    return segment(document, language=language, url=url)


def compare(before: Policy, after: Policy) -> Report:
    """Return what changed between two policies, how severe each change is, and why."""
    from monitor.compare.align import align
    from monitor.judge import judge
    from monitor.report.build import build

    return build(judge(align(before, after)))
