"""The content of a version's record file, as values; `folder` writes the files.

`<stem>.json` is the root of trust of a version. It holds the hashes of the other two files and ends
with a hash of itself, so that the index can be rebuilt from verified files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from monitor.decide.memory import Version
from monitor.decide.step import NewVersion
from monitor.model import Clause, Page, PrintedDate, Validators, Watch
from monitor.store.codec import pack, sha256, unpack
from monitor.store.rows import StoredFile

FORMAT: Final = 2

UNCHAINED: Final = 1
"""The format without `previous`, still read."""

_SECRET_HEADERS: Final = ("cookie", "auth", "token", "csrf", "xsrf", "session", "secret", "api-key")
"""A header whose name contains one of these is not stored."""

_CLOSING: Final = b',\n "sha256_above": "'


@dataclass(frozen=True, slots=True)
class Fetched:
    """How the page was fetched."""

    url: str
    final_url: str
    status: int
    content_type: str
    headers: tuple[tuple[str, str], ...]
    """Without cookies and credentials."""
    validators: Validators
    framed: bool
    moved_to: str | None
    certificate_ends: datetime | None
    sha256: str
    """Of the decompressed body."""
    size: int


@dataclass(frozen=True, slots=True)
class Selectors:
    """The watchlist's settings that locate the policy on the page."""

    keep: str | None
    drop: tuple[str, ...]
    section: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """The content of a version's `.json` file."""

    format: int
    watch: str
    company: str
    document: str
    seq: int
    version: str
    """The stem: the name of the three files without suffix."""
    captured_at: datetime
    fetched: Fetched
    page: StoredFile
    markdown: StoredFile
    text_sha256: str
    reader: str
    """Version of the reading code that produced the clauses."""
    selectors: Selectors
    title: str
    language: str
    last_updated: PrintedDate | None
    dates: tuple[PrintedDate, ...]
    clauses: tuple[Clause, ...]
    previous: str | None = None
    """SHA-256 of the record file of the version before; None for the first, and in format 1."""


def record_of(
    watch: Watch, new: NewVersion, reader: str, page: StoredFile, markdown: StoredFile,
    previous: str | None = None,
) -> Record:  # fmt: skip
    """Return the record of a new version."""
    return Record(
        format=FORMAT, watch=watch.id, company=watch.company, document=watch.document,
        seq=new.seq, version=new.stem, captured_at=new.page.fetched_at, fetched=fetched_of(new.page),
        page=page, markdown=markdown, text_sha256=new.text_sha256, reader=reader,
        selectors=Selectors(watch.keep, watch.drop, watch.section, watch.language),
        title=new.policy.title, language=new.policy.language,
        last_updated=new.policy.last_updated, dates=new.policy.dates, clauses=new.policy.clauses,
        previous=previous,
    )  # fmt: skip


def version_of(record: Record) -> Version:
    """Return the version that a record describes."""
    return Version(
        watch=record.watch, seq=record.seq, stem=record.version, captured_at=record.captured_at,
        page_sha256=record.fetched.sha256, text_sha256=record.text_sha256,
        last_updated=record.last_updated, clauses=record.clauses, language=record.language,
    )  # fmt: skip


def page_of(fetched: Fetched, body: bytes, fetched_at: datetime) -> Page:
    """Return the page as it was fetched, without cookies and credentials."""
    return Page(
        url=fetched.url, final_url=fetched.final_url, status=fetched.status,
        headers=fetched.headers, body=body, content_type=fetched.content_type,
        fetched_at=fetched_at, validators=fetched.validators, framed=fetched.framed,
        moved_to=fetched.moved_to, certificate_ends=fetched.certificate_ends,
    )  # fmt: skip


def seal(record: Record) -> bytes:
    """Return the record as indented JSON that ends with the hash of everything before it."""
    above = msgspec.json.format(pack(record), indent=1).removesuffix(b"\n}")
    return above + _CLOSING + sha256(above).encode() + b'"\n}\n'


def unseal(data: bytes) -> Record:
    """Decode a sealed record; raises `ValueError` if any byte was changed."""
    above, closing, rest = data.rpartition(_CLOSING)
    if not closing or rest != sha256(above).encode() + b'"\n}\n':
        raise ValueError("it was altered: its own hash does not fit")
    record = unpack(above + b"}", Record)
    if record.format > FORMAT:
        raise ValueError(f"it has format {record.format}; this release knows format {FORMAT}")
    return record


def fetched_of(page: Page) -> Fetched:
    """Return how a page was fetched, without cookies and credentials."""
    return Fetched(
        url=page.url, final_url=page.final_url, status=page.status,
        content_type=page.content_type, headers=tuple(filter(_harmless, page.headers)),
        validators=page.validators, framed=page.framed, moved_to=page.moved_to,
        certificate_ends=page.certificate_ends, sha256=sha256(page.body), size=len(page.body),
    )  # fmt: skip


def _harmless(header: tuple[str, str]) -> bool:
    return not any(word in header[0].lower() for word in _SECRET_HEADERS)
