"""What every test may use, and what holds for all of them."""

from __future__ import annotations

from hypothesis import settings

# Bounded and the same on every machine: a slow one must not fail where a fast one passes.
settings.register_profile(
    "project", max_examples=50, deadline=None, derandomize=True, database=None
)
settings.load_profile("project")
