"""What every test may use, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog
from hypothesis import settings

# Bounded and the same on every machine: a slow one must not fail where a fast one passes.
settings.register_profile(
    "project", max_examples=50, deadline=None, derandomize=True, database=None
)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def _logs_as_at_the_start() -> Iterator[None]:
    """A command that set up its logs leaves no stream of its own, closed by then, to the next test."""
    yield
    structlog.reset_defaults()
