"""What is stored as JSON is taken back by any number of threads."""

from __future__ import annotations

import threading
from typing import Any

import msgspec
import pytest

from monitor.store import codec


def test_no_two_threads_make_decoders_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two threads meet a type for the first time, the library ends the process (SIGSEGV)."""
    real = msgspec.json.Decoder
    inside: list[object] = []
    most: list[int] = []
    second = threading.Event()

    def decoder(kind: Any) -> Any:
        inside.append(kind)
        most.append(len(inside))
        if len(inside) > 1:
            second.set()
        second.wait(0.1)  # time enough for another thread to come in, where it may
        inside.remove(kind)
        return real(kind)

    monkeypatch.setattr(codec, "_DECODERS", {})
    monkeypatch.setattr("msgspec.json.Decoder", decoder)
    kinds = (list[int], list[float], list[int])
    threads = [threading.Thread(target=codec.unpack, args=(b"[1]", kind)) for kind in kinds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1
    assert codec.unpack(b"[1]", list[int]) == [1]
