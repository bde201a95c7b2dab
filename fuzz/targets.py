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
    preload: tuple[str, ...] = ()
    """Modules that the program imports when it runs, imported early so that they are instrumented."""
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
        for module in self.preload:
            import_module(module)
        check: Callable[[bytes], None] = import_module(f"fuzz.{self.name}").check
        return check


_READING: Final = (
    "monitor.extract.document", "monitor.extract.passes", "monitor.extract.fingerprint", "monitor.segment",
    "monitor.compare.align", "monitor.compare.wording", "monitor.judge", "monitor.report.build",
)  # fmt: skip

TARGETS: Final = (
    Target("read", 8_192, _READING),
    Target("word", 4_096, _READING),
    Target("pages", 8_192, _READING),
    Target("compare", 4_096, _READING),
    Target("answers", 4_096),
    Target("robots", 4_096),
    Target("watchlist", 4_096),
)


def named(name: str) -> Target:
    """Return the target of this name; raises `KeyError`."""
    return {target.name: target for target in TARGETS}[name]
