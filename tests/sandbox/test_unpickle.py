"""A worker's answer can hold values of known types only, and never runs code in the parent."""

from __future__ import annotations

import pickle

import pytest

from monitor.errors import NotAPolicy
from monitor.model import Watch
from monitor.sandbox import SandboxFault
from monitor.sandbox.unpickle import loads


@pytest.mark.anyio
async def test_a_worker_taken_over_runs_nothing_in_its_parent(make_sandbox, strangers, tmp_path):
    with pytest.raises(SandboxFault, match="may not send"):
        await make_sandbox().run(strangers.sneak, str(tmp_path / "sneaked"))
    assert not (tmp_path / "sneaked").exists()


@pytest.mark.anyio
@pytest.mark.parametrize(
    "named",
    [
        b"cos\nsystem\n(S'true'\ntR.", b"cbuiltins\neval\n(S'1'\ntR.", b"cbuiltins\ngetattr\n.",
        b"cmonitor.sandbox.handle\nsubprocess.Popen\n.", b"cmonitor.sandbox.handle\nos\n.",
        b"cmonitor.sandbox.pool\nSandbox\n.", b"cmonitor.errors\nPath\n.", b"cbuiltins\nSystemExit\n.",
        b"cmonitor.sandbox.fork_server_process\nmain\n.", b"cmonitor.__main__\nmain\n.",
        b"cmonitor.deliver.dispatch\nTally\n.", b"cmonitor.demo.stage\nStage\n.",
    ],
)  # fmt: skip
async def test_no_name_but_a_value_s_is_accepted_from_a_worker(named):
    with pytest.raises(pickle.UnpicklingError):
        loads(named)


@pytest.mark.anyio
async def test_a_worker_cannot_change_a_class_of_its_parent():
    """BUILD with a pair (None, {name: value}) sets attributes on whatever stands before it."""
    change = b"\x80\x05cmonitor.%s\n%s\nN}\x8c\x04evilK\x01s\x86b."
    for module, name in ((b"model", b"Watch"), (b"errors", b"NotAPolicy")):
        with pytest.raises(TypeError):
            loads(change % (module, name))
    assert not hasattr(Watch, "evil")
    assert not hasattr(NotAPolicy, "evil")
