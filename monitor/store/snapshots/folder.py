"""Write and read the three files of a version, which people browse, grep and commit.

<company>/<document>/<stem>.md          the policy's text, Markdown with front matter
                     <stem>.json        what was fetched and read, and the hashes of the others
                     <stem>.html.zst    the page itself (.pdf.zst, .docx.zst, .md.zst, .txt.zst by its format)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from monitor.decide.step import NewVersion
from monitor.errors import StoreDamaged
from monitor.model import Page, Watch
from monitor.store.codec import sha256, stamp
from monitor.store.compression import ZstdError, compress, decompress
from monitor.store.error_translation import reading
from monitor.store.rows import StoredFile
from monitor.store.snapshots.durable import folder_of, write_durably
from monitor.store.snapshots.filesystem import Files
from monitor.store.snapshots.record import (
    Record,
    page_of,
    record_of,
    seal,
    unseal,
)
from monitor.store.upkeep import WriteObserver, unobserved


@dataclass(frozen=True, slots=True)
class Composed:
    """The files of a version, ready to be written."""

    record: Record
    files: tuple[StoredFile, ...]
    """Page, Markdown and record, in this order, as the index stores them."""
    contents: Mapping[str, bytes]
    """Bytes by file name."""


def compose(watch: Watch, new: NewVersion, reader: str, previous: str | None = None) -> Composed:
    """Return the three files of a new version; `previous` is the hash of the record before it."""
    from monitor.extract.formats.registry import stored_suffix  # reading needs no formats

    page = compress(new.page.body)
    markdown = (_front_matter(watch, new, reader) + new.policy.markdown).encode()
    record = record_of(
        watch, new, reader,
        page=stored_as(f"{new.stem}.{stored_suffix(new.page.body, new.page.content_type)}.zst", page),
        markdown=stored_as(f"{new.stem}.md", markdown), previous=previous,
    )  # fmt: skip
    sealed = seal(record)
    files = (record.page, record.markdown, stored_as(f"{new.stem}.json", sealed))
    contents = zip((file.name for file in files), (page, markdown, sealed), strict=True)
    return Composed(record, files, dict(contents))


class Snapshots:
    """The snapshot folder."""

    def __init__(self, root: Path, files: Files, observer: WriteObserver = unobserved) -> None:
        self.root = root
        self.files = files
        self._observer = observer

    def write(self, composed: Composed) -> None:
        """Write a version durably; raises `StoreFull`, `StoreUnwritable` or `StoreDamaged`."""
        folder = folder_of(self.root, composed.record.watch)
        write_durably(self.files, self.root, folder, composed.contents, self._observer)

    def record(self, watch: str, stem: str, expected_sha256: str | None = None) -> Record:
        """Return a version's record, verified by its own hash and the index's; raises `StoreDamaged`."""
        path = self.root / watch / f"{stem}.json"
        data = self._read(watch, path.name)
        try:
            record = unseal(data)
        except (ValueError, msgspec.MsgspecError) as error:
            raise StoreDamaged(path, str(error)) from error
        if expected_sha256 not in (None, sha256(data)):
            raise StoreDamaged(path, "it is not the file that the index speaks of")
        if (record.watch, record.version) != (watch, stem):
            raise StoreDamaged(path, f"it belongs to {record.watch}, version {record.version}")
        return record

    def page(self, record: Record) -> Page:
        """Return the raw page of a version, hashes verified; raises `StoreDamaged`."""
        path = self.root / record.watch / record.page.name
        packed = self.verified(record.watch, record.page)
        try:
            body = decompress(packed)
        except ZstdError as error:
            raise StoreDamaged(path, f"it cannot be decompressed: {error}") from error
        if sha256(body) != record.fetched.sha256:
            raise StoreDamaged(path, "the page in it is not the one that was fetched")
        return page_of(record.fetched, body, record.captured_at)

    def markdown(self, record: Record) -> str:
        """Return a version's Markdown with its front matter, hash verified; raises `StoreDamaged`."""
        return self.verified(record.watch, record.markdown).decode()

    def verified(self, watch: str, stored: StoredFile) -> bytes:
        """Return a file's bytes; raises `StoreDamaged` if they do not match the recorded hash."""
        data = self._read(watch, stored.name)
        if sha256(data) != stored.sha256:
            problem = f"it was altered: {stored.size} bytes were written, {len(data)} are there"
            if len(data) == stored.size:
                problem = "it was altered: its hash does not fit"
            raise StoreDamaged(self.root / watch / stored.name, problem)
        return data

    def _read(self, watch: str, name: str) -> bytes:
        folder = folder_of(self.root, watch)
        with reading(self.root / folder / name):
            return self.files.read(f"{folder}/{name}")


def stored_as(name: str, data: bytes) -> StoredFile:
    """Return name, hash and size of a file with these bytes."""
    return StoredFile(name, sha256(data), len(data))


def _front_matter(watch: Watch, new: NewVersion, reader: str) -> str:
    """Return YAML front matter; its values are JSON strings, so that no title can break out."""
    printed = new.policy.last_updated
    values = {
        "watch": watch.id,
        "company": watch.company,
        "document": watch.document,
        "url": new.page.url,
        "captured_at": stamp(new.page.fetched_at),
        "last_updated": printed.value if printed else None,
        "language": new.policy.language or None,
        "title": new.policy.title or None,
        "page_sha256": sha256(new.page.body),
        "text_sha256": new.text_sha256,
        "reader": reader,
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join(("---", *lines, "---", "", ""))
