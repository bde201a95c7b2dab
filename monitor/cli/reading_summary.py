"""What `add` and `init` say of a page that they have read once."""

from __future__ import annotations

from monitor.model import Policy, Trouble


def summary_line(reading: Policy | Trouble) -> str:
    """Return words, clauses, printed date and language in one line, or why the page is unreadable."""
    if isinstance(reading, Trouble):
        return reading.detail
    date = reading.last_updated
    printed = f"dated {date.value} (“{date.text}”)" if date else "no date printed"
    words = len(reading.text.split())
    clauses = len(reading.clauses)
    return f"{words} words in {clauses} clauses, {printed}, language {reading.language}"


def summary_json(reading: Policy | Trouble) -> dict[str, object]:
    """Return the same facts as JSON values."""
    if isinstance(reading, Trouble):
        return {"problem": reading.kind, "detail": reading.detail}
    return {
        "title": reading.title,
        "words": len(reading.text.split()),
        "clauses": len(reading.clauses),
        "last_updated": reading.last_updated.value if reading.last_updated else None,
        "language": reading.language,
    }


def title_of(reading: Policy | Trouble) -> str:
    """Return the policy's title; empty if the page could not be read."""
    return reading.title if isinstance(reading, Policy) else ""
