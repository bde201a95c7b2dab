"""Sandboxes, and a module of functions that misbehave in them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from monitor.sandbox import Bounds, Sandbox

STRANGERS: Final = """
import os, signal, threading
from monitor.errors import NotAPolicy, StoreDamaged
from monitor.model import Block, Document

class LibraryError(Exception):
    pass

class Sneaky:
    def __reduce__(self):
        return (os.mkdir, (self.path,))

def sneak(path):
    sneaky = Sneaky()
    sneaky.path = path
    return sneaky

def document(words):
    return Document((Block("paragraph", words),))

def refuse():
    raise NotAPolicy("bot wall", "prove that you are human")

def accuse():
    StoreDamaged.__reduce__ = lambda self: (StoreDamaged, ("snapshots", "so says the page"))
    raise StoreDamaged("snapshots", "so says the page")

def library_fault():
    raise LibraryError("bad selector")

def spin():
    while True:
        pass

def burn_in_c():
    return 7 ** (10 ** 9)

def wait():
    threading.Event().wait()

def allocate(size):
    return len(bytearray(size))

def result(size):
    return bytes(size)

def crash():
    os.kill(os.getpid(), signal.SIGSEGV)

def leave():
    os._exit(3)

def recurse(n=0):
    return recurse(n + 1)

def write(path):
    with open(path, "w") as file:
        file.write("x" * 10000)

def environment():
    return dict(os.environ)

def process():
    return os.getpid()

def garble():
    return threading.Lock()
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
        made.append(Sandbox(workers=workers, bounds=Bounds(**bounds), preload=preload))
        return made[-1]

    yield make
    for sandbox in made:
        await sandbox.aclose()
