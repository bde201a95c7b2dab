"""The head of the log, signed."""

from __future__ import annotations

import pytest

from monitor.transparency.checkpoint import Checkpoint, opened, signed
from monitor.transparency.merkle import leaf_hash
from monitor.transparency.signed_note import NoteInvalid, Signer

SIGNER = Signer.generate("policy-monitor/test")
HEAD = Checkpoint(SIGNER.name, 18, leaf_hash(b"x"))


def test_a_checkpoint_is_read_as_it_was_signed() -> None:
    note = signed(HEAD, SIGNER)
    assert note.startswith("policy-monitor/test\n18\n")
    assert opened(note, SIGNER.verifier) == HEAD


def test_extension_lines_are_passed_over() -> None:
    assert opened(SIGNER.note(HEAD.text + "extension\n"), SIGNER.verifier) == HEAD


@pytest.mark.parametrize(
    "text",
    [
        "policy-monitor/test\n18\n",
        HEAD.text.replace("18", "018"),
        HEAD.text.replace("18", "-1"),
        HEAD.text.replace("18", "٣"),
        HEAD.text.replace("policy", "other"),
        "policy-monitor/test\n18\nAAAA\n",
        "policy-monitor/test\n18\n!\n",
    ],
)
def test_what_is_no_checkpoint_is_refused_though_it_is_signed(text: str) -> None:
    with pytest.raises(NoteInvalid):
        opened(SIGNER.note(text), SIGNER.verifier)
