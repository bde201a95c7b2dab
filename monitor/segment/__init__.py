"""From blocks to clauses: each with the headings above it, its label and its language."""

from __future__ import annotations

from monitor.segment.clauses import segment

__all__ = ["segment"]
