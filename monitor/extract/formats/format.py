"""The record of a source format: all that the program knows of HTML, PDF, DOCX, Markdown and plain text.

Records are small: whoever asks for a suffix or a content type does not load the code that reads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.extract.decisions import ParsedPage


@dataclass(frozen=True, slots=True)
class Selection:
    """What a watch says about where its policy is on the page."""

    keep: str | None = None
    drop: tuple[str, ...] = ()
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes to read, with what came along with them."""

    body: bytes
    url: str
    content_type: str
    """The HTTP header's value, charset included."""
    selection: Selection = Selection()


def never(body: bytes) -> bool:  # noqa: ARG001 - the signature of a format's test of bytes
    """A test of bytes that no body passes."""
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """One source format."""

    name: str
    content_types: tuple[str, ...]
    """The content types that declare it; a file gets the first one."""
    file_suffixes: tuple[str, ...]
    """Endings of file names, without the dot; a stored page gets the first one."""
    read: Callable[[Source], ParsedPage]
    """Reads a source to decisions; raises `NotAPolicy` where it cannot be read."""
    proves: Callable[[bytes], bool] = never
    """Whether the bytes can be nothing else, whatever the server declares."""
    suggests: Callable[[bytes], bool] = never
    """Whether the bytes look like it, unless the server declares plain text or Markdown."""
    binary: bool = False
    """True: a body that is declared so without the proof is refused."""
    served_as_text: bool = False
    """True: servers declare it as plain text too, so the URL's suffix decides."""
    selectable: bool = False
    """Whether a watch's `keep`, `drop` and `section` apply."""
    stands_in: bool = True
    """Whether a site may serve something else in the policy's place, which must be refused."""
    accept: str = ""
    """Its part of the HTTP header `Accept`; empty: it is covered by `*/*`."""
    visible_text: Callable[[bytes, str], str | None] | None = None
    """Returns what a page shows, for its fingerprint; None: the fingerprint is of the bytes."""
