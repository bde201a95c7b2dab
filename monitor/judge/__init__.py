"""From a comparison to what weighs in it: topics, signals, severity and reasons, by rules in tables."""

from __future__ import annotations

from monitor.judge.judgement import Judgement, judge

__all__ = ["Judgement", "judge"]
