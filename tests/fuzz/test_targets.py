"""Every seed, and every input that once broke a promise, keeps it; every target can fail."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

import monitor
from fuzz.targets import TARGETS, Target, named
from monitor.errors import WatchlistError

CASES: Final = Path(__file__).parent / "cases"
LONGEST: Final = 5.0
"""Seconds of processor time for one input; most need a hundredth."""


def inputs() -> list[Any]:
    """Every stored input with its target."""
    return [
        pytest.param(target, path, id=f"{target.name}-{path.name}")
        for target in TARGETS
        for folder in (target.seeds, CASES / target.name)
        for path in sorted(folder.glob("*"))
    ]


@pytest.mark.parametrize(("target", "path"), inputs())
def test_an_input_keeps_the_promises(target: Target, path: Path) -> None:
    check = target.load()
    started = time.process_time()
    check(path.read_bytes())
    assert time.process_time() - started < LONGEST


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_target_has_small_seeds_and_its_cases_lie_in_its_folder(target: Target) -> None:
    sizes = [path.stat().st_size for path in target.seeds.iterdir()]
    assert sizes
    assert max(sizes) <= target.longest
    assert sum(sizes) < 16_384
    assert {path.name for path in CASES.iterdir()} <= {each.name for each in TARGETS}


def _raise(*_: object, **__: object) -> Any:
    raise ZeroDivisionError


def _changing() -> Callable[..., Any]:
    """A reading that is another each time."""
    read, count = monitor.read, iter(range(1_000))

    def changing(*arguments: Any) -> Any:
        return replace(read(*arguments), title=str(next(count)))

    return changing


def _counting() -> Callable[[bytes], int]:
    """A decoder whose value is another each time."""
    count = iter(range(1_000))
    return lambda _: next(count)


def _no_fault(path: Path, *_: object) -> Any:
    raise WatchlistError(path, ())


PLANTED: Final[tuple[tuple[str, str, Any], ...]] = (
    ("read", "monitor.read", _changing()),
    ("read", "monitor.extract.formats.decode.decode", _raise),
    ("read", "fuzz.read.fingerprint", _raise),
    ("read", "fuzz.read.mint", lambda policy, _: replace(policy, clauses=policy.clauses[:1])),
    ("word", "monitor.extract.formats.docx.word_reader.read_word", _raise),
    ("pages", "monitor.compare", _raise),
    ("compare", "monitor.judge.judge", _raise),
    ("compare", "fuzz.compare.summarise", lambda *_: ""),
    ("answers", "fuzz.answers.DECODERS", (_raise, _raise)),
    ("answers", "fuzz.answers.DECODERS", (_counting(), bytes)),
    ("answers", "fuzz.answers._peak", iter(range(0, 10**9, 10**5)).__next__),
    ("robots", "fuzz.robots.crawl_delay", lambda _: float("inf")),
    ("robots", "fuzz.robots.permits", _raise),
    ("watchlist", "fuzz.watchlist.load", _no_fault),
    ("watchlist", "monitor.config.table_decoder.Decoder.table", _raise),
)
"""Faults, by target: what is replaced, and by what."""


@pytest.mark.parametrize(("name", "replaced", "by"), PLANTED)
def test_a_planted_fault_is_found(
    name: str, replaced: str, by: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = named(name)
    check = target.load()
    monkeypatch.setattr(replaced, by)
    assert any(_breaks(check, seed.read_bytes()) for seed in target.seeds.iterdir())


def _breaks(check: Callable[[bytes], None], data: bytes) -> bool:
    try:
        check(data)
    except (AssertionError, ZeroDivisionError):
        return True
    return False


def test_every_target_has_a_planted_fault() -> None:
    assert {name for name, *_ in PLANTED} == {target.name for target in TARGETS}
