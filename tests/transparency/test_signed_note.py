"""Notes are those of C2SP's signed-note."""

from __future__ import annotations

import pytest

from monitor.transparency.signed_note import NoteInvalid, Signer, Verifier

NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
"""The example of the specification's reference code, golang.org/x/mod/sumdb/note."""

TEXT = "one\ntwo\n"


def test_the_note_of_the_reference_code_is_verified() -> None:
    assert Verifier.parse(KEY).text_of(NOTE).endswith("your problem is.\n")


def test_what_is_signed_is_read_again() -> None:
    signer = Signer.generate("example.org/log")
    note = signer.note(TEXT)
    assert Verifier.parse(str(signer.verifier)).text_of(note) == TEXT
    assert Signer.parse(signer.secret()) == signer


def test_other_signatures_beside_ours_are_passed_over() -> None:
    ours, witness = Signer.generate("log"), Signer.generate("witness")
    cosigned = ours.note(TEXT) + witness.note(TEXT).rpartition("\n\n")[2]
    assert ours.verifier.text_of(cosigned) == witness.verifier.text_of(cosigned) == TEXT


@pytest.mark.parametrize(
    "damage",
    [
        lambda note: note.replace("two", "too"),
        lambda note: note.replace("\n\n", "\n"),
        lambda note: note[:-10] + "AAAAAAAA=\n",
        lambda note: note.replace("log", "gol"),
        lambda note: note.rpartition(" ")[0] + " no base64\n",
        lambda _: "",
    ],
)
def test_an_altered_note_is_refused(damage) -> None:
    signer = Signer.generate("log")
    with pytest.raises(NoteInvalid):
        signer.verifier.text_of(damage(signer.note(TEXT)))


def test_another_key_of_the_same_name_is_not_believed() -> None:
    note = Signer.generate("log").note(TEXT)
    with pytest.raises(NoteInvalid, match="has not signed"):
        Signer.generate("log").verifier.text_of(note)


@pytest.mark.parametrize("text", ["", "a+b", "a+00000000+AAAA", KEY.replace("c74f", "c74e")])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NoteInvalid):
        Verifier.parse(text)
    with pytest.raises(NoteInvalid):
        Signer.parse("PRIVATE+" + text)


def test_the_private_key_is_not_shown() -> None:
    signer = Signer.generate("log")
    assert signer.secret().rpartition("+")[2] not in repr(signer)
