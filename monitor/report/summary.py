"""One sentence a person would write about a report."""

from __future__ import annotations

from monitor.model import Report


def summarise(report: Report, language: str) -> str:
    """The report in one sentence, in English (`en`) or French (`fr`)."""
    told = [change for change in report.changes if change.severity != "editorial"]
    if language == "fr":
        return f"{len(told)} clause(s) ont changé."
    return f"{len(told)} clause(s) changed."
