"""A worker that a page has taken over cannot leave its process: each way out is tried and refused."""

from __future__ import annotations

import ctypes
import importlib
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from monitor.sandbox import seccomp
from monitor.sandbox.kernel_calls import IS_LINUX
from monitor.sandbox.pool import Sandbox

pytestmark = pytest.mark.skipif(
    not (IS_LINUX and seccomp.available()), reason="this kernel filters no system calls"
)

ESCAPES: Final = '''
import ctypes, mmap, os, resource, signal, socket, subprocess

LIBC = ctypes.CDLL(None, use_errno=True)

class Span(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("size", ctypes.c_size_t))

def called(result: int) -> str:
    if result == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return "escaped"

def read_environment(parent: int) -> str:
    with open(f"/proc/{parent}/environ", "rb") as secrets:
        return "escaped" if secrets.read() else ""

def read_file(path: str) -> str:
    with open(path) as file:
        return "escaped" + file.read()

def write_file(path: str) -> str:
    with open(path, "r+b") as file:
        mmap.mmap(file.fileno(), 4)[:] = b"gone"
    return "escaped"

def write_inherited() -> str:
    """Map whatever descriptors came along, and write to them."""
    found = ""
    for handle in range(64):
        try:
            shared = mmap.mmap(handle, 4)
        except (OSError, ValueError):
            continue
        shared[:] = b"gone"
        found = "escaped"
    return found

def write_standard_error() -> str:
    os.write(2, b"gone")
    return ""

def read_memory(parent: int, address: int) -> str:
    here = ctypes.create_string_buffer(4)
    mine, theirs = Span(ctypes.addressof(here), 4), Span(address, 4)
    return called(LIBC.process_vm_readv(parent, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0))

def write_memory(parent: int, address: int) -> str:
    here = ctypes.create_string_buffer(b"gone", 4)
    mine, theirs = Span(ctypes.addressof(here), 4), Span(address, 4)
    return called(LIBC.process_vm_writev(parent, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0))

def write_memory_file(parent: int, address: int) -> str:
    with open(f"/proc/{parent}/mem", "r+b", buffering=0) as memory:
        memory.seek(address)
        memory.write(b"gone")
    return "escaped"

def trace(parent: int) -> str:
    return called(LIBC.ptrace(0x4206, parent, 0, 0))

def dial(port: int) -> str:
    socket.create_connection(("127.0.0.1", port)).close()
    return "escaped"

def leave_a_grandchild() -> str:
    if os.fork() == 0:
        os._exit(0)
    return "escaped"

def execute() -> str:
    os.execv("/bin/true", ["true"])

def start_a_program() -> str:
    subprocess.run(["/bin/true"])
    return "escaped"

def start_a_thread() -> str:
    import threading
    threading.Thread(target=int).start()
    return "escaped"

def kill_the_parent(parent: int) -> str:
    os.kill(parent, 0)
    return "escaped"

def signal_by_thread(parent: int) -> str:
    return called(LIBC.syscall(234 if os.uname().machine == "x86_64" else 131, parent, parent, 0))

def raise_limits() -> str:
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**30, 2**30))
    return "escaped"

def load_code(path: str) -> str:
    ctypes.CDLL(path)
    return "escaped"

def make_code() -> str:
    mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    return "escaped"

def turn_memory_into_code() -> str:
    page = mmap.mmap(-1, 4096)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    return called(LIBC.mprotect(ctypes.c_void_p(address), 4096, 7))

def make_memory_file() -> str:
    os.memfd_create("code")
    return "escaped"

def open_ring() -> str:
    return called(LIBC.syscall(425, 8, ctypes.create_string_buffer(120)))

def be_dumpable() -> str:
    return called(LIBC.prctl(4, 1, 0, 0, 0))
'''


@pytest.fixture
def escapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Functions that try to leave a worker."""
    (tmp_path / "escapes.py").write_text(ESCAPES)
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("escapes")
    del sys.modules["escapes"]


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[dict[str, object]]:
    """What a worker may be after, by the name of the argument that leads to it."""
    secret = ctypes.create_string_buffer(b"safe")
    (tmp_path / "secret").write_text("safe")
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield {
            "parent": os.getpid(),
            "address": ctypes.addressof(secret),
            "path": str(tmp_path / "secret"),
            "port": server.getsockname()[1],
        }
        assert secret.value == b"safe"
        assert (tmp_path / "secret").read_text() == "safe"


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("escape", "aims"),
    [
        ("read_environment", ["parent"]),
        ("read_memory", ["parent", "address"]),
        ("write_memory", ["parent", "address"]),
        ("write_memory_file", ["parent", "address"]),
        ("trace", ["parent"]),
        ("dial", ["port"]),
        ("read_file", ["path"]),
        ("write_file", ["path"]),
        ("leave_a_grandchild", []),
        ("execute", []),
        ("start_a_program", []),
        ("start_a_thread", []),
        ("kill_the_parent", ["parent"]),
        ("signal_by_thread", ["parent"]),
        ("raise_limits", []),
        ("load_code", ["path"]),
        ("make_code", []),
        ("turn_memory_into_code", []),
        ("make_memory_file", []),
        ("open_ring", []),
        ("be_dumpable", []),
    ],
)
async def test_every_escape_is_refused(escapes, victim, anyio_backend, escape, aims):
    function = getattr(escapes, escape)
    sandbox = Sandbox((function,), workers=1)
    try:
        with pytest.raises(
            Exception,
            match=r"Operation not permitted|can't start new thread|failed to map|not allowed to raise",
        ):
            await sandbox.run("https://ostenz.example", function, *(victim[aim] for aim in aims))
    finally:
        await sandbox.aclose()


@pytest.mark.anyio
async def test_a_worker_inherits_no_descriptor_that_it_could_write_to(
    escapes, anyio_backend, capfd
):
    functions = (escapes.write_inherited, escapes.write_standard_error)
    sandbox = Sandbox(functions, workers=1)
    try:
        for function in functions:
            assert await sandbox.run("https://ostenz.example", function) == ""
    finally:
        await sandbox.aclose()
    assert "gone" not in capfd.readouterr().err
