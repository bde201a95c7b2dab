"""From blocks to clauses: each with the headings above it, its number split off, its language."""

from __future__ import annotations

from monitor.segment.clauses import segment

__all__ = ["segment"]
