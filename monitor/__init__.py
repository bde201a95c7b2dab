"""Watches companies' privacy policies and terms, and says which clause changed.

    Watch ─fetch▶ Page | NotModified ─extract▶ Document ─segment▶ Policy(clauses, dates, language, text)
    Policy before + Policy after ─compare▶ Comparison ─judge▶ Report ─store, one transaction▶ version + alerts due
    alerts due ─render, deliver▶ webhook · mail · feed · page

The two functions of this module are the whole pure middle of that way: bytes become a `Policy`,
two policies become a `Report`. They know no clock, network or disk. Their stages are imported
when first called: a command that only asks the index must start at once.
"""

from __future__ import annotations

from importlib import import_module

from monitor.errors import NotAPolicy
from monitor.model import Policy, Report

import_module("monitor.compare")  # the package first: the function below keeps the name

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
    """Return the policy that a page holds: HTML, PDF, DOCX, Markdown or plain text.

    `keep` is the CSS selector of the policy where the page needs one, `drop` those of parts that
    are not the policy, `section` the heading of the one meant among several, `language` settles
    ambiguous dates. Raises `NotAPolicy(reason, detail)` for a page that is not the policy.
    """
    from monitor.extract.document import extract
    from monitor.segment import segment

    document = extract(body, url, content_type, keep=keep, drop=tuple(drop), section=section)
    return segment(document, language=language, url=url)


def compare(before: Policy, after: Policy) -> Report:
    """What changed from one reading to the next, what it weighs and why."""
    from monitor.compare.align import align
    from monitor.judge import judge
    from monitor.report.build import build

    return build(judge(align(before, after)))
