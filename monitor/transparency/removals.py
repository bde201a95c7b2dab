"""Sign the entries that excuse an absence, each by itself.

A checkpoint is signed over whatever the index holds. If it alone covered a removal, whoever can write
into the index could add one, and the next checkpoint would excuse what they deleted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from monitor.transparency.entries import ForgottenEntry, Removal, RetiredEntry, encode
from monitor.transparency.signed_note import Signer, Verifier

T = TypeVar("T", ForgottenEntry, RetiredEntry)


def signed_removal(entry: T, signer: Signer) -> T:
    """Return the entry with the signature of the log's key over its other fields."""
    return replace(entry, signature=signer.signature(_unsigned(entry)))


def is_signed(entry: Removal, verifier: Verifier) -> bool:
    """Return whether the log's key signed this removal."""
    return verifier.fits(_unsigned(entry), entry.signature)


def _unsigned(entry: Removal) -> bytes:
    """Return what is signed; it begins with `{`, which no checkpoint does."""
    return encode(replace(entry, signature=""))
