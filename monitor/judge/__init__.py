"""Weigh the changes of a comparison by rules in tables: topics, signals, severity and reasons."""

from __future__ import annotations

from monitor.judge.judgement import Judgement, judge

__all__ = ["Judgement", "judge"]
