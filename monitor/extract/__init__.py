"""From bytes to the policy's blocks: the way is sniff, decode, parse, drop chrome, read blocks, judge."""

from __future__ import annotations

from monitor.extract.document import extract

__all__ = ["extract"]
