"""The targets, and the limits of one input of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Target:
    """A module of this package, and how it is fuzzed."""

    name: str
    """The module's name, and that of its folder of seeds."""
    longest: int
    """Bytes of an input."""
    reads: bool = False
    """Whether it reads or compares policies: these modules are imported early, to be instrumented."""
    seconds: int = 20
    """Time that one input may take, about ten times slower than in the service."""
    megabytes: int = 1_024
    """Memory that the process may hold."""

    @property
    def seeds(self) -> Path:
        """The folder of inputs to start from."""
        return HERE / "seeds" / self.name

    @property
    def dictionary(self) -> Path:
        """The words that mutations insert; the file need not exist."""
        return HERE / "seeds" / f"{self.name}.dict"

    def load(self) -> Callable[[bytes], None]:
        """Import the target and return its `check`."""
        if self.reads:  # imported here, because what is imported before is not instrumented
            for module in import_module("monitor.sandbox.reading_tasks").PRELOAD:
                import_module(module)
        check: Callable[[bytes], None] = import_module(f"fuzz.{self.name}").check
        return check


TARGETS: Final = (
    Target("read", 8_192, reads=True),
    Target("word", 4_096, reads=True),
    Target("pages", 8_192, reads=True),
    Target("compare", 4_096, reads=True),
    Target("answers", 4_096),
    Target("robots", 4_096),
    Target("watchlist", 4_096),
)


def named(name: str) -> Target:
    """Return the target of this name; raises `KeyError`."""
    return {target.name: target for target in TARGETS}[name]
