"""Sandboxes, and a module of functions that misbehave in them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, Final

import pytest

from monitor.sandbox.bounds import Bounds
from monitor.sandbox.pool import Sandbox

STRANGERS: Final = """
import ctypes, os, signal, threading
from monitor.errors import NotAPolicy, StoreDamaged
from monitor.model import Block, Document

class LibraryError(Exception):
    pass

def size(body: bytes) -> int:
    return len(body)

def number(text: str) -> int:
    return int(text)

def count(most: int) -> int:
    return sum(range(most))

def document(words: str) -> Document:
    return Document((Block("paragraph", words),))

def not_a_document() -> Document:
    return {"blocks": [{"kind": "poem", "text": "words"}]}

def refuse() -> None:
    raise NotAPolicy("bot wall", "prove that you are human")

def accuse() -> None:
    raise StoreDamaged("snapshots", "so says the page")

def library_fault() -> None:
    raise LibraryError("bad selector")

def spin() -> None:
    while True:
        pass

def burn_in_c() -> int:
    return 7 ** (10 ** 9)

def wait() -> None:
    threading.Event().wait()

def allocate(size: int) -> int:
    return len(bytearray(size))

def result(size: int) -> bytes:
    return bytes(size)

def crash() -> None:
    ctypes.string_at(0)

def leave() -> None:
    os._exit(3)

def recurse(n: int) -> int:
    return recurse(n + 1)

def environment() -> dict[str, str]:
    return dict(os.environ)

def process() -> int:
    return os.getpid()

def garble() -> int:
    return threading.Lock()

def infect() -> None:
    size.__code__ = (lambda body: 666).__code__
"""


@pytest.fixture
def strangers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Functions that workers can import."""
    (tmp_path / "strangers.py").write_text(STRANGERS)
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("strangers")
    del sys.modules["strangers"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def make_sandbox(
    anyio_backend: str, strangers: ModuleType
) -> AsyncIterator[Callable[..., Sandbox]]:
    made: list[Sandbox] = []

    def make(*, workers: int = 1, preload: tuple[str, ...] = (), **bounds: Any) -> Sandbox:
        tasks = tuple(f for f in vars(strangers).values() if isinstance(f, FunctionType))
        made.append(Sandbox(tasks, workers=workers, bounds=Bounds(**bounds), preload=preload))
        return made[-1]

    yield make
    for sandbox in made:
        await sandbox.aclose()
